"""What Terraform calls sensitive, and what a configuration keeps in confidence, reaches no file, page or stream.

Every secret is a random token of its own; after snapshot, check, render and record it is searched for byte by byte, as
text, UTF-16 and base64. The inputs lie in a folder of their own, which is not searched.
"""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest
from program_under_test import PROGRAM
from secret_configuration import ROLE, configuration
from secret_documents import log_of, plan, shown_state, state
from secret_marks import Marks
from test_secrets import leaks, published


@pytest.fixture
def marks() -> Marks:
    return Marks()


@pytest.fixture
def inputs(tmp_path: Path) -> Path:
    (tmp_path / "inputs").mkdir()
    return tmp_path / "inputs"


@pytest.fixture
def work(tmp_path: Path) -> Path:
    (tmp_path / "work").mkdir()
    return tmp_path / "work"


def made(run, work: Path, *arguments, env=None) -> list[str]:
    """All that was said by a snapshot and by everything that is made of it."""
    done = run("snapshot", "--no-aws", "--db", "x.db", "-v", *arguments, cwd=work, env=env)
    assert done.returncode == 0, done.stderr
    said = [done.stdout, done.stderr, *published(run, work)]
    for origin in ("state", "plan", "config"):
        done = run("check", "--db", "x.db", "--origin", origin, "--format", "json", "--fail-on", "none", cwd=work)
        said += [done.stdout, done.stderr]
    return said


@pytest.mark.parametrize("kind", ["state", "shown state", "plan", "all"])
def test_sensitive_values_of_documents_are_nowhere(pipereport, inputs, work, marks, kind):
    documents = {"state": state, "shown state": shown_state, "plan": plan}
    arguments: list = []
    for name, document in documents.items():
        if kind in (name, "all"):
            path = inputs / f"{name.replace(' ', '-')}.json"
            path.write_text(json.dumps(document(marks)))
            arguments += ["--plan" if name == "plan" else "--state", path]
    said = made(pipereport, work, *arguments)
    assert len(marks) >= 16
    marks.nowhere(work, *said)
    assert leaks(work, ["the-raw-bucket"]), "the search finds what is there"


