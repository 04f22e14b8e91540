"""The example's emulator inside this process, so that a test can fill it without going through HTTP.

A thousand pipelines are forty thousand calls. Ten cost 2.1 s of CPU through moto's own stub and 5.0 s over the loopback.
"""

from __future__ import annotations

import functools
import json
import logging
import os
import sys
import threading
from pathlib import Path
from typing import Any

import boto3
import botocore.session
from botocore import UNSIGNED
from botocore.config import Config

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "examples" / "chinook-pipeline" / "emulator"))

from server import install_completion, leave_invoking_to_the_runner  # noqa: E402

ACCOUNT = "123456789012"
REGION = "us-east-1"
SERVICES = ("s3", "lambda", "events", "iam", "kms", "sqs", "s3control", "cloudwatch", "sts", "cloudtrail")
_UNREAD = {"profile": (None, None, None, None), "config_file": (None, None, os.devnull, None),
           "credentials_file": (None, None, os.devnull, None)}


class Clients:
    """One boto3 client a service, made when first used: ``.s3``, ``.lambda_``, …

    None reads a profile, a file or a proxy of the user's.
    """

    def __init__(self, session: boto3.Session, **settings: Any):
        self._session, self._settings, self._lock = session, settings, threading.Lock()

    def __getattr__(self, name: str) -> Any:
        service = name.rstrip("_")
        if service not in SERVICES:
            raise AttributeError(name)
        with self._lock:
            if name not in self.__dict__:
                client = self._session.client(service, **self._settings)
                if service == "s3control" and self._settings["endpoint_url"]:
                    # The account id would be put before the host name, and 123456789012.127.0.0.1 is nobody.
                    client.meta.events.register_first("before-sign.s3-control", _without_account_in_host)
                self.__dict__[name] = client
        return self.__dict__[name]


def clients(endpoint: str, access_key: str = "testing", retries: int = 0) -> Clients:
    """Clients for an emulator or a proxy before one."""
    config = Config(s3={"addressing_style": "path"}, proxies={}, retries={"total_max_attempts": retries + 1})
    return Clients(_shared_session(), endpoint_url=endpoint, config=config, aws_access_key_id=access_key,
                   aws_secret_access_key="testing")


def _clients_within() -> Clients:
    """Clients that moto answers in this process. Raises: RuntimeError unless it does; AWS itself would be asked."""
    from moto.core.models import botocore_stubber

    if not botocore_stubber.enabled:
        raise RuntimeError("moto is not listening in this process")
    # Nobody looks at a signature here, and signing and validating are a quarter of a call.
    config = Config(s3={"addressing_style": "path"}, proxies={}, retries={"total_max_attempts": 1},
                    signature_version=UNSIGNED, parameter_validation=False)
    # A session of its own: one that was made before moto was imported knows nothing of moto.
    return Clients(_session(), endpoint_url=None, config=config)


def _session() -> boto3.Session:
    return boto3.Session(region_name=REGION, botocore_session=botocore.session.Session(session_vars=_UNREAD))


# Shared, because a session reads the services' descriptions anew, which takes longer than most tests.
_shared_session = functools.cache(_session)


def _without_account_in_host(request: Any, **_: Any) -> None:
    request.url = request.url.replace(f"//{ACCOUNT}.", "//", 1)


class Counter:
    """WSGI middleware that counts; ``GET /__stats`` answers as the bench's replay server does."""

    def __init__(self, app: Any):
        self._app, self._lock, self.requests = app, threading.Lock(), 0

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Any:
        if environ["PATH_INFO"] == "/__stats":
            start_response("200 OK", [("content-type", "application/json")])
            return [json.dumps({"hits": self.requests, "misses": 0}).encode()]
        with self._lock:
            self.requests += 1
        return self._app(environ, start_response)


class Emulator:
    """A context manager: moto on a free loopback port, in a thread of this process. ``url`` is its endpoint.

    Moto's state belongs to the process, so two at once would share it; entering empties it.
    """

    def __init__(self, port: int = 0):
        self._port = port

    def __enter__(self) -> "Emulator":
        from moto.core.models import MockAWS
        from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app
        from werkzeug.serving import make_server

        logging.getLogger("werkzeug").setLevel(logging.ERROR)
        install_completion()
        leave_invoking_to_the_runner()
        self._mock = MockAWS()
        self._mock.start(reset=True)
        self._mock.stop(remove_data=False)
        app = Counter(DomainDispatcherApplication(create_backend_app))
        self._server = make_server("127.0.0.1", self._port, app, threaded=True)
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}"
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_: Any) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def fill(self, seed: Any) -> Any:
        """Calls ``seed(clients)`` with clients that moto answers in the process; returns what it returns."""
        self._mock.start(reset=False)
        try:
            return seed(_clients_within())
        finally:
            self._mock.stop(remove_data=False)
