"""Turns recorded requests into a deployment's calls: only what changes something, in one order, without secrets."""

from __future__ import annotations

import base64
import json
import re
from pathlib import Path
from typing import Any, Iterator

_READS = ("Get", "List", "Describe", "Head", "Lookup")
_SERVICE_ORDER = ["iam", "sqs", "logs", "s3", "lambda", "events"]
# Headers that carry meaning; signatures, checksums, dates and the client's name do not.
_HEADERS = re.compile(r"^(content-type|x-amz-target|x-amz-acl|x-amz-object-ownership|x-amz-bucket-object-lock-enabled"
                      r"|x-amz-server-side-encryption.*|x-amz-storage-class|x-amz-tagging|x-amz-meta-.*)$")


def calls(recording: Path, build: Path) -> Iterator[dict[str, Any]]:
    """Yields the calls of a recording as ``replay`` takes them.

    Terraform works on many resources at once, so the recorded order differs from run to run; calls are ordered
    by what they depend on, then by their own text. Two notifications for one bucket keep their recorded order,
    because the second replaces the first.
    """
    zips = {path.read_bytes(): path.name for path in sorted(build.glob("*.zip"))}
    kept, sent = [], set()
    for number, line in enumerate(recording.read_text(encoding="utf-8").splitlines()):
        request = json.loads(line)
        call = _call(request, zips)
        # A client that lost the answer sends the same request again; moto, unlike AWS, would then hold two
        # permission statements of one Sid.
        invocation = request["headers"].get("amz-sdk-invocation-id", number)
        if call is not None and invocation not in sent:
            sent.add(invocation)
            place = (call["path"], number) if call["path"].endswith("?notification=") else ("", 0)
            kept.append((_rank(call), *place, json.dumps(call, sort_keys=True), call))
    for *_, call in sorted(kept, key=lambda item: item[:-1]):
        yield call


def _call(request: dict[str, Any], zips: dict[bytes, str]) -> dict[str, Any] | None:
    headers = request["headers"]
    scope = re.search(r"Credential=[^/]+/\d+/[^/]+/([^/]+)/", headers.get("authorization", ""))
    body = request["body"].encode("latin-1")
    if scope is None or request["status"] >= 300 or "x-moto-account-id" in headers:
        return None
    if request["method"] in ("GET", "HEAD") or _operation(headers, body).startswith(_READS) or scope[1] == "sts":
        return None
    kept = {name: value for name, value in sorted(headers.items()) if value and _HEADERS.match(name)}
    path = re.sub(r"[?&]x-id=[A-Za-z]+$", "", request["path"])
    call: dict[str, Any] = {"service": scope[1], "method": request["method"], "path": path, "headers": kept}
    content = _unchunked(body) if headers.get("x-amz-content-sha256", "").startswith("STREAMING-") else body
    if content in zips:
        call["file"] = zips[content]
    elif body.startswith(b"{"):
        call["json"] = _without_zip(json.loads(body), zips)
    else:
        call["body"] = content.decode("utf-8")
    return call


def _operation(headers: dict[str, str], body: bytes) -> str:
    if "x-amz-target" in headers:
        return headers["x-amz-target"].rsplit(".", 1)[-1]
    found = re.match(rb"(?:.*&)?Action=([A-Za-z]+)", body)
    return found.group(1).decode() if found else ""


def _unchunked(body: bytes) -> bytes:
    """The content of an aws-chunked body. Source: docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming-trailers.html"""
    parts, position = [], 0
    while position < len(body):
        end = body.index(b"\r\n", position)
        size = int(body[position:end].split(b";")[0], 16)
        if size == 0:
            break
        parts.append(body[end + 2:end + 2 + size])
        position = end + 2 + size + 2
    return b"".join(parts)


def _without_zip(document: Any, zips: dict[bytes, str]) -> Any:
    code = document.get("Code") if isinstance(document, dict) else None
    if isinstance(code, dict) and isinstance(code.get("ZipFile"), str):
        content = base64.b64decode(code["ZipFile"])
        code["ZipFile"] = {"zip": zips[content]}
    return document


def _rank(call: dict[str, Any]) -> tuple[int, int]:
    service, path = call["service"], call["path"]
    if service == "s3":
        bare = path.split("?")[0].strip("/")
        if "?notification" in path:
            return (len(_SERVICE_ORDER), 0)  # S3 asks the function's policy when a notification is set.
        return (_SERVICE_ORDER.index("s3"), 2 if "/" in bare else 1 if "?" in path else 0)
    text = call["headers"].get("x-amz-target", "") + call.get("body", "")
    creates = bool(re.search(r"Action=Create|\.Create|\.PutRule$", text))
    if service == "lambda":
        if "/layers/" in path:
            return (_SERVICE_ORDER.index("lambda"), 0)
        return (_SERVICE_ORDER.index("lambda"), 1 if path.rstrip("/").endswith("/functions") else 2)
    known = _SERVICE_ORDER.index(service) if service in _SERVICE_ORDER else len(_SERVICE_ORDER)
    return (known, 0 if creates else 1)

