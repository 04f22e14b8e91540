"""scripts/bench rules: the whole catalogue over generated snapshots of growing size. See the options with --help."""
from __future__ import annotations

import argparse
import subprocess
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "Tests" / "RulesBench"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", default="1000,10000,100000", help="numbers of resources, with commas between them")
    parser.add_argument("--each", action="store_true", help="also the time of each rule at the largest size")
    options = parser.parse_args()
    subprocess.run(
        ["swift", "build", "--quiet", "-c", "release", "--package-path", PACKAGE, "--product", "RulesBench"],
        check=True)
    program = PACKAGE / ".build" / "release" / "RulesBench"

    def run(*words: object) -> str:
        return subprocess.run(
            [program, *map(str, words)], check=True, capture_output=True, text=True).stdout.strip()

    print("resources  rules  CPU seconds  µs a resource  peak MB  findings  deriving")
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "none"
        for size in map(int, options.sizes.split(",")):
            database = Path(folder) / f"{size}.db"
            derived = run("generate", database, size)
            rules, milliseconds, peak, findings = map(int, run("evaluate", database).split())
            print(
                f"{size:9}  {rules:5}  {milliseconds / 1000:11.2f}  {milliseconds * 1000 / size:13.1f}"
                f"  {peak / 1024:7.0f}  {findings:8}  {derived.split(' in ')[1]}", flush=True)
        if options.each:
            print(run("evaluate", database, "--each"))


if __name__ == "__main__":
    main()
