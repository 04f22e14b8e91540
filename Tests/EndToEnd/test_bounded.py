"""Inputs that are made to fill the memory or never to end: each has a limit, an error that names it, and stays below
500 MB. Those that take longer run with PIPEREPORT_ATTACK=long."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from bounded_run import all_outputs, snapshot, taken
from configuration_audit import rows
from plain_account import plain_account

long = pytest.mark.skipif(os.environ.get("PIPEREPORT_ATTACK") != "long", reason="takes minutes; PIPEREPORT_ATTACK=long")


def refused(folder: Path, done, *words: str) -> None:
    """One sentence that names the limit, and nothing is left in the database."""
    assert done.status == 2, (done.status, done.err[-2000:])
    for word in words:
        assert word in done.err, done.err[-2000:]
    assert len(done.err) < 5_000, "an error is no place for what is too long"
    if (folder / "x.db").exists():
        assert rows(folder, "SELECT count(*) FROM snapshot") == [(0,)]


def bucket(count: str = "", name: str = '"plain-bucket"') -> str:
    return f'resource "aws_s3_bucket" "b" {{\n  {count}\n  bucket = {name}\n}}\n'


# pipereport.yml

def bomb() -> str:
    lines = ["a: &a [" + ",".join(["lol"] * 9) + "]"]
    for before, name in zip("abcdefgh", "bcdefghi"):
        lines.append(f"{name}: &{name} [" + ",".join([f"*{before}"] * 9) + "]")
    return "\n".join(lines) + "\n"


ENTRY = "- {rule: x, reason: z, expires: 2026-12-31}\n"


@pytest.mark.parametrize("text, words", [
    (bomb(), "more than 200000 values with its aliases (`*name`) written out, which is the limit"),
    ("terraform: " + "[" * 100_000, "more than 32 deep within each other, which is the limit"),
    ("terraform: " + "{a: " * 20_000 + "}" * 20_000, "more than 32 deep within each other, which is the limit"),
    ("suppressions:\n" + ENTRY * 10_001, "suppressions has 10001 entries; the limit is 10000, reached at line 10002"),
    ("suppressions:\n" + ENTRY * 1_000_000, "pipereport.yml is larger than 1 MB, which is the limit"),
    ("".join(f"k{number}: 1\n" for number in range(5_000)), "and 4980 more problems"),
], ids=["aliases", "lists", "mappings", "entries", "size", "problems"])
def test_configuration_files_have_limits(tmp_path, text, words):
    (tmp_path / "pipereport.yml").write_text(text)
    (tmp_path / "main.tf").write_text(bucket())
    refused(tmp_path, snapshot(tmp_path, "--terraform", "."), words)


def test_aliases_that_repeat_little_are_read(tmp_path):
    (tmp_path / "pipereport.yml").write_text(
        "suppressions:\n- {rule: a, reason: &why in a contract, expires: &day 2026-12-31}\n"
        "- {rule: b, reason: *why, expires: *day}\n")
    (tmp_path / "main.tf").write_text(bucket())
    assert snapshot(tmp_path, "--terraform", ".").status == 0
    assert rows(tmp_path, "SELECT reason FROM suppression") == [("in a contract",)] * 2


# Suppressions

COMMENT = '# pipereport:ignore x reason="a" expires=2026-12-31\n'


@pytest.mark.parametrize("count", [20_000, pytest.param(1_000_000, marks=long)])
def test_comments_have_a_limit(tmp_path, count):
    (tmp_path / "main.tf").write_text(COMMENT * count + bucket())
    done = snapshot(tmp_path, "--terraform", ".")
    refused(tmp_path, done, "comments pipereport:ignore; the limit is 10000, reached at main.tf:10001")


@long
def test_suppressions_that_take_too_long_to_compare_are_refused(tmp_path):
    (tmp_path / "main.tf").write_text(bucket("count = 20000", '"plain-${count.index}-bucket"'))
    entry = "- {rule: '*', resource: '*a*b*c*d', reason: z, expires: 2026-12-31}\n"
    (tmp_path / "pipereport.yml").write_text("suppressions:\n" + entry * 10_000)
    refused(tmp_path, snapshot(tmp_path, "--terraform", ".", timeout=900), "1000000000 steps, which is the limit")


# Evidence

@pytest.mark.parametrize("count", [1_000, pytest.param(20_000, marks=long)])
def test_resources_of_one_name_list_twenty_of_them(tmp_path, count):
    (tmp_path / "main.tf").write_text(bucket(f"count = {count}"))
    assert snapshot(tmp_path, "--terraform", ".", "--rules", "bucket-names", timeout=900).status == 0
    found = rows(tmp_path, "SELECT message, evidence FROM finding WHERE rule_id = 'bucket-name-duplicate'")
    # Resources of one name have one ARN, and so are one finding.
    assert len(found) == 1
    shown = ", ".join(f"aws_s3_bucket.b[{number}]" for number in range(20))
    assert {message for message, _ in found} == {
        f"{count} resources claim the bucket name plain-bucket: {shown} and {count - 20} more."}
    assert max(len(evidence) for _, evidence in found) < 2_000
    all_outputs(tmp_path)


# Patterns

PATTERN = {"d": {"a": ["1"], "b": ["2"], "c": ["3"]}}


def match(folder: Path, pattern: object, event: object):
    for name, value in (("p.json", pattern), ("e.json", event)):
        (folder / name).write_text(value if isinstance(value, str) else json.dumps(value))
    return taken(folder, "match", "--pattern", "p.json", "--event", "e.json")


def test_an_array_of_ten_thousand_objects_is_matched(tmp_path):
    parts = [{"a": "1", "b": "2", "c": str(number + 10)} for number in range(10_000)]
    assert match(tmp_path, PATTERN, {"d": parts}).out == "false\n"
    assert match(tmp_path, PATTERN, {"d": [*parts, {"a": "1", "b": "2", "c": "3"}]}).out == "true\n"


def test_patterns_and_events_have_limits(tmp_path):
    deep = '{"a":' * 100_000 + '["x"]' + "}" * 100_000
    for pattern, event, words in [
        (PATTERN, {"d": "x" * 2_000_000}, "e.json is larger than 1048576 bytes, which is the limit"),
        ({"a": ["x" * 200_000]}, {}, "p.json is larger than 100000 bytes, which is the limit"),
        (PATTERN, deep, "more than 500 deep within each other, which is the limit"), (deep[:3_000], {}, "more than 500 deep within each other, which is the limit"),
        (PATTERN, '{"d":' + "[" * 700 + "]" * 700 + "}", "more than 500 deep within each other, which is the limit"),
    ]:
        done = match(tmp_path, pattern, event)
        assert done.status == 2 and words in done.err, (words, done.err[-500:])


def test_a_line_without_end_is_passed_over(tmp_path):
    lines = tmp_path / "lines"
    with lines.open("wb") as file:
        for _ in range(6):
            file.write(b"x" * 1_000_000)
        file.write(b'\n{"rule":{"a":["x"]},"event":{"a":"x"}}\n')
    done = taken(tmp_path, "match", "--ndjson", stdin=lines)
    assert done.out == "invalid the line is longer than 4 MB\ntrue\n"
    assert done.peak_mb < 150


# Documents of Terraform

DEEP = "[" * 100_000 + "]" * 100_000


@pytest.mark.parametrize("option, name, text", [
    ("--state", "x.tfstate", '{"version":4,"terraform_version":"1.9.0","resources":[{"a":%s}]}' % DEEP),
    ("--plan", "plan.json", '{"format_version":"1.2","resource_changes":[{"change":{"after":{"bucket":%s}}}]}' % DEEP),
])
def test_documents_that_lie_too_deep_are_refused(tmp_path, option, name, text):
    (tmp_path / name).write_text(text)
    refused(tmp_path, snapshot(tmp_path, option, name), "more than 500 deep within each other, which is the limit")


def test_a_configuration_that_lies_too_deep_is_a_finding(tmp_path):
    (tmp_path / "main.tf.json").write_text('{"locals":{"a":%s}}' % DEEP)
    assert snapshot(tmp_path, "--terraform", ".").status == 0
    assert rows(tmp_path, "SELECT count(*) FROM finding WHERE rule_id = 'configuration-syntax'") == [(1,)]


def test_evaluation_that_is_used_up_is_a_high_finding_at_its_place(tmp_path):
    (tmp_path / "a.tf").write_text("""locals {
  r = range(1000)
  l = [for a in local.r : length([for b in local.r : length([for c in local.r : a + b + c])])]
}

