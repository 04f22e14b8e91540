"""Killed at any moment: the database opens, earlier snapshots are whole, and the next run goes on where this one was."""

from __future__ import annotations

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import time
from contextlib import closing
from pathlib import Path
from typing import Any, Callable

import pytest
from accounts import ALL, KEYS, database_files, snapshot, taken
from faults import Faults
from plain_values import differences, told
from program_under_test import PROGRAM
from store_view import coverage, store_view

COPIES = 4
KILLS = 50
EARLY_MS = (0, 2, 5, 10, 20, 40)
NOTHING_TO_RESUME = "no unfinished snapshot"


class Setting:
    """An account, a database with one complete snapshot of it, and what a second, uninterrupted one gives."""

    def __init__(self, account: Any, run: Callable[..., Any], folder: Path):
        self.account, self.run, self.folder = account, run, folder
        with account.proxy() as proxy:
            self.base = taken(run, proxy.url, folder, *ALL, "--label", "earlier", db="base.db")
            durations = [self._uninterrupted(proxy.url) for _ in range(3)]
            before = len(proxy.seen)
            self._uninterrupted(proxy.url)
            self.calls = len(proxy.seen) - before
        self.seconds = sorted(durations)[1]
        self.view, self.findings = store_view(folder / "whole.db"), findings(folder / "whole.db")
        self.earlier = rows_of(self.base, 1)
        assert len(self.earlier["resource"]) > 10 * COPIES and self.findings

    def _uninterrupted(self, url: str) -> float:
        self.copy_to(self.folder / "whole.db")
        began = time.monotonic()
        taken(self.run, url, self.folder, *ALL, db="whole.db")
        return time.monotonic() - began

    def copy_to(self, path: Path) -> None:
        for old in database_files(path):
            old.unlink()
        shutil.copy(self.base, path)


@pytest.fixture(scope="module")
def setting(account_of, pipereport, tmp_path_factory):
    return Setting(account_of(COPIES), pipereport, tmp_path_factory.mktemp("whole"))


def findings(path: Path) -> list[tuple[Any, ...]]:
    query = ("SELECT rule_id, logical_id, subject, verdict, severity, message, evidence, fingerprint, first_seen_ms "
             "FROM finding WHERE snapshot_id = (SELECT max(id) FROM complete_snapshot) ORDER BY fingerprint")
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(query).fetchall()


def rows_of(path: Path, snapshot_id: int) -> dict[str, list[tuple[Any, ...]]]:
    """Every row that a snapshot owns, by table, in the order of their rowids or keys."""
    with closing(sqlite3.connect(path)) as connection:
        tables = [name for (name,) in connection.execute(
            "SELECT m.name FROM sqlite_master m WHERE m.type = 'table' AND EXISTS "
            "(SELECT 1 FROM pragma_table_info(m.name) WHERE name = 'snapshot_id') ORDER BY 1")]
        found = {table: sorted(connection.execute(
            f"SELECT * FROM {table} WHERE snapshot_id = ?", (snapshot_id,)).fetchall(), key=repr) for table in tables}
        found["snapshot"] = connection.execute("SELECT * FROM snapshot WHERE id = ?", (snapshot_id,)).fetchall()
        found["attribute_set"] = connection.execute(
            "SELECT * FROM attribute_set WHERE hash IN (SELECT attributes_hash FROM resource WHERE snapshot_id = ?) "
            "ORDER BY hash", (snapshot_id,)).fetchall()
        return found


