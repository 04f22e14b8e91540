"""Where things are, and how to reach the emulator; shared by the other modules."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import Any, Callable

import boto3
import botocore.session
from botocore.config import Config

EXAMPLE = Path(__file__).resolve().parent.parent
REPOSITORY = EXAMPLE.parent.parent
FAULTS = EXAMPLE / "faults"
DEPLOYMENTS = EXAMPLE / "deployments"
HEALTHY = "healthy"
ACCOUNT = "123456789012"
OTHER_ACCOUNT = "210987654321"
REGION = "us-east-1"


class DemoError(Exception):
    """Something the user can mend or has to know; the message is one sentence."""


class TerraformStalled(DemoError):
    """Terraform did not end in time; what it made so far is in the emulator."""


def variants() -> list[str]:
    """``healthy`` and the name of every fault, sorted."""
    folders = sorted(path.name for path in FAULTS.iterdir() if path.is_dir()) if FAULTS.is_dir() else []
    return [HEALTHY, *folders]


def expected(variant: str) -> dict[str, Any]:
    """The variant's ``expected.json``; empty for the healthy pipeline.

    Shape: ``stops_at`` is ``deploy``, the first stage (``processing``, ``analytics``) that no event reaches, or
    null; ``taken_buckets`` names what another account owns beforehand; the rest is for the audit.
    """
    path = FAULTS / variant / "expected.json"
    return json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}


def stops_at_deploy(variant: str) -> bool:
    """Whether the variant's apply is meant to stop with BucketAlreadyExists."""
    return expected(variant).get("stops_at") == "deploy"


def require_variant(name: str | None) -> str:
    """Raises: DemoError that lists the faults when the name is none of them."""
    if name is None:
        return HEALTHY
    if name not in variants()[1:]:
        raise DemoError(f'There is no fault "{name}". Known faults: {", ".join(variants()[1:]) or "none"}.')
    return name


def settings(url: str) -> dict[str, str]:
    """The variables that point an AWS client at the emulator."""
    return {
        "AWS_ENDPOINT_URL": url,
        "AWS_ACCESS_KEY_ID": "testing",
        "AWS_SECRET_ACCESS_KEY": "testing",
        "AWS_REGION": REGION,
        "AWS_DEFAULT_REGION": REGION,
        "AWS_EC2_METADATA_DISABLED": "true",
    }


def environment(url: str) -> dict[str, str]:
    """This process's environment with the user's AWS settings replaced by the emulator's.

    Everything that begins with AWS_ goes (profile, session token, configuration file, service endpoints):
    nothing of the demo may reach an account. TF_ goes too, except the plug-in cache.
    """
    kept = {k: v for k, v in os.environ.items()
            if not k.startswith(("AWS_", "TF_")) and not k.lower().endswith("_proxy")}
    return {**kept, **settings(url)}


def client_factory(url: str, account: str = ACCOUNT) -> Callable[[str], Any]:
    """Makes boto3 clients that know only the emulator, whatever the user's configuration says."""
    # A profile named in the environment would have to exist: no variable and no file of the user's is read.
    unread = {"profile": (None, None, None, None), "config_file": (None, None, os.devnull, None),
              "credentials_file": (None, None, os.devnull, None)}
    session = boto3.Session(aws_access_key_id="testing", aws_secret_access_key="testing", region_name=REGION,
                            botocore_session=botocore.session.Session(session_vars=unread))
    config = Config(s3={"addressing_style": "path"}, proxies={}, retries={"max_attempts": 2})
    made: dict[str, Any] = {}

    def client(service: str) -> Any:
        if service not in made:
            made[service] = session.client(service, endpoint_url=url, config=config)
            if account != ACCOUNT:
                made[service].meta.events.register(
                    "before-call", lambda params, **_: params["headers"].update({"x-moto-account-id": account}))
        return made[service]

    return client


def lay_out(work: Path, variant: str) -> Path:
    """Copies the configuration, with the fault's files over it, to ``work/terraform``; returns that folder."""
    target = work / "terraform"
    if target.exists():
        shutil.rmtree(target)
    ignore = shutil.ignore_patterns(".terraform", "*.tfstate*", "*.tfplan")
    shutil.copytree(EXAMPLE / "terraform", target, ignore=ignore)
    overlay = FAULTS / variant / "terraform"
    if overlay.is_dir():
        shutil.copytree(overlay, target, dirs_exist_ok=True, ignore=ignore)
    return target
