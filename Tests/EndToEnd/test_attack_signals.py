"""Ended by a signal at any moment: earlier snapshots and reports are whole, and the next run is as if nothing had been.

SIGKILL during a snapshot of an account is test_killed.py's.
"""
from __future__ import annotations

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest
from attack_support import CRASHES, assert_whole, environment, run, snapshot_rows, times
from attack_world import AttackedWorld
from program_under_test import PROGRAM

SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGKILL)


@pytest.fixture(scope="module")
def world(tmp_path_factory) -> AttackedWorld:
    return AttackedWorld(tmp_path_factory.mktemp("signals"))


def duration(folder: Path, arguments: tuple[str, ...]) -> float:
    began = time.monotonic()
    assert run(folder, *arguments).returncode == 0
    return time.monotonic() - began


def interrupted(folder: Path, arguments: tuple[str, ...], sent: signal.Signals, seconds: float) -> int:
    process = subprocess.Popen(
        [str(PROGRAM), *arguments], cwd=folder, env=environment(folder), stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL, start_new_session=True)
    try:
        process.wait(timeout=seconds)
    except subprocess.TimeoutExpired:
        process.send_signal(sent)
    assert process.wait(timeout=30) not in CRASHES, process.returncode
    return process.returncode


def moments(seconds: float, count: int, seed: int) -> list[float]:
    chance = random.Random(seed)
    return [seconds * (step + chance.random()) / count for step in range(count)]


@pytest.mark.parametrize("sent", SIGNALS, ids=lambda one: one.name)
def test_a_snapshot_that_is_ended_loses_nothing(sent, world, tmp_path):
    seconds = duration(world.copy(tmp_path / "whole"), world.SNAPSHOT)
    ended = 0
    for number, moment in enumerate(moments(seconds, times(4, 30), sent)):
        folder = world.copy(tmp_path / str(number))
        ended += interrupted(folder, world.SNAPSHOT, sent, moment) != 0
        world.assert_nothing_lost(folder)
        assert run(folder, *world.SNAPSHOT).returncode == 0
        world.assert_nothing_lost(folder)
        assert world.findings_of(folder) == world.findings
        with closing(sqlite3.connect(folder / "x.db")) as database:
            assert database.execute("SELECT count(*) FROM snapshot WHERE is_complete = 0").fetchone() == (0,)
        shutil.rmtree(folder)
    assert ended >= 1, "the signals came too late"


@pytest.mark.parametrize("sent", SIGNALS, ids=lambda one: one.name)
def test_reports_that_are_being_written_are_the_earlier_or_the_new_ones(sent, world, tmp_path):
    """Page by page: none is cut. The next ``render`` writes all."""
    def prepared(name: str) -> Path:
        folder = world.copy(tmp_path / name)
        shutil.copy(world.second / "x.db", folder / "x.db")
        return folder

    seconds = duration(prepared("whole"), world.RENDER)
    before = snapshot_rows(world.second / "x.db", 2)
    for number, moment in enumerate(moments(seconds, times(4, 30), sent)):
        folder = prepared(str(number))
        code = interrupted(folder, world.RENDER, sent, moment)
        assert_whole(folder / "x.db")
        assert snapshot_rows(folder / "x.db", 2) == before, "rendering reads only"
        for path in set(world.pages) | set(world.second_pages):
            if not (folder / path).exists():
                continue
            # The list of the site's own files is brought first, so that whatever follows is covered by it.
            assert (folder / path).read_bytes() in (world.pages.get(path), world.second_pages.get(path)), path
        done = run(folder, *world.RENDER)
        assert done.returncode == 0, (code, moment, done.stderr)
        assert world.rendered(folder) == world.second_pages
        shutil.rmtree(folder)


@pytest.mark.parametrize("sent", SIGNALS, ids=lambda one: one.name)
def test_a_recorded_command_that_is_ended_leaves_the_database_whole(sent, world, tmp_path):
    """The command gets the signal (but SIGKILL, of which nobody learns) and what was recorded before is kept."""
    folder = world.copy(tmp_path / "record")
    assert run(folder, "record", "--db", "x.db", "--", "true").returncode == 0
    command = ("record", "--db", "x.db", "--", sys.executable, "-c",
               "import os, time; open('pid', 'w').write(str(os.getpid())); time.sleep(30)")
    for _ in range(times(1, 8)):
        (folder / "pid").unlink(missing_ok=True)
        process = subprocess.Popen(
            [str(PROGRAM), *command], cwd=folder, env=environment(folder), stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL, start_new_session=True)
        until = time.monotonic() + 20
        while not (folder / "pid").exists() or not (folder / "pid").read_text():
            assert time.monotonic() < until and process.poll() is None
            time.sleep(0.01)
        process.send_signal(sent)
        assert process.wait(timeout=30) not in CRASHES
        child = int((folder / "pid").read_text())
        if sent == signal.SIGKILL:
            os.kill(child, signal.SIGKILL)
        else:
            with pytest.raises(ProcessLookupError):
                os.kill(child, 0)
        world.assert_nothing_lost(folder)
    with closing(sqlite3.connect(folder / "x.db")) as database:
        count = database.execute("SELECT count(*) FROM recording").fetchone()[0]
    assert count == (1 if sent == signal.SIGKILL else 1 + times(1, 8))
    assert run(folder, *world.SNAPSHOT).returncode == 0
    world.assert_nothing_lost(folder)
