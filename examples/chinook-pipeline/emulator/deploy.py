"""Deploys the example, or a fault of it, into a running emulator.

With Terraform where it is installed and finds its provider, else by replaying the calls of one apply
(``deployments/<variant>/calls.jsonl``). Either way ``work/terraform`` then holds the configuration and
``terraform.tfstate``, and ``work/plan.json`` a plan made after the apply.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
from pathlib import Path
from typing import Callable

from botocore.exceptions import ClientError

import standins
from layout import (DEPLOYMENTS, OTHER_ACCOUNT, REGION, DemoError, client_factory, expected, lay_out,
                    require_variant, stops_at_deploy)
from packaging_step import package
from replay import replay
from terraform_run import Terraform

MODES = ("auto", "terraform", "replay")


def deploy(work: Path, variant: str, url: str, mode: str = "auto", log: Callable[[str], None] = print) -> str:
    """Deploys one variant; returns ``terraform`` or ``replay``, whichever was done.

    ``work/build`` has to hold the packaged zips. Raises: DemoError when the deployment fails, unless the
    variant is meant to stop there and it failed with BucketAlreadyExists.
    """
    folder = lay_out(work, variant)
    take_names(variant, url)
    if mode != "replay":
        terraform = Terraform(folder, url)
        missing = terraform.init()
        if missing is None:
            _apply(terraform, work, variant, log)
            return "terraform"
        if mode == "terraform":
            raise DemoError(f"The example cannot be deployed with Terraform: {missing}.")
        shutil.rmtree(folder / ".terraform", ignore_errors=True)
        log(f"Terraform is not used, because {missing}; the calls of a recorded apply are replayed.")
    _replay(work, folder, variant, url)
    return "replay"


def take_names(variant: str, url: str) -> None:
    """Creates, as another account, the buckets that the variant finds taken."""
    s3 = client_factory(url, OTHER_ACCOUNT)("s3")
    for name in expected(variant).get("taken_buckets", []):
        try:
            s3.create_bucket(Bucket=name)
        except ClientError as error:
            raise DemoError(f"The bucket {name} could not be taken by another account: {error}.") from None


def check_apply(variant: str, error: str | None) -> None:
    """Raises: DemoError unless the apply ended as the variant says it does."""
    stops = stops_at_deploy(variant)
    if error is None and stops:
        raise DemoError(f"The apply of {variant} succeeded, although it is meant to stop with BucketAlreadyExists.")
    if error is not None and not (stops and "BucketAlreadyExists" in error):
        raise DemoError(f"terraform apply failed:\n{error}")


def _apply(terraform: Terraform, work: Path, variant: str, log: Callable[[str], None]) -> None:
    error = terraform.apply()
    check_apply(variant, error)
    if error is not None:
        log("terraform apply stopped with BucketAlreadyExists, as this fault is meant to.")
    plan = terraform.plan_json()
    (work / "plan.json").write_text(json.dumps(plan), encoding="utf-8")


def _replay(work: Path, folder: Path, variant: str, url: str) -> None:
    recorded = DEPLOYMENTS / variant
    if not (recorded / "calls.jsonl").is_file():
        raise DemoError(f"There is no recorded deployment of {variant}; record.py makes it where Terraform is.")
    known = standins.pairs(url, work / "build")
    replay(recorded / "calls.jsonl", url, work / "build", known)
    live = standins.live_values(client_factory(url))
    for source, target in (("terraform.tfstate", folder / "terraform.tfstate"),
                           ("plan-after-apply.json", work / "plan.json")):
        text = standins.from_standins((recorded / source).read_text(encoding="utf-8"), known)
        document = standins.patch(json.loads(text), live)
        target.write_text(json.dumps(document, indent=2) + "\n", encoding="utf-8")


def main() -> int:
    parser = argparse.ArgumentParser(description="Deploy the example into a running emulator.")
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--endpoint", required=True, help="the emulator's URL")
    parser.add_argument("--fault")
    parser.add_argument("--deploy", choices=MODES, default="auto")
    options = parser.parse_args()
    try:
        variant = require_variant(options.fault)
        options.work.mkdir(parents=True, exist_ok=True)
        package(options.work / "build")
        print(f"deployed {variant} with {deploy(options.work, variant, options.endpoint, options.deploy)} in {REGION}")
    except DemoError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