def killed(url: str, folder: Path, is_time: Callable[[], bool]) -> int:
    """Starts a snapshot into x.db, kills it when it is time or lets it end; returns the exit code."""
    environment = {**KEYS, "PATH": os.environ["PATH"], "HOME": str(folder), "AWS_ENDPOINT_URL": url}
    process = subprocess.Popen([str(PROGRAM), "snapshot", "--db", "x.db", *ALL, "--quiet"], cwd=folder, env=environment,
                               stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    while process.poll() is None and not is_time():
        time.sleep(0.001)
    process.kill()
    errors = process.communicate(timeout=30)[1].decode()
    assert process.returncode in (0, -signal.SIGKILL), errors[-2000:]
    return process.returncode


def after(seconds: float) -> Callable[[], bool]:
    until = time.monotonic() + seconds
    return lambda: time.monotonic() >= until


def assert_whole(path: Path, setting: Setting) -> None:
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    earlier = rows_of(path, 1)
    assert earlier == setting.earlier, [table for table in earlier if earlier[table] != setting.earlier[table]]


def assert_as_uninterrupted(path: Path, setting: Setting) -> None:
    lines = differences(setting.view, store_view(path), ("an uninterrupted run", "this one"))
    assert not lines, told(lines)
    assert coverage(path) == []
    assert findings(path) == setting.findings
    with closing(sqlite3.connect(path)) as connection:
        left = connection.execute("SELECT count(*) FROM snapshot WHERE is_complete = 0").fetchone()
    assert left == (0,), "an unfinished snapshot is left behind"


def finished(url: str, folder: Path, setting: Setting) -> str:
    """Goes on, or begins anew where there is nothing to go on with; returns which."""
    done = snapshot(setting.run, url, folder, "--resume")
    if done.returncode == 0:
        return "resumed"
    assert NOTHING_TO_RESUME in done.stderr, done.stderr
    taken(setting.run, url, folder, *ALL)
    return "anew"


def moments(seconds: float) -> list[float]:
    """Seconds after the start: the same shares of the duration in every run."""
    chance = random.Random(20251125)
    late = [seconds * (0.9 + 0.02 * step) for step in range(8)]
    spread = [seconds * chance.random() for _ in range(KILLS - len(EARLY_MS) - len(late))]
    return sorted([early / 1000 for early in EARLY_MS] + spread + late)


def test_killed_at_fifty_moments_nothing_is_lost_and_the_next_run_is_as_if_nothing_had_been(setting, tmp_path):
    outcomes: list[str] = []
    with setting.account.proxy() as proxy:
        for number, moment in enumerate(moments(setting.seconds)):
            folder = tmp_path / str(number)
            folder.mkdir()
            setting.copy_to(folder / "x.db")
            code = killed(proxy.url, folder, after(moment))
            where = f"killed after {moment * 1000:.0f} of {setting.seconds * 1000:.0f} ms (exit {code})"
            try:
                assert_whole(folder / "x.db", setting)
                outcomes.append(finished(proxy.url, folder, setting) if code else "ended")
                assert_whole(folder / "x.db", setting)
                assert_as_uninterrupted(folder / "x.db", setting)
            except AssertionError as error:
                raise AssertionError(f"{where}: {error}") from error
            shutil.rmtree(folder)
    assert len(outcomes) == KILLS
    assert outcomes.count("resumed") >= KILLS // 4, f"most kills fell outside the collection: {outcomes}"


@pytest.fixture(scope="module")
def usual(account_of, pipereport, tmp_path_factory):
    """Ten copies: thirty buckets and as many functions, an account of a usual size."""
    return Setting(account_of(10), pipereport, tmp_path_factory.mktemp("usual"))


@pytest.mark.parametrize("share", [0.5, 0.8, 0.95])
def test_a_resumed_run_asks_only_for_what_is_missing(share, usual, tmp_path):
    usual.copy_to(tmp_path / "x.db")
    with usual.account.proxy(Faults(latency_ms=5)) as proxy:
        assert killed(proxy.url, tmp_path, lambda: len(proxy.seen) >= share * usual.calls) == -signal.SIGKILL
        before = len(proxy.seen)
        assert finished(proxy.url, tmp_path, usual) == "resumed"
        asked = len(proxy.seen) - before
    assert_as_uninterrupted(tmp_path / "x.db", usual)
    # Asked again is what was under way (a dozen tasks of each kind, of up to 13 calls) or ended in the last 50 ms.
    assert asked <= usual.calls - before + 240, f"{asked} calls of {usual.calls} after {before} were answered"


def test_a_list_goes_on_with_the_page_that_was_not_there_yet(setting, tmp_path):
    setting.copy_to(tmp_path / "x.db")
    with setting.account.proxy(Faults(latency_ms=40), page_size=2) as proxy:
        def pages() -> list[str | None]:
            queries = [dict(one.request.query) for one in list(proxy.seen) if one.request.operation == "ListFunctions"]
            return [query.get("Marker") for query in queries if "FunctionVersion" not in query]

        assert killed(proxy.url, tmp_path, lambda: len(pages()) >= 4) == -signal.SIGKILL
        before = pages()
        assert finished(proxy.url, tmp_path, setting) == "resumed"
        resumed = pages()[len(before):]
    assert before == [None, "page-2", "page-4", "page-6"]
    # A page that was answered may have been committed in time or not.
    assert resumed[0] in ("page-6", "page-8"), f"the list began anew: {resumed}"
    assert_as_uninterrupted(tmp_path / "x.db", setting)


def test_killed_twice_is_resumed_twice(setting, tmp_path):
    setting.copy_to(tmp_path / "x.db")
    with setting.account.proxy(Faults(latency_ms=5)) as proxy:
        assert killed(proxy.url, tmp_path, lambda: len(proxy.seen) >= 0.4 * setting.calls) == -signal.SIGKILL
        again = subprocess.Popen(
            [str(PROGRAM), "snapshot", "--db", "x.db", "--resume", "--quiet"], cwd=tmp_path, stderr=subprocess.DEVNULL,
            env={**KEYS, "PATH": os.environ["PATH"], "HOME": str(tmp_path), "AWS_ENDPOINT_URL": proxy.url})
        before = len(proxy.seen)
        while again.poll() is None and len(proxy.seen) < before + 0.2 * setting.calls:
            time.sleep(0.001)
        again.kill()
        again.wait(timeout=30)
        assert_whole(tmp_path / "x.db", setting)
        assert finished(proxy.url, tmp_path, setting) == "resumed"
    assert_as_uninterrupted(tmp_path / "x.db", setting)


def test_a_new_snapshot_instead_of_a_resume_leaves_nothing_of_the_unfinished_one(setting, tmp_path):
    setting.copy_to(tmp_path / "x.db")
    with setting.account.proxy(Faults(latency_ms=5)) as proxy:
        assert killed(proxy.url, tmp_path, lambda: len(proxy.seen) >= 0.5 * setting.calls) == -signal.SIGKILL
        done = snapshot(setting.run, proxy.url, tmp_path, *ALL)
    assert done.returncode == 0 and "--resume" in done.stderr, "it says what could have been gone on with"
    assert_whole(tmp_path / "x.db", setting)
    assert_as_uninterrupted(tmp_path / "x.db", setting)
