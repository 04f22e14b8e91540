"""Packages the functions and the layer with the example's own scripts."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from layout import EXAMPLE, DemoError

REQUIREMENTS = EXAMPLE / "src" / "ingestion_lambda" / "requirements.txt"


def package(build: Path) -> None:
    """Fills ``build`` with the zips that Terraform names (``../build`` seen from its folder).

    The layer is fetched once and kept under the example's own build folder, so that only the first run needs
    a package index. Raises: DemoError with what the script said.
    """
    kept = EXAMPLE / "build"
    _run("package_lambda.sh")
    layer = kept / "layer.zip"
    if not layer.is_file() or layer.stat().st_mtime < REQUIREMENTS.stat().st_mtime:
        _run("package_layer.sh")
    build.mkdir(parents=True, exist_ok=True)
    for path in sorted(kept.glob("*.zip")):
        shutil.copyfile(path, build / path.name)


def database(work: Path) -> Path:
    """The Chinook database: ``CHINOOK_DB``, the one beside the repository, else a generated one of its shape."""
    named = os.environ.get("CHINOOK_DB")
    if named and not Path(named).is_file():
        raise DemoError(f"CHINOOK_DB names {named}, which is not a file.")
    beside = EXAMPLE.parent.parent.parent / "shared" / "data" / "chinook.sqlite"
    for path in [Path(named)] if named else [beside]:
        if path.is_file():
            return path
    generated = work / "chinook.db"
    subprocess.run([sys.executable, EXAMPLE / "scripts" / "make_chinook.py", generated], check=True,
                   stdout=subprocess.DEVNULL)
    return generated


def _run(script: str) -> None:
    environment = {**os.environ, "PYTHON": sys.executable}
    result = subprocess.run(["bash", EXAMPLE / "scripts" / script], env=environment, capture_output=True, text=True)
    if result.returncode:
        raise DemoError(f"scripts/{script} ended with {result.returncode}: {result.stderr.strip()}")