resource "aws_sqs_queue" "q" {
  count = length(local.l)
}
""")
    (tmp_path / "b.tf").write_text(bucket())
    done = snapshot(tmp_path, "--terraform", ".")
    assert done.status == 0 and done.peak_mb < 500
    checked = taken(tmp_path, "check", "--db", "x.db", "--format", "json")
    assert checked.status == 1
    found = [one for one in json.loads(checked.out)["findings"] if one["rule"] == "configuration-syntax"]
    assert [(one["severity"], one["verdict"], one["file"], one["line"]) for one in found] == [("high", "fail", "a.tf", 3)]
    assert "a.tf is not evaluated whole, from line 3 on: Evaluation limit: 10000000 steps are used up" in found[0]["message"]


def test_a_line_of_a_log_without_end_is_passed_over(tmp_path):
    (tmp_path / "apply.jsonl").write_bytes(
        b'{"@level":"info","@message":"Terraform 1.9.0","@module":"terraform.ui","@timestamp":"2026-01-01T00:00:00.000000Z",'
        b'"terraform":"1.9.0","type":"version","ui":"1.2"}\n{"@message":"' + b"x" * 2_000_000 + b'"}\n')
    done = snapshot(tmp_path, "--log", "apply.jsonl")
    assert done.status == 0 and "1 lines of over 1 MB were passed over" in done.err
    assert done.peak_mb < 150


# The wiring

def test_a_notification_with_more_entries_than_s3_accepts_is_one_finding(tmp_path):
    (tmp_path / "main.tf").write_text(bucket() + """
