"""Nothing outside of the repository is read, and little of what its own files hold is kept."""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

import pytest
from configuration_audit import audited, rows, run, written
from small_pipeline import ACCOUNT, PIPELINE, ROLE

SECRET = "Canary-7f3a91-outside"
BUCKET = 'resource "aws_s3_bucket" "b" {\n  bucket = "some-bucket"\n}\n'


def everything(folder: Path) -> bytes:
    """All that the program wrote: database, report, site, comment."""
    found = b"".join(path.read_bytes() for path in sorted((folder / "out").rglob("*")) if path.is_file())
    with closing(sqlite3.connect(folder / "x.db")) as database:
        return found + (folder / "comment.md").read_bytes() + "\n".join(database.iterdump()).encode()


def repository(folder: Path, **files: str) -> Path:
    written(folder, **files)
    (folder / ".git/objects").mkdir(parents=True)
    (folder / ".git/HEAD").write_text("ref: refs/heads/main\n")
    (folder / ".git/config").write_text(f"[http]\n\textraheader = {SECRET}\n")
    return folder


def using(expression: str) -> str:
    """The expression wherever a text may be shown."""
    return f"""
locals {{
  text = {expression}
}}

resource "aws_s3_bucket" "b" {{
  bucket = local.text
  tags   = {{ Owner = local.text }}
}}

resource "aws_lambda_function" "f" {{
  function_name = "f-${{local.text}}"
  description   = local.text
  role          = "{ROLE}"
  runtime       = local.text
}}

resource "aws_cloudwatch_event_rule" "r" {{
  name          = "r"
  description   = local.text
  event_pattern = jsonencode({{ source = ["aws.s3"], detail = {{ bucket = {{ name = ["${{local.text}}\n"] }} }} }})
}}

resource "aws_s3_bucket" "each" {{
  for_each = toset([local.text])
  bucket   = "each-${{length(each.key)}}"
}}

output "o" {{
  value = local.text
}}
"""


OUTSIDE = ["../outside.txt", "../../outside.txt", "link", "folder/outside.txt", ".git/config", "../.git/config", "gitlink",
           "../infra/../../outside.txt"]


@pytest.mark.parametrize("call, path", [('file("{}")', path) for path in OUTSIDE] + [
    (call, path) for path in ("link", "../.git/config") for call in (
        'templatefile("{}", {{}})', 'filebase64("{}")', 'file("${{path.module}}/{}")', 'filemd5("{}")')])
def test_files_outside_are_not_read(tmp_path, call, path):
    root = repository(tmp_path / "repository")
    (tmp_path / "outside.txt").write_text(SECRET)
    infra = written(root / "infra", main_tf=using(call.format(path)))
    (infra / "link").symlink_to("../../outside.txt")
    (infra / "folder").symlink_to(tmp_path)
    (infra / "gitlink").symlink_to("../.git/config")
    audited(root, terraform="infra")
    text = everything(root)
    assert SECRET.encode() not in text
    # In base64, and the digest.
    assert b"Q2FuYXJ5" not in text and hashlib.md5(SECRET.encode()).hexdigest().encode() not in text


@pytest.mark.parametrize("path", ["/etc/hostname", "~/outside.txt", "/proc/self/environ"])
def test_absolute_paths_are_not_read(tmp_path, path):
    (tmp_path / "outside.txt").write_text(SECRET)
    folder = written(tmp_path / "folder", main_tf=using(f'file("{path}")'))
    done = run(folder, "snapshot", "--no-aws", "--terraform", ".", "--db", "x.db",
               env={"HOME": str(tmp_path), "TOKEN": SECRET})
    assert done.returncode == 0, done.stderr
    names = {name for (name,) in rows(folder, "SELECT name FROM s3_bucket")}
    assert not any(SECRET in name or Path("/etc/hostname").read_text().strip() == name for name in names)


@pytest.mark.parametrize("path", ["/etc/passwd", "../../outside.zip", "link.zip", "pipe.zip", ".git/config", "../.git/config"])
def test_packages_outside_are_not_hashed(tmp_path, path):
    root = repository(tmp_path / "repository")
    (tmp_path / "outside.zip").write_text(SECRET)
    infra = written(root / "infra", main_tf=(
        f'resource "aws_lambda_function" "f" {{\n  function_name = "f"\n  role = "{ROLE}"\n  filename = "{path}"\n}}\n'))
    (infra / "link.zip").symlink_to("../../outside.zip")
    os.mkfifo(infra / "pipe.zip")
    audited(root, terraform="infra")
    (sha256, state), = rows(root, "SELECT sha256, sha256_state FROM local_package")
    assert sha256 is None and state in ("unread", "absent")


def test_a_package_inside_is_hashed(tmp_path):
    root = repository(tmp_path / "repository")
    written(root / "infra", main_tf=(
        f'resource "aws_lambda_function" "f" {{\n  function_name = "f"\n  role = "{ROLE}"\n  filename = "../build/f.zip"\n}}\n'))
    (root / "build").mkdir()
    (root / "build/f.zip").write_bytes(b"zip")
    audited(root, terraform="infra")
    assert [state for (state,) in rows(root, "SELECT sha256_state FROM local_package")] == ["present"]


