"""Moto's server in a process of its own, on a free loopback port.

The gap (moto 5.2.1): PutBucketNotificationConfiguration stores ``EventBridgeConfiguration``, but
GetBucketNotificationConfiguration leaves it out, so that a bucket whose EventBridge switch is on reads as
off and ``terraform plan`` wants to change it for ever. ``complete_notification`` puts the element back.

Two lists that moto 5.2.1 lacks are answered here: ListFunctionUrlConfigs, from the URLs that moto itself keeps, and
ListEndpoints, which is empty because moto has no global endpoints.

Known and left as it is: AWS answers HEAD on another account's bucket with 403 and
``x-amz-bucket-region``; moto 5.2.1 answers 200. Either answer says that the name is taken.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import signal
import subprocess
import sys
import threading
from pathlib import Path

READ_METHODS = {"GET", "HEAD", "OPTIONS"}


def complete_notification(body: str, switched_on: bool) -> str:
    """Adds the EventBridge element to a GetBucketNotificationConfiguration answer that lacks it.

    Shape: the XML text of one ``NotificationConfiguration`` in, the same text out.
    Source: https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketNotificationConfiguration.html
    """
    if not switched_on or "<EventBridgeConfiguration" in body:
        return body
    element = "<EventBridgeConfiguration></EventBridgeConfiguration>"
    opened, found = re.subn(
        r"<NotificationConfiguration([^>]*)/>",
        rf"<NotificationConfiguration\1>{element}</NotificationConfiguration>", body)
    return opened if found else body.replace("</NotificationConfiguration>", element + "</NotificationConfiguration>")


def install_completion() -> None:
    """Wraps moto's own S3 response method; calling it twice wraps once."""
    from moto.s3.responses import S3Response

    original = S3Response.get_bucket_notification
    if getattr(original, "completed", False):
        return

    def get_bucket_notification(self):
        answer = original(self)
        stored = self.backend.get_bucket_notification_configuration(self.bucket_name)
        switched_on = stored is not None and stored.event_bridge is not None
        if isinstance(answer, tuple) and isinstance(answer[2], str):
            status, headers, body = answer
            return status, headers, complete_notification(body, switched_on)
        return answer

    get_bucket_notification.completed = True
    S3Response.get_bucket_notification = get_bucket_notification


class MissingLists:
    """WSGI middleware that answers the two lists that moto lacks, and hands everything else on.

    Source: https://docs.aws.amazon.com/lambda/latest/api/API_ListFunctionUrlConfigs.html and
    https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_ListEndpoints.html
    """

    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        answer = self.answer(environ)
        if answer is None:
            return self.app(environ, start_response)
        body = json.dumps(answer).encode()
        start_response("200 OK", [("Content-Type", "application/json"), ("Content-Length", str(len(body)))])
        return [body]

    @staticmethod
    def answer(environ) -> dict | None:
        if environ.get("HTTP_X_AMZ_TARGET") == "AWSEvents.ListEndpoints":
            return {"Endpoints": []}
        path = re.fullmatch(r"/2021-10-31/functions/([^/]+)/urls", environ.get("PATH_INFO", ""))
        if path is None or environ["REQUEST_METHOD"] != "GET":
            return None
        from moto.awslambda.models import lambda_backends
        from moto.core import DEFAULT_ACCOUNT_ID

        scope = re.search(r"Credential=[^/]+/[^/]+/([^/]+)/", environ.get("HTTP_AUTHORIZATION", ""))
        backend = lambda_backends[DEFAULT_ACCOUNT_ID][scope.group(1) if scope else "us-east-1"]
        configuration = backend.get_function(path.group(1)).url_config
        return {"FunctionUrlConfigs": [configuration.to_dict()] if configuration else []}


