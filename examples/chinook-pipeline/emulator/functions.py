"""Lambda, played in this process: a function's own code, its environment variables, its failures."""

from __future__ import annotations

import base64
import contextlib
import hashlib
import importlib.util
import io
import json
import os
import sys
import tempfile
import zipfile
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Iterator


class FunctionFailed(Exception):
    """The handler raised; the message is its error in one line."""


class Functions:
    """Runs functions that the emulator holds.

    Moto keeps a function's hash but gives its code back at no address, so the code is taken from the
    packaged zip in ``build`` whose hash is the function's ``CodeSha256``: what was deployed is what runs.
    """

    def __init__(self, lambda_client, build: Path, environment: dict[str, str]):
        self._lambda, self._build, self._environment = lambda_client, build, environment
        self._folder = tempfile.TemporaryDirectory(prefix="pipereport-functions-")
        self._loaded: dict[tuple, Any] = {}

    def close(self) -> None:
        self._folder.cleanup()

    def invoke(self, arn: str, event: Any) -> tuple[Any, str]:
        """Calls the handler; returns its JSON result and what it printed.

        Raises: FunctionFailed when the handler raises or its code is not among the packaged zips.
        """
        configuration = self._lambda.get_function_configuration(FunctionName=arn)
        variables = configuration.get("Environment", {}).get("Variables", {})
        runtime = {
            **self._environment, **variables,
            "AWS_LAMBDA_FUNCTION_NAME": configuration["FunctionName"],
            "AWS_LAMBDA_FUNCTION_VERSION": configuration["Version"],
            "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": str(configuration.get("MemorySize", 128)),
        }
        output = io.StringIO()
        with _environment(runtime), contextlib.redirect_stdout(output):
            try:
                handler = self._handler(configuration, variables)
                context = SimpleNamespace(
                    function_name=configuration["FunctionName"], invoked_function_arn=arn,
                    aws_request_id=os.urandom(16).hex(), get_remaining_time_in_millis=lambda: 60_000)
                # Through JSON and back, as between Lambda and a runtime: no shared values, no tuples.
                result = json.loads(json.dumps(handler(json.loads(json.dumps(event)), context)))
            except Exception as error:  # A function may raise anything; Lambda records it and goes on.
                raise FunctionFailed(f"{type(error).__name__}: {error}") from error
        return result, output.getvalue()

    def _handler(self, configuration: dict[str, Any], variables: dict[str, str]):
        digest = configuration["CodeSha256"]
        identity = (configuration["FunctionArn"], digest, tuple(sorted(variables.items())))
        if identity not in self._loaded:
            module_name, function_name = configuration["Handler"].rsplit(".", 1)
            folder = Path(self._folder.name) / hashlib.sha256(repr(identity).encode()).hexdigest()[:16]
            with zipfile.ZipFile(self._zip(digest)) as package:
                package.extractall(folder)
            unique = f"{module_name}_{folder.name}"
            spec = importlib.util.spec_from_file_location(unique, folder / f"{module_name}.py")
            module = importlib.util.module_from_spec(spec)
            sys.path.insert(0, str(folder))
            try:
                spec.loader.exec_module(module)
            finally:
                sys.path.remove(str(folder))
            self._loaded[identity] = getattr(module, function_name)
        return self._loaded[identity]

    def _zip(self, digest: str) -> Path:
        for path in sorted(self._build.glob("*.zip")):
            if base64.b64encode(hashlib.sha256(path.read_bytes()).digest()).decode() == digest:
                return path
        raise FileNotFoundError(f"no packaged zip has the deployed hash {digest}; package and deploy again")


@contextlib.contextmanager
def _environment(variables: dict[str, str]) -> Iterator[None]:
    kept = dict(os.environ)
    for name in [name for name in os.environ if name.startswith("AWS_")]:
        del os.environ[name]
    os.environ.update(variables)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(kept)
