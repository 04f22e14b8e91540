"""An account that answers badly: what can be obtained in the end is obtained; what is denied is unread and says so."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from accounts import ALL, checked, snapshot, taken
from faults import Faults
from plain_values import differences, told
from store_view import coverage, store_view

SERVICES = ("s3", "lambda", "events", "iam", "kms", "monitoring")
# Which kinds of store_view a service fills alone.
KINDS = {"s3": ("bucket", "account"), "lambda": ("function", "function_version", "layer_version", "event_source_mapping"),
         "events": ("event_bus", "event_rule"), "iam": ("role", "managed_policy"), "kms": ("key",), "monitoring": ()}
# Kinds that cannot be whole because the list that leads to them is denied.
LED_TO = {"s3": ("key",), "lambda": ("role", "managed_policy"), "events": ("role", "managed_policy"), "iam": (),
          "kms": (), "monitoring": ()}


@pytest.fixture(scope="module")
def whole(account_of, pipereport, tmp_path_factory):
    """The database of ten copies, read without a fault, and its ``check``."""
    folder = tmp_path_factory.mktemp("whole")
    with account_of(10).proxy() as proxy:
        path = taken(pipereport, proxy.url, folder, *ALL)
    return path, checked(pipereport, folder)


def rows(path: Path, query: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        return connection.execute(query).fetchall()


def findings(answer: dict[str, Any]) -> list[dict[str, Any]]:
    return sorted(answer["findings"], key=lambda one: one["fingerprint"])


def assert_equal(expected: Path, found: Path) -> None:
    lines = differences(store_view(expected), store_view(found), ("without faults", "with faults"))
    assert not lines, told(lines)
    assert coverage(found) == coverage(expected) == []


@pytest.mark.parametrize("seed", [1, 2])
def test_resets_slow_cut_empty_and_foreign_answers_change_nothing(seed, whole, account_of, pipereport, tmp_path):
    faults = Faults(seed, reset=0.1, slow=0.05, truncate=0.08, cut=0.06, html=0.06, empty=0.06, slow_ms=200)
    with account_of(10).proxy(faults, page_size=7) as proxy:
        found = taken(pipereport, proxy.url, tmp_path, *ALL)
        assert {"reset", "slow", "truncate", "cut", "html", "empty"} <= {one.fate for one in proxy.seen}
    assert_equal(whole[0], found)
    assert findings(checked(pipereport, tmp_path)) == findings(whole[1])


def test_a_storm_of_throttling_and_all_other_faults_changes_nothing(account_of, pipereport, tmp_path):
    with account_of(2).proxy() as proxy:
        calm = taken(pipereport, proxy.url, tmp_path, *ALL, db="calm.db")
    with account_of(2).proxy(Faults.storm(seed=1)) as proxy:
        found = taken(pipereport, proxy.url, tmp_path, *ALL)
        assert sum(one.fate == "throttle" for one in proxy.seen) > len(proxy.seen) / 6
    assert_equal(calm, found)
    assert findings(checked(pipereport, tmp_path)) == findings(checked(pipereport, tmp_path, "calm.db"))


@pytest.fixture(scope="module", params=SERVICES)
def denied(request, account_of, pipereport, tmp_path_factory):
    """(the denied service, the database, what the command said, its check)."""
    folder = tmp_path_factory.mktemp("denied")
    with account_of(10).proxy(Faults(deny=frozenset({request.param}))) as proxy:
        done = snapshot(pipereport, proxy.url, folder, *ALL)
    assert done.returncode == 0, done.stderr[-2000:]
    return request.param, folder / "x.db", done, checked(pipereport, folder)


def test_what_other_services_told_is_as_without_the_denial(denied, whole):
    service, path, _, _ = denied
    expected, found = store_view(whole[0]), store_view(path)
    for kind in expected.keys() - set(KINDS[service]) - set(LED_TO[service]):
        ours, theirs = (_independent(one[kind], service) for one in (expected, found))
        lines = differences(ours, theirs, ("without the denial", "with it"))
        assert not lines, f"{kind}: {told(lines)}"


def _independent(kind: dict[str, Any], service: str) -> dict[str, Any]:
    """Without what another service decides: an environment keeps the values that equal a known name, and the policies
    of aliases are read where a rule's target names one."""
    for facts in kind.values():
        if isinstance(facts, dict) and "configuration" in facts:
            facts["configuration"]["Environment"] = sorted(facts["configuration"]["Environment"])
            if service == "events":
                del facts["alias_policies"], facts["alias_statements"]
    return kind


