"""Hostile files for every input: the program reads or refuses them, in words, and never ends by a signal."""
from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from attack_support import IS_LONG, assert_said, run
from hostile_files import Case, cases, written

CASES = list(cases(short=not IS_LONG))
SHARES = 12


def test_there_are_as_many_files_as_the_attack_had():
    assert len(CASES) >= 185 and len({case.name for case in CASES}) == len(CASES)


@pytest.mark.parametrize("share", range(SHARES))
def test_a_hostile_file_is_read_or_refused_in_words(share, tmp_path):
    """What was taken of it can be judged; what was not is said in few words, without escapes for the terminal."""
    def problem(numbered: tuple[int, Case]) -> str:
        number, case = numbered
        try:
            attempt(case, tmp_path / str(number))
        except AssertionError as error:
            return f"{case.name}: {error}"
        return ""

    with ThreadPoolExecutor(2) as pool:
        wrong = [text for text in pool.map(problem, enumerate(CASES[share::SHARES])) if text]
    assert not wrong, "\n".join(wrong)


def attempt(case: Case, folder: Path) -> None:
    folder.mkdir()
    written(case, folder)
    done = run(folder, *case.arguments, data=case.data)
    if done.returncode not in (0, 1):
        assert_said(done)
    for text in (done.stdout, done.stderr):
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", text.decode(errors="surrogateescape")), text[-500:]
    if case.arguments[0] == "snapshot" and done.returncode == 0:
        run(folder, "check", "--db", "x.db", "--fail-on", "none")
