"""Reads rows from a database and writes them as one raw object.

Environment: DB_TYPE (sqlite, postgres); for sqlite DB_PATH, or DB_S3_BUCKET and DB_S3_KEY; for
postgres DB_HOST, DB_PORT, DB_NAME, DB_USER, DB_PASSWORD, DB_SSLMODE; INGEST_QUERY; RAW_BUCKET, without
which the object is written to LOCAL_UPLOADS_DIR (default build/local_uploads).
"""

import json
import os
import sqlite3
import tempfile
import uuid
from contextlib import closing
from datetime import date, datetime, timezone
from decimal import Decimal
from pathlib import Path

# The PostgreSQL edition of Chinook has the same tables under snake_case names.
DEFAULT_QUERIES = {
    "sqlite": """
        SELECT Track.TrackId, Track.Name, Album.Title, Track.Composer,
               Track.Milliseconds, Track.UnitPrice
        FROM Track LEFT JOIN Album ON Album.AlbumId = Track.AlbumId
        ORDER BY Track.TrackId LIMIT 500
    """,
    "postgres": """
        SELECT track.track_id, track.name, album.title, track.composer,
               track.milliseconds, track.unit_price
        FROM track LEFT JOIN album ON album.album_id = track.album_id
        ORDER BY track.track_id LIMIT 500
    """,
}


def handler(event, context):
    db_type = os.environ.get("DB_TYPE", "sqlite")
    if db_type not in DEFAULT_QUERIES:
        raise ValueError(f"DB_TYPE is {db_type!r}; it must be one of {', '.join(DEFAULT_QUERIES)}")
    query = os.environ.get("INGEST_QUERY") or DEFAULT_QUERIES[db_type]
    rows = sqlite_rows(query) if db_type == "sqlite" else postgres_rows(query)

    fetched_at = datetime.now(timezone.utc)
    payload = {
        "fetched_at": fetched_at.isoformat(timespec="seconds"),
        "row_count": len(rows),
        "rows": rows,
    }
    # Colons are legal in keys but awkward in shells and in file names.
    key = f"raw/{fetched_at:%Y-%m-%dT%H-%M-%SZ}/{uuid.uuid4()}.json"
    return {"status": "ok", "s3_path": store(key, payload), "row_count": len(rows)}


def sqlite_rows(query):
    path = os.environ.get("DB_PATH")
    if path:
        return read_sqlite(path, query)
    bucket, key = os.environ.get("DB_S3_BUCKET"), os.environ.get("DB_S3_KEY")
    if not (bucket and key):
        raise ValueError("DB_TYPE sqlite needs DB_PATH, or DB_S3_BUCKET and DB_S3_KEY")
    with tempfile.TemporaryDirectory() as folder:
        local = os.path.join(folder, "source.db")
        s3_client().download_file(bucket, key, local)
        return read_sqlite(local, query)


def read_sqlite(path, query):
    if not os.path.isfile(path):
        raise FileNotFoundError(f"the database {path} does not exist")
    # Opened read-only: sqlite3 would create a missing file, and INGEST_QUERY is the operator's own text.
    with closing(sqlite3.connect(f"{Path(path).resolve().as_uri()}?mode=ro", uri=True)) as connection:
        connection.row_factory = sqlite3.Row
        return [dict(row) for row in connection.execute(query)]


def postgres_rows(query):
    # From the layer; a sqlite deployment runs without it.
    import psycopg2
    import psycopg2.extras

    missing = [name for name in ("DB_HOST", "DB_NAME", "DB_USER") if not os.environ.get(name)]
    if missing:
        raise ValueError(f"DB_TYPE postgres needs {', '.join(missing)}")
    connection = psycopg2.connect(
        host=os.environ["DB_HOST"],
        port=int(os.environ.get("DB_PORT", "5432")),
        dbname=os.environ["DB_NAME"],
        user=os.environ["DB_USER"],
        password=os.environ.get("DB_PASSWORD"),
        sslmode=os.environ.get("DB_SSLMODE", "require"),
        connect_timeout=10,
    )
    with closing(connection):
        connection.set_session(readonly=True)
        with connection.cursor(cursor_factory=psycopg2.extras.RealDictCursor) as cursor:
            cursor.execute(query)
            return [dict(row) for row in cursor.fetchall()]


def s3_client():
    # Imported here, so that a local run without AWS needs no boto3.
    import boto3

    return boto3.client("s3")


def store(key, payload):
    """Writes the payload and returns where it is."""
    body = json.dumps(payload, default=as_json).encode()
    bucket = os.environ.get("RAW_BUCKET")
    if bucket:
        s3_client().put_object(
            Bucket=bucket, Key=key, Body=body, ContentType="application/json"
        )
        return f"s3://{bucket}/{key}"
    path = Path(os.environ.get("LOCAL_UPLOADS_DIR", "build/local_uploads"), key)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(body)
    return str(path)


def as_json(value):
    """PostgreSQL's numeric and time types, which JSON does not have."""
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    raise TypeError(f"a column of type {type(value).__name__} has no JSON form")
