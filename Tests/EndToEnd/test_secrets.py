"""No secret reaches a file, a page or a stream.

Markers lie wherever a secret can: in the environments of functions, in credentials and the output of a
``credential_process``, in sensitive values of a Terraform state and plan, and in an error's message that repeats the
session token, as AWS does when a signature does not match. They are searched for byte by byte.

Policies are facts that rules and pages show, so what stands in one stays (and is found, which shows that the search
works). The values of tags, role descriptions and the contents of state resources that are not modelled are not kept.
"""

from __future__ import annotations

import base64
import json
import sys
from pathlib import Path

import pytest
from accounts import ALL, KEYS, Account, Run
from fault_answers import Answer
from seed_pipeline import Copy
from terraform_state import bucket, function, pipeline, write_state
from test_killed import killed

SECRET, TOKEN = "hunter2-secret-access-key-4711", "hunter2-session-token-4712"
CREDENTIALS = {**KEYS, "AWS_SECRET_ACCESS_KEY": SECRET, "AWS_SESSION_TOKEN": TOKEN}
FROM_PROCESS = ("hunter2-process-secret-4713", "hunter2-process-token-4714")
IN_STATE = [f"hunter2-state-{number}" for number in range(9)]
IN_PLAN = [f"hunter2-plan-{number}" for number in range(6)]


def forms(marker: str) -> list[bytes]:
    """The marker as text, as UTF-16, and in base64 at each of its three offsets."""
    raw = marker.encode()
    coded = [base64.b64encode(b"\0" * shift + raw)[4 if shift else 0:].rstrip(b"=")[:-2] for shift in range(3)]
    return [raw, marker.encode("utf-16-le"), *(one for one in coded if len(one) > 12)]


def leaks(folder: Path, markers: list[str], *streams: str) -> list[str]:
    """``file: marker`` for each marker in a file below the folder, or in what the program said."""
    texts = {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()
             and path.suffix not in (".tfstate", ".planned") and ".aws" not in path.parts}
    texts |= {f"stream {number}": text.encode() for number, text in enumerate(streams)}
    return sorted({f"{name}: {marker}" for name, text in texts.items() for marker in markers
                   if any(form in text for form in forms(marker))})


def published(run: Run, folder: Path) -> list[str]:
    """Everything the program can make of x.db; returns what it said."""
    said: list[str] = []
    for arguments in (["check", "--format", "table", "--fail-on", "none"], ["check", "--format", "json", "--fail-on", "none"],
                      ["render", "--pr-comment", "comment.md"], ["permissions", "--used"]):
        done = run(*arguments, "--db", "x.db", cwd=folder)
        assert done.returncode == 0, done.stderr
        said += [done.stdout, done.stderr]
    assert (folder / "comment.md").is_file() and (folder / "site" / "index.html").is_file()
    return said


def markers(account: Account, place: str) -> list[str]:
    return [one["marker"] for one in account.secrets if one["place"] == place]


def test_environment_values_tags_and_credentials_are_nowhere(account_of, pipereport, tmp_path):
    account = account_of(10)
    with account.proxy() as proxy:
        done = pipereport("snapshot", "--db", "x.db", *ALL, "-v", cwd=tmp_path,
                          env={**CREDENTIALS, "AWS_ENDPOINT_URL": proxy.url})
    assert done.returncode == 0, done.stderr
    said = [done.stdout, done.stderr, *published(pipereport, tmp_path)]
    places = ("lambda.environment", "lambda.tags", "s3.tags")
    secret = [marker for place in places for marker in markers(account, place)] + [SECRET, TOKEN]
    assert len(secret) > 60
    assert leaks(tmp_path, secret, *said) == []
    kept = leaks(tmp_path, ["lambda.amazonaws.com"])
    assert any(line.startswith("x.db: ") for line in kept), "the search finds what is there"


def test_a_killed_run_leaves_no_secret_in_its_files(account_of, tmp_path):
    account = account_of(10)
    for share in (0.2, 0.6, 0.95):
        folder = tmp_path / str(share)
        folder.mkdir()
        with account.proxy() as proxy:
            killed(proxy.url, folder, lambda: len(proxy.seen) >= share * 577)
        assert any(path.name.endswith("-wal") for path in folder.iterdir()), "it was killed while it wrote"
        assert leaks(folder, markers(account, "lambda.environment")) == []


def test_what_a_credential_process_and_a_credentials_file_hold_is_nowhere(account_of, pipereport, tmp_path):
    secret, token = FROM_PROCESS
    answer = json.dumps({"Version": 1, "AccessKeyId": "PROCESS", "SecretAccessKey": secret, "SessionToken": token})
    home = tmp_path / ".aws"
    home.mkdir()
    # Its standard error is the user's, who may be asked there for a code.
    (home / "helper.py").write_text(f"print('''{answer}''')\n")
    (home / "config").write_text(
        f"[default]\nregion = us-east-1\ncredential_process = {sys.executable} {home / 'helper.py'}\n"
        "[profile broken]\nregion = us-east-1\ncredential_process = sh -c 'cat \"$HOME/.aws/half\"; exit 3'\n"
        "[profile malformed]\nregion = us-east-1\ncredential_process = cat .aws/half\n")
    (home / "half").write_text(answer[:-5])
    (home / "credentials").write_text(f"[file]\naws_access_key_id = FILE\naws_secret_access_key = {SECRET}\n"
                                      f"aws_session_token = {TOKEN}\n")
    said: list[str] = []
    with account_of(2).proxy() as proxy:
        for profile, code in (("default", 0), ("file", 0), ("broken", 2), ("malformed", 2)):
            done = pipereport("snapshot", "--db", "x.db", "-v", "--profile", profile, cwd=tmp_path,
                              env={"AWS_ENDPOINT_URL": proxy.url, "AWS_REGION": "us-east-1"})
            assert done.returncode == code, (profile, done.stderr)
            said += [done.stdout, done.stderr]
    assert leaks(tmp_path, [secret, token, SECRET, TOKEN], *said, *published(pipereport, tmp_path)) == []


