"""A folder with a configuration, one complete snapshot of it, and its reports: what an attack must not take away."""
from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from attack_support import assert_whole, files_of, run, snapshot_rows
from small_pipeline import PIPELINE

# Enough resources that a run has a middle.
COPIES = 6


class AttackedWorld:
    """``base``: the folder that every attempt starts from, with ``x.db``, ``out`` (reports) and ``site``."""

    SNAPSHOT = ("snapshot", "--no-aws", "--terraform", "tf", "--db", "x.db")
    RENDER = ("render", "--db", "x.db", "--reports", "out", "--site", "site", "--pr-comment", "comment.md")

    def __init__(self, folder: Path):
        self.base = folder / "base"
        terraform = self.base / "tf"
        terraform.mkdir(parents=True)
        (terraform / "main.tf").write_text(PIPELINE)
        for number in range(COPIES):
            copy = terraform / f"m{number}"
            copy.mkdir()
            (copy / "main.tf").write_text(PIPELINE.replace('"small"', f'"small{number}"'))
            with (terraform / "main.tf").open("a") as file:
                file.write(f'\nmodule "m{number}" {{\n  source = "./m{number}"\n}}\n')
        for arguments in (self.SNAPSHOT, self.RENDER):
            done = run(self.base, *arguments)
            assert done.returncode == 0, done.stderr
        self.earlier = snapshot_rows(self.base / "x.db")
        self.pages = self.rendered(self.base)
        # The second snapshot has more in it, so that its pages are others.
        (terraform / "more.tf").write_text('resource "aws_s3_bucket" "more" {\n  bucket = "more"\n  acl    = "private"\n}\n')
        second = self.copy(folder / "second")
        assert run(second, *self.SNAPSHOT).returncode == 0
        self.findings = self.findings_of(second)
        assert run(second, *self.RENDER).returncode == 0
        self.second = second
        self.second_pages = self.rendered(second)
        assert self.second_pages != self.pages and self.findings

    def copy(self, folder: Path) -> Path:
        shutil.copytree(self.base, folder)
        return folder

    @staticmethod
    def rendered(folder: Path) -> dict[str, bytes]:
        pages = {f"{name}/{path}": text for name in ("out", "site") for path, text in files_of(folder / name).items()}
        return {**pages, "comment.md": (folder / "comment.md").read_bytes()}

    @staticmethod
    def findings_of(folder: Path) -> list:
        query = ("SELECT rule_id, logical_id, subject, verdict, severity, message, fingerprint FROM finding "
                 "WHERE snapshot_id = (SELECT max(id) FROM complete_snapshot) ORDER BY fingerprint")
        with closing(sqlite3.connect(folder / "x.db")) as connection:
            return connection.execute(query).fetchall()

    def assert_nothing_lost(self, folder: Path) -> None:
        """The database opens, and the earlier snapshot and every page of its reports are what they were."""
        assert_whole(folder / "x.db")
        assert snapshot_rows(folder / "x.db") == self.earlier
        for path, text in self.pages.items():
            assert (folder / path).read_bytes() == text, f"{path} is not what it was"
