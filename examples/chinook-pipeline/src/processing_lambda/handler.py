"""Turns each new raw object into a processed object and a summary of it.

Environment: PROCESSED_BUCKET, ANALYTICS_BUCKET.
"""

import json
import os
from collections import Counter
from datetime import datetime, timezone
from urllib.parse import unquote_plus

PREFIX = "raw/"

# Processed field → the column's spellings in SQLite's and PostgreSQL's Chinook and in custom queries,
# compared without case and underscores.
FIELDS = {
    "track_id": ("trackid",),
    "track_name": ("trackname", "name"),
    "album_title": ("albumtitle", "title"),
    "composer": ("composer",),
    "milliseconds": ("milliseconds",),
    "unit_price": ("unitprice",),
}


def handler(event, context):
    s3 = s3_client()
    written = []
    for bucket, key in created_objects(event):
        if not key.startswith(PREFIX):
            print(f"ignored s3://{bucket}/{key}: not under {PREFIX}")
            continue
        raw = json.load(s3.get_object(Bucket=bucket, Key=key)["Body"])
        source = f"s3://{bucket}/{key}"
        processed = process(raw, source, datetime.now(timezone.utc))
        processed_key, summary_key = output_keys(key)
        # The summary goes first: the processed object is what sets the next stage off.
        put(s3, os.environ["ANALYTICS_BUCKET"], summary_key, summarise(processed))
        put(s3, os.environ["PROCESSED_BUCKET"], processed_key, processed)
        written.append({
            "generated_from": source,
            "processed": f"s3://{os.environ['PROCESSED_BUCKET']}/{processed_key}",
            "summary": f"s3://{os.environ['ANALYTICS_BUCKET']}/{summary_key}",
            "row_count": processed["row_count"],
        })
    return {"status": "ok", "objects": written}


def created_objects(event):
    """Yields bucket and key of each created object in an event of any of the three shapes.

    Only S3's own notifications ("aws:s3") URL-encode keys. EventBridge ("aws.s3") does not, neither in
    its own event nor in the Records object that the rule's input transformer makes of it; decoding
    there would turn the + of a key into a space.
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


def process(raw, source, now):
    rows = [select(row) for row in raw["rows"]]
    return {
        "generated_from": source,
        "processed_at": now.isoformat(timespec="seconds"),
        "row_count": len(rows),
        "rows": rows,
    }


def select(row):
    columns = {name.replace("_", "").lower(): value for name, value in row.items()}
    return {
        field: next((columns[name] for name in spellings if name in columns), None)
        for field, spellings in FIELDS.items()
    }


def summarise(processed):
    counts = Counter(row["album_title"] or "(no album)" for row in processed["rows"])
    return {
        "generated_from": processed["generated_from"],
        "row_count": processed["row_count"],
        "album_counts": dict(sorted(counts.items())),
    }


def output_keys(raw_key):
    """Keeps the part after the prefix, so that the three stages of one run share it."""
    rest = raw_key[len(PREFIX):]
    return f"processed/{rest}", f"analytics/{rest.removesuffix('.json')}_summary.json"


def s3_client():
    # Imported here, so that a local run without AWS needs no boto3.
    import boto3

    return boto3.client("s3")


def put(s3, bucket, key, document):
    s3.put_object(
        Bucket=bucket,
        Key=key,
        Body=json.dumps(document).encode(),
        ContentType="application/json",
    )
