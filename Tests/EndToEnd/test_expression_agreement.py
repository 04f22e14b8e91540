"""Expressions of Terraform's language have the value that ``terraform console`` gives them, or none.

The value decides how often a block is repeated, and so which resources are judged at all. Random expressions, the same
in each run, stand as keys of ``for_each``, where every value can be seen and an unknown one as well.

Needs ``terraform`` on the PATH. Skipped, and loudly, without it.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import sqlite3
import subprocess
import warnings
from contextlib import closing
from pathlib import Path

import pytest
from program_under_test import PROGRAM
from random_expressions import expressions

if not shutil.which("terraform"):
    WHY = "terraform is missing: no expressions were compared"
    warnings.warn(WHY)
    pytest.skip(WHY, allow_module_level=True)


def wrapped(expression: str) -> str:
    return f'try(jsonencode({expression}), "ERROR")'


def of_terraform(folder: Path, texts: list[str]) -> list[str | None]:
    """The value of each expression as JSON, ``ERROR``, or None where Terraform itself does not know it."""
    folder.mkdir()
    (folder / "main.tf").write_text(
        "locals {\n" + "".join(f"  e{n} = {wrapped(text)}\n" for n, text in enumerate(texts)) + "}\n")

    def ask(numbers: list[int]) -> list[str | None]:
        line = "jsonencode([" + ", ".join(f"local.e{n}" for n in numbers) + "])\n"
        done = subprocess.run(
            ["terraform", "console"], cwd=folder, input=line, capture_output=True, text=True, timeout=300,
            env={"PATH": os.environ["PATH"], "HOME": str(folder), "CHECKPOINT_DISABLE": "1"})
        assert done.returncode == 0, done.stderr
        if not done.stdout.startswith("(known after apply)"):
            return json.loads(json.loads(done.stdout))
        if len(numbers) == 1:
            return [None]
        return ask(numbers[:len(numbers) // 2]) + ask(numbers[len(numbers) // 2:])

    return ask(list(range(len(texts))))


def of_pipereport(folder: Path, texts: list[str]) -> dict[str, str | None]:
    """Of ``tN``, inside of ``try``, and ``pN``, the value of the expression N; None where it is unknown."""
    folder.mkdir()
    (folder / "main.tf").write_text("".join(
        f'resource "aws_sqs_queue" "{kind}{n}" {{\n  for_each = toset([{key}])\n}}\n'
        for n, text in enumerate(texts) for kind, key in (("t", wrapped(text)), ("p", f"jsonencode({text})"))))
    done = subprocess.run(
        [PROGRAM, "snapshot", "--no-aws", "--terraform", ".", "--db", "x.db"], cwd=folder, capture_output=True,
        text=True, timeout=300, env={"PATH": "/nonexistent", "HOME": str(folder)})
    assert done.returncode == 0, done.stderr
    found: dict[str, str | None] = {}
    with closing(sqlite3.connect(folder / "x.db")) as database:
        for (address,) in database.execute("SELECT address FROM resource WHERE address LIKE 'aws_sqs_queue.%'"):
            name, _, key = address.removeprefix("aws_sqs_queue.").partition("[")
            found[name] = unquoted(key.removesuffix("]")) if key else None
    return found


def unquoted(key: str) -> str:
    key = re.sub(r"\\U([0-9a-f]{8})", lambda match: chr(int(match[1], 16)), key)
    return json.loads(key.replace("$${", "${").replace("%%{", "%{"))


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_random_expressions_have_terraforms_value_or_none(tmp_path, seed):
    texts = expressions(seed, 400)
    theirs, ours = of_terraform(tmp_path / "terraform", texts), of_pipereport(tmp_path / "pipereport", texts)
    assert len(ours) == 2 * len(texts)
    wrong, known = [], 0
    for number, (text, answer) in enumerate(zip(texts, theirs, strict=True)):
        inside, plain = ours[f"t{number}"], ours[f"p{number}"]
        known += inside is not None
        if answer is not None and inside not in (None, answer):
            wrong.append(f"{wrapped(text)}: {inside}, Terraform: {answer}")
        if answer not in (None, "ERROR") and plain not in (None, answer):
            wrong.append(f"{text}: {plain}, Terraform: {answer}")
    assert wrong == [], "\n".join(wrong)
    assert known > len(texts) // 2, "most of them are evaluated"
