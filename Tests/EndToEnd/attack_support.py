"""What the attacks share: how a run may end, and how much of an attack is asked for.

``PIPEREPORT_ATTACK=long`` (``scripts/attack --long``) multiplies the number of moments, sizes and files.
"""
from __future__ import annotations

import os
import re
import signal
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

from program_under_test import PROGRAM
from test_killed import rows_of

IS_LONG = os.environ.get("PIPEREPORT_ATTACK") == "long"
# Clean, findings, failed, incomplete evidence, bad usage.
EXIT_CODES = (0, 1, 2, 3, 64)
BACKTRACE = re.compile(r"Fatal error|Thread \d+ crashed|Current stack trace|\*\*\* (Signal|Program crashed)|SIGTRAP|0x[0-9a-f]{12}")


def times(short: int, long: int) -> int:
    return long if IS_LONG else short


def environment(folder: Path, **more: str) -> dict[str, str]:
    return {"PATH": os.environ["PATH"], "HOME": str(folder), **more}


def run(folder: Path, *arguments: object, env: dict[str, str] | None = None, data: bytes | None = None,
        timeout: float = 60, **options) -> subprocess.CompletedProcess:
    """The program on whatever it is given; it ends by itself, and not by a crash."""
    done = subprocess.run(
        [str(PROGRAM), *map(str, arguments)], cwd=folder, env=env or environment(folder), input=data,
        capture_output=True, timeout=timeout, **options)
    assert_no_crash(done)
    return done


def assert_no_crash(done: subprocess.CompletedProcess, codes: tuple[int, ...] = EXIT_CODES) -> None:
    errors = done.stderr.decode(errors="replace")
    assert done.returncode in codes, (done.returncode, errors[-2000:])
    assert not BACKTRACE.search(errors), errors[-2000:]


def assert_said(done: subprocess.CompletedProcess) -> None:
    """A failure of the whole command is said in a few lines, the first of which begins with the program's name."""
    errors = done.stderr.decode(errors="replace")
    assert errors.strip(), "nothing is said of what failed"
    assert len(errors) < 4000, errors[:4000]


def assert_whole(database: Path) -> None:
    with closing(sqlite3.connect(database)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def snapshot_rows(database: Path, snapshot: int = 1) -> dict:
    return rows_of(database, snapshot)


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file below the folder, by its relative path."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


CRASHES = {-number for number in (signal.SIGILL, signal.SIGTRAP, signal.SIGABRT, signal.SIGBUS, signal.SIGSEGV)}
