"""An account with nothing but buckets, as fast as Python answers: `ListBuckets` by pages, empty lists of the rest."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

IDENTITY = """<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>
<Arn>arn:aws:iam::123456789012:user/test</Arn><UserId>AIDATEST</UserId><Account>123456789012</Account>
</GetCallerIdentityResult><ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></GetCallerIdentityResponse>"""

LISTS = {"ListEventBuses": '{"EventBuses":[]}', "ListRules": '{"Rules":[]}', "ListTargetsByRule": '{"Targets":[]}'}


def page(count: int, query: dict[str, list[str]]) -> str:
    first = int(query.get("continuation-token", ["0"])[0])
    size = int(query.get("max-buckets", ["10000"])[0])
    last = min(first + size, count)
    buckets = "".join(
        f"<Bucket><Name>plain-bucket-{number:06d}</Name><CreationDate>2026-01-01T00:00:00.000Z</CreationDate>"
        "<BucketRegion>us-east-1</BucketRegion></Bucket>" for number in range(first, last))
    token = f"<ContinuationToken>{last}</ContinuationToken>" if last < count else ""
    return ('<?xml version="1.0" encoding="UTF-8"?><ListAllMyBucketsResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">'
            f"<Owner><ID>o</ID></Owner><Buckets>{buckets}</Buckets>{token}</ListAllMyBucketsResult>")


def handler(count: int):
    class Account(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def answer(self, status: int, body: str) -> None:
            data = body.encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def do_GET(self) -> None:  # noqa: N802
            url = urlsplit(self.path)
            query = parse_qs(url.query, keep_blank_values=True)
            if url.path == "/" and self.is_of("s3"):
                self.answer(200, page(count, query))
            elif url.path.startswith("/2015-03-31/functions"):
                self.answer(200, '{"Functions":[]}')
            else:
                self.answer(403, "<Error><Code>AccessDenied</Code><Message>not here</Message></Error>")

        def do_POST(self) -> None:  # noqa: N802
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode(errors="replace")
            target = (self.headers.get("X-Amz-Target") or "").split(".")[-1]
            if "Action=GetCallerIdentity" in body:
                self.answer(200, IDENTITY)
            elif target in LISTS:
                self.answer(200, LISTS[target])
            else:
                self.answer(403, '{"__type":"AccessDeniedException","message":"not here"}')

        def is_of(self, service: str) -> bool:
            return f"/{service}/aws4_request" in (self.headers.get("Authorization") or "")

        def log_message(self, *_) -> None:
            pass

    return Account


@contextmanager
def plain_account(count: int):
    """The environment under which the program talks to it."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler(count))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield {"AWS_ENDPOINT_URL": f"http://127.0.0.1:{server.server_port}", "AWS_ACCESS_KEY_ID": "test",
               "AWS_SECRET_ACCESS_KEY": "test", "AWS_REGION": "us-east-1"}
    finally:
        server.shutdown()
        server.server_close()
