"""Credentials go to AWS and to endpoints of the user's environment, wherever regions, buckets and hosts come from."""

from __future__ import annotations

import http.server
import json
import os
import threading
from contextlib import contextmanager

import pytest
from accounts import KEYS, Account, snapshot
from emulator_in_process import clients
from state_audit import STORE, put, rows, state_addresses, v4

IDENTITY = """<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>
<Arn>arn:aws:iam::123456789012:user/u</Arn><UserId>A</UserId><Account>123456789012</Account></GetCallerIdentityResult>
</GetCallerIdentityResponse>"""


@pytest.fixture(scope="module")
def account(account_of) -> Account:
    found = account_of(2)
    clients(found.url).s3.create_bucket(Bucket=STORE)
    return found


@contextmanager
def recorder(answer):
    """A server on loopback: its URL, and the request lines that it was sent. ``answer(handler)`` gives status and body."""
    lines: list[str] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def handle_any(self):
            lines.append(self.requestline)
            self.body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
            status, body = answer(self)
            self.send_response(status)
            self.send_header("Content-Length", str(len(body.encode())))
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(body.encode())

        do_GET = do_POST = do_HEAD = do_PUT = do_CONNECT = handle_any

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}", lines
    finally:
        server.shutdown()
        server.server_close()


def denied(handler):
    if "GetCallerIdentity" in handler.body:
        return 200, IDENTITY
    if handler.headers.get("X-Amz-Target") or "/20" in handler.path:
        return 403, '{"__type": "AccessDeniedException", "message": "no"}'
    return 403, "<Error><Code>AccessDenied</Code><Message>no</Message></Error>"


HOSTILE = ["x.attacker.example/?", "attacker.example", "EU-WEST-1", "us-east-1.attacker.example", "us-east-1@attacker.example",
           "us-east-1#", "us-east-1:8443", "us-east-1.", "\\u001b[2J", "%75s-east-1"]


def backend(folder, region: str, bucket: str = STORE, more: str = "") -> None:
    folder.mkdir()
    (folder / "main.tf").write_text(f'''
terraform {{
  backend "s3" {{
    bucket = "{bucket}"
    key    = "state.tfstate"
    region = "{region}"
{more}
  }}
}}
resource "aws_s3_bucket" "written" {{
  bucket = "written-here"
}}
''')


@pytest.mark.parametrize("region", HOSTILE)
def test_regions_of_a_backend_that_are_none_are_not_asked(account, pipereport, tmp_path, region):
    put(account, "state.tfstate", v4("a"))
    backend(tmp_path / "infra", region)
    with account.proxy() as proxy:
        done = snapshot(pipereport, proxy.url, tmp_path, "--terraform", "infra")
        assert not [seen for seen in proxy.seen if "state.tfstate" in str(seen.request)]
    assert done.returncode == 0, done.stderr
    assert "is not an AWS region" in done.stderr and "\x1b" not in done.stderr
    assert state_addresses(tmp_path / "x.db") == []
    assert rows(tmp_path / "x.db", "SELECT status FROM collection WHERE source LIKE 'terraform.state%'") == [("skipped",)]


@pytest.mark.parametrize("region, partition", [("cn-north-1", "aws-cn"), ("us-gov-west-1", "aws-us-gov")])
def test_a_state_in_another_partition_is_not_asked_for(account, pipereport, tmp_path, region, partition):
    backend(tmp_path / "infra", region)
    with account.proxy() as proxy:
        done = snapshot(pipereport, proxy.url, tmp_path, "--terraform", "infra")
    assert done.returncode == 0, done.stderr
    assert f"the region {region} is in the partition {partition}, and the credentials are for aws" in done.stderr
    assert state_addresses(tmp_path / "x.db") == []


def test_settings_of_a_backend_that_lead_elsewhere_are_not_used(account, pipereport, tmp_path):
    put(account, "state.tfstate", v4("a"))
    with recorder(denied) as (url, lines):
        backend(tmp_path / "infra", "us-east-1", more=f'''
    endpoint        = "{url}"
    sts_endpoint    = "{url}"
    profile         = "attacker"
    role_arn        = "arn:aws:iam::999999999999:role/attacker"
    access_key      = "AKIAATTACKER"
    secret_key      = "secret"
    shared_credentials_file = "/dev/zero"
    endpoints       = {{ s3 = "{url}", sts = "{url}" }}
    assume_role     = {{ role_arn = "arn:aws:iam::999999999999:role/attacker" }}
''')
        done = snapshot(pipereport, account.url, tmp_path, "--terraform", "infra")
        assert lines == []
    assert done.returncode == 0, done.stderr
    assert [address for _, address in state_addresses(tmp_path / "x.db")] == ["aws_s3_bucket.a"]


