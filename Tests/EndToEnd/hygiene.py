"""Hygiene is a category of its own: what the example accepts of it, and the findings beside it."""
from __future__ import annotations

import json
import subprocess
from functools import cache

from program_under_test import EXAMPLE, PROGRAM

# Account and trail are AWS's own: Terraform's files say nothing of them.
LIVE_ONLY = {"account-public-access-block-missing", "function-invocations-not-logged"}


@cache
def hygiene_rules() -> frozenset[str]:
    """The ids of the rules of that category, as ``pipereport rules list`` prints them."""
    listed = subprocess.run([PROGRAM, "rules", "list"], capture_output=True, text=True, check=True).stdout
    words = [line.split() for line in listed.splitlines()]
    return frozenset(line[0] for line in words if line[2] == "hygiene")


def beside_hygiene(findings: list[dict]) -> list[dict]:
    return [finding for finding in findings if finding["rule"] not in hygiene_rules()]


def accepted(*, is_live: bool) -> list[tuple[str, str]]:
    """(rule, address or ARN) of what the healthy example is found to lack, from its committed list."""
    entries = json.loads((EXAMPLE / "hygiene.json").read_text())
    assert all(entry["reason"].endswith(".") for entry in entries)
    return sorted(
        (entry["rule"], resource) for entry in entries if is_live or entry["rule"] not in LIVE_ONLY
        for resource in entry["resources"])


def found(findings: list[dict]) -> list[tuple[str, str]]:
    """The same of findings; what could not be answered counts too."""
    return sorted(
        (finding["rule"], finding["address"] or finding["resource"]) for finding in findings
        if finding["rule"] in hygiene_rules())
