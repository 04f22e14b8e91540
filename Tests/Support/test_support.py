"""The tools of the other tests: the seeded account, the faults, and boto3's view of it all."""
import http.client
import json
import sys
import time
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from botocore.exceptions import ClientError, ConnectionClosedError

sys.path.insert(0, str(Path(__file__).parent))

import bench_collect  # noqa: E402
import boto_view  # noqa: E402
import emulator_in_process  # noqa: E402
from aws_requests import identify  # noqa: E402
from bench_servers import BenchError, Run, tools  # noqa: E402
from emulator_in_process import ACCOUNT, Emulator, clients  # noqa: E402
from fault_proxy import FaultProxy  # noqa: E402
from faults import KINDS, Faults  # noqa: E402
from seed_account import seed  # noqa: E402
from seed_pipeline import Copy  # noqa: E402
from seeded_emulator import SeededEmulator  # noqa: E402

COPIES = 8


@pytest.fixture(scope="module")
def account():
    """(URL of an emulator with eight copies, the secrets in it)."""
    with Emulator() as emulator:
        yield emulator.url, emulator.fill(lambda aws: seed(aws, COPIES, secrets=True))


@pytest.fixture(scope="module")
def view(account):
    return boto_view.view(clients(account[0]))


def proxied(account, **faults):
    return FaultProxy(account[0], Faults(**faults))


def code(call, **arguments):
    with pytest.raises(ClientError) as caught:
        call(**arguments)
    return caught.value.response["ResponseMetadata"]["HTTPStatusCode"], caught.value.response["Error"]["Code"]


# The seeded account

def test_every_copy_has_its_three_stages(view):
    assert len(view["bucket"]) == 3 * COPIES and len(view["function"]) == 3 * COPIES
    assert len(view["layer_version"]) == COPIES
    for copy in map(Copy, range(COPIES)):
        notified = view["bucket"][f"arn:aws:s3:::{copy.buckets['raw']}"]["notification"]
        assert notified["EventBridgeConfiguration"] == {}
        assert view["bucket"][f"arn:aws:s3:::{copy.buckets['analytics']}"]["notification"] is None
        for step in ("processing", "analytics"):
            first = next(one for one in view["event_rule"][copy.rule_arn(step)]["Targets"] if one["Id"] == step)
            assert first["Arn"] == copy.function_arn(step) and first["InputTransformer"]["InputPathsMap"]
            statements = view["function"][copy.function_arn(step)]["policy"]["Statement"]
            assert statements[0]["Condition"]["ArnLike"]["AWS:SourceArn"] == copy.rule_arn(step)
        role = view["role"][copy.role_arn("ingestion")]
        assert [one["PolicyName"] for one in role["RolePolicyList"]] == ["data"]
        assert [one["PolicyName"] for one in role["AttachedManagedPolicies"]] == ["SeedLambdaBasicExecution"]


def test_some_copies_have_the_rest(view):
    buckets = view["bucket"].values()
    for fact in ("policy", "logging", "lifecycle", "object_lock", "encryption", "versioning", "tags",
                 "public_access_block"):
        assert any(bucket[fact] for bucket in buckets), fact
    assert any(bucket["public_access_block"] is None for bucket in buckets)
    functions = view["function"].values()
    for fact in ("aliases", "event_invoke", "alias_policies"):
        assert any(function[fact] for function in functions), fact
    assert sorted({one["concurrency"] for one in functions if one["concurrency"] is not None}) == [0, 5]
    for kind in ("function_version", "event_source_mapping", "key", "managed_policy"):
        assert view[kind], kind
    assert len(view["event_bus"]) == 2
    assert view["account"][ACCOUNT]["public_access_block"]["RestrictPublicBuckets"] is False


def test_names_reach_the_limits_and_text_is_hostile(view, account):
    assert max(len(arn.split(":::")[1]) for arn in view["bucket"]) == 63
    assert max(len(arn.rsplit(":", 1)[1]) for arn in view["function"]) == 64
    text = json.dumps(view, ensure_ascii=False)
    assert "<script>" in text and "données ✓ 数据" in text
    keys = [one["Key"] for one in clients(account[0]).s3.list_objects_v2(Bucket=Copy(5).buckets["raw"])["Contents"]]
    assert "raw/../../etc/passwd" in keys and "raw/a b+c%20d.json" in keys and "raw/<b>ü ✓</b>.json" in keys


def test_each_secret_is_told_and_is_there(view, account):
    minted = account[1]
    text = json.dumps(view)
    assert len({one["marker"] for one in minted}) == len(minted) == 9 * COPIES
    assert {one["place"] for one in minted} == {"lambda.environment", "lambda.tags", "s3.tags"}
    assert all(one["marker"].startswith("hunter2-") and one["marker"] in text for one in minted)


