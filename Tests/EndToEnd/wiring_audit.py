"""Audits a written configuration for its wiring and what its functions may do."""
from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

from configuration_audit import run

CATEGORIES = ("wiring", "access")


def wiring_findings(folder: Path, files: dict[str, str], *arguments: str) -> list[dict]:
    """The findings, failed and unknown, of the rules of ``CATEGORIES``; ``files`` are texts by path."""
    for path, text in files.items():
        file = folder / "terraform" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    written = ("--terraform", "terraform") if files else ()
    taken = run(folder, "snapshot", "--no-aws", "--db", "x.db", *written, *arguments)
    assert taken.returncode == 0, taken.stderr
    checked = run(folder, "check", "--db", "x.db", "--format", "json", "--fail-on", "none")
    assert checked.returncode == 0, checked.stderr
    with closing(sqlite3.connect(folder / "x.db")) as database:
        evaluated = database.execute("SELECT count(*) FROM evaluation").fetchone()[0]
        rules = {
            rule for rule, category in database.execute("SELECT id, category FROM rule") if category in CATEGORIES}
        read = database.execute("SELECT count(*) FROM terraform_block").fetchone()[0]
    assert rules and evaluated and (read or not files)
    return [finding for finding in json.loads(checked.stdout)["findings"] if finding["rule"] in rules]
