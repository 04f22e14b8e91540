"""Control, C1 and bidirectional characters reach neither a terminal nor a reader of JSON as themselves."""
from __future__ import annotations

import json
from pathlib import Path

import pytest
from small_audit import audited, run, written

HOSTILE = "\x1b[31m\x9b31m\x07\x7f\u202e\u2066\u200b\u2028\ufeff\U000e0041"
SHOWN = [rf"\u{{{ord(scalar):x}}}" for scalar in HOSTILE if scalar not in "[31m"]
MAIN = 'resource "aws_s3_bucket" "raw" {\n  bucket = "raw-' + "\\u202e\\u2066\\u009b\\u007f\\u200b" + '"\n}\n'


def harmless(text: str) -> bool:
    return not any(scalar in text for scalar in HOSTILE if scalar not in "[31m")


@pytest.mark.parametrize("words", [
    ["check", "--format", HOSTILE], ["check", "--only", HOSTILE], ["check", "--snapshot", HOSTILE], [HOSTILE],
    ["check", "--" + HOSTILE], ["explain", HOSTILE], ["explain", "s3://" + HOSTILE + "/x"], ["check", "--db", HOSTILE],
    ["rules", "show", HOSTILE], ["render", "--site", "/dev/null/" + HOSTILE], ["render", "--templates", HOSTILE],
    ["snapshot", "--no-aws", "--terraform", HOSTILE], ["snapshot", "--no-aws", "--config", HOSTILE],
    ["snapshot", "--as-of", HOSTILE], ["suppress", "--reason", "x", "--expires", "2099-01-01", HOSTILE],
    ["match", "--pattern", HOSTILE, "--event", "x"], ["snapshot", "--rules", HOSTILE, "--no-aws"],
    ["record", "--db", ":" + HOSTILE, "--", "true"],
])
def test_errors_about_arguments_show_what_is_invisible(words: list[str], tmp_path: Path) -> None:
    audited(tmp_path)
    done = run(tmp_path, *words)
    assert done.returncode != 0 or words[0] == "record", done.stdout
    assert done.stderr and harmless(done.stderr + done.stdout), done.stderr.encode()
    assert SHOWN[0] in done.stderr, done.stderr


def test_help_and_version_are_as_before(tmp_path: Path) -> None:
    for words in [["--help"], ["check", "--help"], ["--version"], ["help", "snapshot"]]:
        done = run(tmp_path, *words)
        assert done.returncode == 0 and done.stdout.endswith("\n") and not done.stderr
        assert "\\u{" not in done.stdout
    assert "\n" in run(tmp_path, "--help").stdout.strip()


def test_json_is_the_same_value_and_harmless(tmp_path: Path) -> None:
    audited(tmp_path, main=MAIN)
    done = run(tmp_path, "check", "--format", "json", "--fail-on", "none", text=False)
    text = done.stdout.decode()
    assert harmless(text) and r"\u202e" in text and r"\u009b" in text
    names = json.dumps(json.loads(text), ensure_ascii=False)
    assert "\u202e" in names and "\u2066" in names, "the value is the name itself"


def test_tables_reports_and_explanations_are_harmless(tmp_path: Path) -> None:
    audited(tmp_path, main=MAIN)
    done = run(tmp_path, "check", "--fail-on", "none")
    assert harmless(done.stdout) and r"\u{202e}" in done.stdout
    assert harmless(run(tmp_path, "explain", "s3://aws_s3_bucket.raw/x").stdout)
    assert run(tmp_path, "render", "--pr-comment", "c.md").returncode == 0
    for path in [tmp_path / "c.md", tmp_path / "reports" / "session-report.md", *(tmp_path / "site").rglob("*.html")]:
        assert harmless(path.read_text()), path


def test_a_label_and_a_name_of_a_database_are_harmless_in_what_a_snapshot_prints(tmp_path: Path) -> None:
    written(tmp_path)
    done = run(tmp_path, "snapshot", "--no-aws", "--terraform", "terraform", "--db", "x\x1b[31m.db", "--label", HOSTILE)
    assert done.returncode == 0 and harmless(done.stdout + done.stderr), done.stdout.encode()
    assert harmless(run(tmp_path, "check", "--db", "x\x1b[31m.db", "--format", "json").stdout)