MODULE = 'resource "aws_s3_bucket" "m" {\n  bucket = "of-the-module"\n}\n'


@pytest.mark.parametrize("way, reads", [("inside", True), ("outside", False), ("link", False), ("manifest", False),
                                        ("absolute", False), ("named root", True)])
def test_modules_are_read_inside_alone(tmp_path, way, reads):
    root = repository(tmp_path / "repository")
    written(tmp_path / "outside", main_tf=MODULE)
    written(root / "modules/m", main_tf=MODULE)
    source = {"inside": "../modules/m", "outside": "../../outside", "link": "./link", "named root": "../../outside"}.get(way)
    infra = written(root / "infra", main_tf=f'module "m" {{\n  source = "{source or "some/module/aws"}"\n}}\n')
    (infra / "link").symlink_to(tmp_path / "outside")
    if source is None:
        (infra / ".terraform/modules").mkdir(parents=True)
        directory = "../../outside" if way == "manifest" else str(tmp_path / "outside")
        (infra / ".terraform/modules/modules.json").write_text(
            json.dumps({"Modules": [{"Key": "m", "Source": "some/module/aws", "Dir": directory}]}))
    found = audited(root, *(["--root", str(tmp_path)] if way == "named root" else []), terraform="infra")
    assert rows(root, "SELECT name FROM s3_bucket") == ([("of-the-module",)] if reads else [])
    missing = [one for one in found if one["rule"] == "module-not-read"]
    assert bool(missing) is not reads
    if way in ("outside", "link"):
        assert "--root" in json.dumps(missing)


VPC = {"Key": "m", "Source": "registry.terraform.io/acme/pipeline/aws", "Version": "5.1.2", "Dir": ".terraform/modules/m"}
CALL = 'module "m" {\n  source  = "acme/pipeline/aws"\n  version = "~> 5.0"\n}\n'
# A permission is missing: EventBridge may not invoke the function of the rule's target.
FAULT = f"""
resource "aws_lambda_function" "f" {{
  function_name = "f"
  role          = "{ROLE}"
}}

resource "aws_cloudwatch_event_rule" "r" {{
  name          = "r"
  event_pattern = jsonencode({{ source = ["aws.s3"] }})
}}

resource "aws_cloudwatch_event_target" "t" {{
  rule = aws_cloudwatch_event_rule.r.name
  arn  = aws_lambda_function.f.arn
}}
"""


def with_record(folder: Path, entry: dict, main: str = CALL, decoy: str = MODULE) -> Path:
    """A configuration with a record of `terraform init` and the folder that it leads to."""
    written(folder, main_tf=main)
    written(folder / ".terraform/modules/m", main_tf=decoy)
    written(folder / "decoy", main_tf=decoy)
    (folder / ".terraform/modules/modules.json").write_text(json.dumps({"Modules": [entry]}))
    return folder


@pytest.mark.parametrize("change, word", [
    ({"Source": "registry.terraform.io/acme/other/aws"}, "another source"), ({"Source": "./m"}, "another source"),
    ({"Source": "git::https://example.com/acme/pipeline/aws"}, "another source"), ({"Source": ""}, "another source"),
    ({"Version": "4.9.0"}, "version"), ({"Version": "6.0.0"}, "version"), ({"Version": None}, "version"),
    ({"Version": "x"}, "version"), ({"Dir": "decoy"}, "folder outside of .terraform/modules"),
    ({"Dir": ".terraform/modules/../../decoy"}, "folder outside of .terraform/modules"),
    ({"Dir": ".terraform/modules"}, "folder outside of .terraform/modules"), ({"Key": "n"}, "terraform init fetches it"),
    ({"Dir": ".terraform/modules/none"}, "has no Terraform files"),
])
def test_a_record_of_another_module_is_not_believed(tmp_path, change, word):
    found = audited(with_record(tmp_path, {**VPC, **change}))
    assert rows(tmp_path, "SELECT name FROM s3_bucket") == []
    (one,) = [one for one in found if one["rule"] == "module-not-read"]
    assert one["verdict"] == "unknown" and word in one["message"], one["message"]
    assert run(tmp_path, "check", "--db", "x.db", "--require-complete", "--fail-on", "none").returncode == 3


@pytest.mark.parametrize("source, recorded", [
    ("acme/pipeline/aws", "registry.terraform.io/acme/pipeline/aws"), ("acme/pipeline/aws", "acme/pipeline/aws"),
    ("acme/pipeline/aws", "registry.opentofu.org/acme/pipeline/aws"),
    ("app.terraform.io/acme/pipeline/aws", "app.terraform.io/acme/pipeline/aws"),
])
def test_a_record_of_the_called_module_is_read(tmp_path, source, recorded):
    with_record(tmp_path, {**VPC, "Source": recorded}, CALL.replace("acme/pipeline/aws", source))
    assert "module-not-read" not in {one["rule"] for one in audited(tmp_path) if one["verdict"] != "pass"}
    assert rows(tmp_path, "SELECT name FROM s3_bucket") == [("of-the-module",)]