@pytest.mark.parametrize("operation, status, code, ends", [
    ("GetKeyPolicy", 400, "AccessDeniedException", False), ("ListTargetsByRule", 400, "ValidationException", False),
    # One service refuses a signature that STS accepts: its facts are unread, and the run goes on.
    ("GetKeyPolicy", 400, "InvalidSignatureException", False), ("ListEventBuses", 400, "ExpiredTokenException", True),
])
def test_an_error_that_repeats_the_token_is_told_without_it(operation, status, code, ends, account_of, pipereport, tmp_path):
    """AWS's words: "The Canonical String for this request should have been 'POST / … x-amz-security-token:TOKEN …'"."""
    message = f"The Canonical String should have been 'POST\\n/\\n\\nx-amz-security-token:{TOKEN}\\n' and the key {SECRET}"
    body = json.dumps({"__type": f"com.amazonaws#{code}", "message": message}).encode()
    with account_of(10).proxy(overrides={operation: Answer(status, body, "application/x-amz-json-1.1")}) as proxy:
        done = pipereport("snapshot", "--db", "x.db", *ALL, "-v", cwd=tmp_path,
                          env={**CREDENTIALS, "AWS_ENDPOINT_URL": proxy.url})
    assert done.returncode == (2 if ends else 0), done.stderr[-2000:]
    said = [] if ends else published(pipereport, tmp_path)
    assert leaks(tmp_path, [SECRET, TOKEN], done.stdout, done.stderr, *said) == []


def test_sensitive_values_of_a_state_are_nowhere(pipereport, tmp_path):
    copy = Copy(0)
    _, _, lambda_ = function(copy, "ingestion")
    _, _, raw = bucket(copy, "raw")
    marks = iter(IN_STATE)
    resources = [
        *pipeline(copy)[1:3], *pipeline(copy)[4:],
        ("aws_lambda_function", "ingestion", {**lambda_, "environment": [{"variables": {"PASSWORD": next(marks)}}],
                                              "description": next(marks)}),
        ("aws_s3_bucket", "raw", {**raw, "tags": {"owner": next(marks), "plain": "kept"}}),
        ("aws_db_instance", "db", {"password": next(marks), "endpoint": next(marks)}),
        ("random_password", "p", {"result": next(marks), "bcrypt_hash": next(marks)})]
    path = write_state(
        tmp_path / "terraform.tfstate", resources,
        outputs={"password": {"value": next(marks), "type": "string", "sensitive": True},
                 "whole": {"value": {"inner": [next(marks)]}, "type": ["object", {}], "sensitive": True},
                 "bucket": {"value": copy.buckets["raw"], "type": "string"}},
        sensitive={"aws_lambda_function.ingestion": [[{"type": "get_attr", "value": "description"}]],
                   "aws_s3_bucket.raw": [[{"type": "get_attr", "value": "tags"},
                                          {"type": "index", "value": {"value": "owner", "type": "string"}}]]})
    done = pipereport("snapshot", "--no-aws", "--state", path, "--db", "x.db", "-v", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert next(marks, None) is None, "each marker is used"
    assert leaks(tmp_path, IN_STATE, done.stdout, done.stderr, *published(pipereport, tmp_path)) == []
    assert leaks(tmp_path, [copy.buckets["raw"]]), "an output that is not sensitive is kept"


def test_sensitive_values_of_a_plan_are_nowhere(pipereport, tmp_path):
    change = {"actions": ["create"], "before": None, "after_unknown": {}, "before_sensitive": False}
    after = {"bucket": "planned-bucket", "tags": {"owner": IN_PLAN[0]}, "acl": None}
    role = {"name": "r", "description": IN_PLAN[1], "assume_role_policy": "{}"}
    plan = {"format_version": "1.2", "terraform_version": "1.11.4",
            "variables": {"db_password": {"value": IN_PLAN[2]}}, "planned_values": {"root_module": {"resources": []}},
            "output_changes": {"secret": {"actions": ["create"], "after": IN_PLAN[3], "after_sensitive": True}},
            "resource_changes": [
                {"address": "aws_s3_bucket.b", "mode": "managed", "type": "aws_s3_bucket", "name": "b",
                 "change": {**change, "after": after, "after_sensitive": {"tags": {"owner": True}}}},
                {"address": "aws_iam_role.r", "mode": "managed", "type": "aws_iam_role", "name": "r",
                 "change": {**change, "after": role, "after_sensitive": {"description": True}}},
                {"address": "random_password.p", "mode": "managed", "type": "random_password", "name": "p",
                 "change": {**change, "after": {"result": IN_PLAN[4]}, "after_sensitive": {"result": True}}},
                {"address": "aws_ssm_parameter.s", "mode": "managed", "type": "aws_ssm_parameter", "name": "s",
                 "change": {**change, "after": {"value": IN_PLAN[5]}, "after_sensitive": {"value": True}}}]}
    (tmp_path / "plan.planned").write_text(json.dumps(plan))
    done = pipereport("snapshot", "--no-aws", "--plan", "plan.planned", "--db", "x.db", "-v", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert leaks(tmp_path, IN_PLAN, done.stdout, done.stderr, *published(pipereport, tmp_path)) == []
    assert leaks(tmp_path, ["planned-bucket"])
