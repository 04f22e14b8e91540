"""What is printed into the log of a CI job gives its runner no command."""

from __future__ import annotations

import json
import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from configuration_audit import run, written
from small_pipeline import ROLE

# GitHub trims a line and takes `::`; `##[`, `##vso[` and `section_start:` are taken anywhere.
COMMAND = re.compile(r"^\s*::|##[A-Za-z]*\[|section_(start|end):", re.MULTILINE)
NAMES = ["::add-mask::x", " \u00a0::stop-commands::x", "a ##[add-path]/tmp", "a ##vso[task.setvariable variable=PATH]x",
         "section_start:1:x", "a\n::error::x", "a\r::notice::x"]
RULE = """-- id: hostile-rule
-- title: ::error::title ##[x]
-- severity: high
-- rule
SELECT resource_id, origin, '' AS subject, 'fail' AS verdict,
    '::set-output name=x::y' || char(10) || '::add-path::/tmp ##[add-path]/tmp ##vso[task.x]y' AS reason
FROM s3_bucket WHERE snapshot_id = :snapshot
"""


@pytest.fixture(scope="module")
def project(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("commands")
    blocks = []
    for number, name in enumerate(NAMES):
        text = json.dumps(name, ensure_ascii=False)
        blocks.append(f'resource "aws_s3_bucket" "b{number}" {{\n  bucket = {text}\n  acl = "private"\n}}\n')
        blocks.append(f'resource "aws_lambda_function" "f{number}" {{\n  function_name = {text}\n  role = "{ROLE}"\n}}\n')
        blocks.append(f'module "m{number}" {{\n  source = {text}\n}}\n')
    written(folder / "infra", main_tf="\n".join(blocks))
    (folder / "infra/::error::x.tf").write_text("resource {\n  = ##[x]\n")
    (folder / "infra/##[x].tf").write_text("variable {")
    (folder / "rules").mkdir()
    (folder / "rules/hostile.sql").write_text(RULE)
    (folder / "rules/##[x].sql").write_text("-- ::error::x\n")
    (folder / "pipereport.yml").write_text("terraform: infra\nrule_folders: rules\n")
    done = run(folder, "snapshot", "--no-aws", "--db", "x.db", "-v")
    assert done.returncode == 0, done.stderr
    assert not COMMAND.search(done.stdout + done.stderr), done.stderr
    return folder


WORDS = [
    ["check", "--db", "x.db"], ["check", "--db", "x.db", "--format", "json"], ["rules", "list"],
    ["rules", "show", "hostile-rule"], ["rules", "show", "::error::x"], ["explain", "--db", "x.db", "s3://::add-mask::x/##[y]"],
    ["explain", "--db", "x.db", "s3://a ##[add-path]/tmp"], ["explain", "--db", "x.db", "::error::x"],
    ["render", "--db", "x.db", "--reports", "##[x]", "--site", "::site"], ["permissions", "--rules", "\n::error::x"],
    ["check", "--db", "::x.db"], ["check", "--db", "x.db", "--only", "\n::error::x"],
    ["match", "--pattern", "::p", "--event", "::e"], ["match", "--pattern", "bad.json", "--event", "bad.json"],
    ["match", "--ndjson", "lines"], ["snapshot", "--region", "\n::error::x"], ["snapshot", "--terraform", "a\n::error::x"],
    ["snapshot", "--config", "bad.yml"], ["snapshot", "--no-aws", "--state", "##[x].json"], ["::error::x"], ["--\n::x"],
    ["suppress", "--db", "x.db", "::error::", "--reason", "r", "--expires", "2099-01-01"],
]


@pytest.mark.parametrize("words", WORDS, ids=lambda words: " ".join(words).replace("\n", " "))
def test_no_output_holds_a_command(project, words):
    (project / "bad.json").write_text('{"##[x]": ["::error::x"]}')
    (project / "lines").write_text('::error::x\n{"rule": {"##[x]": 1}, "event": {}}\n')
    (project / "bad.yml").write_text("'##[x]': 1\n\"a\\n::error::x\": 2\n")
    (project / "##[x].json").write_text("{")
    done = run(project, *words)
    assert not COMMAND.search(done.stdout) and not COMMAND.search(done.stderr), (done.stdout, done.stderr)
    assert done.stdout + done.stderr


def test_names_stay_readable_and_json_keeps_them(project):
    table = run(project, "check", "--db", "x.db").stdout
    assert "\\u{23}#[add-path]" in table and "set-output name=x::y" in table
    done = run(project, "check", "--db", "x.db", "--format", "json", "--fail-on", "none")
    messages = {one["message"] for one in json.loads(done.stdout)["findings"] if one["rule"] == "hostile-rule"}
    assert any("##[add-path]/tmp ##vso[task.x]y" in message for message in messages)
    with closing(sqlite3.connect(project / "x.db")) as database:
        assert {name for (name,) in database.execute("SELECT name FROM s3_bucket")} >= {"a ##[add-path]/tmp"}


@pytest.mark.parametrize("region", ["eu\x1b[31m", "eu\u202e-west", "eu\n::error::x", "##[x]"])
def test_a_region_that_is_none_is_shown_escaped(tmp_path, region):
    written(tmp_path, main_tf='resource "aws_s3_bucket" "b" {\n  bucket = "some-bucket"\n}\n')
    keys = {"AWS_ACCESS_KEY_ID": "AKIAIOSFODNN7EXAMPLE", "AWS_SECRET_ACCESS_KEY": "x"}
    for words, env in ((["--region", region], {}), ([], {"AWS_REGION": region}), ([], {"AWS_DEFAULT_REGION": region})):
        done = run(tmp_path, "snapshot", "--terraform", ".", "--db", "x.db", *words, env={**keys, **env})
        assert done.returncode in (2, 64) and "region" in done.stderr.lower(), done.stderr
        assert not any(character in done.stderr for character in "\x1b\u202e") and not COMMAND.search(done.stderr)
        assert "eu\n" not in done.stderr, done.stderr


@pytest.mark.parametrize("region", ["x.attacker.example/?", "eu-west-1.attacker.example#", "eu\x1b[31m\n::error::x", ""])
def test_a_region_of_a_stored_snapshot_is_a_region(tmp_path, region):
    written(tmp_path, main_tf='resource "aws_s3_bucket" "b" {\n  bucket = "some-bucket"\n}\n')
    assert run(tmp_path, "snapshot", "--no-aws", "--terraform", ".", "--db", "x.db").returncode == 0
    with closing(sqlite3.connect(tmp_path / "x.db")) as database, database:
        ((request,),) = database.execute("SELECT request FROM snapshot").fetchall()
        stored = json.dumps({**json.loads(request), "readsAWS": True, "regions": [region]})
        database.execute("UPDATE snapshot SET is_complete = 0, is_resumable = 1, regions = ?, request = ?",
                         (json.dumps([region]), stored))
    done = run(tmp_path, "snapshot", "--resume", "--db", "x.db", env={
        "AWS_ACCESS_KEY_ID": "AKIAIOSFODNN7EXAMPLE", "AWS_SECRET_ACCESS_KEY": "x", "AWS_REGION": "eu-west-1",
        "AWS_ENDPOINT_URL": "http://127.0.0.1:9"})
    assert done.returncode == 2 and "is no AWS region" in done.stderr, done.stderr
    assert "\x1b" not in done.stderr and not COMMAND.search(done.stderr)
