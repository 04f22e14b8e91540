"""What pipereport says of a configuration is what ``terraform validate`` says, at the same places.

Needs ``terraform`` on the PATH and PIPEREPORT_TF_PLUGIN_DIR, a folder of plug-ins with hashicorp/aws 5.100.0 as
``terraform init -plugin-dir`` takes it. Skipped, and loudly, without them.

Where the two may differ:

- A provider is asked about known values alone. Of an argument that refers to something validate is silent; the argument
  is deprecated all the same, and a finding.
- Of a deprecated block validate names the line of its resource; the finding stands at the block.
- Validate ends with the first phase that has errors: what is deprecated beside a syntax error it does not say.
- ``count`` that depends on what only the apply knows is an error of the plan, not of validate.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import sqlite3
import subprocess
import warnings
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
from program_under_test import EXAMPLE, PROGRAM
from refused_cases import REFUSED
from syntax_cases import PLACED_BETTER, SYNTAX
from validate_cases import DEPRECATED, VERSIONS

PLUGINS = os.environ.get("PIPEREPORT_TF_PLUGIN_DIR", "")
VERSION = "5.100.0"
FAULTS = sorted(path.name for path in (EXAMPLE / "faults").iterdir() if path.is_dir())
MISTAKES = sorted(path.name for path in (EXAMPLE / "mistakes").iterdir() if path.is_dir())
DEPRECATIONS = {
    "deprecated-acl-argument", "deprecated-argument", "deprecated-bucket-argument", "deprecated-bucket-object"}
if not (shutil.which("terraform") and Path(PLUGINS, "registry.terraform.io/hashicorp/aws", VERSION).is_dir()):
    WHY = f"terraform, or PIPEREPORT_TF_PLUGIN_DIR with hashicorp/aws {VERSION}, is missing: nothing was compared"
    warnings.warn(WHY)
    pytest.skip(WHY, allow_module_level=True)


@dataclass(frozen=True)
class Said:
    """A warning or error of validate."""

    severity: str
    summary: str
    detail: str
    file: str
    line: int
    column: int
    code: str
    address: str | None

    @property
    def is_deprecation(self) -> bool:
        return self.severity == "warning" and "deprecated" in self.summary.lower()

    @property
    def place(self) -> tuple[str, int]:
        return self.file, self.line


def terraform(folder: Path, *arguments: str) -> subprocess.CompletedProcess:
    return subprocess.run(
        ["terraform", f"-chdir={folder}", *arguments], capture_output=True, text=True, timeout=300,
        env={"PATH": os.environ["PATH"], "HOME": str(folder), "TF_IN_AUTOMATION": "1", "CHECKPOINT_DISABLE": "1"})


def validate(folder: Path, *, initialise: bool = False) -> list[Said]:
    if initialise:
        # With a duplicate declaration this fails, and says in words what validate says in JSON.
        terraform(folder, "init", "-backend=false", f"-plugin-dir={PLUGINS}", "-no-color", "-input=false")
    done = terraform(folder, "validate", "-json")
    answer = json.loads(done.stdout)
    assert answer["format_version"].startswith("1."), answer
    said = []
    for one in answer["diagnostics"]:
        span = one.get("range") or {"filename": "", "start": {"line": 0, "column": 0}}
        said.append(Said(one["severity"], one["summary"], one.get("detail", ""), span["filename"], span["start"]["line"],
                         span["start"]["column"], (one.get("snippet") or {}).get("code", ""), one.get("address")))
    assert not any("initialized" in one.summary or "Missing required provider" in one.summary for one in said), said
    return said


@pytest.fixture(scope="session")
def initialised(tmp_path_factory) -> Path:
    """A folder that was initialised, whose ``.terraform`` serves every configuration without modules."""
    folder = tmp_path_factory.mktemp("initialised")
    (folder / "versions.tf").write_text(VERSIONS)
    done = terraform(folder, "init", "-backend=false", f"-plugin-dir={PLUGINS}", "-no-color", "-input=false")
    assert done.returncode == 0, done.stderr
    return folder


def findings(folder: Path) -> list[dict]:
    """Of the configuration in the folder, with places relative to it, as validate has them."""
    def run(*arguments: str) -> subprocess.CompletedProcess:
        return subprocess.run(
            [PROGRAM, *arguments], cwd=folder, env={"PATH": "/nonexistent", "HOME": str(folder)}, capture_output=True,
            text=True, timeout=60)

    taken = run("snapshot", "--no-aws", "--terraform", ".", "--db", "x.db")
    assert taken.returncode == 0, taken.stderr
    checked = run("check", "--db", "x.db", "--format", "json", "--fail-on", "none")
    assert checked.returncode == 0, checked.stderr
    return json.loads(checked.stdout)["findings"]


def columns(folder: Path, kind: str) -> set[tuple[str, int, int]]:
    with closing(sqlite3.connect(folder / "x.db")) as database:
        return set(database.execute("SELECT file, line, column_number FROM terraform_remark WHERE kind = ?", (kind,)))


def places(found: list[dict], *rules: str) -> set[tuple[str, int]]:
    return {(one["file"], one["line"]) for one in found if one["rule"] in rules and one["verdict"] == "fail"}


def compare_deprecations(folder: Path, said: list[Said], found: list[dict], file: str | None = None) -> None:
    """Both ways, in words: what validate alone says, and what pipereport alone says."""
    ours = [one for one in found if one["rule"] in DEPRECATIONS and (file is None or one["file"] == file)]
    theirs = [one for one in said if one.is_deprecation and (file is None or one.file == file)]
    at_blocks: set[tuple[str, int]] = set()
    missing = []
    for one in theirs:
        if one.place in places(ours, *DEPRECATIONS):
            continue
        name = one.detail.split(" is deprecated")[0]
        of_block = [f for f in ours if one.code.lstrip().startswith(("resource ", "data ")) and name in f["message"]
                    and re.sub(r"\[[^]]*]", "", f["address"]) == re.sub(r"\[[^]]*]", "", one.address or "")
                    and f["file"] == one.file and f["line"] > one.line]
        at_blocks |= {(f["file"], f["line"]) for f in of_block}
        if not of_block:
            missing.append(f"{one.file}:{one.line}:{one.column} {one.summary}: {one.detail} | {one.code.strip()}")
    warned = {one.place for one in theirs} | at_blocks
    more = []
    for one in ours:
        lines = (folder / one["file"]).read_text().splitlines()[one["line"] - 1:]
        # A dynamic block is unknown when what it repeats for is.
        line = lines[1] if lines[0].lstrip().startswith("dynamic ") else lines[0]
        if (one["file"], one["line"]) not in warned and not refers(line):
            more.append(f"{one['file']}:{one['line']} {one['rule']} {one['message']} | {line.strip()}")
    assert (missing, more) == ([], []), "\n".join(
        ["validate alone:", *missing, "pipereport alone:", *more])


def refers(line: str) -> bool:
    """Whether the argument on the line is unknown to validate, because it refers to something."""
    _, equals, value = line.partition("=")
    return bool(equals) and bool(re.search(r"\b(aws_\w+|var|local|module|data|each|count)\.", value))


# ---- the example

@pytest.fixture(scope="module")
def packages(tmp_path_factory):
    """The zips of the functions and the layer, as the example's own scripts make them."""
    build = tmp_path_factory.mktemp("packages")
    for script in ("package_lambda.sh", "package_layer.sh"):
        subprocess.run([EXAMPLE / "scripts" / script], check=True, capture_output=True,
                       env={**os.environ, "BUILD_DIR": str(build)})
    return build


