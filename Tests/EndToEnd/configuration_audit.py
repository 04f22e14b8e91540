"""Runs the program against a configuration alone."""

from __future__ import annotations

import json
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

from program_under_test import PROGRAM


def run(folder: Path, *arguments: str, env: dict[str, str] | None = None) -> subprocess.CompletedProcess:
    done = subprocess.run(
        [PROGRAM, *map(str, arguments)], cwd=folder, env={"PATH": "/nonexistent", "HOME": str(folder), **(env or {})},
        capture_output=True, text=True, timeout=120)
    assert 0 <= done.returncode < 128 and "Fatal error" not in done.stderr, (done.returncode, done.stderr[-2000:])
    return done


def audited(folder: Path, *arguments: str, terraform: str = ".") -> list[dict]:
    """The findings of the configuration in the folder; every page can be made of it."""
    taken = run(folder, "snapshot", "--no-aws", "--terraform", terraform, "--db", "x.db", *arguments)
    assert taken.returncode == 0, taken.stderr
    assert run(folder, "check", "--db", "x.db").returncode in (0, 1)
    rendered = run(folder, "render", "--db", "x.db", "--pr-comment", "comment.md", "--site", "out/site", "--reports", "out")
    assert rendered.returncode == 0, rendered.stderr
    checked = run(folder, "check", "--db", "x.db", "--format", "json", "--fail-on", "none")
    assert checked.returncode == 0, checked.stderr
    return json.loads(checked.stdout)["findings"]


def rows(folder: Path, query: str) -> list[tuple]:
    with closing(sqlite3.connect(folder / "x.db")) as database:
        return database.execute(query).fetchall()


def written(folder: Path, **files: str) -> Path:
    """``main_tf`` is ``main.tf``."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / name.replace("__", "/").replace("_tf", ".tf").replace(".tf_json", ".tf.json")).write_text(text)
    return folder
