"""Only reads are sent, only those that ``pipereport permissions`` names, and no more of them than the rules need."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from account_proxy import AccountProxy
from accounts import ALL, Account, Run, taken
from aws_actions import action
from store_view import store_view

COPIES = 10
POSTED = {"events", "iam", "kms", "sts", "monitoring", "ec2", "cloudtrail"}


@pytest.fixture(scope="module", params=[COPIES, 2])
def full(request, account_of, pipereport, tmp_path_factory):
    """(the folder of a full snapshot, the proxy that saw it): of many roles, which are walked, and of few."""
    folder = tmp_path_factory.mktemp("actions")
    with account_of(request.param).proxy() as proxy:
        taken(pipereport, proxy.url, folder, *ALL)
    return folder, proxy


def allowed(run: Run, folder: Path, *arguments: str) -> set[str]:
    """The actions of the policy that ``pipereport permissions`` prints."""
    done = run("permissions", *arguments, cwd=folder)
    assert done.returncode == 0, done.stderr
    policy = json.loads(done.stdout)
    assert all(statement["Effect"] == "Allow" for statement in policy["Statement"])
    return {name for statement in policy["Statement"] for name in statement["Action"]}


def recorded(proxy: AccountProxy) -> set[str]:
    return {name for name in (action(one.request) for one in proxy.seen) if name}


def test_only_reads_are_sent(full):
    _, proxy = full
    assert proxy.writes() == []
    for one in proxy.seen:
        assert one.request.method in ("GET", "HEAD") or one.request.service in POSTED, one.request
        assert one.request.access_key, f"{one.request.operation} was not signed"


def test_every_action_that_is_used_is_in_the_policy(full, pipereport):
    folder, proxy = full
    missing = recorded(proxy) - allowed(pipereport, folder, "--facts", "all")
    assert not missing, f"a snapshot with this policy would be denied {sorted(missing)}"


def test_the_policy_of_what_was_used_is_exactly_what_was_used(full, pipereport):
    folder, proxy = full
    assert allowed(pipereport, folder, "--used", "--db", "x.db") == recorded(proxy)


@pytest.mark.parametrize("demand", [("--rules", "wiring"), ()], ids=["wiring", "needed"])
def test_the_policy_of_a_demand_allows_what_that_demand_asks(demand, account_of, pipereport, tmp_path):
    with account_of(COPIES).proxy() as proxy:
        taken(pipereport, proxy.url, tmp_path, *demand)
    used = recorded(proxy)
    assert used <= allowed(pipereport, tmp_path, *demand), "the policy denies something that is asked"
    assert allowed(pipereport, tmp_path, "--used", "--db", "x.db") == used
    assert allowed(pipereport, tmp_path, *demand) <= allowed(pipereport, tmp_path, "--facts", "all")


def straightforward(path: Path) -> int:
    """Calls of a listing that asks for every resource by itself, and of each for all that some rule reads."""
    view = store_view(path)
    pages = {"ListBuckets", "ListFunctions", "ListLayers", "ListEventSourceMappings", "ListEventBuses",
             "GetCallerIdentity", "GetPublicAccessBlock", "ListEndpoints", "ListAccessPoints",
             "ListMultiRegionAccessPoints", "DescribeTrails", "DescribeSubnets"}
    return (12 * len(view["bucket"]) + 3 * len(view["function"]) + len(view["event_rule"]) + 2 * len(view["role"])
            + len(view["event_bus"]) + len(pages))


def calls(account: Account, run: Run, folder: Path, *arguments: str) -> int:
    with account.proxy() as proxy:
        taken(run, proxy.url, folder, *arguments, db="less.db")
        return len(proxy.seen)


@pytest.mark.parametrize("demand, share", [(("--rules", "wiring"), 0.5), ((), 1.0)], ids=["wiring", "needed"])
def test_a_smaller_demand_takes_fewer_calls(demand, share, account_of, pipereport, tmp_path):
    account = account_of(COPIES)
    with account.proxy() as proxy:
        bound = straightforward(taken(pipereport, proxy.url, tmp_path, *ALL))
        full_count = len(proxy.seen)
    asked = calls(account, pipereport, tmp_path, "--scope", "account", *demand)
    assert asked <= share * bound, f"{asked} calls, and a straightforward listing takes {bound}"
    assert asked <= full_count


def test_a_smaller_demand_gives_the_same_verdicts(account_of, pipereport, tmp_path):
    answers = []
    with account_of(COPIES).proxy() as proxy:
        for name, demand in (("all.db", ALL), ("needed.db", ("--scope", "account"))):
            taken(pipereport, proxy.url, tmp_path, *demand, db=name)
            done = pipereport("check", "--db", name, "--format", "json", "--fail-on", "none", cwd=tmp_path)
            answer = json.loads(done.stdout)
            answers.append((answer["summary"], [(one["fingerprint"], one["verdict"]) for one in answer["findings"]]))
    assert answers[0] == answers[1]


def test_nothing_is_asked_twice(full):
    """But the list of functions, whose second reading is for the environments alone."""
    _, proxy = full
    keys = [one.request.key for one in proxy.seen if one.request.operation != "ListFunctions"]
    repeated = {one.request.operation for one in proxy.seen if keys.count(one.request.key) > 1}
    assert not repeated, f"asked more than once: {sorted(repeated)}"
