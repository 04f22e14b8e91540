"""The IAM action that allows a request, and the resource that it is about; written from AWS's pages, not the program's.

Source: Service Authorization Reference, "Actions, resources, and condition keys" for Amazon S3, AWS Lambda, Amazon
EventBridge, AWS IAM, AWS KMS, Amazon CloudWatch, Amazon EC2 and AWS CloudTrail, read 2026-11-25.
"""

from __future__ import annotations

import json
import re
from urllib.parse import parse_qs, unquote

from aws_requests import AWSRequest

_S3 = {"ListBuckets": "ListAllMyBuckets", "GetBucketNotificationConfiguration": "GetBucketNotification",
       "ListObjectsV2": "ListBucket", "HeadBucket": "ListBucket", "GetPublicAccessBlock": "GetBucketPublicAccessBlock",
       "GetBucketEncryption": "GetEncryptionConfiguration",
       "GetBucketLifecycleConfiguration": "GetLifecycleConfiguration",
       "GetObjectLockConfiguration": "GetBucketObjectLockConfiguration",
       "GetBucketReplication": "GetReplicationConfiguration"}


def action(request: AWSRequest) -> str | None:
    """Such as ``s3:GetBucketAcl``; None where none is needed."""
    if request.operation == "GetCallerIdentity":
        return None
    if request.protocol == "s3control":
        return {"GetPublicAccessBlock": "s3:GetAccountPublicAccessBlock", "ListAccessPoints": "s3:ListAccessPoints",
                "GetAccessPoint": "s3:GetAccessPoint",
                "ListMultiRegionAccessPoints": "s3:ListMultiRegionAccessPoints"}[request.operation]
    if request.service == "s3":
        return f"s3:{_S3.get(request.operation, request.operation)}"
    prefix = "cloudwatch" if request.service == "monitoring" else request.service
    return f"{prefix}:{request.operation}"


def resource(request: AWSRequest) -> str | None:
    """The name of the bucket, function, rule, role, policy or key; None for a list."""
    if request.service == "s3":
        return request.path.strip("/").split("/")[0] or None
    if request.service == "lambda":
        found = re.match(r"/[\d-]+/functions/([^/]+)/", request.path)
        return unquote(found[1]) if found else None
    if request.protocol == "json":
        members = json.loads(request.body or "{}")
        return members.get("Rule") or members.get("TargetArn") or members.get("KeyId")
    form = parse_qs(request.body)
    return next((form[name][0] for name in ("RoleName", "PolicyArn") if name in form), None)