def test_no_record_leads_a_local_source_elsewhere(tmp_path):
    entry = {**VPC, "Source": "./real", "Dir": ".terraform/modules/m"}
    entry.pop("Version")
    with_record(tmp_path, entry, 'module "m" {\n  source = "./real"\n}\n')
    written(tmp_path / "real", main_tf=FAULT)
    assert "missing-events-permission" in {one["rule"] for one in audited(tmp_path)}
    assert rows(tmp_path, "SELECT name FROM s3_bucket") == []


@pytest.mark.parametrize("source", ["acme/pipeline/aws", "git::https://example.com/m.git"])
def test_with_untrusted_no_record_is_believed(tmp_path, source):
    main = CALL.replace("acme/pipeline/aws", source) if "acme" in source else f'module "m" {{\n  source = "{source}"\n}}\n'
    entry = {**VPC, "Source": source}
    with_record(tmp_path, entry, main)
    audited(tmp_path)
    assert rows(tmp_path, "SELECT name FROM s3_bucket") == [("of-the-module",)]
    (tmp_path / "x.db").unlink()
    found = audited(tmp_path, "--untrusted")
    (one,) = [one for one in found if one["rule"] == "module-not-read"]
    assert rows(tmp_path, "SELECT name FROM s3_bucket") == [] and "--untrusted" in one["message"]
    # A local one is the repository's own text.
    (tmp_path / "x.db").unlink()
    (tmp_path / "main.tf").write_text('module "m" {\n  source = "./real"\n}\n')
    written(tmp_path / "real", main_tf=FAULT)
    assert "missing-events-permission" in {one["rule"] for one in audited(tmp_path, "--untrusted")}


def test_nothing_passes_for_a_module_that_was_not_read(tmp_path):
    with_record(tmp_path, VPC, decoy="")
    found = audited(tmp_path, "--untrusted")
    high = {"configuration-syntax", "duplicate-declaration", "count-depends-on-resource", "unsupported-notification-block"}
    verdicts = {one["rule"]: one for one in found if one["rule"] in high}
    assert set(verdicts) == high and {one["verdict"] for one in verdicts.values()} == {"unknown"}
    assert all("module.m" in one["message"] for one in verdicts.values())
    assert "module.m" in (tmp_path / "comment.md").read_text()
    # Once it is read they pass.
    (tmp_path / "x.db").unlink()
    assert not high & {one["rule"] for one in audited(tmp_path)}


def test_configuration_files_that_are_links_or_pipes_are_not_read(tmp_path):
    (tmp_path / "outside.tf").write_text(f'resource "aws_s3_bucket" "x" {{\n  bucket = "{SECRET}"\n  = {SECRET}\n}}\n')
    (tmp_path / "outside.tfvars").write_text(f'name = "{SECRET}"\n')
    folder = written(tmp_path / "folder", main_tf='variable "name" {}\nresource "aws_s3_bucket" "b" {\n  bucket = var.name\n}\n')
    (folder / "link.tf").symlink_to("../outside.tf")
    (folder / "terraform.tfvars").symlink_to("../outside.tfvars")
    os.mkfifo(folder / "pipe.tf")
    os.mkfifo(folder / "a.auto.tfvars")
    os.mkfifo(folder / ".terraform.lock.hcl")
    (folder / ".terraform").mkdir()
    os.mkfifo(folder / ".terraform/environment")
    with (folder / "sparse.tf").open("wb") as file:
        file.truncate(1 << 40)
    found = audited(folder)
    assert SECRET.encode() not in everything(folder)
    said = {one["file"]: one["message"] for one in found if one["rule"] == "configuration-syntax"}
    assert "outside" in said["link.tf"] and "not a regular file" in said["pipe.tf"] and "32 MB" in said["sparse.tf"]


STATE = {"version": 4, "terraform_version": "1.9.0", "serial": 1, "lineage": "l", "outputs": {}, "resources": [
    {"mode": "managed", "type": "aws_s3_bucket", "name": "s", "provider": 'provider["registry.terraform.io/hashicorp/aws"]',
     "instances": [{"schema_version": 0, "attributes": {"id": SECRET, "bucket": SECRET, "arn": f"arn:aws:s3:::{SECRET}"}}]}]}


@pytest.mark.parametrize("way", ["path", "absolute", "link", "workspace", "pipe", "sparse"])
def test_states_outside_are_not_read(tmp_path, way):
    (tmp_path / "terraform.tfstate").write_text(json.dumps(STATE))
    path = {"path": "../terraform.tfstate", "absolute": f"{tmp_path}/terraform.tfstate"}.get(way)
    backend = f'terraform {{\n  backend "local" {{\n    path = "{path}"\n  }}\n}}\n' if path else ""
    folder = written(tmp_path / "folder", main_tf=backend + BUCKET)
    if way == "link":
        (folder / "terraform.tfstate").symlink_to("../terraform.tfstate")
    elif way == "workspace":
        (folder / ".terraform").mkdir()
        (folder / ".terraform/environment").write_text("../../..\n")
    elif way == "pipe":
        os.mkfifo(folder / "terraform.tfstate")
    elif way == "sparse":
        with (folder / "terraform.tfstate").open("wb") as file:
            file.truncate(1 << 40)
    done = run(folder, "snapshot", "--no-aws", "--terraform", ".", "--db", "x.db")
    assert done.returncode == 0, done.stderr
    assert rows(folder, "SELECT name FROM s3_bucket") == [("some-bucket",)]
    assert "skipped" in done.stderr


