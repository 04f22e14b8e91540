import json
from datetime import datetime, timezone

import pytest


def row(album, milliseconds=1000, price=0.99):
    return {"album_title": album, "milliseconds": milliseconds, "unit_price": price}


def put(s3, key, rows):
    body = {"generated_from": "s3://raw-bucket/raw/x", "processed_at": "2025-10-28T17:33:00+00:00",
            "row_count": len(rows), "rows": rows}
    s3.put_object(Bucket="processed-bucket", Key=key, Body=json.dumps(body).encode())


def run(analytics, s3, key):
    event = {"Records": [{"eventSource": "aws.s3", "eventName": "ObjectCreated",
                          "s3": {"bucket": {"name": "processed-bucket"}, "object": {"key": key}}}]}
    (written,) = analytics.handler(event, None)["objects"]
    out = written["windows"].removeprefix("s3://analytics-bucket/")
    return out, json.load(s3.get_object(Bucket="analytics-bucket", Key=out)["Body"])


def test_aggregates_per_album(analytics, s3):
    key = "processed/2025-10-28T17-32-55Z/a b+c.json"
    put(s3, key, [row("B"), row("A", 500, None), row("B", None), row(None)])

    out, document = run(analytics, s3, key)

    assert out == "analytics/2025-10-28T17-32-55Z/a b+c_windows.json"
    assert document["generated_from"] == f"s3://processed-bucket/{key}"
    assert document["row_count"] == 4
    assert document["window"]["albums"] == {
        "(no album)": {"track_count": 1, "milliseconds": 1000, "unit_price_total": 0.99},
        "A": {"track_count": 1, "milliseconds": 500, "unit_price_total": 0.0},
        "B": {"track_count": 2, "milliseconds": 1000, "unit_price_total": 1.98},
    }


def test_a_window_holds_its_earlier_runs_and_no_others(analytics, s3, monkeypatch):
    monkeypatch.setenv("WINDOW_MINUTES", "30")
    for time in ("17-29-59", "17-30-00", "17-45-00", "17-50-00", "17-59-59"):
        put(s3, f"processed/2025-10-28T{time}Z/x.json", [row(time)])
    put(s3, "processed/2025-10-28T17-40/odd.json", [row("odd")])

    _, document = run(analytics, s3, "processed/2025-10-28T17-50-00Z/x.json")

    window = document["window"]
    assert (window["start"], window["end"]) == ("2025-10-28T17:30:00+00:00", "2025-10-28T18:00:00+00:00")
    assert list(window["albums"]) == ["17-30-00", "17-45-00", "17-50-00"]
    assert (window["run_count"], window["row_count"], document["row_count"]) == (3, 3, 1)


def test_a_redelivered_event_writes_the_same_document(analytics, s3):
    put(s3, "processed/2025-10-28T17-30-00Z/x.json", [row("A")])
    put(s3, "processed/2025-10-28T17-40-00Z/x.json", [row("A")])
    first = run(analytics, s3, "processed/2025-10-28T17-30-00Z/x.json")
    assert run(analytics, s3, "processed/2025-10-28T17-30-00Z/x.json") == first
    assert first[1]["window"]["run_count"] == 1


def test_an_object_without_a_time_in_its_key_stands_alone(analytics, s3):
    put(s3, "processed/2025-10-28T17-30-00Z/x.json", [row("A")])
    put(s3, "processed/upload.json", [row("B")])
    _, document = run(analytics, s3, "processed/upload.json")
    assert document["window"]["start"] == "2025-10-28T17:00:00+00:00"
    assert list(document["window"]["albums"]) == ["B"]


def test_an_empty_object_gives_an_empty_window(analytics, s3):
    put(s3, "processed/2025-10-28T17-30-00Z/x.json", [])
    _, document = run(analytics, s3, "processed/2025-10-28T17-30-00Z/x.json")
    assert document["row_count"] == 0 and document["window"]["albums"] == {}


def test_windows_tile_the_day(analytics):
    start, end = analytics.window_of(datetime(2025, 10, 28, 17, 0, tzinfo=timezone.utc), 60)
    assert (start.hour, end.hour) == (17, 18)


@pytest.mark.parametrize("text", ["0", "-5", "1.5", "hour"])
def test_a_wrong_window_is_named(analytics, monkeypatch, text):
    monkeypatch.setenv("WINDOW_MINUTES", text)
    with pytest.raises(ValueError, match="WINDOW_MINUTES"):
        analytics.handler({"Records": []}, None)
