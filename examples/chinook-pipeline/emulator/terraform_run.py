"""Runs Terraform against the emulator."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
from pathlib import Path

from layout import DemoError, TerraformStalled, environment

INIT_TIMEOUT_S = 30
APPLY_TIMEOUT_S = 180  # An apply takes 35 s, most of it the provider's wait for the queue.


class Terraform:
    """Terraform in one folder, with the emulator as its AWS."""

    def __init__(self, folder: Path, url: str):
        self.folder = folder
        self._environment = {
            **environment(url), "TF_IN_AUTOMATION": "1", "TF_INPUT": "0", "CHECKPOINT_DISABLE": "1",
            "TF_VAR_emulator": "true"}

    def init(self) -> str | None:
        """Fetches the provider; returns why that failed, or None.

        ``PIPEREPORT_TF_PLUGIN_DIR`` names a folder that holds the provider, for machines without a registry.
        """
        if not shutil.which("terraform"):
            return "terraform is not on the PATH"
        plugins = os.environ.get("PIPEREPORT_TF_PLUGIN_DIR")
        arguments = ["init", "-no-color"] + ([f"-plugin-dir={plugins}"] if plugins else [])
        try:
            result = self._run(arguments, INIT_TIMEOUT_S)
        except TerraformStalled as error:
            return str(error).rstrip(".")
        return None if result.returncode == 0 else f"terraform init failed: {_first_error(result.stderr)}"

    def apply(self) -> str | None:
        """Applies; returns Terraform's error text, or None. The state then holds what was made so far."""
        result = self._run(["apply", "-no-color", "-auto-approve"], APPLY_TIMEOUT_S)
        return None if result.returncode == 0 else result.stderr.strip()

    def plan_json(self) -> dict:
        """A plan of now as ``terraform show -json`` prints it. The binary plan is not kept."""
        plan = self.folder / "run.tfplan"
        try:
            self._checked(["plan", "-no-color", f"-out={plan.name}"])
            return json.loads(self._checked(["show", "-json", plan.name]))
        finally:
            plan.unlink(missing_ok=True)

    def state_json(self) -> dict:
        """The state as ``terraform show -json`` prints it."""
        return json.loads(self._checked(["show", "-json"]))

    def _checked(self, arguments: list[str]) -> str:
        result = self._run(arguments, APPLY_TIMEOUT_S)
        if result.returncode:
            raise DemoError(f"terraform {arguments[0]} failed: {_first_error(result.stderr)}")
        return result.stdout

    def _run(self, arguments: list[str], timeout_s: int) -> subprocess.CompletedProcess:
        # A group of its own: killing terraform alone would leave the provider's process behind.
        process = subprocess.Popen(["terraform", *arguments], cwd=self.folder, env=self._environment, text=True,
                                   stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                   start_new_session=True)
        try:
            output, errors = process.communicate(timeout=timeout_s)
        except BaseException as error:
            os.killpg(process.pid, signal.SIGKILL)
            process.communicate()
            if isinstance(error, subprocess.TimeoutExpired):
                raise TerraformStalled(f"terraform {arguments[0]} took more than {timeout_s} s.") from None
            raise
        return subprocess.CompletedProcess(process.args, process.returncode, output, errors)


def _first_error(text: str) -> str:
    lines = [line.strip("│╷╵ ") for line in text.splitlines()]
    errors = [line for line in lines if line.startswith("Error")]
    return errors[0] if errors else " ".join(line for line in lines if line)[:300]