# ---- links of the checkout on paths that the user names

VARIABLE = 'variable "name" {}\nresource "aws_s3_bucket" "b" {\n  bucket = var.name\n}\n'
LOG = json.dumps({"@level": "info", "@message": SECRET, "@module": "terraform.ui", "type": "version", "ui": "1.2",
                  "terraform": "1.11.4"}) + "\n"


def checkout(folder: Path) -> tuple[Path, Path]:
    """A repository, and next to it a folder with secrets that its links lead to."""
    outside = written(folder / "outside", main_tf=VARIABLE)
    (outside / "terraform.tfvars").write_text(f'name = "{SECRET.lower()}"\n')
    (outside / "state.json").write_text(json.dumps(STATE))
    (outside / "run.jsonl").write_text(LOG)
    (outside / "settings.yml").write_text(f"{SECRET}: 1\n")
    (outside / "templates/markdown").mkdir(parents=True)
    (outside / "templates/markdown/report.mustache").write_text(f"{SECRET}\n")
    root = repository(folder / "repository", main_tf=BUCKET)
    written(root / "tf", main_tf=BUCKET)
    (root / "real.json").write_text(json.dumps(STATE))
    (root / "infra").symlink_to("../outside")
    (root / "deep").mkdir()
    (root / "deep/infra").symlink_to("../infra")
    (root / "deep/state").symlink_to(outside / "state.json")
    (root / "inner").symlink_to("tf")
    (root / "inner.json").symlink_to("real.json")
    return root, outside


LED_OUT = [
    ["--terraform", "infra"], ["--terraform", "infra/."], ["--terraform", "./deep/infra"], ["--terraform", "tf/../infra"],
    ["--terraform", "../repository/infra"], ["--terraform", "{root}/infra"], ["--terraform", "infra/templates/.."],
    ["--state", "infra/state.json"], ["--state", "deep/state"], ["--state", "{root}/deep/state"], ["--state", "infra/gone"],
    ["--plan", "infra/state.json"], ["--terraform", "tf", "--log", "infra/run.jsonl"],
    ["--terraform", "tf", "--validation", "infra/state.json"], ["--terraform", "tf", "--provider-schema", "infra/state.json"],
    ["--terraform", "tf", "--config", "infra/settings.yml"], ["--terraform", "infra", "--root", "infra"],
]


@pytest.mark.parametrize("words", LED_OUT, ids=" ".join)
def test_a_link_of_the_checkout_does_not_lead_a_named_path_out(tmp_path, words):
    root, _ = checkout(tmp_path)
    done = run(root, "snapshot", "--no-aws", "--db", "x.db", *[word.format(root=root) for word in words])
    assert done.returncode == 2 and "leads out of the repository by a symbolic link" in done.stderr, done.stderr
    assert SECRET.lower() not in done.stderr.lower() and not (root / "x.db").exists()
    if words[-2] not in ("--config", "--root"):
        assert "with --root" in done.stderr


def test_a_configuration_that_the_user_names_does_not_follow_links_of_the_checkout(tmp_path):
    root, outside = checkout(tmp_path)
    trusted = tmp_path / "trusted.yml"
    for text in ("terraform: infra\n", "state: infra/state.json\n", "log: infra/run.jsonl\n"):
        trusted.write_text(text)
        done = run(root, "snapshot", "--no-aws", "--db", "x.db", "--config", "../trusted.yml")
        assert done.returncode == 2 and "symbolic link" in done.stderr, done.stderr
    (outside / "rules").mkdir()
    (root / "own.yml").write_text("rule_folders: infra/rules\n")
    assert "symbolic link" in run(root, "rules", "list", "--config", "own.yml").stderr


def test_other_commands_do_not_follow_links_of_the_checkout(tmp_path):
    root, outside = checkout(tmp_path)
    assert run(root, "snapshot", "--no-aws", "--terraform", "tf", "--db", "x.db").returncode == 0
    commands = [["render", "--db", "x.db", "--templates", "infra/templates"],
                ["match", "--pattern", "infra/state.json", "--event", "real.json"],
                ["match", "--pattern", "real.json", "--event", "deep/state"], ["match", "--ndjson", "infra/run.jsonl"],
                ["rules", "list", "--config", "infra/settings.yml"], ["permissions", "--config", "infra/settings.yml"]]
    for words in commands:
        done = run(root, *words)
        assert done.returncode == 2 and "symbolic link" in done.stderr and SECRET not in done.stdout + done.stderr, words
    (root / "templates/markdown").mkdir(parents=True)
    (root / "templates/markdown/report.mustache").symlink_to(outside / "templates/markdown/report.mustache")
    done = run(root, "render", "--db", "x.db", "--templates", "templates")
    assert done.returncode == 2 and "symbolic link" in done.stderr and not (root / "reports").exists()


