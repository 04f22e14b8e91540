import json
import re
import sys
import types
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

KEY = r"raw/\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ/[0-9a-f-]{36}\.json"


def test_without_a_bucket_the_object_is_written_locally(ingestion, database, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DB_PATH", str(database))

    result = ingestion.handler({}, None)

    assert result["status"] == "ok" and result["row_count"] == 500
    assert re.fullmatch("build/local_uploads/" + KEY, result["s3_path"])
    payload = json.loads(Path(result["s3_path"]).read_text())
    assert set(payload) == {"fetched_at", "row_count", "rows"}
    assert payload["row_count"] == len(payload["rows"]) == 500
    assert set(payload["rows"][0]) == {"TrackId", "Name", "Title", "Composer", "Milliseconds", "UnitPrice"}


def test_reads_the_database_from_s3_and_writes_to_the_raw_bucket(ingestion, database, s3, monkeypatch):
    s3.upload_file(str(database), "raw-bucket", "db/chinook.db")
    monkeypatch.setenv("DB_S3_BUCKET", "raw-bucket")
    monkeypatch.setenv("DB_S3_KEY", "db/chinook.db")

    result = ingestion.handler({}, None)

    bucket, key = result["s3_path"].removeprefix("s3://").split("/", 1)
    assert bucket == "raw-bucket" and re.fullmatch(KEY, key)
    stored = s3.get_object(Bucket=bucket, Key=key)
    assert stored["ContentType"] == "application/json"
    assert json.load(stored["Body"])["row_count"] == 500


def test_the_query_can_be_replaced(ingestion, database, monkeypatch, tmp_path):
    monkeypatch.setenv("LOCAL_UPLOADS_DIR", str(tmp_path))
    monkeypatch.setenv("DB_PATH", str(database))
    monkeypatch.setenv("INGEST_QUERY", "SELECT Name FROM Genre WHERE GenreId < 3")
    assert ingestion.handler({}, None)["row_count"] == 2


def test_a_query_without_rows_is_a_run_of_zero_rows(ingestion, database, monkeypatch, tmp_path):
    monkeypatch.setenv("LOCAL_UPLOADS_DIR", str(tmp_path))
    monkeypatch.setenv("DB_PATH", str(database))
    monkeypatch.setenv("INGEST_QUERY", "SELECT * FROM Track WHERE TrackId < 0")
    result = ingestion.handler({}, None)
    assert result["row_count"] == 0
    assert json.loads(Path(result["s3_path"]).read_text())["rows"] == []


def test_the_query_cannot_change_the_database(ingestion, database, monkeypatch):
    monkeypatch.setenv("DB_PATH", str(database))
    monkeypatch.setenv("INGEST_QUERY", "DELETE FROM Track")
    with pytest.raises(Exception, match="readonly"):
        ingestion.handler({}, None)


def test_a_missing_database_is_named(ingestion, monkeypatch, tmp_path):
    monkeypatch.setenv("DB_PATH", str(tmp_path / "none.db"))
    with pytest.raises(FileNotFoundError, match="none.db"):
        ingestion.handler({}, None)


@pytest.mark.parametrize("settings, message", [
    ({"DB_TYPE": "oracle"}, "DB_TYPE is 'oracle'"),
    ({}, "DB_PATH, or DB_S3_BUCKET and DB_S3_KEY"),
    ({"DB_S3_BUCKET": "raw-bucket"}, "DB_PATH, or DB_S3_BUCKET and DB_S3_KEY"),
])
def test_a_wrong_setting_is_named(ingestion, monkeypatch, settings, message):
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(ValueError, match=message):
        ingestion.handler({}, None)


class FakeConnection:
    """As much of psycopg2's connection and cursor as the handler uses."""

    def __init__(self, rows):
        self.rows, self.queries, self.is_readonly, self.is_closed = rows, [], False, False

    def set_session(self, readonly):
        self.is_readonly = readonly

    def cursor(self, cursor_factory):
        return self

    def __enter__(self):
        return self

    def __exit__(self, *_):
        return False

    def execute(self, query):
        self.queries.append(query)

    def fetchall(self):
        return self.rows

    def close(self):
        self.is_closed = True


@pytest.fixture
def postgres(monkeypatch):
    connection = FakeConnection([{"track_id": 1, "unit_price": Decimal("0.99"), "added": date(2025, 10, 28)}])
    package, extras = types.ModuleType("psycopg2"), types.ModuleType("psycopg2.extras")
    package.extras, extras.RealDictCursor = extras, object

    def connect(**arguments):
        connection.arguments = arguments
        return connection

    package.connect = connect
    monkeypatch.setitem(sys.modules, "psycopg2", package)
    monkeypatch.setitem(sys.modules, "psycopg2.extras", extras)
    monkeypatch.setenv("DB_TYPE", "postgres")
    return connection


def test_postgres_rows_are_read_only_and_become_json(ingestion, postgres, monkeypatch, tmp_path):
    for name, value in {"DB_HOST": "db.example", "DB_NAME": "chinook", "DB_USER": "reader"}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("LOCAL_UPLOADS_DIR", str(tmp_path))

    result = ingestion.handler({}, None)

    rows = json.loads(Path(result["s3_path"]).read_text())["rows"]
    assert rows == [{"track_id": 1, "unit_price": 0.99, "added": "2025-10-28"}]
    assert postgres.is_readonly and postgres.is_closed
    assert postgres.arguments["host"] == "db.example" and postgres.arguments["sslmode"] == "require"
    assert "track.track_id" in postgres.queries[0]


def test_postgres_names_every_missing_setting(ingestion, postgres, monkeypatch):
    monkeypatch.setenv("DB_NAME", "chinook")
    with pytest.raises(ValueError, match="needs DB_HOST, DB_USER"):
        ingestion.handler({}, None)