@pytest.mark.parametrize("variant", ["healthy", *(f"faults/{name}" for name in FAULTS),
                                     *(f"mistakes/{name}" for name in MISTAKES)])
def test_validate_and_pipereport_say_the_same_of_the_example(tmp_path, packages, variant):
    folder = tmp_path / "terraform"
    shutil.copytree(EXAMPLE / "terraform", folder, ignore=shutil.ignore_patterns(".terraform", "*.tfstate*"))
    # Beside the folder, where its files lead.
    shutil.copytree(packages, tmp_path / "build")
    if variant != "healthy":
        shutil.copytree(EXAMPLE / variant / "terraform", folder, dirs_exist_ok=True)
    said, found = validate(folder, initialise=True), findings(folder)
    errors = {one.place: one for one in said if one.severity == "error"}
    if not errors:
        compare_deprecations(folder, said, found)
    # The modules of the example are called many times; an error is said for each call or once.
    wanted = {"mistakes/duplicate-declarations": "duplicate-declaration",
              "mistakes/count-attribute": "resource-count-attribute",
              "mistakes/notification-filter": "unsupported-notification-block"}.get(variant)
    if wanted:
        assert set(errors) == places(found, wanted), (errors, found)
    elif variant == "mistakes/relative-path":
        # Whether the file is found depends on where validate runs: from its folder it is not.
        assert set(errors) <= places(found, "relative-file-path"), errors
    else:
        assert errors == {}
    if variant == "mistakes/count-on-unknown":
        assert places(found, "count-depends-on-resource"), "the plan would refuse it; validate is silent"
    if variant in ("faults/deprecated-acl", "faults/deprecated-bucket-object"):
        assert any(one.is_deprecation for one in said)