@pytest.mark.parametrize("words, names", [
    (["--terraform", "inner"], {"some-bucket"}), (["--state", "inner.json"], {SECRET}),
    (["--terraform", "../outside"], {SECRET.lower()}), (["--terraform", "{outside}"], {SECRET.lower()}),
    (["--terraform", "../mine"], {SECRET.lower()}), (["--terraform", "{outside}/../mine/."], {SECRET.lower()}),
    (["--terraform", "infra", "--root", ".."], {SECRET.lower()}), (["--state", "deep/state", "--root", ".."], {SECRET}),
    (["--terraform", "tf", "--config", "../settings.yml"], {"some-bucket"}),
])
def test_links_inside_of_the_checkout_and_links_of_the_user_are_followed(tmp_path, words, names):
    root, outside = checkout(tmp_path)
    (tmp_path / "mine").symlink_to("outside")
    (tmp_path / "own.yml").write_text("scope: account\n")
    (tmp_path / "settings.yml").symlink_to("own.yml")
    done = run(root, "snapshot", "--no-aws", "--db", "x.db", *[word.format(outside=outside) for word in words])
    assert done.returncode == 0, done.stderr
    assert {name for (name,) in rows(root, "SELECT name FROM s3_bucket")} == names


def test_a_checkout_below_the_working_directory_is_one_too(tmp_path):
    checkout(tmp_path)
    (tmp_path / "work").mkdir()
    for here, folder in ((tmp_path, "repository/infra"), (tmp_path / "work", "../repository/infra")):
        done = run(here, "snapshot", "--no-aws", "--db", "x.db", "--terraform", folder)
        assert done.returncode == 2 and "symbolic link" in done.stderr, done.stderr


# ---- what a pipereport.yml may say that was found

@pytest.mark.parametrize("text, word", [
    ("terraform: ../other\n", "outside"), ("state: ../state.json\n", "outside"), ("plan: /etc/passwd\n", "outside"),
    ("log: ../state.json\n", "outside"), ("validation: ../state.json\n", "outside"), ("rule_folders: ../other\n", "outside"),
    ("state: link.json\n", "outside"), ("terraform: folder\n", "outside"), ("state: pipe\n", "not a regular file"),
    ("state: '-'\n", "not a regular file"), ("state: .git/config\n", ".git"), ("log: /dev/zero\n", "outside"),
    ("allow_http: true\n", "--allow-http"), ("profile: other\n", "--profile"),
])
def test_a_found_configuration_neither_leads_out_nor_chooses_the_identity(tmp_path, text, word):
    written(tmp_path / "other", main_tf=BUCKET)
    (tmp_path / "state.json").write_text(json.dumps(STATE))
    folder = repository(tmp_path / "folder", main_tf=BUCKET, pipereport_yml=text)
    (folder / "pipereport_yml").rename(folder / "pipereport.yml")
    (folder / "link.json").symlink_to("../state.json")
    (folder / "folder").symlink_to("../other")
    os.mkfifo(folder / "pipe")
    done = run(folder, "snapshot", "--no-aws", "--db", "x.db")
    assert done.returncode == 2 and word in done.stderr, done.stderr
    assert SECRET not in done.stderr and not (folder / "x.db").exists()


def test_a_named_configuration_may_say_all(tmp_path):
    written(tmp_path / "other", main_tf=BUCKET)
    (tmp_path / "state.json").write_text(json.dumps(STATE))
    folder = repository(tmp_path / "folder")
    (folder / "pipereport.yml").write_text(
        "terraform: ../other\nstate: ../state.json\nallow_http: true\nprofile: other\n")
    done = run(folder, "snapshot", "--no-aws", "--db", "x.db", "--config", "pipereport.yml")
    assert done.returncode == 0, done.stderr
    assert {name for (name,) in rows(folder, "SELECT name FROM s3_bucket")} == {"some-bucket", SECRET}


@pytest.mark.parametrize("way", ["link", "pipe"])
def test_a_found_configuration_is_a_file_of_the_repository(tmp_path, way):
    (tmp_path / "outside.yml").write_text(f"{SECRET}: [\n")
    folder = repository(tmp_path / "folder", main_tf=BUCKET)
    if way == "link":
        (folder / "pipereport.yml").symlink_to("../outside.yml")
    else:
        os.mkfifo(folder / "pipereport.yml")
    for command in (["snapshot", "--no-aws", "--db", "x.db"], ["rules", "list"], ["permissions"]):
        done = run(folder, *command)
        assert done.returncode == 2 and SECRET not in done.stderr, done.stderr
        assert "pipereport.yml" in done.stderr


def test_a_configuration_that_is_too_large_is_refused_alike_found_or_named(tmp_path):
    folder = written(tmp_path, main_tf=BUCKET)
    (folder / "pipereport.yml").write_text("# " + "x" * 1_000_000 + "\nterraform: .\n")
    texts = {run(folder, "snapshot", "--no-aws", "--db", "x.db", *words).stderr
             for words in ([], ["--config", "pipereport.yml"])}
    assert texts == {"pipereport: pipereport.yml is larger than 1 MB, which is the limit.\n"}


