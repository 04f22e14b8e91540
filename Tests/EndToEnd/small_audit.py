"""A folder with one small configuration, audited without AWS, and what lies in it."""
from __future__ import annotations

import hashlib
import os
import subprocess
from pathlib import Path

from program_under_test import PROGRAM

MAIN = """\
resource "aws_s3_bucket" "raw" {
  bucket = "orders-raw"
}

resource "aws_s3_bucket" "processed" {
  bucket = "orders-processed"
}
"""


def run(folder: Path, *words: str | Path, env: dict[str, str] | None = None, text: bool = True,
        **more: object) -> subprocess.CompletedProcess:
    environment = {"PATH": os.environ["PATH"], "HOME": "/nonexistent", **(env or {})}
    return subprocess.run([str(PROGRAM), *map(str, words)], cwd=folder, env=environment, capture_output=True, text=text,
                          timeout=120, **more)


def written(folder: Path, main: str = MAIN) -> Path:
    (folder / "terraform").mkdir(exist_ok=True)
    (folder / "terraform" / "main.tf").write_text(main)
    return folder


def snapshot(folder: Path, *words: str | Path, **more: object) -> subprocess.CompletedProcess:
    return run(folder, "snapshot", "--no-aws", "--terraform", "terraform", *words, **more)


def audited(folder: Path, db: str = "pipereport.db", main: str = MAIN) -> Path:
    """The database of one snapshot."""
    done = snapshot(written(folder, main), "--db", db)
    assert done.returncode == 0, done.stderr
    return folder / db


def look(folder: Path) -> dict[str, tuple[str, int, str]]:
    """Every name below the folder: kind and mode, time of change, and hash or target."""
    seen = {}
    for path in sorted(folder.rglob("*")):
        entry = path.lstat()
        what = os.readlink(path) if path.is_symlink() else (
            hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "")
        seen[str(path.relative_to(folder))] = (oct(entry.st_mode), entry.st_mtime_ns if path.is_file() else 0, what)
    return seen