def leave_invoking_to_the_runner() -> None:
    """Stops moto from starting a Docker container for a direct S3 notification: runner.py plays Lambda.

    Not by moto's ``use_docker`` setting: 5.2.1 then looks up a function's layers in another backend than the
    one that published them, and CreateFunction fails.
    """
    from moto.s3 import notifications

    notifications._invoke_awslambda = lambda *_: None


class Recorder:
    """WSGI middleware that appends every request to a file of JSON lines, one object each.

    Shape: ``{"method", "path" (with query), "headers", "body" (latin-1 text), "status"}``.
    """

    def __init__(self, app, path: str):
        self.app, self.path, self.lock = app, path, threading.Lock()

    def __call__(self, environ, start_response):
        import io

        if environ.get("HTTP_TRANSFER_ENCODING", "").lower() == "chunked":
            body = environ["wsgi.input"].read()
        else:
            body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
        environ["wsgi.input"] = io.BytesIO(body)
        headers = {k[5:].replace("_", "-").lower(): v for k, v in environ.items() if k.startswith("HTTP_")}
        headers["content-type"] = environ.get("CONTENT_TYPE", "")
        path = environ.get("RAW_URI") or environ.get("REQUEST_URI") or environ["PATH_INFO"]
        record = {"method": environ["REQUEST_METHOD"], "path": path, "headers": headers,
                  "body": body.decode("latin-1")}

        def answer(status, response_headers, exc_info=None):
            with self.lock, open(self.path, "a", encoding="utf-8") as file:
                file.write(json.dumps({**record, "status": int(status.split()[0])}) + "\n")
            return start_response(status, response_headers, exc_info)

        return self.app(environ, answer)


def serve(record: str | None) -> None:
    """Serves until SIGTERM or until standard input closes, printing the port as the first line."""
    import logging

    from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app
    from werkzeug.serving import WSGIRequestHandler, make_server

    class Handler(WSGIRequestHandler):
        timeout = 30  # Seconds: a request whose body never comes is dropped, and its client tries again.

    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    install_completion()
    leave_invoking_to_the_runner()
    app = MissingLists(DomainDispatcherApplication(create_backend_app))
    server = make_server("127.0.0.1", 0, Recorder(app, record) if record else app, threaded=True,
                         request_handler=Handler)
    signal.signal(signal.SIGTERM, lambda *_: os._exit(0))
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the session, which then stops this process.
    threading.Thread(target=lambda: (sys.stdin.read(), os._exit(0)), daemon=True).start()
    print(server.server_address[1], flush=True)
    os.dup2(2, 1)  # Nobody reads standard output after the port; a full pipe would stop moto in mid-request.
    server.serve_forever()


class Server:
    """The server as a child process; a context manager that ends it by its pid.

    The child also ends by itself when its standard input closes, so nothing is left if the parent is killed.
    """

    def __init__(self, record: Path | None = None, log: Path | None = None):
        self.record, self.log = record, log

    def __enter__(self) -> "Server":
        command = [sys.executable, __file__] + (["--record", str(self.record)] if self.record else [])
        errors = open(self.log, "wb") if self.log else subprocess.DEVNULL
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors, env=_clean_environment())
        if self.log:
            errors.close()
        line = self.process.stdout.readline().strip()
        if not line:
            self.stop()
            where = f"; see {self.log}" if self.log else ""
            raise RuntimeError(f"The emulator ended before it listened (exit {self.process.returncode}){where}.")
        self.url = f"http://127.0.0.1:{int(line)}"
        return self

    def __exit__(self, *_) -> None:
        self.stop()

    def stop(self) -> None:
        self.process.terminate()
        try:
            self.process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def _clean_environment() -> dict[str, str]:
    """The environment without AWS settings: a profile or endpoint of the user must not reach the server."""
    return {k: v for k, v in os.environ.items() if not k.startswith(("AWS_", "MOTO_"))}


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Serve moto on a free loopback port, with its gaps closed.")
    parser.add_argument("--record", help="append every request to this file of JSON lines")
    serve(parser.parse_args().record)
