"""Each action that a run uses is denied alone, and each two of them together: what is lost by it is said to be unknown.

All pairs take long: ``PIPEREPORT_ATTACK=long`` denies every pair; else a fixed sample of them is denied.
"""

from __future__ import annotations

import os
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from itertools import combinations
from pathlib import Path

import pytest
from accounts import ALL, taken
from aws_actions import action
from denied_runs import Judged, judgement, violations
from faults import Faults
from seed_pipeline import Copy
from terraform_state import pipeline, write_state

IS_LONG = os.environ.get("PIPEREPORT_ATTACK") == "long"
# Of all pairs every so many-th is denied in the short run: a prime, so that it is not always the same first action.
STEP = 1 if IS_LONG else 13
# GetCallerIdentity takes no permission and cannot be denied by a policy: without it a run does not start.
UNDENIABLE = {None}
STATE = ("--state", "copy.tfstate")
# Of two copies the roles are asked for by name, of ten they are walked; a state is compared with the account, and narrows
# the details to its own where the scope is Terraform's.
WORLDS = {"two": (2, ALL), "ten": (10, (*ALL, *STATE)), "state": (10, ("--facts", "all", *STATE)),
          "needed": (2, ("--scope", "account"))}


class World:
    """An account, how it is asked, and what the run answers that is denied nothing."""

    def __init__(self, name, account_of, run, folder: Path):
        copies, self.arguments = WORLDS[name]
        self.account, self.run, self.folder = account_of(copies), run, folder
        write_state(folder / "copy.tfstate", pipeline(Copy(3)))
        with self.account.proxy() as proxy:
            self.full = judgement(taken(run, proxy.url, folder, *self.arguments, db="full.db"))
            used = {action(one.request) for one in proxy.seen}
        self.actions: list[str] = sorted(used - UNDENIABLE)

    def denied(self, actions: tuple[str, ...]) -> dict[str, Judged]:
        name = "-".join(actions).replace(":", "_") + ".db"
        with self.account.proxy(Faults(deny_actions=frozenset(actions))) as proxy:
            path = taken(self.run, proxy.url, self.folder, *self.arguments, db=name)
        found = judgement(path)
        for file in self.folder.glob(name + "*"):
            file.unlink()
        return found

    def silent(self, cases: list[tuple[str, ...]]) -> list[str]:
        """What is wrong with the runs that these actions were denied to."""
        with ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
            answers = pool.map(self.denied, cases)
            return [f"without {' and '.join(case)}: {line}"
                    for case, answer in zip(cases, answers) for line in violations(self.full, answer)]


@pytest.fixture(scope="module")
def world(account_of, pipereport, tmp_path_factory):
    worlds: dict[str, World] = {}

    def of(name: str) -> World:
        if name not in worlds:
            worlds[name] = World(name, account_of, pipereport, tmp_path_factory.mktemp(name))
        return worlds[name]

    return of


@pytest.mark.parametrize("name", WORLDS)
def test_one_denied_action_is_no_silent_pass(name, world):
    ours = world(name)
    assert len(ours.actions) >= 30, "the account uses fewer actions than it did"
    found = ours.silent([(one,) for one in ours.actions])
    assert not found, "\n".join(found)


@pytest.mark.parametrize("name", ["two", "ten"] if IS_LONG else ["two"])
def test_two_denied_actions_are_no_silent_pass(name, world):
    ours = world(name)
    found = ours.silent(list(combinations(ours.actions, 2))[::STEP])
    assert not found, "\n".join(found)


RESTING_ON_RULES = {
    "concurrency-zero", "function-not-active", "trigger-bucket-unreadable", "no-failure-destination", "logs-not-writable",
    "target-missing", "double-delivery", "rule-in-other-region"}


@pytest.mark.parametrize("lost", ["events:ListRules", "events:ListTargetsByRule"])
def test_rules_on_deliveries_are_unknown_by_name_and_the_check_is_incomplete(lost, account_of, pipereport, tmp_path):
    with account_of(2).proxy(Faults(deny_actions=frozenset({lost}))) as proxy:
        path = taken(pipereport, proxy.url, tmp_path, *ALL)
    with closing(sqlite3.connect(path)) as database:
        told = {rule for rule, in database.execute(
            "SELECT rule_id FROM finding WHERE verdict = 'unknown' AND logical_id LIKE 'arn:aws:iam::%:root' "
            "AND message LIKE '%AccessDenied%on ' || ? || '%'", [lost])}
        several = database.execute("SELECT rule_id, subject, count(*) FROM finding WHERE logical_id LIKE "
                                   "'arn:aws:iam::%:root' GROUP BY 1, 2 HAVING count(*) > 1").fetchall()
    assert RESTING_ON_RULES <= told, RESTING_ON_RULES - told
    assert several == [], "one cause is one row"
    checked = pipereport("check", "--db", "x.db", "--fail-on", "none", "--require-complete", cwd=tmp_path)
    assert checked.returncode == 3, checked.stdout[-2000:]


def test_an_account_that_is_denied_nothing_is_complete(account_of, pipereport, tmp_path):
    with account_of(2).proxy() as proxy:
        path = taken(pipereport, proxy.url, tmp_path, *ALL)
    with closing(sqlite3.connect(path)) as database:
        # Only the account's own settings stand on the account.
        rows = database.execute("SELECT DISTINCT rule_id FROM finding WHERE verdict = 'unknown' AND logical_id LIKE "
                                "'arn:aws:iam::%:root'").fetchall()
    assert rows == []


USER_RULE = """-- id: delivered
-- title: Every function that something is delivered to has a name
-- severity: low

SELECT DISTINCT d.function_id AS resource_id, d.origin, '' AS subject, 'pass' AS verdict, '' AS reason
FROM delivery d WHERE d.snapshot_id = :snapshot AND d.function_id IS NOT NULL
"""


def test_a_users_rule_is_unknown_where_its_rows_are_lost(account_of, pipereport, tmp_path):
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "delivered.sql").write_text(USER_RULE)
    (tmp_path / "pipereport.yml").write_text("rule_folders: [own]\nrules: [delivered]\n")
    answers = []
    for lost in (frozenset(), frozenset({"events:ListRules"})):
        with account_of(2).proxy(Faults(deny_actions=lost)) as proxy:
            answers.append(judgement(taken(pipereport, proxy.url, tmp_path, "--scope", "account", db=f"{len(lost)}.db")))
    assert answers[0]["delivered"].passes["aws"] > answers[1]["delivered"].passes["aws"]
    assert len(answers[1]["delivered"].unknown) == 1 and not answers[0]["delivered"].unknown