def test_rules_that_are_links_to_elsewhere_are_not_read(tmp_path):
    (tmp_path / "outside.sql").write_text(SECRET)
    folder = repository(tmp_path / "folder", main_tf=BUCKET)
    (folder / "rules").mkdir()
    (folder / "rules/a.sql").symlink_to("../../outside.sql")
    (folder / "pipereport.yml").write_text("rule_folders: rules\n")
    done = run(folder, "rules", "list")
    assert done.returncode == 2 and SECRET not in done.stderr and "link" in done.stderr, done.stderr


# ---- what the job's environment says

SEEN = """
variable "deploy_token" {}

variable "hidden" {
  sensitive = true
}

resource "aws_s3_bucket" "token" {
  bucket = "x-${var.deploy_token}-${terraform.workspace}"
}

resource "aws_s3_bucket" "hidden" {
  bucket = "y-${var.hidden}"
}
"""
JOB = {"TF_VAR_deploy_token": "canary-of-the-job", "TF_VAR_hidden": "canary-hidden", "TF_WORKSPACE": "canary-space"}


def test_with_untrusted_no_variable_of_the_job_is_a_value(tmp_path):
    written(tmp_path, main_tf=SEEN)
    (tmp_path / ".terraform").mkdir()
    (tmp_path / ".terraform/environment").write_text("canary-selected\n")
    for db, env, words in (("job.db", JOB, ["--untrusted"]), ("file.db", {}, ["--untrusted"])):
        done = run(tmp_path, "snapshot", "--no-aws", "--terraform", ".", "--db", db, *words, env=env)
        assert done.returncode == 0, done.stderr
        with closing(sqlite3.connect(tmp_path / db)) as database:
            names = {name for (name,) in database.execute("SELECT name FROM s3_bucket")}
            assert "x-${var.deploy_token}-default" in names
            assert "canary" not in "\n".join(database.iterdump()).lower()


def test_without_untrusted_variables_of_the_environment_are_values(tmp_path):
    written(tmp_path, main_tf=SEEN)
    done = run(tmp_path, "snapshot", "--no-aws", "--terraform", ".", "--db", "x.db", env=JOB)
    assert done.returncode == 0, done.stderr
    names = {name for (name,) in rows(tmp_path, "SELECT name FROM s3_bucket")}
    assert names == {"x-canary-of-the-job-canary-space", "y-${var.hidden}"}


def test_with_untrusted_no_workspace_of_the_repository_chooses_the_state(tmp_path):
    written(tmp_path, main_tf=BUCKET)
    (tmp_path / ".terraform").mkdir()
    (tmp_path / ".terraform/environment").write_text("decoy\n")
    (tmp_path / "terraform.tfstate.d/decoy").mkdir(parents=True)
    (tmp_path / "terraform.tfstate.d/decoy/terraform.tfstate").write_text(json.dumps(STATE))
    for words, expected in ((["--untrusted"], {"some-bucket"}), ([], {"some-bucket", SECRET})):
        (tmp_path / "x.db").unlink(missing_ok=True)
        done = run(tmp_path, "snapshot", "--no-aws", "--terraform", ".", "--db", "x.db", *words)
        assert done.returncode == 0, done.stderr
        assert {name for (name,) in rows(tmp_path, "SELECT name FROM s3_bucket")} == expected


# ---- what is kept of the repository's own files

TOKEN = "line one of something\nCanary second line\n"


@pytest.mark.parametrize("text, expression", [
    (TOKEN, 'file("notes.txt")'), (TOKEN, 'trimspace(file("notes.txt"))'), (TOKEN, 'split("\\n", file("notes.txt"))[1]'),
    (TOKEN, 'replace(file("notes.txt"), "\\n", " ")'), (TOKEN, 'templatefile("notes.txt", {})'),
    (TOKEN, 'templatestring(file("notes.txt"), {})'), (TOKEN, 'upper(file("notes.txt"))'),
    ('{"private": "Canary of JSON"}', 'jsondecode(file("notes.txt")).private'),
    ('{"private": "Canary of JSON"}', 'jsonencode(jsondecode(file("notes.txt")))'),
    ("Canary " * 500, 'file("notes.txt")'), ("Canary " * 500, 'module.m.text'),
])
def test_the_text_of_a_file_is_not_shown(tmp_path, text, expression):
    written(tmp_path, main_tf=using(expression) + (
        'module "m" {\n  source = "./m"\n  text   = file("notes.txt")\n}\n' if "module.m" in expression else ""))
    written(tmp_path / "m", main_tf='variable "text" {}\noutput "text" {\n  value = var.text\n}\n')
    (tmp_path / "notes.txt").write_text(text)
    audited(tmp_path)
    assert b"canary" not in everything(tmp_path).lower()


