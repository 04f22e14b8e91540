"""Numbers and dates that no sound user or file gives: each is refused with its range, and none ends the program."""

from __future__ import annotations

import json

import pytest

REGION = "--region takes an AWS region such as eu-west-1"
RATE = "--max-rate takes a number from 0.1 to 10000 (calls a second)"
DAY = "A day from 1970-01-01 to 9999-12-31 is expected, as YYYY-MM-DD"


def usage(done, words: str) -> None:
    assert done.returncode == 64, (done.returncode, done.stderr)
    assert words in " ".join(done.stderr.split()), done.stderr


@pytest.mark.parametrize("number", ["inf", "-inf", "nan", "0", "-1", "1e300", "1e-300", "0x1p1000", "0.05", "10001"])
def test_rates_are_in_their_range(pipereport, tmp_path, number):
    usage(pipereport("snapshot", f"--max-rate={number}", cwd=tmp_path), RATE)


@pytest.mark.parametrize("day", ["2026-02-30", "2026-2-3", "0000-01-01", "1969-12-31", "99999-01-01", "2026-02-03T00:00:00Z",
                                 "20260203", "2026-02-", "yesterday", "-1", " ", "２026-02-03", "9999-99-99"])
def test_days_are_those_of_the_calendar(pipereport, tmp_path, day):
    usage(pipereport("snapshot", f"--as-of={day}", cwd=tmp_path), DAY)
    usage(pipereport("suppress", "abcdef0123456789", "--reason", "r", f"--expires={day}", cwd=tmp_path), DAY)


@pytest.mark.parametrize("region", ["x.attacker.example/?", "EU-WEST-1", " ", "auto", "eu-west-1.", "us-gov-1"])
def test_regions_are_regions(pipereport, tmp_path, region):
    usage(pipereport("snapshot", f"--region={region}", cwd=tmp_path), REGION)
    usage(pipereport("permissions", f"--region={region}", cwd=tmp_path), REGION)


