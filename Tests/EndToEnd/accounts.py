"""Accounts to audit: N seeded copies of the pipeline behind a proxy, and the program run against them."""

from __future__ import annotations

import json
import subprocess
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Callable

from account_proxy import AccountProxy
from fault_answers import Answer
from faults import Faults
from seeded_emulator import SeededEmulator

Run = Callable[..., "subprocess.CompletedProcess[str]"]
KEYS = {"AWS_ACCESS_KEY_ID": "testing", "AWS_SECRET_ACCESS_KEY": "testing", "AWS_REGION": "us-east-1"}
ALL = ("--facts", "all", "--scope", "account")


class Account:
    """``copies`` pipelines, seeded with secrets. ``secrets`` is the seeder's list of markers."""

    def __init__(self, copies: int, stack: ExitStack):
        self.emulator = stack.enter_context(SeededEmulator(copies, secrets=True))
        self.url: str = self.emulator.url
        self.copies = copies
        self.secrets: list[dict[str, str]] = self.emulator.facts["secrets"]
        self._memory: dict[str, Answer] = {}

    def proxy(self, faults: Faults | None = None, **more: Any) -> AccountProxy:
        """``more``: the fields of AccountProxy."""
        return AccountProxy(self.url, faults or Faults(), memory=self._memory, **more)


def snapshot(run: Run, url: str, folder: Path, *arguments: str, db: str = "x.db",
             env: dict[str, str] | None = None) -> "subprocess.CompletedProcess[str]":
    """``pipereport snapshot``; whatever comes of it, it did not crash."""
    done = run("snapshot", "--db", db, *arguments, cwd=folder, env={**KEYS, "AWS_ENDPOINT_URL": url, **(env or {})})
    assert 0 <= done.returncode < 128 and "Fatal error" not in done.stderr, (done.returncode, done.stderr[-2000:])
    return done


def taken(run: Run, url: str, folder: Path, *arguments: str, db: str = "x.db") -> Path:
    """The database of a snapshot that must succeed."""
    done = snapshot(run, url, folder, *arguments, db=db)
    assert done.returncode == 0, done.stderr[-3000:]
    return folder / db


def database_files(path: Path) -> list[Path]:
    """The database with what SQLite and the program keep beside it."""
    return sorted(path.parent.glob(path.name + "*"))


def checked(run: Run, folder: Path, db: str = "x.db") -> dict[str, Any]:
    """``check --format json``, parsed. Findings lose what tells when they were seen."""
    done = run("check", "--db", db, "--format", "json", "--fail-on", "none", cwd=folder)
    assert done.returncode == 0, done.stderr
    answer = json.loads(done.stdout)
    for finding in answer["findings"]:
        finding.pop("firstSeen", None)
    return answer
