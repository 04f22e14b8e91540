"""States to read, where they lie, and what a snapshot made of them."""

from __future__ import annotations

import json
import os
import sqlite3
from contextlib import closing
from pathlib import Path

from accounts import Account, database_files
from emulator_in_process import clients

STORE = "the-state-store"
PROVIDER = 'provider["registry.terraform.io/hashicorp/aws"]'
BACKEND = """
terraform {{
  required_version = ">= 1.5"
  backend "s3" {{
    bucket = "{bucket}"
    key    = "{key}"
    region = "us-east-1"{more}
  }}
}}

resource "aws_s3_bucket" "written" {{
  bucket = "written-here"
}}
"""


def v4(*buckets: str) -> dict:
    """A state with these buckets, each at aws_s3_bucket.NAME."""
    return {"version": 4, "terraform_version": "1.11.4", "serial": 3, "lineage": "l", "outputs": {}, "resources": [
        {"mode": "managed", "type": "aws_s3_bucket", "name": name, "provider": PROVIDER,
         "instances": [{"schema_version": 0, "attributes": {
             "bucket": name, "id": name, "arn": f"arn:aws:s3:::{name}", "tags": None}}]} for name in buckets]}


def shown(*buckets: str) -> dict:
    """The same as ``terraform show -json`` prints it."""
    return {"format_version": "1.0", "terraform_version": "1.11.4", "values": {"root_module": {"resources": [
        {"address": f"aws_s3_bucket.{name}", "mode": "managed", "type": "aws_s3_bucket", "name": name,
         "provider_name": "registry.terraform.io/hashicorp/aws", "schema_version": 0,
         "values": {"bucket": name, "id": name, "arn": f"arn:aws:s3:::{name}", "tags": None},
         "sensitive_values": {}} for name in buckets]}}}


def rows(database: Path, query: str) -> list[tuple]:
    with closing(sqlite3.connect(database)) as connection:
        return connection.execute(query).fetchall()


def state_addresses(database: Path) -> list[tuple[str, str]]:
    """(source, address) of what the states hold, sorted."""
    return sorted(rows(database, "SELECT source, address FROM resource WHERE origin = 'state'"))


def without_paths(folder: Path, database: Path) -> None:
    """No file of the database holds the absolute path of the test's folder."""
    for path in database_files(database):
        data = path.read_bytes()
        for form in {str(folder), os.path.realpath(folder)}:
            assert form.encode() not in data, path.name


def local(run, folder: Path, *arguments, env=None) -> Path:
    """The database of a snapshot without AWS that must succeed."""
    done = run("snapshot", "--no-aws", "--db", "x.db", *arguments, cwd=folder, env=env)
    assert done.returncode == 0, done.stderr
    return folder / "x.db"


def labels(database: Path) -> list[str]:
    found = {label for (label,) in rows(database, "SELECT source FROM collection")}
    assert not any(label.partition(":")[2].startswith("/") for label in found), found
    return sorted(found - {"aws"})


def put(account: Account, key: str, document) -> str:
    body = document if isinstance(document, (str, bytes)) else json.dumps(document)
    clients(account.url).s3.put_object(Bucket=STORE, Key=key, Body=body)
    return f"s3://{STORE}/{key}"


def root(folder: Path, key: str, *, bucket: str = STORE, more: str = "") -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "main.tf").write_text(BACKEND.format(bucket=bucket, key=key, more=more))
    return folder


def refused(done, folder: Path, *words: str) -> None:
    """One sentence on one line, exit code 2, and no snapshot left behind."""
    assert done.returncode == 2, (done.returncode, done.stdout, done.stderr)
    assert done.stdout == ""
    # Who asks AWS is told on a line of its own before anything is read there.
    lines = [line for line in done.stderr.splitlines() if line.strip() and not line.startswith("aws.sts: ")]
    assert len(lines) == 1 and lines[0].startswith("pipereport: "), done.stderr
    for word in words:
        assert word in lines[0], done.stderr
    database = folder / "x.db"
    if database.exists():
        assert rows(database, "SELECT count(*) FROM snapshot") == [(0,)]
        assert rows(database, "SELECT count(*) FROM resource") == [(0,)]
