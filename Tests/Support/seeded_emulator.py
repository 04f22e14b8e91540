"""Starts seed_account.py as a process of its own. Imports nothing large, so that a stopwatch may use it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

SEED = Path(__file__).with_name("seed_account.py")


class SeededEmulator:
    """A seeded emulator in a process of its own, as a context manager: ``url`` and ``facts`` (the JSON line)."""

    def __init__(self, copies: int, secrets: bool = False):
        self._command = [sys.executable, str(SEED), "--copies", str(copies)] + (["--secrets"] if secrets else [])

    def __enter__(self) -> "SeededEmulator":
        self.process = subprocess.Popen(self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError(f"The emulator ended before it listened (exit {self.process.wait()}).")
        self.facts: dict[str, Any] = json.loads(line)
        self.url: str = self.facts["endpoint"]
        return self

    def __exit__(self, *_: Any) -> None:
        self.process.stdin.close()
        try:
            self.process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
