"""Errors as each AWS protocol words them.

Sources (read 2026-11-25): https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html,
https://docs.aws.amazon.com/IAM/latest/APIReference/CommonErrors.html,
https://docs.aws.amazon.com/lambda/latest/api/API_ListFunctions.html (Errors),
https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from html import escape
from typing import Callable

from aws_requests import AWSRequest


@dataclass(frozen=True)
class Answer:
    """A whole HTTP answer. ``sent`` cuts what really goes out while Content-Length says the whole."""

    status: int
    body: bytes
    content_type: str
    headers: tuple[tuple[str, str], ...] = ()
    sent: int | None = None


def throttled(request: AWSRequest) -> Answer:
    """S3: 503 SlowDown; query: 400 Throttling; Lambda: 429 TooManyRequestsException; JSON: 400 ThrottlingException."""
    return _error(request, {"s3": (503, "SlowDown"), "query": (400, "Throttling"),
                            "lambda": (429, "TooManyRequestsException"), "json": (400, "ThrottlingException")},
                  "Rate exceeded", {"Retry-After": "1"} if request.service == "lambda" else {})


def denied(request: AWSRequest) -> Answer:
    return _error(request, {"s3": (403, "AccessDenied"), "query": (403, "AccessDenied"),
                            "lambda": (403, "AccessDeniedException"), "json": (400, "AccessDeniedException")},
                  f"User: arn:aws:iam::123456789012:user/auditor is not authorized to perform: "
                  f"{request.service}:{request.operation}")


def expired(request: AWSRequest) -> Answer:
    return _error(request, {"s3": (400, "ExpiredToken"), "query": (403, "ExpiredToken"),
                            "lambda": (403, "ExpiredTokenException"), "json": (400, "ExpiredTokenException")},
                  "The security token included in the request is expired")


def _error(request: AWSRequest, forms: dict[str, tuple[int, str]], message: str,
           headers: dict[str, str] | None = None) -> Answer:
    form = request.protocol
    # S3 Control has S3's codes in the query protocol's envelope.
    status, code = forms["s3" if form == "s3control" else form]
    more = tuple((headers or {}).items())
    writer: Callable[[str, str], tuple[str, str]] = {"s3": _s3, "s3control": _query, "query": _query}.get(form, _json)
    body, content_type = writer(code, message)
    if form == "lambda":
        more += (("x-amzn-ErrorType", f"{code}:http://internal.amazon.com/coral/com.amazonaws.lambda/"),)
        body = json.dumps({"Type": "User", "message": message})
    more += (("x-amz-request-id" if form.startswith("s3") else "x-amzn-RequestId", "fault-" + request.key[:16]),)
    # A HEAD has no body in any answer.
    return Answer(status, b"" if request.method == "HEAD" else body.encode(), content_type, more)


def _s3(code: str, message: str) -> tuple[str, str]:
    return (f'<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>{code}</Code><Message>{escape(message)}</Message>'
            "<RequestId>fault</RequestId><HostId>fault</HostId></Error>"), "application/xml"


def _query(code: str, message: str) -> tuple[str, str]:
    return (f"<ErrorResponse><Error><Type>Sender</Type><Code>{code}</Code><Message>{escape(message)}</Message></Error>"
            "<RequestId>fault</RequestId></ErrorResponse>"), "text/xml"


def _json(code: str, message: str) -> tuple[str, str]:
    return json.dumps({"__type": f"com.amazonaws#{code}", "message": message}), "application/x-amz-json-1.1"
