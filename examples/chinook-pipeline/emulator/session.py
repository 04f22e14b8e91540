"""Brings up the emulator with the example on it, runs the pipeline, runs a command against it, stops all of it.

    session.py --work DIR [--fault NAME] [--runs 3] [--deploy auto|terraform|replay] -- COMMAND…

The command sees the emulator as its AWS. The exit code is the command's; 64 for a fault that does not exist.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

from botocore.exceptions import ClientError

from deploy import MODES, deploy
from functions import FunctionFailed, Functions
from layout import (ACCOUNT, REGION, DemoError, TerraformStalled, client_factory, environment, require_variant, settings,
                    stops_at_deploy)
from packaging_step import database, package
from runner import Runner
from server import Server

BUCKET_OUTPUTS = ("raw_bucket", "processed_bucket", "analytics_bucket")


class Log:
    """Lines for the user on standard error, and all lines in ``work/emulator.log``."""

    def __init__(self, path: Path):
        self._file = open(path, "w", encoding="utf-8")
        self._bold = ("\033[1m", "\033[0m") if sys.stderr.isatty() and "NO_COLOR" not in os.environ else ("", "")

    def close(self) -> None:
        self._file.close()

    def __call__(self, line: str) -> None:
        print(line, file=self._file, flush=True)
        # That a rule is about other objects is its ordinary work; it stays in the file.
        if "the pattern does not match" not in line:
            print(f"   {line}", file=sys.stderr, flush=True)

    def step(self, line: str, began: float) -> None:
        """One finished step; ``began`` from ``time.monotonic()``."""
        text = f"{line} ({time.monotonic() - began:.1f} s)"
        print(text, file=self._file, flush=True)
        print(f"{self._bold[0]}{text}{self._bold[1]}", file=sys.stderr, flush=True)


class Session:
    """The example in an emulator; ``runner`` delivers, ``outputs`` are Terraform's."""

    def __init__(self, work: Path, variant: str, url: str, log: Log):
        self.work, self.variant, self.url, self.log = work, variant, url, log
        self.clients = client_factory(url)
        self.functions = Functions(self.clients("lambda"), work / "build", settings(url))
        self.runner = Runner(self.clients, self.functions, work / "deliveries.jsonl", ACCOUNT, REGION, log)
        self.outputs: dict[str, str] = {}

    def prepare(self, mode: str) -> None:
        """Packages, deploys and puts the database where ingestion looks for it."""
        began = time.monotonic()
        package(self.work / "build")
        self.log.step("Packaged the functions and the layer", began)
        began = time.monotonic()
        way = deploy(self.work, self.variant, self.url, mode, self.log)
        self.log.step(f"Deployed {self.variant} with {way}", began)
        state = json.loads((self.work / "terraform" / "terraform.tfstate").read_text(encoding="utf-8"))
        self.outputs = {name: output["value"] for name, output in state.get("outputs", {}).items()}

    def run(self, runs: int) -> None:
        """Invokes ingestion ``runs`` times and delivers what follows from each."""
        began = time.monotonic()
        function = self.outputs.get("ingestion_function")
        if stops_at_deploy(self.variant) or not function or not self._exists(function):
            self.log("The pipeline does not run: its deployment stopped before there was a pipeline.")
            return
        self.clients("s3").upload_file(str(database(self.work)), self.outputs["raw_bucket"], "db/chinook.db")
        self.runner.drain()
        for number in range(runs):
            if number:
                time.sleep(1.05)  # Keys carry whole seconds.
            try:
                result, _ = self.functions.invoke(function, {})
                self.log(f"run {number + 1}: ingestion answered {json.dumps(result)}")
            except FunctionFailed as error:
                self.log(f"run {number + 1}: ingestion failed: {error}")
            self.runner.drain()
        self.log.step(f"Ran the pipeline {runs} times: {self._counts()}", began)

    def _exists(self, function: str) -> bool:
        try:
            self.clients("lambda").get_function_configuration(FunctionName=function)
        except ClientError:
            return False
        return True

    def objects(self, output: str, prefix: str) -> list[str]:
        """The keys under a prefix of the bucket that a Terraform output names."""
        pages = self.clients("s3").get_paginator("list_objects_v2").paginate(
            Bucket=self.outputs[output], Prefix=prefix)
        return [item["Key"] for page in pages for item in page.get("Contents", [])]

    def _counts(self) -> str:
        stages = [name.removesuffix("_bucket") for name in BUCKET_OUTPUTS]
        return ", ".join(f"{len(self.objects(f'{stage}_bucket', f'{stage}/'))} {stage} objects" for stage in stages)


