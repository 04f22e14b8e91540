"""Credentials that end half way: renewed where they can be, else the run goes on later where it stopped."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from accounts import ALL, Account, Run, snapshot, taken
from emulator_in_process import clients
from faults import Faults
from plain_values import differences, told
from store_view import coverage, store_view

COPIES = 10
# Of 577 requests: at once, among the lists, among the details, among what these refer to.
MOMENTS = [3, 12, 150, 400, 550]
OTHER_ACCOUNT = "210987654321"
HELPER = """
import json, pathlib
count = pathlib.Path(__file__).with_name("count")
number = int(count.read_text()) if count.exists() else 0
count.write_text(str(number + 1))
print(json.dumps({"Version": 1, "AccessKeyId": f"KEY{number}", "SecretAccessKey": "process-secret", "SessionToken": "process-token"}))
"""


@pytest.fixture(scope="module")
def whole(account_of, pipereport, tmp_path_factory):
    """(the database of an uninterrupted run, how many calls it made)."""
    with account_of(COPIES).proxy() as proxy:
        return taken(pipereport, proxy.url, tmp_path_factory.mktemp("whole"), *ALL), len(proxy.seen)


def assert_equal(expected: Path, found: Path) -> None:
    lines = differences(store_view(expected), store_view(found), ("an uninterrupted run", "this one"))
    assert not lines, told(lines)
    assert coverage(found) == coverage(expected) == []


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_provider_that_renews_goes_on_unnoticed(moment, whole, account_of, pipereport, tmp_path):
    (tmp_path / "helper.py").write_text(HELPER)
    (tmp_path / ".aws").mkdir()
    (tmp_path / ".aws" / "config").write_text(
        f"[default]\nregion = us-east-1\ncredential_process = {sys.executable} {tmp_path / 'helper.py'}\n")
    with account_of(COPIES).proxy(Faults(expire_after=moment)) as proxy:
        done = pipereport("snapshot", "--db", "x.db", *ALL, cwd=tmp_path, env={"AWS_ENDPOINT_URL": proxy.url})
        keys = {one.request.access_key for one in proxy.seen}
    assert done.returncode == 0, done.stderr
    assert keys == {"KEY0", "KEY1"}, "the helper is asked again once, and not by every call that was refused"
    assert_equal(whole[0], tmp_path / "x.db")


def interrupted(account: Account, run: Run, folder: Path, moment: int) -> None:
    """A run with keys of the environment, which cannot be renewed, until they expire."""
    with account.proxy(Faults(expire_after=moment)) as proxy:
        done = snapshot(run, proxy.url, folder, *ALL)
        refused = sum(one.fate == "expired" for one in proxy.seen)
    assert done.returncode == 2, done.stderr
    assert "pipereport snapshot --resume --db x.db" in done.stderr and "credentials" in done.stderr
    assert done.stdout == ""
    assert refused < 100, f"{refused} calls were made with keys that AWS had refused"


@pytest.mark.parametrize("moment", MOMENTS)
def test_keys_that_cannot_be_renewed_end_the_run_and_others_resume_it(moment, whole, account_of, pipereport, tmp_path):
    account = account_of(COPIES)
    interrupted(account, pipereport, tmp_path, moment)
    with account.proxy() as proxy:
        fresh = {"AWS_ACCESS_KEY_ID": "renewed"}
        done = snapshot(pipereport, proxy.url, tmp_path, "--resume", env=fresh)
        assert done.returncode == 0, done.stderr
        asked = len(proxy.seen)
    assert_equal(whole[0], tmp_path / "x.db")
    # What was under way is asked again: a dozen tasks of each kind, of up to 13 calls.
    assert asked < whole[1] - moment + 150, f"{asked} calls of {whole[1]} after {moment} were answered"


def test_a_check_before_the_resume_does_not_take_the_half_for_the_whole(account_of, pipereport, tmp_path):
    interrupted(account_of(COPIES), pipereport, tmp_path, 300)
    done = pipereport("check", "--db", "x.db", "--format", "json", cwd=tmp_path)
    assert done.returncode == 2 and done.stdout == "", done.stdout[:500]


def test_a_resume_with_credentials_of_another_account_is_refused(whole, account_of, pipereport, tmp_path):
    account = account_of(COPIES)
    interrupted(account, pipereport, tmp_path, 300)
    other = clients(account.url).sts.assume_role(
        RoleArn=f"arn:aws:iam::{OTHER_ACCOUNT}:role/auditor", RoleSessionName="audit")["Credentials"]
    keys = {"AWS_ACCESS_KEY_ID": other["AccessKeyId"], "AWS_SECRET_ACCESS_KEY": other["SecretAccessKey"],
            "AWS_SESSION_TOKEN": other["SessionToken"]}
    with account.proxy() as proxy:
        refused = snapshot(pipereport, proxy.url, tmp_path, "--resume", env=keys)
        asked = [one.request.operation for one in proxy.seen]
        assert refused.returncode == 2
        assert OTHER_ACCOUNT in refused.stderr and "123456789012" in refused.stderr
        assert asked == ["GetCallerIdentity"]
        done = snapshot(pipereport, proxy.url, tmp_path, "--resume")
        assert done.returncode == 0, "the refusal leaves the unfinished snapshot as it was"
    assert_equal(whole[0], tmp_path / "x.db")


def test_a_resume_without_anything_to_resume_says_so(account_of, pipereport, tmp_path):
    with account_of(COPIES).proxy() as proxy:
        missing = snapshot(pipereport, proxy.url, tmp_path, "--resume")
        assert missing.returncode == 2 and "without --resume" in missing.stderr
        assert not list(tmp_path.iterdir()), "a refusal leaves no file"
        taken(pipereport, proxy.url, tmp_path)
        again = snapshot(pipereport, proxy.url, tmp_path, "--resume")
    assert again.returncode == 2 and "no unfinished snapshot" in again.stderr