HELD = "kX9-canary-Zq"
ENV = f"USER=ci\nTOKEN={HELD}\n"
DISGUISED = [
    'base64encode(file("{}"))', 'lower(base64encode(file("{}")))', 'lower(replace(base64encode(file("{}")), "=", ""))',
    'sha256(file("{}"))', 'md5(file("{}"))', 'base64sha256(file("{}"))', 'substr(file("{}"), 0, 9)', 'urlencode(file("{}"))',
    'replace(file("{}"), "/[^a-z]/", "-")', 'join("-", split("\\n", lower(file("{}"))))', 'strrev(trimspace(file("{}")))',
    'trimprefix(file("{}"), "k")', 'title(file("{}"))', 'regex("[a-z]+", file("{}"))', 'format("%.4s", file("{}"))',
    'join("-", regexall("[a-z]+", file("{}")))', 'join("-", [for p in split("-", file("{}")) : lower(p)])',
    'join("-", [for t in [file("{}")] : base64encode(t)])', 'jsondecode(jsonencode([base64encode(file("{}"))]))[0]',
    'templatefile("t.tftpl", {{ x = file("{}") }})', 'module.m.text', 'startswith(file("{}"), "k") ? "yes-canary" : "no-canary"',
    'sort([trimspace(file("{}")), "canary-guess"])[0]', 'base64gzip(file("{}"))', 'yamlencode(file("{}"))',
]


@pytest.mark.parametrize("name, text", [("value.txt", HELD.lower() + "\n"), ("notes.txt", ENV), ("one.txt", HELD)])
@pytest.mark.parametrize("expression", DISGUISED)
def test_the_text_of_a_file_in_another_form_is_not_known(tmp_path, expression, name, text):
    written(tmp_path, main_tf=BUCKET.replace('"some-bucket"', expression.format(name)) + (
        f'module "m" {{\n  source = "./m"\n  text   = file("{name}")\n}}\n' if "module.m" in expression else ""))
    written(tmp_path / "m", main_tf='variable "text" {}\noutput "text" {\n  value = base64encode(var.text)\n}\n')
    (tmp_path / "t.tftpl").write_text("${base64encode(x)}")
    (tmp_path / name).write_text(text)
    done = run(tmp_path, "snapshot", "--no-aws", "--terraform", ".", "--db", "x.db")
    assert done.returncode == 0, done.stderr
    assert all(name.startswith("${") for (name,) in rows(tmp_path, "SELECT name FROM s3_bucket"))


@pytest.mark.parametrize("expression", [
    'file("name.txt")', 'trimspace(file("name.txt"))', 'chomp(file("name.txt"))', 'jsondecode(file("all.json")).name',
    'jsondecode(file("all.json")).list[0]', 'templatefile("t.tftpl", { x = "the-name" })',
    'templatefile("lower.tftpl", { x = "THE-NAME" })', 'join("-", ["the", jsondecode(file("all.json")).part])',
    'format("%s-%s", "the", jsondecode(file("all.json")).part)', '"the-${jsondecode(file("all.json")).part}"',
    '[for n in jsondecode(file("all.json")).list : n if n != "other"][0]', 'lookup(jsondecode(file("all.json")), "name", "")',
    'try(jsondecode(file("all.json")).none, lower("THE-NAME"))', '"${lower("THE")}-${jsondecode(file("all.json")).part}"',
])
def test_names_of_files_are_known(tmp_path, expression):
    written(tmp_path, main_tf=BUCKET.replace('"some-bucket"', expression))
    (tmp_path / "name.txt").write_text("the-name")
    (tmp_path / "all.json").write_text(json.dumps({"name": "the-name", "part": "name", "list": ["the-name", "other"]}))
    (tmp_path / "t.tftpl").write_text("${x}")
    (tmp_path / "lower.tftpl").write_text("${lower(x)}")
    if "chomp" in expression or "trimspace" in expression:
        (tmp_path / "name.txt").write_text("the-name\n")
    done = run(tmp_path, "snapshot", "--no-aws", "--terraform", ".", "--db", "x.db")
    assert done.returncode == 0, done.stderr
    assert rows(tmp_path, "SELECT name FROM s3_bucket") == [("the-name",)]


@pytest.mark.parametrize("path", [
    ".env", ".env.production", "prod.env", "server.pem", "Server.KEY", ".netrc", ".npmrc", "credentials", ".aws/config",
    ".ssh/known", "secret.tfvars", "old.tfstate", "old.tfstate.backup", "id_rsa", "harmless.txt", "folder/config",
])
def test_files_that_hold_credentials_by_their_name_are_never_read(tmp_path, path):
    written(tmp_path, main_tf=BUCKET.replace('"some-bucket"', f'file("{path}")')
            + f'resource "aws_s3_bucket" "c" {{\n  bucket = try(jsondecode(file("{path}")).a, "none")\n}}\n'
            + f'resource "aws_lambda_function" "f" {{\n  function_name = "f"\n  role = "{ROLE}"\n  filename = "{path}"\n}}\n')
    for folder in (".aws", ".ssh"):
        (tmp_path / folder).mkdir()
    (tmp_path / "harmless.txt").symlink_to(".env")
    (tmp_path / "folder").symlink_to(".aws")
    for name in {path, ".env", ".aws/config"} - {"harmless.txt", "folder/config"}:
        (tmp_path / name).write_text("canary-value")
    done = run(tmp_path, "snapshot", "--no-aws", "--terraform", ".", "--db", "x.db")
    assert done.returncode == 0, done.stderr
    assert all("canary" not in name for (name,) in rows(tmp_path, "SELECT name FROM s3_bucket"))
    assert [sha for (sha,) in rows(tmp_path, "SELECT sha256 FROM local_package")] == [None]


