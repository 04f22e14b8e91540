"""The events that S3 sends for a new object: to EventBridge and, in another form, straight to Lambda.

Sources (read 2026-11-24): https://docs.aws.amazon.com/AmazonS3/latest/userguide/ev-events.html and
https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime, timezone
from typing import Any
from urllib.parse import quote_plus


@dataclass(frozen=True)
class NewObject:
    """One object that landed. ``etag`` without quotes, ``size_bytes`` as S3 counts them."""

    bucket: str
    key: str
    size_bytes: int
    etag: str
    sequencer: str

    @property
    def reason(self) -> str:
        """The API call behind it: a multipart ETag ends in -<parts>. A copy cannot be told from a put."""
        return "CompleteMultipartUpload" if "-" in self.etag else "PutObject"


def object_created(item: NewObject, account: str, region: str, now: datetime | None = None) -> dict[str, Any]:
    """The full ``Object Created`` event as EventBridge sees it; the key is not URL-encoded."""
    now = now or datetime.now(timezone.utc)
    return {
        "version": "0",
        "id": str(uuid.uuid4()),
        "detail-type": "Object Created",
        "source": "aws.s3",
        "account": account,
        "time": now.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "region": region,
        "resources": [f"arn:aws:s3:::{item.bucket}"],
        "detail": {
            "version": "0",
            "bucket": {"name": item.bucket},
            "object": {
                "key": item.key, "size": item.size_bytes, "etag": item.etag, "sequencer": item.sequencer},
            "request-id": uuid.uuid4().hex[:16].upper(),
            "requester": account,
            "source-ip-address": "127.0.0.1",
            "reason": item.reason,
        },
    }


def notification_record(item: NewObject, configuration_id: str, account: str, region: str) -> dict[str, Any]:
    """What a direct bucket notification hands to a function; the key is URL-encoded, spaces as ``+``."""
    method = "CompleteMultipartUpload" if item.reason == "CompleteMultipartUpload" else "Put"
    return {"Records": [{
        "eventVersion": "2.1",
        "eventSource": "aws:s3",
        "awsRegion": region,
        "eventTime": datetime.now(timezone.utc).strftime("%Y-%m-%dT%H:%M:%S.000Z"),
        "eventName": f"ObjectCreated:{method}",
        "userIdentity": {"principalId": f"AWS:{account}"},
        "requestParameters": {"sourceIPAddress": "127.0.0.1"},
        "responseElements": {"x-amz-request-id": uuid.uuid4().hex[:16].upper()},
        "s3": {
            "s3SchemaVersion": "1.0",
            "configurationId": configuration_id,
            "bucket": {
                "name": item.bucket, "ownerIdentity": {"principalId": account}, "arn": f"arn:aws:s3:::{item.bucket}"},
            "object": {
                "key": quote_plus(item.key, safe="/"), "size": item.size_bytes, "eTag": item.etag,
                "sequencer": item.sequencer},
        },
    }]}


def notification_wants(configuration: dict[str, Any], item: NewObject) -> str | None:
    """Why a Lambda notification entry does not want an object; None when it does.

    Shape: one of ``LambdaFunctionConfigurations``. S3 takes ``*`` in a prefix or suffix literally.
    """
    method = "CompleteMultipartUpload" if item.reason == "CompleteMultipartUpload" else "Put"
    wanted = configuration["Events"]
    if not {"s3:ObjectCreated:*", f"s3:ObjectCreated:{method}"} & set(wanted):
        return f"its events are {', '.join(wanted)}"
    for rule in configuration.get("Filter", {}).get("Key", {}).get("FilterRules", []):
        name, value = rule["Name"].lower(), rule["Value"]
        if not (item.key.startswith(value) if name == "prefix" else item.key.endswith(value)):
            return f"the key does not have the {name} {value}"
    return None