def test_what_was_denied_is_unread_and_names_the_missing_action(denied):
    service, path, done, _ = denied
    lost = coverage(path)
    assert lost, "nothing is said to be unread"
    prefix = {"monitoring": "cloudwatch"}.get(service, service)
    for fact, owner, code, action in lost:
        assert fact.split(":")[0] == service, f"{fact} of {owner} is unread, and only {service} is denied"
        assert code and "AccessDenied" in code, (fact, owner, code)
        assert action and action.split(":")[0] == prefix, (fact, owner, action)
        assert action in done.stderr
    for kind in KINDS[service]:
        for name, facts in store_view(path)[kind].items():
            assert _values(facts) <= {"unread"}, f"{kind} {name} has a value although {service} is denied: {facts}"


def _values(facts: Any) -> set[Any]:
    """The values of a denied resource that something else listed: none may be a value, and none may be absent."""
    if not isinstance(facts, dict):
        return {str(facts)}
    return {"unread"} if not facts else set().union(*(_values(one) for name, one in facts.items() if name not in (
        "inline", "attached", "boundary")))


def test_no_pass_and_no_fail_rests_on_what_was_denied(denied, whole):
    service, path, _, answer = denied
    query = "SELECT rule_id, origin, pass_count, fail_count, unknown_count FROM evaluation"
    before = {row[:2]: row[2:] for row in rows(whole[0], query)}
    for (*key, passed, failed, unknown) in rows(path, query):
        old_passed, old_failed, _ = before.get(tuple(key), (0, 0, 0))
        assert passed <= old_passed, f"{service} denied: {key} has {passed} passes instead of {old_passed}"
        assert failed <= old_failed, f"{service} denied: {key} has {failed} fails instead of {old_failed}"
    known = {one["fingerprint"] for one in whole[1]["findings"] if one["verdict"] == "fail"}
    for one in answer["findings"]:
        assert one["verdict"] == "unknown" or one["fingerprint"] in known, one
    if service == "s3":
        assert answer["summary"]["unknown"] > 0, "whether the buckets' switches are on is not known"


def test_the_collection_says_denied_or_partial_and_the_others_are_ok(denied, whole):
    service, path, _, _ = denied
    statuses = dict(rows(path, "SELECT source, status FROM collection"))
    assert statuses[f"aws.{service}"] in ("denied", "partial"), statuses
    untouched = {source for source, status in rows(whole[0], "SELECT source, status FROM collection") if status == "ok"}
    for source in untouched - {f"aws.{service}"} - ({"aws.objects", "aws.kms"} if service == "s3" else set()) - (
            {"aws.monitoring", "aws.iam"} if service == "lambda" else set()):
        assert statuses[source] == "ok", (source, statuses)


def test_an_incomplete_snapshot_fails_the_check_only_where_that_is_asked(denied, pipereport):
    service, path, _, answer = denied
    demanding = pipereport("check", "--db", path, "--require-complete", "--fail-on", "none", cwd=path.parent)
    assert demanding.returncode == 3, f"{service} denied, {answer['summary']}: {demanding.stderr}"


@pytest.mark.parametrize("form", ["table", "json"])
def test_the_check_tells_of_a_denied_source_in_every_format(form, denied, pipereport):
    service, path, _, _ = denied
    done = pipereport("check", "--db", path, "--format", form, "--fail-on", "none", cwd=path.parent)
    said = done.stderr + done.stdout
    assert "not read whole" in said, f"{service} was denied, and {form} does not say it"
