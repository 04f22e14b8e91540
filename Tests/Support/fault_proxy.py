"""An HTTP proxy before an emulator that answers with faults, the same ones for the same seed, and records every request.

As a library:

    with FaultProxy(emulator.url, Faults(seed=1, throttle=0.3, reset=0.1)) as proxy:
        …                                # AWS_ENDPOINT_URL = proxy.url
    assert all(seen.request.is_read for seen in proxy.seen)

As a command: ``fault_proxy.py UPSTREAM_URL [--port N] [--seed N] [--throttle 0.3] [--reset 0.1] … [--deny s3]``;
prints its URL as one JSON line and serves until standard input closes, then prints how many of what was seen.

What happens to a request is decided by ``Faults`` (faults.py). After ``in_a_row`` faults of one request the next answer
is the emulator's, so that everything is obtainable in the end.
"""

from __future__ import annotations

import argparse
import collections
import http.client
import json
import socket
import struct
import sys
import threading
import time
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Callable
from urllib.parse import urlsplit

from aws_requests import AWSRequest, identify
from fault_answers import Answer, denied, expired, throttled
from faults import KINDS, Fates, Faults

_HOP_BY_HOP = {"connection", "keep-alive", "transfer-encoding", "content-length", "date", "server", "expect"}


@dataclass(frozen=True)
class Seen:
    """One request and what became of it: a kind of fault, ``denied``, ``expired`` or ``passed``. ``status`` 0: reset."""

    request: AWSRequest
    fate: str
    status: int


@dataclass
class FaultProxy:
    """A context manager; ``url`` is where it listens. ``seen`` grows in the order of the answers."""

    upstream: str
    faults: Faults = field(default_factory=Faults)
    port: int = 0

    def __post_init__(self) -> None:
        self.seen: list[Seen] = []
        self._fates = Fates(self.faults)
        self._lock = threading.Lock()

    def __enter__(self) -> "FaultProxy":
        self._server = _Server(("127.0.0.1", self.port), _handler(self))
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}"
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_: Any) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def counts(self) -> dict[str, int]:
        """How many requests of each operation were seen: ``{"s3:ListBuckets": 1, …}``, sorted."""
        return dict(sorted(collections.Counter(one.request.name for one in self.seen).items()))

    def writes(self) -> list[str]:
        """The operations seen that are no known read; empty for a read-only client."""
        return sorted({one.request.name for one in self.seen if not one.request.is_read})

    def fate(self, request: AWSRequest) -> str:
        with self._lock:
            return self._fates.next(request)

    def obtain(self, request: AWSRequest, forward: Callable[[], Answer]) -> Answer:
        """The right answer; a subclass may know it without asking the emulator."""
        return forward()

    def expire(self, access_key: str) -> None:
        """From now on this key is expired; another one is accepted."""
        with self._lock:
            self._fates.expired_keys.add(access_key)

    def accept(self, access_key: str) -> None:
        """This key is good again."""
        with self._lock:
            self._fates.expired_keys.discard(access_key)

    def note(self, seen: Seen) -> None:
        with self._lock:
            self.seen.append(seen)


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 256

    def handle_error(self, *_: Any) -> None:
        """A client that hangs up is what this proxy provokes; no traceback for it."""


def _handler(proxy: FaultProxy) -> type[BaseHTTPRequestHandler]:
    upstream = urlsplit(proxy.upstream)
    local = threading.local()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def answer(self) -> None:
            body = self.rfile.read(int(self.headers.get("content-length") or 0))
            request = identify(self.command, self.path, self.headers, body)
            fate = proxy.fate(request)
            if proxy.faults.latency_ms:
                time.sleep(proxy.faults.latency_ms / 1000)
            if fate == "reset":
                proxy.note(Seen(request, fate, 0))
                return self.reset()
            if fate == "slow":
                time.sleep(proxy.faults.slow_ms / 1000)
            answer = self.made_up(fate, request) or self.damaged(fate, proxy.obtain(request, lambda: self.forward(body)))
            # Noted before it is sent, so that a client that has its answer finds it here.
            proxy.note(Seen(request, fate, answer.status))
            self.send(answer)

        do_GET = do_HEAD = do_POST = do_PUT = do_DELETE = answer

        def made_up(self, fate: str, request: AWSRequest) -> Answer | None:
            if fate == "html":
                return Answer(200, b"<html><body>Sign in to the network</body></html>", "text/html")
            if fate == "empty":
                return Answer(200, b"", "text/plain")
            write = {"throttle": throttled, "denied": denied, "expired": expired}.get(fate)
            return write(request) if write else None

        def damaged(self, fate: str, answer: Answer) -> Answer:
            if fate == "cut":
                return Answer(answer.status, answer.body[:len(answer.body) // 2], answer.content_type, answer.headers)
            if fate == "truncate" and len(answer.body) > 1 and self.command != "HEAD":
                return Answer(answer.status, answer.body, answer.content_type, answer.headers, sent=len(answer.body) // 2)
            return answer

        def forward(self, body: bytes) -> Answer:
            headers = {k: v for k, v in self.headers.items() if k.lower() not in _HOP_BY_HOP}
            for attempt in (0, 1):
                connection = getattr(local, "connection", None) or http.client.HTTPConnection(upstream.netloc, timeout=60)
                local.connection = connection
                try:
                    connection.request(self.command, self.path, body=body or None, headers=headers)
                    response = connection.getresponse()
                    content = response.read()
                    break
                except (http.client.HTTPException, OSError):
                    # The emulator closes idle connections; one that it had closed is tried once more.
                    connection.close()
                    local.connection = None
                    if attempt:
                        return Answer(502, b"the emulator does not answer", "text/plain")
            kept = tuple((k, v) for k, v in response.getheaders() if k.lower() not in _HOP_BY_HOP | {"content-type"})
            return Answer(response.status, content, response.getheader("content-type") or "", kept)

        def send(self, answer: Answer) -> None:
            self.send_response_only(answer.status)
            for name, value in (("content-type", answer.content_type), *answer.headers):
                self.send_header(name, value)
            if answer.status not in (204, 304):
                self.send_header("content-length", str(len(answer.body)))
            self.end_headers()
            self.wfile.write(answer.body[:answer.sent] if self.command != "HEAD" else b"")
            if answer.sent is not None:
                self.close_connection = True

        def reset(self) -> None:
            # Lingering for no time makes close() send RST instead of FIN.
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.connection.close()
            self.close_connection = True

        def finish(self) -> None:
            try:
                super().finish()
            except OSError:
                pass  # The connection was reset above.

        def log_message(self, *_: Any) -> None:
            pass

    return Handler


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("upstream")
    parser.add_argument("--port", type=int, default=0)
    for name, kind in (("seed", int), ("in-a-row", int), ("slow-ms", int), ("latency-ms", int), ("expire-after", int),
                       *((kind, float) for kind in KINDS)):
        parser.add_argument(f"--{name}", type=kind, default=getattr(Faults, name.replace("-", "_")))
    parser.add_argument("--deny", action="append", default=[], help="a service, as the credential scope names it")
    options = vars(parser.parse_args())
    upstream, port = options.pop("upstream"), options.pop("port")
    with FaultProxy(upstream, Faults(**{**options, "deny": frozenset(options["deny"])}), port) as proxy:
        print(json.dumps({"endpoint": proxy.url}), flush=True)
        sys.stdin.read()
        fates = dict(collections.Counter(one.fate for one in proxy.seen))
        print(json.dumps({"fates": fates, "operations": proxy.counts(), "writes": proxy.writes()}), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