def test_the_command_serves_the_same_account_until_its_input_closes():
    with SeededEmulator(2) as emulator:
        assert emulator.facts["account"] == ACCOUNT and emulator.facts["copies"] == 2
        first = boto_view.view(clients(emulator.url))
    assert emulator.process.returncode == 0
    with SeededEmulator(2) as emulator:
        again = boto_view.view(clients(emulator.url))
    assert [sorted(first[kind]) for kind in first] == [sorted(again[kind]) for kind in again]
    assert first["bucket"] == again["bucket"]


def test_clients_without_an_endpoint_are_refused_outside_the_emulator(monkeypatch):
    from moto.core.models import botocore_stubber

    monkeypatch.setattr(botocore_stubber, "enabled", False)
    with pytest.raises(RuntimeError, match="not listening"):
        emulator_in_process._clients_within()


# The view

def test_an_absent_setting_is_none_and_a_failed_read_says_why(view, account):
    bucket = view["bucket"][f"arn:aws:s3:::{Copy(0).buckets['raw']}"]
    assert bucket["policy"] is None and bucket["replication"] is None and bucket["logging"] is None
    with proxied(account, deny=frozenset({"s3"})) as proxy:
        seen = boto_view.view(clients(proxy.url))
    assert seen["bucket"] == {"unread": "AccessDenied"}
    assert seen["account"][ACCOUNT]["public_access_block"] == {"unread": "AccessDenied"}
    assert seen["role"] == view["role"]


def test_the_view_reads_only_and_is_the_same_twice(view, account):
    with proxied(account) as proxy:
        assert boto_view.view(clients(proxy.url)) == view
    assert proxy.writes() == []
    assert proxy.counts()["iam:GetAccountAuthorizationDetails"] == 2


# The requests

@pytest.mark.parametrize("method, target, service, expected", [
    ("GET", "/b?encryption=", "s3", "GetBucketEncryption"), ("GET", "/b?object-lock", "s3", "GetObjectLockConfiguration"),
    ("GET", "/", "s3", "ListBuckets"), ("GET", "/b?list-type=2", "s3", "ListObjectsV2"),
    ("GET", "/b/k", "s3", "GetObject"), ("HEAD", "/b", "s3", "HeadBucket"),
    ("GET", "/v20180820/configuration/publicAccessBlock", "s3", "GetPublicAccessBlock"),
    ("GET", "/2015-03-31/functions/?FunctionVersion=ALL", "lambda", "ListFunctions"),
    ("GET", "/2015-03-31/functions/arn%3Aaws%3Alambda/policy?Qualifier=live", "lambda", "GetPolicy"),
    ("GET", "/2024-08-31/functions/f/recursion-config", "lambda", "GetFunctionRecursionConfig"),
    ("PUT", "/b?policy", "s3", "PUT /b"),
    ("POST", "/2015-03-31/functions/f/invocations", "lambda", "POST /2015-03-31/functions/f/invocations"),
])
def test_a_request_is_named(method, target, service, expected):
    found = identify(method, target, {"authorization": credential(service)}, b"")
    assert (found.operation, found.access_key, found.service) == (expected, "KEY", service)
    assert found.is_read == (method in ("GET", "HEAD"))


def credential(service):
    return f"AWS4-HMAC-SHA256 Credential=KEY/20251125/us-east-1/{service}/aws4_request, SignedHeaders=host, Signature=0"


def test_equal_requests_have_equal_keys():
    headers = {"authorization": credential("iam")}
    first = identify("POST", "/", headers, b"Action=GetRole&RoleName=r")
    second = identify("POST", "/", headers, b"RoleName=r&Action=GetRole")
    assert first.key == second.key and first.operation == "GetRole"
    assert identify("GET", "/b?acl", headers, b"").key == identify("GET", "/b?acl=&x-id=GetBucketAcl", headers, b"").key
    assert identify("GET", "/b?acl", headers, b"").key != identify("GET", "/c?acl", headers, b"").key


# The faults

def test_a_throttled_call_looks_as_its_protocol_has_it(account):
    with proxied(account, throttle=1, in_a_row=100) as proxy:
        aws = clients(proxy.url)
        assert code(aws.s3.list_buckets) == (503, "SlowDown")
        assert code(aws.iam.list_roles) == (400, "Throttling")
        assert code(aws.lambda_.list_functions) == (429, "TooManyRequestsException")
        assert code(aws.events.list_rules) == (400, "ThrottlingException")
        assert code(aws.s3control.get_public_access_block, AccountId=ACCOUNT) == (503, "SlowDown")
    assert [one.fate for one in proxy.seen] == ["throttle"] * 5


def test_one_service_is_denied_and_the_others_answer(account):
    with proxied(account, deny=frozenset({"lambda", "kms"})) as proxy:
        aws = clients(proxy.url)
        assert code(aws.lambda_.list_functions) == (403, "AccessDeniedException")
        assert code(aws.kms.list_keys) == (400, "AccessDeniedException")
        assert len(aws.s3.list_buckets()["Buckets"]) == 3 * COPIES


