"""Aggregates each new processed object, per album, over the time window that it falls in.

A window holds the runs that began in it up to and including the new one, so a redelivered event writes
the same document again. Environment: ANALYTICS_BUCKET, WINDOW_MINUTES (default 60).
"""

import json
import os
from datetime import datetime, timedelta, timezone
from urllib.parse import unquote_plus

PREFIX = "processed/"
KEY_TIME = "%Y-%m-%dT%H-%M-%SZ"
EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)


def handler(event, context):
    s3 = s3_client()
    minutes = window_minutes()
    bucket_out = os.environ["ANALYTICS_BUCKET"]
    written = []
    for bucket, key in created_objects(event):
        if not key.startswith(PREFIX):
            print(f"ignored s3://{bucket}/{key}: not under {PREFIX}")
            continue
        document = load(s3, bucket, key)
        start, end = window_of(run_time(key, document), minutes)
        earlier = [load(s3, bucket, k) for k in earlier_keys(keys_since(s3, bucket, start), key)]
        summary = aggregate(document, earlier, f"s3://{bucket}/{key}", start, end)
        out = output_key(key)
        s3.put_object(
            Bucket=bucket_out,
            Key=out,
            Body=json.dumps(summary).encode(),
            ContentType="application/json",
        )
        written.append({"windows": f"s3://{bucket_out}/{out}", "row_count": summary["row_count"]})
    return {"status": "ok", "objects": written}


def s3_client():
    # Imported here, so that a local run without AWS needs no boto3.
    import boto3

    return boto3.client("s3")


def window_minutes():
    text = os.environ.get("WINDOW_MINUTES") or "60"
    if not text.isdecimal() or int(text) == 0:
        raise ValueError(f"WINDOW_MINUTES is {text!r}; it must be a whole number above 0")
    return int(text)


def created_objects(event):
    """Yields bucket and key of each created object.

    The same reader as in the processing function, because each function ships as one file; the tests
    hold both to one table. Only S3's own notifications ("aws:s3") URL-encode keys.
    """
    if "Records" not in event:
        if event.get("detail-type") != "Object Created":
            raise ValueError("the event has neither Records nor the detail-type Object Created")
        yield event["detail"]["bucket"]["name"], event["detail"]["object"]["key"]
        return
    for record in event["Records"]:
        name, key = record["s3"]["bucket"]["name"], record["s3"]["object"]["key"]
        if not record["eventName"].startswith("ObjectCreated"):
            print(f"ignored {record['eventName']} of {key}")
            continue
        yield name, unquote_plus(key) if record["eventSource"] == "aws:s3" else key


def load(s3, bucket, key):
    return json.load(s3.get_object(Bucket=bucket, Key=key)["Body"])


def key_time(key):
    """The time at which the run began, or None for an object that did not come from ingestion."""
    try:
        return datetime.strptime(key[len(PREFIX):].split("/")[0], KEY_TIME).replace(tzinfo=timezone.utc)
    except ValueError:
        return None


def run_time(key, document):
    return key_time(key) or datetime.fromisoformat(document["processed_at"])


def window_of(moment, minutes):
    """The window, counted from the epoch, that holds the moment."""
    length = timedelta(minutes=minutes)
    start = EPOCH + (moment - EPOCH) // length * length
    return start, start + length


def first_key(start):
    """Sorts before every key of a run that began at or after start: the times sort as text."""
    return f"{PREFIX}{start.strftime(KEY_TIME)}"


def keys_since(s3, bucket, start):
    pages = s3.get_paginator("list_objects_v2").paginate(
        Bucket=bucket, Prefix=PREFIX, StartAfter=first_key(start)
    )
    for page in pages:
        for item in page.get("Contents", []):
            yield item["Key"]


def earlier_keys(sorted_keys, key):
    """Those of the window's keys that are runs before this one; none for a key without a time."""
    if key_time(key) is None:
        return
    for other in sorted_keys:
        if other >= key:
            return
        if key_time(other) is not None:
            yield other


def aggregate(document, earlier, source, start, end):
    """The summary of one processed object and of the runs before it in the same window."""
    documents = [*earlier, document]
    rows = [row for each in documents for row in each["rows"]]
    return {
        "generated_from": source,
        "row_count": document["row_count"],
        "window": {
            "start": start.isoformat(),
            "end": end.isoformat(),
            "run_count": len(documents),
            "row_count": len(rows),
            "albums": per_album(rows),
        },
    }


def per_album(rows):
    albums = {}
    for row in rows:
        album = albums.setdefault(
            row["album_title"] or "(no album)",
            {"track_count": 0, "milliseconds": 0, "unit_price_total": 0.0},
        )
        album["track_count"] += 1
        album["milliseconds"] += row["milliseconds"] or 0
        album["unit_price_total"] = round(album["unit_price_total"] + (row["unit_price"] or 0), 2)
    return dict(sorted(albums.items()))


def output_key(processed_key):
    return f"analytics/{processed_key[len(PREFIX):].removesuffix('.json')}_windows.json"
