"""Odd configurations that Terraform takes: they are read as Terraform reads them, and nothing crashes."""

from __future__ import annotations

import json
import shutil

import pytest
from configuration_audit import audited, rows, run, written
from hygiene import beside_hygiene
from program_under_test import EXAMPLE
from small_pipeline import ACCOUNT, PIPELINE, PIPELINE_JSON, ROLE

def told(found: list[dict]) -> set[tuple]:
    """What the findings say, without where it is written."""
    return {(one["rule"], one["verdict"], one["severity"], one["address"], one["subject"]) for one in found}


def placed(found: list[dict]) -> set[tuple]:
    return {(one["rule"], one["verdict"], one["address"], one["file"], one["line"]) for one in found}


EXPECTED = {"missing-events-permission", "eventbridge-not-enabled", "deprecated-acl-argument",
            "deprecated-bucket-argument", "deprecated-argument", "provider-unpinned"}


@pytest.fixture(scope="module")
def plain(tmp_path_factory) -> list[dict]:
    """The findings of the small pipeline, from one file with plain lines."""
    found = audited(written(tmp_path_factory.mktemp("plain"), main_tf=PIPELINE))
    assert EXPECTED <= {one["rule"] for one in found}
    assert all(one["verdict"] == "fail" and one["file"] == "main.tf" and one["line"] for one in found
               if one["rule"] in EXPECTED), found
    return found


# ---- how it is written

def test_json_gives_the_same_findings(plain, tmp_path):
    found = audited(written(tmp_path, main_tf_json=json.dumps(PIPELINE_JSON, indent=2)))
    assert told(found) == told(plain)
    assert {one["file"] for one in found} == {"main.tf.json"}
    lines = (tmp_path / "main.tf.json").read_text().splitlines()
    acl = next(one for one in found if one["rule"] == "deprecated-acl-argument")
    assert '"acl"' in lines[acl["line"] - 1]


def test_json_on_one_line_gives_the_same_findings(plain, tmp_path):
    found = audited(written(tmp_path, main_tf_json=json.dumps(PIPELINE_JSON)))
    assert told(found) == told(plain)
    assert {one["line"] for one in found} == {1}


def test_one_pipeline_in_both_languages_gives_the_same_findings(plain, tmp_path):
    resources = {"terraform", "variable", "locals"}
    half = {key: value for key, value in PIPELINE_JSON.items() if key in resources}
    begin, end = PIPELINE.index('resource "aws_s3_bucket" "raw"'), len(PIPELINE)
    found = audited(written(tmp_path, a_tf_json=json.dumps(half), b_tf=PIPELINE[begin:end]))
    assert told(found) == told(plain)


@pytest.mark.parametrize("change", [
    lambda text: "\ufeff" + text, lambda text: text.replace("\n", "\r\n"),
    lambda text: "\ufeff" + text.replace("\n", "\r\n"), lambda text: text.rstrip("\n"),
], ids=["BOM", "CRLF", "BOM and CRLF", "no last newline"])
def test_how_lines_and_files_are_ended_changes_nothing(plain, tmp_path, change):
    (tmp_path / "main.tf").write_bytes(change(PIPELINE).encode())
    found = audited(tmp_path)
    assert placed(found) == placed(plain)
    assert told(found) == told(plain)


def test_each_block_in_a_file_of_its_own_gives_the_same_findings(plain, tmp_path):
    for number, block in enumerate(PIPELINE.split("\n}\n")[:-1]):
        (tmp_path / f"{9 - number % 10}-{number}.tf").write_text(block + "\n}\n")
    assert told(audited(tmp_path)) == told(plain)