def test_a_key_expires_until_another_comes_or_it_is_accepted_again(account):
    with proxied(account, expire_after=2) as proxy:
        old, new = clients(proxy.url, "OLD"), clients(proxy.url, "NEW")
        old.s3.list_buckets()
        old.iam.list_roles()
        assert code(old.s3.list_buckets) == (400, "ExpiredToken")
        assert code(old.events.list_rules) == (400, "ExpiredTokenException")
        assert code(old.lambda_.list_functions) == (403, "ExpiredTokenException")
        new.s3.list_buckets()
        assert code(old.iam.list_roles) == (403, "ExpiredToken")
        proxy.expire("NEW")
        proxy.accept("OLD")
        assert code(new.iam.list_roles) == (403, "ExpiredToken")
        old.iam.list_roles()


def test_a_reset_a_cut_and_a_truncated_answer(account):
    with proxied(account, reset=1) as proxy, pytest.raises(ConnectionClosedError):
        clients(proxy.url).s3.list_buckets()
    target = "/" + Copy(0).buckets["raw"] + "?acl"
    whole = raw(account[0], target)
    with proxied(account, truncate=1) as proxy, pytest.raises(http.client.IncompleteRead):
        raw(proxy.url, target)
    with proxied(account, cut=1) as proxy:
        assert len(raw(proxy.url, target)) == len(whole) // 2
    with proxied(account, html=1) as proxy:
        assert b"<html>" in raw(proxy.url, target)
    with proxied(account, empty=1) as proxy:
        assert raw(proxy.url, target) == b""
    with proxied(account, slow=1, slow_ms=120, latency_ms=60) as proxy:
        began = time.monotonic()
        raw(proxy.url, target)
        assert time.monotonic() - began >= 0.18


def raw(url, target):
    connection = http.client.HTTPConnection(urlsplit(url).netloc, timeout=10)
    try:
        connection.request("GET", target, headers={"authorization": credential("s3")})
        return connection.getresponse().read()
    finally:
        connection.close()


def test_a_connection_is_kept_for_the_next_request(account):
    with proxied(account, throttle=0.5) as proxy:
        connection = http.client.HTTPConnection(urlsplit(proxy.url).netloc, timeout=10)
        sockets = set()
        for _ in range(4):
            connection.request("GET", "/", headers={"authorization": credential("s3")})
            connection.getresponse().read()
            sockets.add(connection.sock.getsockname())
        connection.close()
        assert len(sockets) == 1


def test_the_same_seed_gives_the_same_faults_and_everything_is_obtained_in_the_end(account):
    fates = []
    for _ in range(2):
        with FaultProxy(account[0], Faults(seed=3, throttle=0.5, reset=0.2, html=0.2, in_a_row=2)) as proxy:
            aws = clients(proxy.url, retries=0)
            for name in Copy(0).buckets.values():
                patiently(aws.s3.get_bucket_acl, Bucket=name)
            fates.append([one.fate for one in proxy.seen])
    assert fates[0] == fates[1]
    assert {"throttle", "passed"} <= set(fates[0]) and len(fates[0]) <= 3 * 3


def patiently(call, **arguments):
    """Asks up to three times, which two faults in a row allow."""
    for attempt in range(3):
        try:
            return call(**arguments)
        except Exception:  # Any of the faults; the last attempt shows its own.
            if attempt == 2:
                raise


def test_the_shares_are_about_what_was_asked():
    faults = Faults.storm(seed=5)
    kinds = [faults.kind(f"request {number}", 0) for number in range(4000)]
    for kind in KINDS:
        assert abs(kinds.count(kind) / 4000 - getattr(faults, kind)) < 0.03, kind


# The bench

def test_the_bench_says_what_is_kept_and_what_is_missed():
    def row(scenario, collector, *figures):
        return bench_collect.Row(scenario, collector, Run(*figures))
    rows = [row("replay", "boto3", 100, 10.0, 10.0, 70.0), row("replay", "pipereport", 90, 0.5, 0.9, 61.0),
            row("replay, 30-50 ms", "boto3", 100, 10.0, 10.0, 70.0),
            row("replay, 30-50 ms", "pipereport", 90, 3.0, 0.9, 50.0)]
    assert [kept for kept, _ in bench_collect.promises(rows, 100)] == [True, False, True, None, True, True]
    assert [kept for kept, _ in bench_collect.promises(rows, 1000)][1] is True
    assert "| replay | pipereport | 90 | 0.50 s | 0.90 s | 61 MB | 180 | 1/11.1 | 18.0x |" in bench_collect.table(rows)


def test_the_bench_names_the_tools_that_are_missing(monkeypatch, tmp_path):
    monkeypatch.setenv("PIPEREPORT_BENCH_TOOLS", str(tmp_path))
    with pytest.raises(BenchError, match="replay_server.rs missing. Set PIPEREPORT_BENCH_TOOLS"):
        tools(tmp_path)
