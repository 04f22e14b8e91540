"""Makes an emulator hold what one ``terraform apply`` made, by sending the apply's calls again."""

from __future__ import annotations

import base64
import json
import urllib.parse
from pathlib import Path
from typing import Any

from botocore.auth import S3SigV4Auth, SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials
from botocore.httpsession import URLLib3Session

from layout import REGION, DemoError
from standins import from_standins


def replay(calls: Path, url: str, build: Path, known: list[tuple[str, str]]) -> int:
    """Sends every call of a ``calls.jsonl`` in order; returns how many.

    Shape: one object a line, ``{"service", "method", "path", "headers", "body" | "json" | "file"}``. ``json`` is
    a decoded body; ``file`` a zip of ``build`` that is the whole body; ``{"zip": NAME}`` under ``Code.ZipFile``
    the zip in base64.
    Raises: DemoError naming the first call that the emulator refused, with its answer.
    """
    session, lines = URLLib3Session(), calls.read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines, 1):
        call = json.loads(from_standins(line, known))
        answer = session.send(_signed(call, url, build))
        if answer.status_code >= 300:
            raise DemoError(
                f"The emulator answered {answer.status_code} to call {number} of {calls.parent.name}/{calls.name}"
                f" ({call['service']} {call['method']} {call['path']}): {answer.text[:300]}")
    return len(lines)


def _signed(call: dict[str, Any], url: str, build: Path):
    request = AWSRequest(call["method"], url + call["path"], headers=call["headers"], data=_body(call, build))
    # Signed as any client does: moto tells services apart by the credential scope.
    signer = S3SigV4Auth if call["service"] == "s3" else SigV4Auth
    if "?" in call["path"]:
        path, query = call["path"].split("?", 1)
        request.url = url + path
        request.params = dict(urllib.parse.parse_qsl(query, keep_blank_values=True))
    signer(Credentials("testing", "testing"), call["service"], REGION).add_auth(request)
    return request.prepare()


def _body(call: dict[str, Any], build: Path) -> bytes:
    if "file" in call:
        return (build / call["file"]).read_bytes()
    if "json" in call:
        body = call["json"]
        code = body.get("Code")
        if isinstance(code, dict) and isinstance(code.get("ZipFile"), dict):
            code["ZipFile"] = base64.b64encode((build / code["ZipFile"]["zip"]).read_bytes()).decode()
        return json.dumps(body).encode()
    return call.get("body", "").encode()
