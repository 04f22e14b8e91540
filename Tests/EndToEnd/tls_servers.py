"""Servers on loopback that note what they are sent: with certificates of one's own, as a proxy, and redirecting."""
from __future__ import annotations

import socket
import socketserver
import ssl
import subprocess
import threading
from dataclasses import dataclass, field
from pathlib import Path
from typing import Callable

Responder = Callable[[bytes], bytes]


def answer(status: str, body: bytes = b"", **headers: str) -> bytes:
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", "Connection: close"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def openssl(*arguments: object, data: bytes | None = None) -> None:
    subprocess.run(["openssl", *map(str, arguments)], input=data, check=True, capture_output=True)


@dataclass
class Authority:
    """A certificate authority in a folder of its own."""

    folder: Path
    name: str = "authority"

    def __post_init__(self) -> None:
        self.certificate = self.folder / f"{self.name}.pem"
        self.key = self.folder / f"{self.name}.key"
        openssl("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", 30, "-subj", f"/CN={self.name}",
                "-keyout", self.key, "-out", self.certificate)

    def context(self, label: str, names: str, *, start: str = "20200101000000Z", end: str = "20991231235959Z",
                usage: str = "serverAuth", basic: str = "CA:FALSE") -> ssl.SSLContext:
        """A server's certificate, signed by this authority and valid between the two times."""
        request, key, extensions = (self.folder / f"{label}.{ending}" for ending in ("csr", "key", "ext"))
        certificate = self.folder / f"{label}.pem"
        extensions.write_text(f"subjectAltName={names}\nextendedKeyUsage={usage}\nbasicConstraints={basic}\n")
        openssl("req", "-newkey", "rsa:2048", "-nodes", "-subj", f"/CN={label}", "-keyout", key, "-out", request)
        database, serial = self.folder / f"{label}.index", self.folder / f"{label}.serial"
        database.write_text("")
        serial.write_text("01\n")
        settings = self.folder / f"{label}.cnf"
        settings.write_text(
            f"[ca]\ndefault_ca=own\n[own]\ndatabase={database}\nserial={serial}\nnew_certs_dir={self.folder}\n"
            "default_md=sha256\npolicy=any\n[any]\ncommonName=supplied\n")
        openssl("ca", "-batch", "-notext", "-config", settings, "-in", request, "-out", certificate, "-cert",
                self.certificate, "-keyfile", self.key, "-extfile", extensions, "-startdate", start, "-enddate", end)
        return _context(certificate, key)

    def self_signed(self, label: str, names: str) -> ssl.SSLContext:
        key, certificate = self.folder / f"{label}.key", self.folder / f"{label}.pem"
        openssl("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", 30, "-subj", f"/CN={label}", "-addext",
                f"subjectAltName={names}", "-keyout", key, "-out", certificate)
        return _context(certificate, key)


def _context(certificate: Path, key: Path) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    return context


@dataclass
class Recorder:
    """A server that keeps every byte that it understands and answers each request by ``respond``.

    With ``context`` it speaks TLS; with ``is_proxy`` it first takes a CONNECT, to whatever host, and is that host itself.
    """

    respond: Responder = lambda request: answer("403 Forbidden")
    context: ssl.SSLContext | None = None
    is_proxy: bool = False
    patience: float = 10
    seen: list[bytes] = field(default_factory=list)
    connected: list[bytes] = field(default_factory=list)
    connections: int = 0

    def __enter__(self) -> "Recorder":
        outer = self

        class Handler(socketserver.BaseRequestHandler):
            def handle(self) -> None:
                outer.connections += 1
                try:
                    outer._serve(self.request)
                except (OSError, ssl.SSLError):
                    pass

        class Server(socketserver.ThreadingTCPServer):
            daemon_threads = True
            allow_reuse_address = True

            def handle_error(self, request, client_address) -> None:
                pass

        self._server = Server(("127.0.0.1", 0), Handler)
        self.port = self._server.server_address[1]
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_) -> None:
        self._server.shutdown()
        self._server.server_close()

    @property
    def url(self) -> str:
        return f"{'https' if self.context and not self.is_proxy else 'http'}://127.0.0.1:{self.port}"

    def _serve(self, connection: socket.socket) -> None:
        connection.settimeout(self.patience)
        if self.is_proxy:
            head = _read(connection)
            self.connected.append(head)
            if not head.startswith(b"CONNECT "):
                connection.sendall(answer("400 Bad Request"))
                return
            connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
        if self.context:
            connection = self.context.wrap_socket(connection, server_side=True)
            connection.settimeout(self.patience)
        request = _read(connection)
        if request:
            self.seen.append(request)
            connection.sendall(self.respond(request))
        connection.close()


def _read(connection: socket.socket) -> bytes:
    """One request with its body."""
    data = b""
    while b"\r\n\r\n" not in data:
        try:
            part = connection.recv(65536)
        except TimeoutError:
            part = b""
        if not part:
            return data
        data += part
    head, _, body = data.partition(b"\r\n\r\n")
    length = next((int(line.split(b":")[1]) for line in head.split(b"\r\n") if line.lower().startswith(b"content-length:")), 0)
    while len(body) < length:
        part = connection.recv(65536)
        if not part:
            break
        body += part
    return head + b"\r\n\r\n" + body