def test_what_terraform_passes_over_is_passed_over(plain, tmp_path):
    written(tmp_path, main_tf=PIPELINE)
    broken = 'resource "aws_s3_bucket" "raw" {\n  acl = \n'
    for name in (".hidden.tf", "main.tf~", "#main.tf#", "main.tf.bak", "main.hcl", "notes.json", "main.tf.json~"):
        (tmp_path / name).write_text(broken)
    # Of no effect on a local run: it says what is uploaded to HCP Terraform.
    (tmp_path / ".terraformignore").write_text("*.tf\n**\n")
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "uncalled.tf").write_text(broken)
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests" / "a.tftest.hcl").write_text("run {")
    assert placed(audited(tmp_path)) == placed(plain)


# ---- overrides and values

@pytest.mark.parametrize("name", ["override.tf", "z_override.tf", "override.tf.json"])
def test_an_override_wins(plain, tmp_path, name):
    written(tmp_path, main_tf=PIPELINE)
    if name.endswith(".json"):
        text = json.dumps({"variable": {"prefix": {"default": "other"}},
                           "resource": {"aws_lambda_function": {"f": {"function_name": "overridden"}}}})
    else:
        text = ('variable "prefix" {\n  default = "other"\n}\n\n'
                'resource "aws_lambda_function" "f" {\n  function_name = "overridden"\n}\n')
    (tmp_path / name).write_text(text)
    found = audited(tmp_path)
    # Subjects hold names, and these are others.
    assert {one[:4] for one in told(found)} == {one[:4] for one in told(plain)}
    assert rows(tmp_path, "SELECT name FROM lambda_function") == [("overridden",)]
    assert (f"other-raw-{ACCOUNT}",) in rows(tmp_path, "SELECT name FROM s3_bucket")


def test_a_fault_in_an_override_stands_in_the_override(tmp_path):
    written(tmp_path, main_tf=PIPELINE.replace('  acl    = "private"\n', ""),
            override_tf='resource "aws_s3_bucket" "raw" {\n  acl = "public-read"\n}\n')
    found = audited(tmp_path)
    assert ("deprecated-acl-argument", "fail", "aws_s3_bucket.raw", "override.tf", 2) in placed(found)


@pytest.mark.parametrize("way", [
    "terraform.tfvars", "terraform.tfvars.json", "a.auto.tfvars", "a.auto.tfvars.json", "TF_VAR"])
def test_the_value_of_a_variable_is_taken_from_where_terraform_takes_it(tmp_path, way):
    written(tmp_path, main_tf=PIPELINE)
    if way != "TF_VAR":
        (tmp_path / way).write_text('{"prefix": "given"}' if way.endswith(".json") else 'prefix = "given"\n')
    done = run(tmp_path, "snapshot", "--no-aws", "--terraform", ".", "--db", "x.db",
               env={"TF_VAR_prefix": "given" if way == "TF_VAR" else "weaker"})
    assert done.returncode == 0, done.stderr
    assert (f"given-raw-{ACCOUNT}",) in rows(tmp_path, "SELECT name FROM s3_bucket")


def test_a_variable_without_a_value_leaves_a_symbol_and_the_wiring_is_judged(plain, tmp_path):
    found = audited(written(tmp_path, main_tf=PIPELINE.replace('  default = "small"\n', "")))
    wiring = {"missing-events-permission", "eventbridge-not-enabled"}
    assert {one[:4] for one in told(found) if one[0] in wiring} == {one[:4] for one in told(plain) if one[0] in wiring}


# ---- modules

def test_modules_within_modules_are_counted_out(tmp_path):
    written(tmp_path, main_tf='module "a" {\n  source   = "./a"\n  for_each = { x = 1, "y z" = 2 }\n'
                              '  size     = each.value\n}\n')
    written(tmp_path / "a", main_tf='variable "size" {}\n\nmodule "b" {\n  source = "./b"\n  count  = var.size\n'
                                    '  name   = "n-${count.index}"\n}\n')
    written(tmp_path / "a" / "b", main_tf='variable "name" {}\n\nresource "aws_s3_bucket" "s" {\n  count  = 2\n'
                                          '  bucket = "${var.name}-${count.index}"\n  acl    = "private"\n}\n')
    found = audited(tmp_path)
    wanted = sorted((f'module.a["{key}"].module.b[{b}].aws_s3_bucket.s[{s}]', f"n-{b}-{s}")
                    for key, size in (("x", 1), ("y z", 2)) for b in range(size) for s in range(2))
    assert sorted(rows(
        tmp_path, "SELECT r.address, b.name FROM s3_bucket b JOIN resource r ON r.id = b.resource_id")) == wanted
    acl = [one for one in found if one["rule"] == "deprecated-acl-argument"]
    assert {(one["file"], one["line"]) for one in acl} == {("a/b/main.tf", 6)}
    assert {one["address"] for one in acl} <= {address for address, _ in wanted}


@pytest.mark.parametrize("count", ["0", 'var.on ? 1 : 0', 'length([])'])
def test_a_module_that_is_not_made_has_no_resources(tmp_path, count):
    written(tmp_path, main_tf='variable "on" {\n  default = false\n}\n\n'
                              f'module "a" {{\n  source = "./a"\n  count  = {count}\n}}\n')
    written(tmp_path / "a", main_tf='resource "aws_s3_bucket" "s" {\n  bucket = "Bad_Name"\n}\n')
    assert "bucket-name-invalid" not in {one["rule"] for one in audited(tmp_path)}
    assert rows(tmp_path, "SELECT * FROM s3_bucket") == []


def test_a_module_that_calls_itself_ends(tmp_path):
    written(tmp_path, main_tf='module "a" {\n  source = "./a"\n}\n')
    written(tmp_path / "a", main_tf='module "a" {\n  source = "../a"\n}\n\n'
                                    'resource "aws_s3_bucket" "s" {\n  bucket = "b-x"\n}\n')
    audited(tmp_path)


MODULES = {"Modules": [
    {"Key": "", "Source": "", "Dir": "."},
    {"Key": "fetched", "Source": "registry.terraform.io/terraform-aws-modules/lambda/aws", "Version": "7.0.0",
     "Dir": ".terraform/modules/fetched"}]}
CALLS = f"""
module "fetched" {{
  source  = "terraform-aws-modules/lambda/aws"
  version = "7.0.0"
  name    = "from-the-registry"
}}

module "missing" {{
  source  = "terraform-aws-modules/s3-bucket/aws"
  version = "4.0.0"
}}

resource "aws_cloudwatch_event_rule" "r" {{
  name          = "r"
  event_pattern = jsonencode({{ source = ["aws.s3"], detail = {{ bucket = {{ name = [module.missing.s3_bucket_id] }} }} }})
}}

resource "aws_cloudwatch_event_target" "t" {{
  rule = aws_cloudwatch_event_rule.r.name
  arn  = module.fetched.arn
}}
"""


def test_a_fetched_module_is_read_and_a_missing_one_is_unknown(tmp_path):
    written(tmp_path, main_tf=CALLS)
    fetched = written(tmp_path / ".terraform" / "modules" / "fetched", main_tf=(
        'variable "name" {}\n\nresource "aws_lambda_function" "this" {\n  function_name = var.name\n'
        f'  role          = "{ROLE}"\n}}\n\noutput "arn" {{\n  value = aws_lambda_function.this.arn\n}}\n'))
    (tmp_path / ".terraform" / "modules" / "modules.json").write_text(json.dumps(MODULES))
    assert fetched.is_dir()
    found = audited(tmp_path)
    assert rows(tmp_path, "SELECT name FROM lambda_function") == [("from-the-registry",)]
    missing = [one for one in found if one["rule"] == "module-not-read"]
    assert [(one["verdict"], one["file"], one["line"]) for one in missing] == [("unknown", "main.tf", 8)]
    assert "missing" in missing[0]["message"]
    permission = [one for one in found if one["rule"] == "missing-events-permission"]
    assert [one["address"] for one in permission] == ["module.fetched.aws_lambda_function.this"]
    # The bucket may be there and switched on, for all that is known.
    assert "fail" not in {one["verdict"] for one in found if one["rule"] == "eventbridge-not-enabled"}
    done = run(tmp_path, "check", "--db", "x.db", "--only", "module-not-read")
    assert done.returncode == 0, "an unknown alone fails no check"


@pytest.mark.parametrize("manifest", ["", "{", "[]", '{"Modules": [{"Key": "fetched", "Dir": "../../../../etc"}]}',
                                      '{"Modules": null}', '{"Modules": [{"Key": "fetched", "Dir": "/nonexistent"}]}'])
def test_a_broken_manifest_is_no_manifest(tmp_path, manifest):
    written(tmp_path, main_tf=CALLS)
    written(tmp_path / ".terraform" / "modules")
    (tmp_path / ".terraform" / "modules" / "modules.json").write_text(manifest)
    found = [one for one in audited(tmp_path) if one["rule"] == "module-not-read"]
    assert {one["line"] for one in found} == {2, 8}
    assert {one["verdict"] for one in found} == {"unknown"}


# Key in the language → in an address, as `terraform show -json` of Terraform 1.11.4 writes it.
KEYS = {r'"\u001b[31mred"': r'"\u001b[31mred"', r'"$${x}"': r'"$${x}"', r'"%%{x}"': r'"%%{x}"', r'"a\tb"': r'"a\tb"',
        r'"a\nb"': r'"a\nb"', r'"a\rb"': r'"a\rb"', r'"a\\b\"c"': r'"a\\b\"c"', r'"a\u202eb"': r'"a\u202eb"',
        r'"\u00a0"': r'"\u00a0"', '"é"': '"é"', r'"\U0001F600"': '"😀"', '""': '""', '"<b>"': '"<b>"', '"a.b"': '"a.b"'}


@pytest.mark.parametrize("key", KEYS)
def test_keys_stand_in_addresses_as_terraform_writes_them(tmp_path, key):
    written(tmp_path, main_tf=f'module "m" {{\n  source   = "./m"\n  for_each = toset([{key}])\n}}\n')
    written(tmp_path / "m", main_tf='resource "aws_s3_bucket" "s" {\n'
                                    f'  for_each = {{ {key} = 1 }}\n  bucket   = "b-x"\n}}\n')
    taken = run(tmp_path, "snapshot", "--no-aws", "--terraform", ".", "--db", "x.db")
    assert taken.returncode == 0, taken.stderr
    assert rows(tmp_path, "SELECT address FROM resource WHERE type = 'aws_s3_bucket'") == [
        (f"module.m[{KEYS[key]}].aws_s3_bucket.s[{KEYS[key]}]",)]


# ---- what cannot be read

@pytest.mark.parametrize("text, line", [
    ('locals {\n  a = [1, 2\n}\n', None), ('resource "aws_s3_bucket" "x" {\n  bucket = \n}\n', 2), ("}\n", 1), ("\x00\x01", 1),
    ("locals {\n  a = \"\xe9\xff\"\n}\n", None),
])
def test_a_syntax_error_in_one_file_leaves_the_others_read(plain, tmp_path, text, line):
    written(tmp_path, main_tf=PIPELINE)
    (tmp_path / "broken.tf").write_bytes(text.encode("latin-1"))
    found = audited(tmp_path)
    syntax = [one for one in found if one["rule"] == "configuration-syntax"]
    assert syntax and {one["file"] for one in syntax} == {"broken.tf"}
    assert line is None or line in {one["line"] for one in syntax}
    assert told(plain) <= told(found)


def test_a_syntax_error_in_a_module_is_placed_there(tmp_path):
    written(tmp_path, main_tf='module "a" {\n  source = "./a"\n}\n')
    written(tmp_path / "a", main_tf='locals {\n  a = 1 b = 2\n}\n')
    found = audited(tmp_path)
    assert ("a/main.tf", 2) in {(one["file"], one["line"]) for one in found if one["rule"] == "configuration-syntax"}


@pytest.mark.parametrize("files", [{}, {"terraform.tfvars": 'a = "b"\n'}, {"x.tf.bak": "locals {}"}],
                         ids=["empty", "variables alone", "a copy"])
def test_a_folder_without_a_configuration_is_refused_in_a_sentence(tmp_path, files):
    (tmp_path / "infra").mkdir()
    for name, text in files.items():
        (tmp_path / "infra" / name).write_text(text)
    done = run(tmp_path, "snapshot", "--no-aws", "--terraform", "infra", "--db", "x.db")
    assert done.returncode == 2 and len(done.stderr.strip().splitlines()) == 1, done.stderr
    assert "nothing to read" in done.stderr
    assert not (tmp_path / "x.db").exists()


@pytest.mark.parametrize("text", ["", "\n", "# nothing\n", "terraform {}\n", "locals {}\n"])
def test_an_empty_configuration_has_no_finding(tmp_path, text):
    found = audited(written(tmp_path, main_tf=text))
    assert [one for one in found if one["verdict"] == "fail" and one["rule"] != "provider-unpinned"] == []


def test_a_link_in_a_circle_and_a_folder_called_tf_are_no_obstacle(plain, tmp_path):
    written(tmp_path, main_tf=PIPELINE)
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "folder.tf").mkdir()
    found = audited(tmp_path)
    assert told(plain) <= told(found)


def test_the_example_is_read_through_a_link(tmp_path):
    shutil.copytree(EXAMPLE / "terraform", tmp_path / "real", ignore=shutil.ignore_patterns(".terraform", "*.tfstate*"))
    (tmp_path / "link").symlink_to(tmp_path / "real")
    found = beside_hygiene(audited(tmp_path, terraform="link"))
    assert [one for one in found if one["verdict"] == "fail"] == []
