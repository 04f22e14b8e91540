"""What one request to AWS is: its service, operation, access key and a key that names it.

Nothing is verified here; the emulator does not check signatures either.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from typing import Mapping
from urllib.parse import parse_qsl, unquote, urlsplit

_CREDENTIAL = re.compile(r"Credential=([^/,\s]+)/(\d{8})/([^/]+)/([^/]+)/aws4_request")
_S3_SUBRESOURCES = (
    "accelerate", "acl", "cors", "encryption", "lifecycle", "location", "logging", "notification", "object-lock",
    "ownershipControls", "policy", "policyStatus", "publicAccessBlock", "replication", "requestPayment", "tagging",
    "versioning", "versions", "website")
_S3_NAMES = {"notification": "BucketNotificationConfiguration", "object-lock": "ObjectLockConfiguration",
             "lifecycle": "BucketLifecycleConfiguration", "publicAccessBlock": "PublicAccessBlock",
             "ownershipControls": "BucketOwnershipControls", "policyStatus": "BucketPolicyStatus",
             "accelerate": "BucketAccelerateConfiguration", "requestPayment": "BucketRequestPayment"}
_LAMBDA = [  # (path below the API version, operation of a GET)
    (r"functions/?", "ListFunctions"), (r"functions/[^/]+/?", "GetFunction"),
    (r"functions/[^/]+/configuration", "GetFunctionConfiguration"), (r"functions/[^/]+/policy", "GetPolicy"),
    (r"functions/[^/]+/aliases/?", "ListAliases"), (r"functions/[^/]+/versions/?", "ListVersionsByFunction"),
    (r"functions/[^/]+/aliases/[^/]+", "GetAlias"), (r"functions/[^/]+/url", "GetFunctionUrlConfig"),
    (r"functions/[^/]+/urls", "ListFunctionUrlConfigs"), (r"functions/[^/]+/concurrency", "GetFunctionConcurrency"),
    (r"functions/[^/]+/event-invoke-config", "GetFunctionEventInvokeConfig"),
    (r"functions/[^/]+/event-invoke-config/list", "ListFunctionEventInvokeConfigs"),
    (r"functions/[^/]+/recursion-config", "GetFunctionRecursionConfig"),
    (r"functions/[^/]+/code-signing-config", "GetFunctionCodeSigningConfig"),
    (r"functions/[^/]+/provisioned-concurrency", "ListProvisionedConcurrencyConfigs"),
    (r"event-source-mappings/?", "ListEventSourceMappings"), (r"event-source-mappings/[^/]+", "GetEventSourceMapping"),
    (r"layers/?", "ListLayers"), (r"layers/[^/]+/versions/?", "ListLayerVersions"),
    (r"layers/[^/]+/versions/\d+", "GetLayerVersion"), (r"layers/[^/]+/versions/\d+/policy", "GetLayerVersionPolicy"),
    (r"tags/.+", "ListTags"), (r"account-settings/?", "GetAccountSettings"),
]
_S3_CONTROL = [  # (path, operation of a GET)
    (r"/v20180820/configuration/publicAccessBlock", "GetPublicAccessBlock"),
    (r"/v20180820/accesspoint/?", "ListAccessPoints"), (r"/v20180820/accesspoint/[^/]+", "GetAccessPoint"),
    (r"/v20180820/mrap/instances/?", "ListMultiRegionAccessPoints"),
]
READS = re.compile(r"^(Get|List|Describe|Head|BatchGet|Lookup|Search|Select)[A-Z]")


@dataclass(frozen=True)
class AWSRequest:
    """``service`` is the credential scope's (``monitoring`` for CloudWatch), empty when unsigned.

    ``operation`` is AWS's name for it; for a request of REST services that is none of the reads known here it is
    ``METHOD path``, which no test takes for a read. ``protocol`` is ``s3``, ``s3control`` (both REST-XML),
    ``lambda`` (REST-JSON), ``json`` (JSON 1.x by target) or ``query``. ``key`` is equal for equal requests.
    ``query`` is the URL's, decoded; ``body`` is the whole body.
    """

    service: str
    operation: str
    method: str
    path: str
    access_key: str
    key: str
    protocol: str
    query: tuple[tuple[str, str], ...] = ()
    body: str = ""

    @property
    def name(self) -> str:
        """``s3:GetBucketAcl``: near to the IAM action, and not always equal to it."""
        return f"{self.service}:{self.operation}"

    @property
    def is_read(self) -> bool:
        return READS.match(self.operation) is not None


def identify(method: str, target: str, headers: Mapping[str, str], body: bytes) -> AWSRequest:
    """Shape: ``target`` is the path with its query; ``headers`` finds names whatever their case."""
    found = _CREDENTIAL.search(headers.get("authorization") or "")
    access_key, service = (found[1], found[4]) if found else ("", "")
    parts = urlsplit("//host" + target) if target.startswith("/") else urlsplit(target)
    query = sorted(parse_qsl(parts.query, keep_blank_values=True))
    amz_target = headers.get("x-amz-target") or ""
    operation = amz_target.rsplit(".", 1)[-1] or _operation(service, method, parts.path, dict(query), body)
    asked = repr([pair for pair in query if pair[0] != "x-id"])
    text = "\n".join([service, method, unquote(parts.path).rstrip("/"), asked, amz_target, _canonical(body)])
    digest = hashlib.sha256(text.encode()).hexdigest()
    return AWSRequest(service, operation, method, parts.path, access_key, digest,
                      _protocol(service, parts.path, amz_target), tuple(query), body.decode("utf-8", "replace"))


def _protocol(service: str, path: str, amz_target: str) -> str:
    if amz_target:
        return "json"
    if path.startswith("/v20180820/"):
        return "s3control"
    return service if service in ("s3", "lambda") else "query"


def _canonical(body: bytes) -> str:
    """The same text for bodies that differ in the order of their members or form fields alone."""
    text = body.decode("utf-8", "replace")
    if text.startswith("{"):
        try:
            return json.dumps(json.loads(text), sort_keys=True)
        except ValueError:
            return text
    return repr(sorted(parse_qsl(text, keep_blank_values=True))) if "=" in text and "<" not in text else text


def _operation(service: str, method: str, path: str, query: Mapping[str, str], body: bytes) -> str:
    unknown = f"{method} {path}"
    if method == "POST":
        return dict(parse_qsl(body.decode("utf-8", "replace"))).get("Action", unknown)
    if method not in ("GET", "HEAD"):
        return unknown
    if service == "lambda":
        return _lambda_operation(path) or unknown
    if path.startswith("/v20180820/"):
        return next((name for pattern, name in _S3_CONTROL if re.fullmatch(pattern, path)), unknown)
    return _s3_operation(method, path, query) if service == "s3" else unknown


def _lambda_operation(path: str) -> str | None:
    below = re.sub(r"^/\d{4}-\d{2}-\d{2}/", "", path)
    return next((name for pattern, name in _LAMBDA if re.fullmatch(pattern, below)), None)


def _s3_operation(method: str, path: str, query: Mapping[str, str]) -> str:
    bucket, _, key = path.strip("/").partition("/")
    if method == "HEAD":
        return "HeadObject" if key else "HeadBucket"
    if not bucket:
        return "ListBuckets"
    asked = next((name for name in _S3_SUBRESOURCES if name in query), None)
    if key:
        return {"acl": "GetObjectAcl", "tagging": "GetObjectTagging"}.get(asked or "", "GetObject")
    if asked == "versions":
        return "ListObjectVersions"
    if asked:
        return "Get" + _S3_NAMES.get(asked, "Bucket" + asked[0].upper() + asked[1:])
    return "ListObjectsV2" if query.get("list-type") == "2" else "ListObjects"
