"""Values that differ from run to run, and what stands for them in the committed deployments.

Each stand-in is computed from a name, so recording and replaying agree without a table: a zip's digests are the
digests of the zip's name, the queue's endpoint is the one that AWS has, ids and times are fixed per resource.
"""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path
from typing import Any, Iterator

from layout import REGION

ENDPOINT = f"https://sqs.{REGION}.amazonaws.com"
TIME = "2025-10-28T17:30:00Z"
LAMBDA_TIME = "2025-10-28T17:30:00.000+0000"
LINEAGE = "00000000-0000-4000-8000-000000000000"


def pairs(url: str, build: Path) -> list[tuple[str, str]]:
    """(stand-in, value of this run) for every text that occurs verbatim: the endpoint and the zips' digests."""
    found = [(ENDPOINT, url)]
    for path in sorted(build.glob("*.zip")):
        found += zip(_digests(path.name.encode()), _digests(path.read_bytes()))
    return found


def _digests(content: bytes) -> Iterator[str]:
    sha256 = hashlib.sha256(content)
    yield base64.b64encode(sha256.digest()).decode()
    yield sha256.hexdigest()
    yield hashlib.md5(content, usedforsecurity=False).hexdigest()


def to_standins(text: str, known: list[tuple[str, str]]) -> str:
    for standin, value in known:
        text = text.replace(value, standin)
    return text


def from_standins(text: str, known: list[tuple[str, str]]) -> str:
    for standin, value in known:
        text = text.replace(standin, value)
    return text


def neutral(arn: str) -> dict[str, Any]:
    """The stand-ins of the attributes that AWS makes up for one resource."""
    if arn.startswith("arn:aws:s3:::") and "/" in arn:
        # AWS encrypts every new object. Moto 5.2.1 does so only after the bucket's encryption was configured, and
        # Terraform does the two at once.
        return {"server_side_encryption": "AES256"}
    digest = base64.b32encode(hashlib.sha256(arn.encode()).digest()).decode()
    return {
        "unique_id": "AROA" + digest[:17], "create_date": TIME, "created_date": LAMBDA_TIME,
        "last_modified": LAMBDA_TIME, "source_code_size": 1000,
    }


def patch(node: Any, values) -> Any:
    """Puts ``values(arn)`` over those attributes of every object that has an ``arn`` (state and plan alike).

    Only attributes that are there and not null change; returns the same node.
    """
    if isinstance(node, dict):
        arn = node.get("arn")
        if isinstance(arn, str):
            for name, value in values(arn).items():
                if node.get(name) is not None and not isinstance(node[name], bool):
                    node[name] = value
        for child in node.values():
            patch(child, values)
    elif isinstance(node, list):
        for child in node:
            patch(child, values)
    return node


def live_values(clients):
    """A function from an ARN to the attributes that the emulator made up for it."""
    cache: dict[str, dict[str, Any]] = {}

    def values(arn: str) -> dict[str, Any]:
        if arn not in cache:
            cache[arn] = _read(clients, arn)
        return cache[arn]

    return values


def _read(clients, arn: str) -> dict[str, Any]:
    if ":role/" in arn:
        role = clients("iam").get_role(RoleName=arn.rsplit("/", 1)[-1])["Role"]
        return {"unique_id": role["RoleId"], "create_date": role["CreateDate"].strftime("%Y-%m-%dT%H:%M:%SZ")}
    if ":lambda:" in arn and ":function:" in arn:
        found = clients("lambda").get_function_configuration(FunctionName=arn)
        return {"last_modified": found["LastModified"], "source_code_size": found["CodeSize"]}
    if ":layer:" in arn:
        # Not GetLayerVersionByArn: moto 5.2.1 answers that one with a list of layers.
        name, version = arn.split(":")[6:8]
        found = clients("lambda").get_layer_version(LayerName=name, VersionNumber=int(version))
        return {"created_date": found["CreatedDate"], "source_code_size": found["Content"]["CodeSize"]}
    return {}
