import json
from datetime import datetime, timezone

import pytest

NOW = datetime(2025, 10, 28, 17, 33, tzinfo=timezone.utc)
SQLITE_ROW = {"TrackId": 6, "Name": "Put The Finger On You", "Title": "For Those About To Rock", "Composer": None,
              "Milliseconds": 205662, "UnitPrice": 0.99, "Bytes": 6713451}
SELECTED = {"track_id": 6, "track_name": "Put The Finger On You", "album_title": "For Those About To Rock",
            "composer": None, "milliseconds": 205662, "unit_price": 0.99}


def put(s3, key, rows):
    s3.put_object(Bucket="raw-bucket", Key=key, Body=json.dumps({"row_count": len(rows), "rows": rows}).encode())


def get(s3, bucket, key):
    return json.load(s3.get_object(Bucket=bucket, Key=key)["Body"])


def event(key):
    return {"Records": [{"eventSource": "aws.s3", "eventName": "ObjectCreated",
                         "s3": {"bucket": {"name": "raw-bucket"}, "object": {"key": key}}}]}


@pytest.mark.parametrize("row", [
    pytest.param(SQLITE_ROW, id="SQLite names"),
    pytest.param({"track_id": 6, "name": SELECTED["track_name"], "title": SELECTED["album_title"], "composer": None,
                  "milliseconds": 205662, "unit_price": 0.99}, id="PostgreSQL names"),
    pytest.param(SELECTED, id="already renamed"),
])
def test_selects_and_renames(processing, row):
    assert processing.select(row) == SELECTED


def test_a_column_that_is_not_there_becomes_null(processing):
    assert processing.select({"TrackId": 1})["album_title"] is None


@pytest.mark.parametrize("name", ["7b0c.json", "my file+100%.json", "Überblick.json"])
def test_both_outputs_keep_the_rest_of_the_key(processing, s3, name):
    key = f"raw/2025-10-28T17-32-55Z/{name}"
    put(s3, key, [SQLITE_ROW, SQLITE_ROW | {"Title": None}])

    result = processing.handler(event(key), None)

    processed = get(s3, "processed-bucket", f"processed/2025-10-28T17-32-55Z/{name}")
    summary = get(s3, "analytics-bucket", f"analytics/2025-10-28T17-32-55Z/{name.removesuffix('.json')}_summary.json")
    assert processed["generated_from"] == summary["generated_from"] == f"s3://raw-bucket/{key}"
    assert processed["row_count"] == summary["row_count"] == 2
    assert processed["rows"][0] == SELECTED
    assert summary["album_counts"] == {"(no album)": 1, "For Those About To Rock": 1}
    assert result["objects"][0]["row_count"] == 2


def test_an_empty_raw_object_gives_empty_outputs(processing):
    processed = processing.process({"rows": []}, "s3://raw-bucket/raw/x.json", NOW)
    assert processed["row_count"] == 0 and processed["rows"] == []
    assert processing.summarise(processed)["album_counts"] == {}


def test_objects_outside_the_prefix_are_ignored(processing, s3):
    assert processing.handler(event("db/chinook.db"), None)["objects"] == []
    assert "Contents" not in s3.list_objects_v2(Bucket="processed-bucket")


def test_an_object_that_is_not_json_fails_the_invocation(processing, s3):
    s3.put_object(Bucket="raw-bucket", Key="raw/x.json", Body=b"{")
    with pytest.raises(ValueError):
        processing.handler(event("raw/x.json"), None)
