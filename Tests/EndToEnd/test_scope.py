"""With a Terraform state of one of ten pipelines, that one and what is wired to it is read; the rest is listed by name."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from account_proxy import AccountProxy
from accounts import Account, Run, taken
from aws_actions import resource
from fault_answers import Answer
from seed_pipeline import Copy
from store_view import store_view
from terraform_state import bucket, function, pipeline, rule, write_state

COPIES = 10
OURS = Copy(3)
FACTS = ("--facts", "all")
# Which operations tell something of one resource; ListTargetsByRule is of the rule.
NO_DETAIL = {"ListRuleNamesByTarget", "ListObjectsV2", "GetObject"}
DETAILS = {"s3": "buckets", "lambda": "functions", "events": "rules"}


@dataclass
class Audit:
    path: Path
    proxy: AccountProxy

    def detailed(self) -> dict[str, set[str]]:
        """``{"buckets": {name, …}, "functions": …, "rules": …}``: what any call but a list was about."""
        found: dict[str, set[str]] = {kind: set() for kind in DETAILS.values()}
        for one in self.proxy.seen:
            name = resource(one.request)
            if name and one.request.service in DETAILS and one.request.protocol != "s3control" \
                    and one.request.operation not in NO_DETAIL:
                found[DETAILS[one.request.service]].add(name)
        return found


def audit(account: Account, run: Run, folder: Path, *arguments: str, db: str = "x.db") -> Audit:
    with account.proxy() as proxy:
        return Audit(taken(run, proxy.url, folder, *FACTS, *arguments, db=db), proxy)


@pytest.fixture(scope="module")
def both(account_of, pipereport, tmp_path_factory):
    """(--state alone, the same with --scope account)."""
    folder = tmp_path_factory.mktemp("scope")
    state = str(write_state(folder / "terraform.tfstate", pipeline(OURS)))
    account = account_of(COPIES)
    return (audit(account, pipereport, folder, "--state", state),
            audit(account, pipereport, folder, "--state", state, "--scope", "account", db="all.db"))


def test_details_are_asked_of_the_managed_pipeline_alone(both):
    assert both[0].detailed() == {
        "buckets": set(OURS.buckets.values()), "functions": set(OURS.functions.values()),
        "rules": set(OURS.rules.values())}


def test_each_detail_is_asked_as_often_as_there_are_managed_resources(both):
    counts = both[0].proxy.counts()
    assert counts["s3:GetBucketAcl"] == counts["s3:GetBucketNotificationConfiguration"] == 3
    assert counts["lambda:GetFunctionConcurrency"] == 3 and counts["lambda:GetPolicy"] == 3
    assert counts["events:ListTargetsByRule"] == 2
    # Three roles are asked for by name: that is less than a walk over all roles of an account.
    assert counts["iam:GetRole"] == 3 and "iam:GetAccountAuthorizationDetails" not in counts
    assert len(both[0].proxy.seen) < len(both[1].proxy.seen) / 4


def test_everything_else_is_listed_by_name(both):
    ours, everything = (store_view(one.path) for one in both)
    for kind in ("bucket", "function", "event_rule", "event_bus", "layer_version", "event_source_mapping"):
        assert ours[kind].keys() == everything[kind].keys(), kind
    theirs = [facts for arn, facts in ours["bucket"].items() if arn.rpartition(":::")[2] not in OURS.buckets.values()]
    assert len(theirs) == 3 * (COPIES - 1)
    assert all(facts["acl"] == facts["policy"] == facts["notification"] == "not asked" for facts in theirs)
    others = [facts for arn, facts in ours["function"].items() if arn.rpartition(":")[2] not in OURS.functions.values()]
    assert all(facts["policy"] == facts["concurrency"] == "not asked" for facts in others)
    assert len(ours["role"]) == 3


def test_the_facts_of_the_managed_pipeline_are_those_of_the_whole_account(both):
    ours, everything = (store_view(one.path) for one in both)
    arns = {f"arn:aws:s3:::{name}" for name in OURS.buckets.values()}
    arns |= {OURS.function_arn(step) for step in OURS.functions} | {OURS.rule_arn(step) for step in OURS.rules}
    arns |= {OURS.role_arn(step) for step in OURS.functions}
    for kind in ("bucket", "function", "event_rule", "role"):
        for arn in arns & everything[kind].keys():
            assert ours[kind][arn] == everything[kind][arn], arn


def rows(path: Path, query: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        return sorted(connection.execute(query).fetchall(), key=repr)


def test_deliveries_and_findings_of_the_managed_pipeline_are_those_of_the_whole_account(both):
    hops = ("SELECT origin, via, bucket, function_arn, rule, prefix, suffix, is_bucket_switch_on, is_rule_enabled, "
            "is_on_default_bus, pattern_matches, target_exists, permission, permission_reason, permission_statement, "
            "arrives FROM delivery WHERE function_arn LIKE '%seed-0003%' OR bucket LIKE 'seed-0003%'")
    found, expected = (rows(one.path, hops) for one in both)
    assert found == expected and len(found) >= 2
    judged = ("SELECT rule_id, logical_id, subject, verdict, severity, message, evidence, address, fingerprint "
              "FROM finding WHERE logical_id LIKE '%seed-0003%' OR subject LIKE '%seed-0003%' OR address IS NOT NULL")
    found, expected = (rows(one.path, judged) for one in both)
    assert found == expected


def test_no_verdict_is_given_on_what_was_only_listed(both):
    names = "', '".join([*OURS.buckets.values(), *OURS.functions.values(), *OURS.rules.values()])
    query = (f"SELECT f.rule_id, f.verdict, r.name FROM finding f JOIN resource r ON r.id = f.resource_id "
             f"WHERE f.verdict = 'fail' AND r.name NOT IN ('{names}')")
    # The lists themselves tell of environments and of the policies of buses, and the account is nobody's resource.
    told = {"account-public-access-block-missing", "bus-policy-cross-account", "secret-in-environment"}
    assert {rule for rule, _, _ in rows(both[0].path, query)} <= told
    ours, everything = (dict(rows(one.path, "SELECT rule_id, sum(pass_count) FROM evaluation GROUP BY 1")) for one in both)
    assert all(count <= everything[name] for name, count in ours.items()), (ours, everything)


def test_a_function_outside_that_a_managed_buckets_rule_targets_is_taken_in(account_of, pipereport, tmp_path):
    copy = Copy(2)
    state = write_state(tmp_path / "terraform.tfstate", [bucket(copy, "raw")])
    found = audit(account_of(COPIES), pipereport, tmp_path, "--state", str(state))
    # Its rule has two targets, the function and its alias, whose policy is asked for by its qualifier.
    assert found.detailed() == {"buckets": {copy.buckets["raw"]}, "functions": {copy.functions["processing"]},
                                "rules": {copy.rules["processing"]}}
    facts = store_view(found.path)["function"][copy.function_arn("processing")]
    assert facts["policy"] and facts["alias_policies"]["live"]
    arrives = rows(found.path, f"SELECT arrives FROM delivery WHERE bucket = '{copy.buckets['raw']}' AND origin = 'aws'")
    assert arrives == [("yes",), ("yes",)]


def test_a_rule_outside_that_targets_a_managed_function_is_taken_in_with_its_bucket(account_of, pipereport, tmp_path):
    copy = Copy(4)
    state = write_state(tmp_path / "terraform.tfstate", [function(copy, "analytics")])
    found = audit(account_of(COPIES), pipereport, tmp_path, "--state", str(state))
    assert found.detailed() == {"buckets": {copy.buckets["processed"]}, "functions": {copy.functions["analytics"]},
                                "rules": {copy.rules["analytics"]}}
    assert found.proxy.counts()["events:ListRuleNamesByTarget"] <= 2, "asked by target, once a bus, and not by rule"


def test_which_rules_target_a_managed_function_is_unknown_when_that_may_not_be_asked(account_of, pipereport, tmp_path):
    state = write_state(tmp_path / "terraform.tfstate", [function(Copy(4), "analytics")])
    denied = Answer(400, json.dumps({"__type": "com.amazonaws.events#AccessDeniedException", "message": "no"}).encode(),
                    "application/x-amz-json-1.1")
    with account_of(COPIES).proxy(overrides={"ListRuleNamesByTarget": denied}) as proxy:
        path = taken(pipereport, proxy.url, tmp_path, *FACTS, "--state", str(state))
    with closing(sqlite3.connect(path)) as database:
        told = database.execute("SELECT DISTINCT rule_id FROM finding WHERE verdict = 'unknown' AND message LIKE "
                                "'%events:ListRuleNamesByTarget%'").fetchall()
    assert ("missing-events-permission",) in told


def test_a_rule_on_another_bus_that_targets_a_managed_function_is_taken_in(account_of, pipereport, tmp_path):
    copy = Copy(1)
    state = write_state(tmp_path / "terraform.tfstate", [function(copy, "ingestion")])
    found = audit(account_of(COPIES), pipereport, tmp_path, "--state", str(state))
    assert found.detailed() == {"buckets": set(), "functions": {copy.functions["ingestion"]}, "rules": {"on-a-bus"}}


def test_a_function_that_a_notification_invokes_is_taken_in(account_of, pipereport, tmp_path):
    copy = Copy(5)
    state = write_state(tmp_path / "terraform.tfstate", [bucket(copy, "processed")])
    found = audit(account_of(COPIES), pipereport, tmp_path, "--state", str(state))
    assert found.detailed()["functions"] == {copy.functions["analytics"]}
    via = rows(found.path, f"SELECT via FROM delivery WHERE bucket = '{copy.buckets['processed']}' AND origin = 'aws'")
    assert via == [("eventbridge",), ("notification",)]


def test_a_managed_rule_brings_its_bucket_and_its_function(account_of, pipereport, tmp_path):
    copy = Copy(6)
    state = write_state(tmp_path / "terraform.tfstate", [rule(copy, "processing")])
    found = audit(account_of(COPIES), pipereport, tmp_path, "--state", str(state))
    assert found.detailed() == {"buckets": {copy.buckets["raw"]}, "functions": {copy.functions["processing"]},
                                "rules": {copy.rules["processing"]}}


def test_a_state_of_another_account_reads_no_details_at_all(account_of, pipereport, tmp_path):
    state = write_state(tmp_path / "terraform.tfstate", pipeline(Copy(99)))
    found = audit(account_of(COPIES), pipereport, tmp_path, "--state", str(state))
    assert found.detailed() == {"buckets": set(), "functions": set(), "rules": set()}
    assert len(store_view(found.path)["bucket"]) == 3 * COPIES


@pytest.mark.parametrize("resources, expected", [
    (pipeline(OURS), set(OURS.buckets.values())), ([bucket(Copy(2), "raw")], {Copy(2).buckets["raw"]}),
    ([function(Copy(1), "ingestion")], set()), (pipeline(Copy(99)), set()),
], ids=["a pipeline", "one bucket", "a function without a bucket", "another account"])
def test_objects_are_listed_of_buckets_in_scope_alone(resources, expected, account_of, pipereport, tmp_path):
    state = write_state(tmp_path / "terraform.tfstate", resources)
    found = audit(account_of(COPIES), pipereport, tmp_path, "--state", str(state))
    read = {resource(one.request) for one in found.proxy.seen if one.request.operation in ("ListObjectsV2", "GetObject")}
    assert read == expected
