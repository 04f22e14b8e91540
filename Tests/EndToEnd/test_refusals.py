"""What cannot be done is said in one clear sentence, with exit code 2, and leaves nothing half-written."""
import json
import socket
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

STATE = {"version": 4, "terraform_version": "1.11.4", "serial": 1, "lineage": "x", "outputs": {}, "resources": []}
KEYS = {"AWS_ACCESS_KEY_ID": "a", "AWS_SECRET_ACCESS_KEY": "b", "AWS_REGION": "us-east-1"}


def sentence(done):
    assert done.returncode == 2, done.stdout + done.stderr
    assert done.stdout == ""
    assert done.stderr.startswith("pipereport: ")
    assert "Fatal error" not in done.stderr
    return done.stderr


def test_with_nothing_it_says_on_one_screen_what_it_looked_for_and_what_to_do(pipereport, tmp_path):
    text = sentence(pipereport("snapshot", cwd=tmp_path))
    for words in ["pipereport.yml", "Terraform files", "AWS_ACCESS_KEY_ID", "--no-aws", "--terraform DIR"]:
        assert words in text
    assert len(text.splitlines()) <= 24
    assert not (tmp_path / "pipereport.db").exists()


@pytest.mark.parametrize("content, words", [
    ("", "is empty"),
    (json.dumps(STATE)[:40], "is not whole JSON"),
    ("resource {}", "is not whole JSON"),
    (json.dumps({**STATE, "version": 3}), "version 3"),
    (json.dumps({"hello": 1}), "neither a Terraform state"),
])
def test_a_bad_state_is_refused_by_name(pipereport, tmp_path, content, words):
    (tmp_path / "terraform.tfstate").write_text(content)
    text = sentence(pipereport("snapshot", "--no-aws", "--terraform", ".", "--db", "x.db", cwd=tmp_path))
    assert words in text and "terraform.tfstate" in text
    assert len(text.strip().splitlines()) == 1
    assert not (tmp_path / "x.db").exists()


def test_an_endpoint_that_refuses_is_named(pipereport, tmp_path):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    done = pipereport("snapshot", cwd=tmp_path, env={**KEYS, "AWS_ENDPOINT_URL": f"http://127.0.0.1:{port}"})
    text = sentence(done)
    assert "Unreachable" in text and "127.0.0.1" in text
    assert not (tmp_path / "pipereport.db").exists()


@pytest.mark.parametrize("body", [b"", b"<GetCallerIdentityResponse><GetCallerIdentityResult><Acc", b"not xml"])
def test_an_empty_or_cut_answer_is_malformed_and_nothing_else(pipereport, tmp_path, body):
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            self.rfile.read(int(self.headers.get("content-length") or 0))
            self.send_response(200)
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        url = f"http://127.0.0.1:{server.server_address[1]}"
        text = sentence(pipereport("snapshot", cwd=tmp_path, env={**KEYS, "AWS_ENDPOINT_URL": url}))
    finally:
        server.shutdown()
        server.server_close()
    assert "Malformed" in text
    assert not (tmp_path / "pipereport.db").exists()


def test_a_bad_database_path_is_refused_and_no_site_is_begun(pipereport, tmp_path):
    (tmp_path / "terraform.tfstate").write_text(json.dumps(STATE))
    text = sentence(pipereport("snapshot", "--no-aws", "--terraform", ".", "--db", "no/such/x.db", cwd=tmp_path))
    assert "no/such/x.db" in text
    (tmp_path / "text.db").write_text("not a database " * 100)
    for command in ["check", "render"]:
        assert "text.db" in sentence(pipereport(command, "--db", "text.db", cwd=tmp_path))
        assert "there is no such file" in sentence(pipereport(command, "--db", "missing.db", cwd=tmp_path))
    assert not (tmp_path / "site").exists() and not (tmp_path / "reports").exists()


def test_wrong_arguments_are_bad_usage(pipereport, tmp_path):
    for arguments in [["check", "--fail-on", "huge"], ["snapshot", "--as-of", "yesterday"], ["no-such-command"],
                      ["check", "--only", "no-such-rule"]]:
        done = pipereport(*arguments, cwd=tmp_path)
        assert done.returncode == 64, (arguments, done.stderr)


def test_secrets_of_the_environment_reach_no_file(pipereport, tmp_path):
    function = {"function_name": "f", "arn": "arn:aws:lambda:us-east-1:111122223333:function:f",
                "environment": [{"variables": {"TOKEN": "hunter2-hunter2", "BUCKET": "b"}}]}
    resources = [
        {"mode": "managed", "type": kind, "name": "x", "provider": "p", "instances": [{"attributes": values}]}
        for kind, values in [("aws_lambda_function", function), ("aws_s3_bucket", {"bucket": "b"}),
                             ("aws_db_instance", {"password": "hunter2-hunter2"})]]
    outputs = {"key": {"value": "hunter2-hunter2", "type": "string", "sensitive": True}}
    (tmp_path / "terraform.tfstate").write_text(json.dumps({**STATE, "resources": resources, "outputs": outputs}))
    done = pipereport("snapshot", "--no-aws", "--terraform", ".", "--db", "x.db", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert pipereport("render", "--db", "x.db", cwd=tmp_path).returncode == 0
    written = [path for path in tmp_path.rglob("*") if path.is_file() and path.name != "terraform.tfstate"]
    assert any(path.name == "x.db" for path in written)
    for path in written:
        assert b"hunter2" not in path.read_bytes(), path.name