resource "aws_s3_bucket_notification" "n" {
  bucket = aws_s3_bucket.b.bucket
  dynamic "lambda_function" {
    for_each = range(1000)
    content {
      lambda_function_arn = "arn:aws:lambda:us-east-1:123456789012:function:f"
      events              = ["s3:ObjectCreated:*"]
    }
  }
}
""")
    assert snapshot(tmp_path, "--terraform", ".").status == 0
    found = rows(tmp_path, "SELECT message FROM finding WHERE rule_id = 'notification-overlap' AND verdict = 'fail'")
    assert len(found) == 1 and "has 1000 entries; S3 accepts 100 for a bucket" in found[0][0]


@long
def test_hops_have_a_limit(tmp_path):
    (tmp_path / "main.tf").write_text("""
resource "aws_cloudwatch_event_rule" "r" {
  count         = 500
  name          = "r${count.index}"
  event_pattern = jsonencode({ source = ["aws.s3"] })
}
resource "aws_cloudwatch_event_target" "t" {
  count = 500
  rule  = aws_cloudwatch_event_rule.r[count.index].name
  arn   = aws_lambda_function.f.arn
}
resource "aws_lambda_function" "f" {
  function_name = "f"
  role          = "arn:aws:iam::123456789012:role/r"
}
resource "aws_s3_bucket" "b" {
  count  = 500
  bucket = "plain-${count.index}-bucket"
}
resource "aws_s3_bucket_notification" "n" {
  count       = 500
  bucket      = aws_s3_bucket.b[count.index].bucket
  eventbridge = true
}
""")
    refused(tmp_path, snapshot(tmp_path, "--terraform", ".", timeout=900),
            "The configuration has more than 200000 hops from buckets to functions, which is the limit")


# Size

@long
def test_twenty_thousand_buckets_of_a_configuration(tmp_path):
    (tmp_path / "main.tf").write_text(bucket("count = 20000", '"plain-${count.index}-bucket"'))
    assert snapshot(tmp_path, "--terraform", ".", timeout=900).status == 0
    all_outputs(tmp_path)


@pytest.mark.parametrize("count", [2_000, pytest.param(100_000, marks=long)])
def test_plain_buckets_of_an_account(tmp_path, count):
    (tmp_path / "main.tf").write_text(bucket())
    with plain_account(count) as env:
        done = taken(tmp_path, "snapshot", "--db", "x.db", "--terraform", ".", env=env, timeout=900)
    assert done.status == 0, done.err
    assert rows(tmp_path, "SELECT count(*) FROM s3_bucket WHERE origin = 'aws'") == [(count,)]
    all_outputs(tmp_path)
