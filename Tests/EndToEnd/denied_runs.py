"""What a run with denied actions lost against the run that was denied nothing, and what it says of it.

The promise: a row of the full run that is gone is made up for by a new ``unknown`` of the same rule; no unknown and no
failure turns into a pass; and nothing fails that did not fail before.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class Judged:
    """One rule's answer. ``passes``: origin → how many rows passed. ``findings``: (fingerprint, origin) → verdict."""

    passes: Counter[str] = field(default_factory=Counter)
    findings: dict[tuple[str, str], str] = field(default_factory=dict)

    @property
    def unknown(self) -> set[tuple[str, str]]:
        return {one for one, verdict in self.findings.items() if verdict == "unknown"}


def judgement(path: Path) -> dict[str, Judged]:
    """Every rule that was evaluated, with its answer."""
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as database:
        found = {rule: Judged() for rule, in database.execute("SELECT id FROM rule")}
        for rule, origin, passes in database.execute("SELECT rule_id, origin, pass_count FROM evaluation"):
            found[rule].passes[origin] = passes
        for rule, fingerprint, origin, verdict in database.execute(
                "SELECT f.rule_id, f.fingerprint, o.origin, o.verdict FROM finding f "
                "JOIN finding_origin o ON o.finding_id = f.id"):
            found[rule].findings[fingerprint, origin] = verdict
    return found


def violations(full: dict[str, Judged], denied: dict[str, Judged]) -> list[str]:
    """What the denied run keeps silent about or gets wrong; one line each."""
    lines = [f"{rule} was not evaluated" for rule in sorted(full.keys() - denied.keys())]
    for rule in sorted(full.keys() & denied.keys()):
        lines += [f"{rule}: {what}" for what in _violations(full[rule], denied[rule])]
    return lines


def _violations(full: Judged, denied: Judged) -> list[str]:
    lines: list[str] = []
    says_so = bool(denied.unknown - full.unknown)
    for origin in sorted(full.passes.keys() | denied.passes.keys()):
        before, after = full.passes[origin], denied.passes[origin]
        if after > before:
            lines.append(f"{after} rows of {origin} pass instead of {before}")
        elif after < before and not says_so:
            lines.append(f"{before - after} of {before} passes of {origin} are gone, and nothing is unknown")
    gone = full.findings.keys() - denied.findings.keys()
    failures = sum(full.findings[one] == "fail" for one in gone)
    if failures and not says_so:
        lines.append(f"{failures} failures are gone, and nothing is unknown")
    if len(gone) > failures and not denied.unknown:
        lines.append(f"{len(gone) - failures} unknowns are gone, and nothing is unknown")
    new = [one for one, verdict in denied.findings.items() if verdict == "fail" and full.findings.get(one) != "fail"]
    if new:
        lines.append(f"{len(new)} rows fail that did not")
    return lines
