"""The program under test and the example, for the end-to-end tests.

scripts/test builds the program first; run alone with: swift build && .venv/bin/python -m pytest Tests/EndToEnd
"""
import os
import subprocess

import pytest
from program_under_test import PROGRAM, ROOT


@pytest.fixture(scope="session")
def pipereport():
    """Runs the program: ``pipereport(*arguments, cwd=…, env=…)`` gives the completed process."""
    if not PROGRAM.exists():
        pytest.fail(f"{PROGRAM.relative_to(ROOT)} is missing: swift build")

    def run(*arguments, cwd, env=None):
        clean = {"PATH": os.environ["PATH"], "HOME": str(cwd)}
        return subprocess.run(
            [str(PROGRAM), *map(str, arguments)], cwd=cwd, env={**clean, **(env or {})}, capture_output=True,
            text=True, timeout=120)

    return run
