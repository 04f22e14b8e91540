"""The program under test and the example, for the end-to-end tests.

scripts/test builds the program first; run alone with: swift build && .venv/bin/python -m pytest Tests/EndToEnd
"""
import os
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path

import pytest
from program_under_test import PROGRAM, ROOT

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "Support"))

from accounts import Account  # noqa: E402


@pytest.fixture(scope="session")
def pipereport():
    """Runs the program: ``pipereport(*arguments, cwd=…, env=…)`` gives the completed process."""
    if not PROGRAM.exists():
        pytest.fail(f"{PROGRAM.relative_to(ROOT)} is missing: swift build")

    def run(*arguments, cwd, env=None, timeout=120):
        clean = {"PATH": os.environ["PATH"], "HOME": str(cwd)}
        return subprocess.run(
            [str(PROGRAM), *map(str, arguments)], cwd=cwd, env={**clean, **(env or {})}, capture_output=True,
            text=True, timeout=timeout)

    return run


@pytest.fixture(scope="session")
def account_of():
    """``account_of(copies)``: an account, seeded once in a session."""
    accounts: dict[int, Account] = {}
    with ExitStack() as stack:
        def of(copies: int) -> Account:
            if copies not in accounts:
                accounts[copies] = Account(copies, stack)
            return accounts[copies]

        yield of
