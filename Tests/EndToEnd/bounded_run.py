"""Runs the program and measures what it took."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path

from program_under_test import PROGRAM

LIMIT_MB = 500

# A process's peak counts what its parent held when it was started, so that a small one starts the program.
LAUNCHER = """
import os, resource, sys
child = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ)
_, status, usage = os.wait4(child, 0)
print("\\n" + str(usage.ru_maxrss), file=sys.stderr)
code = os.waitstatus_to_exitcode(status)
sys.exit(code if code >= 0 else 128 - code)
"""


@dataclass
class Taken:
    """How a run ended, and its peak of memory."""

    status: int
    out: str
    err: str
    peak_mb: float
    seconds: float


def taken(folder: Path, *arguments: str, stdin: Path | None = None, env: dict[str, str] | None = None,
          timeout: float = 300) -> Taken:
    """Ends the run after ``timeout`` seconds, which is generous: a hang is a fault, a slow machine is none."""
    out, err = folder / "stdout.txt", folder / "stderr.txt"
    began = time.monotonic()
    with out.open("wb") as stdout, err.open("wb") as stderr, open(stdin or os.devnull, "rb") as source:
        process = subprocess.Popen(
            [sys.executable, "-S", "-c", LAUNCHER, PROGRAM, *map(str, arguments)], cwd=folder, stdin=source, stdout=stdout, stderr=stderr,
            env={"PATH": "/nonexistent", "HOME": str(folder), **(env or {})}, start_new_session=True)
        timer = threading.Timer(timeout, lambda: os.killpg(process.pid, signal.SIGKILL))
        timer.start()
        process.wait()
        timer.cancel()
    assert process.returncode >= 0, f"{arguments} did not end within {timeout} s"
    said, _, peak = err.read_text(errors="replace").rstrip("\n").rpartition("\n")
    # Kilobytes on Linux, bytes on macOS.
    peak_mb = int(peak) / (1024 if os.uname().sysname == "Linux" else 1 << 20)
    done = Taken(process.returncode, out.read_text(errors="replace"), said, peak_mb,
                 time.monotonic() - began)
    assert 0 <= done.status < 128, (arguments, done.status, done.err[-2000:])
    assert done.peak_mb < LIMIT_MB, (arguments, done.peak_mb)
    return done


def snapshot(folder: Path, *arguments: str, **options) -> Taken:
    return taken(folder, "snapshot", "--no-aws", "--db", "x.db", *arguments, **options)


def all_outputs(folder: Path) -> None:
    """Every output can be made of the snapshot, within the limit, and no page is larger than 300 kB."""
    for arguments in (("check",), ("check", "--format", "json", "--fail-on", "none"),
                      ("render", "--site", "out/site", "--reports", "out", "--pr-comment", "comment.md")):
        done = taken(folder, arguments[0], "--db", "x.db", *arguments[1:])
        assert done.status in (0, 1), done.err
    sizes = {page.name: page.stat().st_size for page in (folder / "out" / "site").rglob("*.html")}
    assert len(sizes) > 5 and max(sizes.values()) <= 300_000, sizes
    assert (folder / "comment.md").stat().st_size < 65_536
