"""Runs ingestion, processing and analytics on this machine, without AWS.

    local_run.py [--db FILE] [--out FOLDER] [--window-minutes N]

Each run adds one object per stage under build/local_uploads/, with the keys that it would have in S3.
"""

import argparse
import importlib.util
import json
import os
import sys
from datetime import datetime, timezone
from pathlib import Path

EXAMPLE = Path(__file__).resolve().parent.parent


def load_handler(name):
    """The handler module of one function; all three are called handler.py, so each needs its own name."""
    path = EXAMPLE / "src" / f"{name}_lambda" / "handler.py"
    spec = importlib.util.spec_from_file_location(f"{name}_handler", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def read(path):
    return json.loads(path.read_text(encoding="utf-8"))


def write(path, document):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(document), encoding="utf-8")


def run(database, out, minutes):
    """Runs the three stages once; returns the paths written, in order."""
    for name in ("RAW_BUCKET", "DB_S3_BUCKET", "DB_S3_KEY"):
        os.environ.pop(name, None)
    os.environ.update(DB_TYPE="sqlite", DB_PATH=str(database), LOCAL_UPLOADS_DIR=str(out))
    raw = Path(load_handler("ingestion").handler({}, None)["s3_path"])
    raw_key = raw.relative_to(out).as_posix()

    processing = load_handler("processing")
    processed = processing.process(read(raw), raw_key, datetime.now(timezone.utc))
    processed_key, summary_key = processing.output_keys(raw_key)
    write(out / summary_key, processing.summarise(processed))
    write(out / processed_key, processed)

    analytics = load_handler("analytics")
    start, end = analytics.window_of(analytics.run_time(processed_key, processed), minutes)
    keys = sorted(path.relative_to(out).as_posix() for path in (out / "processed").rglob("*.json"))
    since = (key for key in keys if key > analytics.first_key(start))
    earlier = [read(out / key) for key in analytics.earlier_keys(since, processed_key)]
    windows_key = analytics.output_key(processed_key)
    write(out / windows_key, analytics.aggregate(processed, earlier, processed_key, start, end))
    return [raw, out / processed_key, out / summary_key, out / windows_key]


def main():
    parser = argparse.ArgumentParser(description="Runs the three stages on this machine, without AWS.")
    parser.add_argument("--db", type=Path, default=EXAMPLE / "build" / "chinook.db")
    parser.add_argument("--out", type=Path, default=EXAMPLE / "build" / "local_uploads")
    parser.add_argument("--window-minutes", type=int, default=60)
    arguments = parser.parse_args()
    if not arguments.db.is_file():
        sys.exit(f"local_run: there is no database {arguments.db}; scripts/get_chinook.sh fetches one")
    if arguments.window_minutes < 1:
        parser.error("--window-minutes must be at least 1")
    for path in run(arguments.db, arguments.out, arguments.window_minutes):
        print(f"{read(path)['row_count']:>6} rows  {path}")


if __name__ == "__main__":
    main()