@pytest.mark.parametrize("region", HOSTILE)
def test_regions_of_the_configuration_file_that_are_none_are_refused(pipereport, tmp_path, region):
    (tmp_path / "pipereport.yml").write_text(f'regions: [us-east-1, "{region}"]\n')
    with recorder(denied) as (url, lines):
        done = pipereport("snapshot", cwd=tmp_path, env={**KEYS, "AWS_ENDPOINT_URL": url})
        assert lines == []
    assert done.returncode == 2 and "regions takes AWS regions such as eu-west-1, not" in done.stderr, done.stderr
    assert not (tmp_path / "pipereport.db").exists()


@pytest.mark.parametrize("variable", ["AWS_REGION", "AWS_DEFAULT_REGION"])
def test_regions_of_the_environment_that_are_none_are_refused(pipereport, tmp_path, variable):
    keys = {key: value for key, value in KEYS.items() if key != "AWS_REGION"}
    done = pipereport("snapshot", cwd=tmp_path, env={**keys, variable: "x.attacker.example/?"})
    assert done.returncode == 2 and "is no AWS region" in done.stderr, done.stderr


@pytest.mark.parametrize("proxy_variable", ["http_proxy", "all_proxy", "ALL_PROXY"])
def test_plain_http_with_credentials_does_not_go_through_a_proxy(pipereport, tmp_path, proxy_variable):
    with recorder(denied) as (url, asked), recorder(denied) as (proxy, proxied):
        env = {**KEYS, "AWS_ENDPOINT_URL": url, proxy_variable: proxy}
        done = pipereport("snapshot", cwd=tmp_path, env=env)
        assert done.returncode == 2, done.stderr
        assert "Add 127.0.0.1 to NO_PROXY, or allow it with --allow-http" in done.stderr
        assert (asked, proxied) == ([], [])
        done = pipereport("snapshot", cwd=tmp_path, env={**env, "NO_PROXY": "127.0.0.1"})
        assert done.returncode == 0 and proxied == [] and asked != [], done.stderr
        asked.clear()
        done = pipereport("snapshot", "--allow-http", cwd=tmp_path, env=env)
        assert done.returncode == 0 and asked == [] and proxied != [], done.stderr


def test_a_list_without_end_is_not_read_whole(pipereport, tmp_path):
    count = iter(range(1 << 40))

    def endless(handler):
        if handler.path.startswith("/2015-03-31/functions"):
            return 200, json.dumps({"Functions": [], "NextMarker": f"page-{next(count)}"})
        return denied(handler)

    with recorder(endless) as (url, lines):
        done = pipereport("snapshot", "--db", "x.db", cwd=tmp_path, env={**KEYS, "AWS_ENDPOINT_URL": url})
    assert done.returncode == 0, done.stderr
    coverage = rows(tmp_path / "x.db", "SELECT state, error_code FROM coverage WHERE fact = 'lambda:functions'")
    assert coverage == [("unread", "EndlessList")], coverage
    assert len([line for line in lines if "/functions" in line]) < 5000
    done = pipereport("check", "--db", "x.db", "--require-complete", cwd=tmp_path)
    assert done.returncode == 3, done.stdout


@pytest.mark.skipif(not os.environ.get("PIPEREPORT_SLOW"), reason="takes as long as a call may take")
def test_an_answer_that_drips_ends(pipereport, tmp_path):
    import socket
    import time

    listener = socket.create_server(("127.0.0.1", 0))

    def serve():
        while True:
            connection, _ = listener.accept()
            threading.Thread(target=drip, args=(connection,), daemon=True).start()

    def drip(connection):
        try:
            connection.recv(65536)
            connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")
            while True:
                connection.sendall(b"<<")
                time.sleep(1)
        except OSError:
            pass

    threading.Thread(target=serve, daemon=True).start()
    url = f"http://127.0.0.1:{listener.getsockname()[1]}"
    done = pipereport("snapshot", cwd=tmp_path, env={**KEYS, "AWS_ENDPOINT_URL": url}, timeout=40)
    assert done.returncode == 2 and "a call may take 25 s" in done.stderr, done.stderr
