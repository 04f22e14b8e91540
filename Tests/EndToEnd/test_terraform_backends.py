"""States that lie in S3, because they were named or because a backend block of a configuration names them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from accounts import Account, snapshot
from emulator_in_process import clients
from faults import Faults
from seed_pipeline import Copy
from state_audit import STORE, labels, put, refused, root, rows, state_addresses, v4, without_paths
from terraform_state import pipeline, write_state

OURS = Copy(1)


@pytest.fixture(scope="module")
def account(account_of) -> Account:
    found = account_of(2)
    clients(found.url).s3.create_bucket(Bucket=STORE)
    return found


def own_state(folder: Path) -> str:
    return write_state(folder / "own.json", pipeline(OURS)).read_text()


@pytest.mark.parametrize("key", ["named/terraform.tfstate", "named/with space+plus/ü.tfstate"])
def test_a_state_is_read_from_s3(account, pipereport, tmp_path, key):
    uri = put(account, key, own_state(tmp_path))
    with account.proxy() as proxy:
        done = snapshot(pipereport, proxy.url, tmp_path, "--state", uri)
        assert proxy.writes() == []
    assert done.returncode == 0, done.stderr
    assert len(state_addresses(tmp_path / "x.db")) == len(pipeline(OURS))
    assert any(one.startswith("terraform.state:") for one in labels(tmp_path / "x.db"))
    without_paths(tmp_path, tmp_path / "x.db")


@pytest.mark.parametrize("select, more, key", [
    ("default", "", "{key}"),
    ("variable", "", "env:/staging/{key}"),
    ("file", "", "env:/staging/{key}"),
    ("file", '\n    workspace_key_prefix = "spaces"', "spaces/staging/{key}"),
    ("variable", '\n    workspace_key_prefix = "a/b"', "a/b/staging/{key}"),
])
def test_the_state_of_a_backend_block_is_read(account, pipereport, tmp_path, select, more, key):
    plain = f"backend/{tmp_path.name}.tfstate"
    put(account, plain, v4("default-one"))
    wanted = "default-one" if select == "default" else "staging-one"
    put(account, key.format(key=plain), v4(wanted))
    folder = root(tmp_path / "infra", plain, more=more)
    if select == "file":
        (folder / ".terraform").mkdir()
        (folder / ".terraform" / "environment").write_text("staging\n")
    with account.proxy() as proxy:
        done = snapshot(pipereport, proxy.url, tmp_path, "--terraform", "infra",
                        env={"TF_WORKSPACE": "staging"} if select == "variable" else None)
    assert done.returncode == 0, done.stderr
    assert [address for _, address in state_addresses(tmp_path / "x.db")] == [f"aws_s3_bucket.{wanted}"]
    assert [one for one in labels(tmp_path / "x.db") if one.startswith("terraform.state")] != []
    without_paths(tmp_path, tmp_path / "x.db")


@pytest.mark.parametrize("leftover", ["", json.dumps(v4("stale"))], ids=["empty", "stale"])
def test_a_state_that_a_migration_left_in_the_folder_is_not_the_state(account, pipereport, tmp_path, leftover):
    """``terraform init -migrate-state`` empties terraform.tfstate and leaves it there."""
    put(account, "migrated.tfstate", v4("a"))
    root(tmp_path / "infra", "migrated.tfstate")
    (tmp_path / "infra" / "terraform.tfstate").write_text(leftover)
    with account.proxy() as proxy:
        done = snapshot(pipereport, proxy.url, tmp_path, "--terraform", "infra")
    assert done.returncode == 0, done.stderr
    assert [address for _, address in state_addresses(tmp_path / "x.db")] == ["aws_s3_bucket.a"]


@pytest.mark.parametrize("text", [
    'terraform {\n  backend "s3" {}\n}\n', 'terraform {\n  backend "s3" {\n    bucket = "b"\n  }\n}\n',
    'terraform {\n  backend "http" {\n    address = "https://example.com/state"\n  }\n}\n',
    'terraform {\n  cloud {\n    organization = "o"\n    workspaces {\n      name = "w"\n    }\n  }\n}\n',
], ids=["partial", "no key", "http", "cloud"])
def test_a_backend_that_is_not_read_is_said_and_the_configuration_is_read(pipereport, tmp_path, text):
    (tmp_path / "infra").mkdir()
    (tmp_path / "infra" / "main.tf").write_text(text + 'resource "aws_s3_bucket" "b" {\n  bucket = "written-here"\n}\n')
    done = pipereport("snapshot", "--no-aws", "--terraform", "infra", "--db", "x.db", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "skipped" in done.stderr and "--state" in done.stderr
    assert rows(tmp_path / "x.db", "SELECT name FROM s3_bucket") == [("written-here",)]


def test_a_state_named_twice_is_one(account, pipereport, tmp_path):
    uri = put(account, "twice.tfstate", v4("a"))
    root(tmp_path / "infra", "twice.tfstate")
    with account.proxy() as proxy:
        done = snapshot(pipereport, proxy.url, tmp_path, "--terraform", "infra", "--state", uri)
    assert done.returncode == 0, done.stderr
    assert len(state_addresses(tmp_path / "x.db")) == 1
    assert "no terraform.tfstate" not in done.stderr


def test_a_missing_object_that_was_named_is_refused(account, pipereport, tmp_path):
    with account.proxy() as proxy:
        done = snapshot(pipereport, proxy.url, tmp_path, "--state", f"s3://{STORE}/none.tfstate")
    refused(done, tmp_path, f"s3://{STORE}/none.tfstate", "NoSuchKey")


def test_a_missing_bucket_that_was_named_is_refused(account, pipereport, tmp_path):
    with account.proxy() as proxy:
        done = snapshot(pipereport, proxy.url, tmp_path, "--state", "s3://no-such-bucket-at-all/a.tfstate")
    refused(done, tmp_path, "s3://no-such-bucket-at-all/a.tfstate", "NoSuchBucket")


def test_a_denied_read_of_a_named_state_is_refused(account, pipereport, tmp_path):
    uri = put(account, "denied.tfstate", v4("a"))
    with account.proxy(Faults(deny=frozenset({"s3"}))) as proxy:
        done = snapshot(pipereport, proxy.url, tmp_path, "--state", uri)
    refused(done, tmp_path, uri, "AccessDenied")


@pytest.mark.parametrize("reason", ["missing", "denied"])
def test_a_backend_whose_state_cannot_be_read_is_said_and_the_rest_goes_on(account, pipereport, tmp_path, reason):
    key = f"unreadable-{reason}.tfstate"
    if reason == "denied":
        put(account, key, v4("a"))
    root(tmp_path / "infra", key)
    with account.proxy(Faults(deny=frozenset({"s3"} if reason == "denied" else ()))) as proxy:
        done = snapshot(pipereport, proxy.url, tmp_path, "--terraform", "infra")
    assert done.returncode == 0, done.stderr
    assert f"s3://{STORE}/{key}" in done.stderr
    assert ("AccessDenied" if reason == "denied" else "NoSuchKey") in done.stderr
    assert state_addresses(tmp_path / "x.db") == []
    assert rows(tmp_path / "x.db", "SELECT address FROM resource WHERE origin = 'config' AND type = 'aws_s3_bucket'") == [
        ("aws_s3_bucket.written",)]
    assert [status for (status,) in rows(
        tmp_path / "x.db", "SELECT status FROM collection WHERE source LIKE 'terraform.state%'")] == ["skipped"]


def test_without_aws_a_state_in_s3_is_refused(pipereport, tmp_path):
    done = pipereport("snapshot", "--no-aws", "--state", "s3://bucket/k.tfstate", "--db", "x.db", cwd=tmp_path)
    refused(done, tmp_path, "--no-aws", "S3")


@pytest.mark.parametrize("uri", ["s3://", "s3://bucket", "s3://bucket/"])
def test_an_uri_without_a_key_is_refused(pipereport, tmp_path, uri):
    refused(pipereport("snapshot", "--state", uri, "--db", "x.db", cwd=tmp_path), tmp_path, uri, "s3://bucket/key")


def test_without_aws_a_backend_is_said_and_the_configuration_is_read(pipereport, tmp_path):
    root(tmp_path / "infra", "k.tfstate")
    done = pipereport("snapshot", "--no-aws", "--terraform", "infra", "--db", "x.db", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert f"s3://{STORE}/k.tfstate" in done.stderr and "--no-aws" in done.stderr
    assert rows(tmp_path / "x.db", "SELECT address FROM resource WHERE origin = 'config' AND type = 'aws_s3_bucket'") == [
        ("aws_s3_bucket.written",)]
    assert pipereport("check", "--db", "x.db", cwd=tmp_path).returncode in (0, 1)