@pytest.fixture
def database(pipereport, tmp_path):
    (tmp_path / "main.tf").write_text('resource "aws_s3_bucket" "a" {\n  bucket = "a-bucket"\n}\n')
    done = pipereport("snapshot", "--no-aws", "--terraform", ".", "--as-of", "2024-02-29", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    return tmp_path


@pytest.mark.parametrize("snapshot", ["latest~99999999999999999999", "latest~-1", "latest~1e3", "latest~", "0", "-9223372036854775808",
                                      "9223372036854775808", "1.0", "inf", "latest~9223372036854775807"])
def test_snapshots_are_those_of_the_database(pipereport, database, snapshot):
    for command in [["check"], ["explain", "s3://a-bucket/k"], ["render"]]:
        done = pipereport(*command, f"--snapshot={snapshot}", cwd=database)
        assert done.returncode == 2, (command, done.stderr)
        assert "--snapshot takes its number, latest, or latest~N" in done.stderr


NUMBERS = ["1e999", "-1e999", "1e308 * 10", "1 / 1e-308 * 1e308", "9223372036854775807", "-9223372036854775808", "18446744073709551616",
           "1e-999", "0.1e400"]


def test_numbers_of_a_configuration_end_nothing(pipereport, tmp_path):
    blocks = [f"""
resource "aws_lambda_function" "f{index}" {{
  function_name = "f{index}"
  role          = "arn:aws:iam::111122223333:role/r"
  timeout       = {number}
  memory_size   = {number}
  reserved_concurrent_executions = {number}
}}
output "o{index}" {{
  value = [format("%d", {number}), substr("abc", {number}, {number}), element(["a"], {number}), parseint("10", {number}),
           cidrsubnet("10.0.0.0/8", {number}, {number}), cidrhost("10.0.0.0/8", {number}), slice(["a"], {number}, {number}),
           range({number}), pow({number}, {number}), ["a"][{number}], chunklist(["a"], {number}), indent({number}, "a")]
}}
""" for index, number in enumerate(NUMBERS)]
    (tmp_path / "main.tf").write_text("".join(blocks))
    done = pipereport("snapshot", "--no-aws", "--terraform", ".", "--db", "x.db", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    for command in [["check", "--fail-on", "none"], ["render"]]:
        done = pipereport(*command, "--db", "x.db", cwd=tmp_path)
        assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("number", ["1e308", "-1e308", "1e400", "9223372036854775807", "-9223372036854775808", "1e-400",
                                    "123456789012345678901234567890"])
def test_numbers_of_a_state_and_a_plan_end_nothing(pipereport, tmp_path, number):
    values = '{"function_name": "f", "arn": "arn:aws:lambda:us-east-1:111122223333:function:f", "timeout": N, ' \
        '"memory_size": N, "reserved_concurrent_executions": N, "retention_in_days": N}'.replace("N", number)
    state = '{"version": 4, "terraform_version": "1.11.4", "serial": N, "lineage": "l", "outputs": {"o": {"value": N, "type": ' \
        '"number"}}, "resources": [{"mode": "managed", "type": "aws_lambda_function", "name": "f", "provider": ' \
        '"provider[\\"registry.terraform.io/hashicorp/aws\\"]", "instances": [{"schema_version": 0, "attributes": V}]}]}'
    (tmp_path / "s.json").write_text(state.replace("N", number).replace("V", values))
    resource = '{"address": "aws_lambda_function.f", "mode": "managed", "type": "aws_lambda_function", "name": "f", ' \
        '"provider_name": "registry.terraform.io/hashicorp/aws", "schema_version": N, "values": V, "sensitive_values": {}}'
    change = resource.replace('"values": V', '"change": {"actions": ["create"], "before": null, "after": V, "after_unknown": {}}')
    plan = '{"format_version": "1.2", "terraform_version": "1.11.4", "planned_values": {"root_module": {"resources": [R]}}, ' \
        '"resource_changes": [C], "configuration": {"root_module": {}}}'
    (tmp_path / "p.json").write_text(
        plan.replace("R]", resource + "]").replace("C]", change + "]").replace("N", number).replace("V", values))
    done = pipereport("snapshot", "--no-aws", "--state", "s.json", "--plan", "p.json", "--db", "x.db", cwd=tmp_path)
    # A number that no double holds is an error of the file; nothing else is.
    assert done.returncode in (0, 2), done.stderr
    if done.returncode == 0:
        assert pipereport("render", "--db", "x.db", cwd=tmp_path).returncode == 0
        assert pipereport("check", "--db", "x.db", "--fail-on", "none", "--format", "json", cwd=tmp_path).returncode == 0


@pytest.mark.parametrize("moment", ["0000-00-00T00:00:00.0Z", "9999-99-99T99:99:99.999999999999+99:99", "2026-02-30T00:00:00Z",
                                    "99999999-01-01T00:00:00Z", "-001-01-01T00:00:00Z"])
def test_times_of_a_log_end_nothing(pipereport, tmp_path, moment):
    lines = [{"@level": "info", "@message": "Terraform 1.11.4", "@module": "terraform.ui", "@timestamp": moment,
              "terraform": "1.11.4", "type": "version", "ui": "1.2"},
             {"@level": "info", "@message": "a", "@module": "terraform.ui", "@timestamp": "2026-01-01T00:00:00Z",
              "type": "apply_complete", "hook": {"resource": {"addr": "aws_s3_bucket.a", "resource_type": "aws_s3_bucket"},
                                                 "action": "create", "elapsed_seconds": 1e308}},
             {"@level": "info", "@message": "b", "@module": "terraform.ui", "@timestamp": moment, "type": "change_summary",
              "changes": {"add": 9223372036854775807, "change": 1e308, "remove": -9223372036854775808, "operation": "apply"}}]
    (tmp_path / "a.log").write_text("".join(json.dumps(line) + "\n" for line in lines))
    done = pipereport("snapshot", "--no-aws", "--log", "a.log", "--db", "x.db", cwd=tmp_path)
    assert done.returncode in (0, 2), (done.returncode, done.stderr)
    if done.returncode == 0:
        assert pipereport("render", "--db", "x.db", cwd=tmp_path).returncode == 0


@pytest.mark.parametrize("number", ["1.5e-9223372036854775808", "10e9223372036854775807", "0.0e9223372036854775807", "1e400",
                                    "-0.0000001e-9223372036854775807", "99999999999999999999999999999999999"])
def test_numbers_of_an_event_pattern_end_nothing(pipereport, tmp_path, number):
    (tmp_path / "p.json").write_text('{"a": [{"numeric": ["=", %s]}, %s]}' % (number, number))
    (tmp_path / "e.json").write_text('{"a": %s}' % number)
    done = pipereport("match", "--pattern", "p.json", "--event", "e.json", cwd=tmp_path)
    assert done.returncode in (0, 2), (done.returncode, done.stderr)
    (tmp_path / "q.json").write_text('{"a": [%s]}' % number)
    done = pipereport("match", "--pattern", "q.json", "--event", "e.json", cwd=tmp_path)
    assert done.returncode in (0, 2), (done.returncode, done.stderr)