# ---- configurations with deprecations; one validate run says all

@pytest.fixture(scope="module")
def deprecated(initialised, tmp_path_factory):
    """(folder, what validate says, what pipereport says)."""
    folder = tmp_path_factory.mktemp("deprecated")
    shutil.copytree(initialised, folder, dirs_exist_ok=True, symlinks=True)
    for name, text in DEPRECATED.items():
        (folder / name).write_text(text)
    said = validate(folder)
    assert [one for one in said if one.severity == "error"] == []
    return folder, said, findings(folder)


@pytest.mark.parametrize("file", DEPRECATED)
def test_every_deprecation_is_said_by_both(deprecated, file):
    folder, said, found = deprecated
    assert any(one.is_deprecation and one.file == file for one in said), "the file shows something"
    compare_deprecations(folder, said, found, file)


# ---- configurations that validate refuses: an error each

@pytest.mark.parametrize("name", REFUSED)
def test_an_error_of_validate_is_a_finding_at_its_line(initialised, tmp_path, name):
    rule, text = REFUSED[name]
    folder = tmp_path / "root"
    shutil.copytree(initialised, folder, symlinks=True)
    (folder / "main.tf").write_text(text)
    if "./m" in text:
        (folder / "m").mkdir()
        (folder / "m" / "main.tf").write_text("")
    errors = [one for one in validate(folder) if one.severity == "error" and "not installed" not in one.summary]
    assert errors, "validate refuses it"
    assert {one.place for one in errors} == places(findings(folder), rule), errors


@pytest.mark.parametrize("text", [
    'resource "aws_sqs_queue" "a" {}\n\nresource "aws_sqs_queue" "b" {\n  count = aws_sqs_queue.a.arn != "" ? 1 : 0\n}\n',
    'resource "aws_sqs_queue" "a" {}\n\nresource "aws_sqs_queue" "b" {\n  for_each = toset([aws_sqs_queue.a.arn])\n}\n',
], ids=["count", "for_each"])
def test_a_repetition_that_only_the_plan_refuses_is_found_though_validate_is_silent(initialised, tmp_path, text):
    folder = tmp_path / "root"
    shutil.copytree(initialised, folder, symlinks=True)
    (folder / "main.tf").write_text(text)
    assert validate(folder) == []
    assert places(findings(folder), "count-depends-on-resource") == {("main.tf", 4)}


# ---- syntax

@pytest.mark.parametrize("name", SYNTAX)
def test_a_syntax_error_is_found_where_validate_finds_it(initialised, tmp_path, name):
    folder = tmp_path / "root"
    shutil.copytree(initialised, folder, symlinks=True)
    (folder / "main.tf").write_text(SYNTAX[name])
    theirs = [(one.file, one.line, one.column) for one in validate(folder) if one.severity == "error"]
    assert theirs, "validate refuses it"
    found = findings(folder)
    ours = columns(folder, "syntax_error")
    place = PLACED_BETTER.get(name, theirs[0])
    assert place in ours, f"validate: {theirs}, pipereport: {sorted(ours)}"
    assert place[:2] in places(found, "configuration-syntax")


def test_a_syntax_error_in_json_is_found_where_validate_finds_it(initialised, tmp_path):
    folder = tmp_path / "root"
    shutil.copytree(initialised, folder, symlinks=True)
    (folder / "main.tf.json").write_text('{\n  "locals": {\n    "a": 1,,\n    "b": 2\n  }\n}\n')
    theirs = [(one.file, one.line, one.column) for one in validate(folder) if one.severity == "error"]
    findings(folder)
    assert theirs and theirs[0] in columns(folder, "syntax_error"), (theirs, columns(folder, "syntax_error"))