def test_a_document_on_standard_input_is_searched_no_less(pipereport, work, marks):
    done = subprocess.run(
        [PROGRAM, "snapshot", "--no-aws", "--plan", "-", "--db", "x.db", "-v"], input=json.dumps(plan(marks)), cwd=work,
        env={"PATH": os.environ["PATH"], "HOME": str(work)}, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    marks.nowhere(work, done.stdout, done.stderr, *published(pipereport, work))


# ---- configuration

def test_secrets_of_a_configuration_are_nowhere(pipereport, inputs, work, marks):
    env = configuration(inputs, marks)
    said = made(pipereport, work, "--terraform", inputs, env=env)
    marks.nowhere(work, *said)
    kept = [json.loads(text) for text in said if text.startswith("{")]
    rules = {finding["rule"] for finding in kept[0]["findings"]}
    assert {"deprecated-acl-argument", "unused-module-input"} <= rules, "the places of the secrets were judged"
    assert leaks(work, ["the-raw-bucket"]), "the search finds what is there"


def test_secrets_beside_faults_are_nowhere(pipereport, inputs, work, marks):
    """What a fault's finding tells of its line is never the value that stands there."""
    (inputs / "main.tf").write_text(f'''
variable "twice" {{
  sensitive = true
  default   = "{marks['duplicate default']}"
}}

variable "twice" {{
  sensitive = true
  default   = "{marks['second default']}"
}}

resource "aws_s3_bucket" "a" {{
  bucket = "The_Invalid ${{var.twice}}"
}}

resource "aws_s3_bucket" "b" {{
  count  = aws_s3_bucket.a.arn == var.twice ? 1 : 0
  bucket = "b"
}}

resource "aws_s3_bucket_notification" "n" {{
  bucket = aws_s3_bucket.a.id

  lambda_function {{
    events = ["s3:ObjectCreated:*"]

    filter {{
      password = sensitive("{marks['unsupported block']}")
    }}
  }}
}}

resource "aws_s3_bucket" "c" {{
  bucket = "c"

  website {{
    redirect_all_requests_to = sensitive("{marks['deprecated block']}")
  }}
}}
''')
    (inputs / "broken.tf").write_text(f'''
locals {{
  password = "{marks['line of a syntax error']}" ]
}}
''')
    (inputs / "broken2.tf").write_text(f'''
resource "aws_db_instance" "x" {{
  password = {marks['bare word']} {marks['second bare word']}
''')
    (inputs / "broken3.tf.json").write_text('{"locals": {"password": "' + marks["cut JSON"] + '"')
    (inputs / "terraform.tfvars").write_text(f'x = "{marks["tfvars syntax error"]}" "{marks["tfvars after it"]}"\n')
    said = made(pipereport, work, "--terraform", inputs)
    assert "configuration-syntax" in said[4]
    marks.nowhere(work, *said)


def test_secrets_of_a_configuration_in_json_are_nowhere(pipereport, inputs, work, marks):
    (inputs / "main.tf.json").write_text(json.dumps({
        "variable": {"pw": {"sensitive": True, "default": marks["default"]}},
        "resource": {
            "aws_s3_bucket": {"raw": {"bucket": "the-raw-bucket", "tags": {"a": "${var.pw}"}, "acl": "${var.pw}"}},
            "aws_lambda_function": {"f": {
                "function_name": "f", "role": ROLE, "description": "x ${sensitive(\"" + marks["sensitive()"] + "\")}",
                "environment": {"variables": {"A": marks["environment"], "B": "${var.pw}",
                                              "BUCKET": "${aws_s3_bucket.raw.bucket}"}}}},
            "aws_db_instance": {"db": {"password": marks["not modelled"]}}},
        "output": {"o": {"sensitive": True, "value": marks["output"]}}}))
    said = made(pipereport, work, "--terraform", inputs)
    marks.nowhere(work, *said)
    assert leaks(work, ["the-raw-bucket"])


# ---- logs

PLACES = ["state", "shown state", "plan", "tfvars", "auto.tfvars", "TF_VAR", "default", "sensitive()"]


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("way", ["log", "record"])
def test_a_log_that_repeats_a_secret_of_the_sources_is_told_without_it(pipereport, inputs, work, marks, place, way):
    env: dict[str, str] = {}
    if place in ("state", "shown state", "plan"):
        document = {"state": state, "shown state": shown_state, "plan": plan}[place](marks)
        (inputs / "d.json").write_text(json.dumps(document))
        arguments = ["--plan" if place == "plan" else "--state", inputs / "d.json"]
        # Of a sensitive pattern or policy the log would repeat the document and not a word of it.
        told = [token for where, token in marks.items() if ("sensitive" in where or "output" in where)
                and "pattern" not in where and "policy" not in where]
    else:
        env = configuration(inputs, marks)
        arguments = ["--terraform", inputs]
        told = [token for where, token in marks.items() if where.startswith(place) and "nobody" not in where]
    assert told
    log = inputs / "apply.jsonl"
    log.write_text(log_of(*told))
    if way == "log":
        arguments += ["--log", log]
    else:
        recorded(work, log)
    done = pipereport("snapshot", "--no-aws", "--db", "x.db", "-v", *arguments, cwd=work, env=env)
    assert done.returncode == 0, done.stderr
    said = [done.stdout, done.stderr, *published(pipereport, work)]
    assert leaks(work, ["aws_db_instance.db"]), "the log was read"
    if way == "record":
        # The recording itself holds what only the sources know as secret; nothing that is made of it does.
        (work / "x.db").unlink()
    marks.nowhere(work, *said)


def recorded(work: Path, log: Path, env: dict[str, str] | None = None) -> None:
    done = subprocess.run(
        [PROGRAM, "record", "--db", "x.db", "--", "sh", "-c", 'cat "$0"; exit 1', log], cwd=work,
        env={"PATH": os.environ["PATH"], "HOME": str(work), **(env or {})}, capture_output=True, timeout=60)
    assert done.returncode == 1 and done.stdout == log.read_bytes()


def test_a_recording_holds_no_value_of_a_variable_of_the_environment(inputs, work, marks):
    """As with -var, only the configuration knows which of them are sensitive."""
    log = inputs / "apply.jsonl"
    log.write_text(log_of(marks["plain name"], marks["list"]))
    recorded(work, log, {"TF_VAR_setting": marks["plain name"], "TF_VAR_users": json.dumps([marks["list"]])})
    marks.nowhere(work)


VALIDATE = {"format_version": "1.0", "valid": False, "error_count": 1, "warning_count": 0}


def test_what_validate_says_is_not_kept(pipereport, inputs, work, marks):
    answer = {**VALIDATE, "diagnostics": [{
        "severity": "error", "summary": f"Invalid {marks['summary']}", "detail": marks["detail"],
        "range": {"filename": "main.tf", "start": {"line": 1, "column": 1, "byte": 0}, "end": {"line": 1, "column": 2,
                                                                                              "byte": 1}},
        "snippet": {"context": 'resource "x" "y"', "code": marks["code"], "start_line": 1,
                    "highlight_start_offset": 0, "highlight_end_offset": 1,
                    "values": [{"traversal": "var.x", "statement": marks["statement"]}]}}]}
    (inputs / "validate.json").write_text(json.dumps(answer, indent=2))
    (inputs / "s.json").write_text(json.dumps(state(marks)))
    done = subprocess.run(
        [PROGRAM, "record", "--db", "x.db", "--", "cat", inputs / "validate.json"], cwd=work,
        env={"PATH": os.environ["PATH"], "HOME": str(work)}, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0
    marks.nowhere(work)
    refused = pipereport("snapshot", "--no-aws", "--db", "x.db", "--log", inputs / "validate.json", cwd=work)
    assert refused.returncode == 2 and len(refused.stderr.strip().splitlines()) == 1, refused.stderr
    said = made(pipereport, work, "--state", inputs / "s.json")
    marks.nowhere(work, refused.stderr, *said)