def start(work: Path) -> Log:
    """Empties what an earlier session left in ``work`` (and nothing that is not a session's) and opens the log."""
    work.mkdir(parents=True, exist_ok=True)
    for name in ("terraform", "build"):
        shutil.rmtree(work / name, ignore_errors=True)
    for name in ("deliveries.jsonl", "plan.json"):
        (work / name).unlink(missing_ok=True)
    return Log(work / "emulator.log")


def keep_running(session: Session) -> None:
    """Prints what to export and delivers new objects until Ctrl-C or SIGTERM."""
    for name, value in settings(session.url).items():
        print(f"export {name}={value}")
    print("unset AWS_PROFILE AWS_SESSION_TOKEN AWS_CONFIG_FILE AWS_SHARED_CREDENTIALS_FILE", flush=True)
    session.log("The emulator runs until Ctrl-C; new objects are delivered within a second.")
    try:
        session.runner.watch(lambda: False)
    except KeyboardInterrupt:
        session.log("Stopping.")


def run_command(command: list[str], session: Session) -> int:
    """Runs the command with the emulator as its AWS; its exit code, 127 when it cannot be started."""
    variables = {**environment(session.url), "DEMO_WORK": str(session.work)}
    try:
        return subprocess.run(command, env=variables, check=False).returncode
    except OSError as error:
        print(f"{command[0]} cannot be started: {error.strerror}.", file=sys.stderr)
        return 127


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", type=Path, required=True, help="folder for all that the session writes")
    parser.add_argument("--fault", help="deploy this fault instead of the healthy pipeline")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--deploy", choices=MODES, default="auto")
    parser.add_argument("--keep", action="store_true", help="keep the emulator until Ctrl-C")
    parser.add_argument("command", nargs=argparse.REMAINDER, metavar="-- COMMAND")
    options = parser.parse_args(arguments)
    command = options.command[1:] if options.command[:1] == ["--"] else options.command
    if not command and not options.keep:
        parser.exit(64, "session.py: name a command after --, or use --keep\n")
    try:
        variant = require_variant(options.fault)
    except DemoError as error:
        parser.exit(64, f"{error}\n")
    signal.signal(signal.SIGTERM, _interrupt)
    work = options.work.resolve()
    return _session(work, variant, options, command)


def _session(work: Path, variant: str, options: argparse.Namespace, command: list[str]) -> int:
    log = start(work)
    try:
        try:
            return _emulate(work, variant, options, command, options.deploy, log)
        except TerraformStalled as error:
            if options.deploy != "auto":
                raise
            log(f"{error} The emulator starts anew and replays the calls of a recorded apply.")
            return _emulate(work, variant, options, command, "replay", log)
    except DemoError as error:
        print(error, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130
    finally:
        log.close()


def _emulate(work: Path, variant: str, options: argparse.Namespace, command: list[str], mode: str, log: Log) -> int:
    began = time.monotonic()
    with Server(log=work / "server.log") as server:
        log.step(f"Started the emulator at {server.url}", began)
        session = Session(work, variant, server.url, log)
        try:
            session.prepare(mode)
            session.run(options.runs)
            code = run_command(command, session) if command else 0
            if options.keep:
                keep_running(session)
            return code
        finally:
            session.functions.close()


def _interrupt(*_) -> None:
    # As Ctrl-C, so that the server is stopped on the way out.
    raise KeyboardInterrupt


if __name__ == "__main__":
    sys.exit(main())
