"""Where the program and the example are."""
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "examples" / "chinook-pipeline"
PROGRAM = ROOT / ".build" / "debug" / "pipereport"