def test_names_policies_and_patterns_of_files_are_judged(tmp_path):
    folder = written(tmp_path, main_tf=PIPELINE)
    plain = {(one["rule"], one["address"]) for one in audited(folder)}
    assert "missing-events-permission" in {rule for rule, _ in plain}
    other = written(tmp_path / "files", main_tf=PIPELINE.replace(
        "var.prefix", 'trimspace(file("${path.module}/prefix.txt"))'))
    (other / "prefix.txt").write_text("small\n")
    assert {(one["rule"], one["address"]) for one in audited(other)} == plain
    assert (f"small-raw-{ACCOUNT}",) in rows(other, "SELECT name FROM s3_bucket")


def test_an_event_pattern_and_a_policy_of_a_file_are_kept(tmp_path):
    pattern = {"source": ["aws.s3"], "detail": {"bucket": {"name": ["some-bucket"]}}}
    policy = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:*", "Resource": "*"}]}
    (tmp_path / "pattern.json").write_text(json.dumps(pattern, indent=2))
    (tmp_path / "policy.json.tpl").write_text(json.dumps(policy, indent=2).replace('"*"', '"${resource}"'))
    (tmp_path / "keys.json").write_text('{"private_key": "Canary", "Statement": []}')
    written(tmp_path, main_tf="""
resource "aws_cloudwatch_event_rule" "r" {
  name          = "r"
  event_pattern = file("pattern.json")
}

resource "aws_iam_role_policy" "p" {
  name   = "p"
  role   = aws_iam_role.r.id
  policy = templatefile("policy.json.tpl", { resource = "*" })
}

resource "aws_iam_role" "r" {
  name               = "role"
  assume_role_policy = file("keys.json")
}
""")
    audited(tmp_path)
    assert [json.loads(text) for (text,) in rows(tmp_path, "SELECT pattern FROM event_rule")] == [pattern]
    assert b"Canary" not in everything(tmp_path)
    assert rows(tmp_path, "SELECT count(*) FROM iam_statement") != [(0,)]


# ---- limits

def limited(folder: Path, timeout: int = 60) -> subprocess.CompletedProcess:
    from program_under_test import PROGRAM

    return subprocess.run(
        ["/bin/sh", "-c", 'ulimit -v 8000000; exec "$0" "$@"', PROGRAM, "snapshot", "--no-aws", "--terraform", ".",
         "--db", "x.db"], cwd=folder, env={"PATH": "/nonexistent", "HOME": str(folder)}, capture_output=True, text=True,
        timeout=timeout)


def test_a_chain_of_ten_thousand_modules_ends(tmp_path):
    for number in range(10_000):
        written(tmp_path / f"m{number}",
                main_tf=f'module "n" {{\n  source = "../m{number + 1}"\n  x      = var.x\n}}\nvariable "x" {{}}\n')
    written(tmp_path / "m10000", main_tf=BUCKET)
    written(tmp_path, main_tf='module "n" {\n  source = "./m0"\n  x      = 1\n}\n')
    done = limited(tmp_path)
    assert done.returncode == 0, done.stderr
    details = [text for (text,) in rows(tmp_path, "SELECT detail FROM terraform_remark WHERE kind = 'syntax_error'")]
    assert details == ["Module calls more than 100 levels deep are not read."]


def test_two_links_in_a_module_folder_end(tmp_path):
    written(tmp_path, main_tf='module "a" {\n  source = "./x"\n}\nmodule "b" {\n  source = "./y"\n}\n' + BUCKET)
    (tmp_path / "x").symlink_to(".")
    (tmp_path / "y").symlink_to(tmp_path)
    done = limited(tmp_path)
    assert done.returncode == 0, done.stderr
    assert rows(tmp_path, "SELECT count(*) FROM s3_bucket") == [(1,)]
    details = {text for (text,) in rows(tmp_path, "SELECT detail FROM terraform_remark WHERE kind = 'syntax_error'")}
    assert len(details) == 1 and "calls itself" in details.pop()


def test_links_that_double_at_each_level_end(tmp_path):
    for level in range(30):
        folder = written(tmp_path / f"d{level}", main_tf="".join(
            f'module "{name}" {{\n  source = "./{name}"\n}}\n' for name in "xy"))
        for name in "xy":
            (folder / name).symlink_to(f"../d{level + 1}")
    written(tmp_path / "d30", main_tf=BUCKET)
    written(tmp_path, main_tf='module "d" {\n  source = "./d0"\n}\n')
    done = limited(tmp_path)
    assert done.returncode == 0, done.stderr
