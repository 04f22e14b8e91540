"""Records the committed deployments: what one apply of each variant calls, and the state and plans around it.

    scripts/setup && .venv/bin/python examples/chinook-pipeline/emulator/record.py --all

Needs Terraform. Per variant it writes to ``deployments/<variant>/``: ``calls.jsonl`` (what replay sends),
``plan.json`` (``terraform show -json`` of the plan before any apply), ``terraform.tfstate``, ``state.json`` and
``plan-after-apply.json``. Running it again gives the same bytes: see standins.py.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path
from typing import Any

import standins
from canonical import calls
from deploy import check_apply, take_names
from layout import DEPLOYMENTS, HEALTHY, REPOSITORY, DemoError, lay_out, require_variant, variants
from packaging_step import package
from server import Server
from terraform_run import Terraform


def record(variant: str, target: Path) -> None:
    """Applies one variant to an emulator of its own and writes the five files.

    Raises: DemoError when Terraform is missing, the apply ends otherwise than the variant says, or a path of
    this machine would get into a file.
    """
    with tempfile.TemporaryDirectory(prefix="pipereport-record-") as name:
        work = Path(name)
        package(work / "build")
        recording = work / "requests.jsonl"
        with Server(record=recording, log=work / "server.log") as server:
            folder = lay_out(work, variant)
            take_names(variant, server.url)
            terraform = Terraform(folder, server.url)
            missing = terraform.init()
            if missing is not None:
                raise DemoError(f"A deployment cannot be recorded: {missing}.")
            before = terraform.plan_json()
            recording.write_text("", encoding="utf-8")
            check_apply(variant, terraform.apply())
            made = list(calls(recording, work / "build"))
            documents = {
                "plan.json": before,
                "terraform.tfstate": json.loads((folder / "terraform.tfstate").read_text(encoding="utf-8")),
                "state.json": terraform.state_json(),
                "plan-after-apply.json": terraform.plan_json(),
            }
            known = standins.pairs(server.url, work / "build")
        target.mkdir(parents=True, exist_ok=True)
        texts = {file: _text(document) for file, document in documents.items()}
        texts["calls.jsonl"] = "".join(json.dumps(call, sort_keys=True) + "\n" for call in made)
        for file, text in texts.items():
            text = standins.to_standins(text, known)
            for path in (str(work), str(REPOSITORY), str(Path.home())):
                if path in text and path != "/":
                    raise DemoError(f"{variant}/{file} would hold the path {path} of this machine.")
            (target / file).write_text(text, encoding="utf-8")


def _text(document: dict[str, Any]) -> str:
    if "lineage" in document:
        document.update(lineage=standins.LINEAGE, serial=1)
    if "timestamp" in document:
        document["timestamp"] = standins.TIME
    # Terraform prints this list in another order each time.
    if "relevant_attributes" in document:
        document["relevant_attributes"].sort(key=json.dumps)
    return _lines(standins.patch(document, standins.neutral))


def _lines(document: dict[str, Any]) -> str:
    """JSON with one line per element of a top-level list: small, and a change reads as a few lines."""
    parts = []
    for name, value in document.items():
        if isinstance(value, list) and value:
            text = "[\n  " + ",\n  ".join(json.dumps(item) for item in value) + "\n ]"
        else:
            text = json.dumps(value)
        parts.append(f" {json.dumps(name)}: {text}")
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _variant(name: str) -> str:
    return HEALTHY if name == HEALTHY else require_variant(name)


def main() -> int:
    parser = argparse.ArgumentParser(description="Record deployments with Terraform.")
    chosen = parser.add_mutually_exclusive_group(required=True)
    chosen.add_argument("--all", action="store_true", help="every variant")
    chosen.add_argument("--variant", help=f"{HEALTHY}, or one fault")
    parser.add_argument("--output", type=Path, default=DEPLOYMENTS, help="folder to write to")
    options = parser.parse_args()
    try:
        for variant in variants() if options.all else [_variant(options.variant)]:
            record(variant, options.output / variant)
            print(f"recorded {variant}", flush=True)
    except DemoError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
