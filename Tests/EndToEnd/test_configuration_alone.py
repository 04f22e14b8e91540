"""The configuration alone: no Terraform, no AWS, no state.

Every fault and every mistake of the example is laid over its Terraform, snapshot and check are run as a user runs them,
and the finding must stand at its line.
"""
from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from hygiene import accepted, beside_hygiene, found
from program_under_test import EXAMPLE, PROGRAM

FAULTS = sorted(path.name for path in (EXAMPLE / "faults").iterdir() if path.is_dir())
MISTAKES = sorted(path.name for path in (EXAMPLE / "mistakes").iterdir() if path.is_dir())
# Where each fault is written, by what its overlay changes.
FAULT_PLACES = {
    "clobbered-notification": ("notification-clobbering", "aws_s3_bucket.processed_data", "buckets.tf", 6),
    "deprecated-acl": ("deprecated-acl-argument", "aws_s3_bucket.raw_data", "buckets.tf", 3),
    "deprecated-bucket-object": (
        "deprecated-bucket-object", "module.db_layer.aws_s3_bucket_object.layer", "modules/layer/main.tf", 33),
    "duplicate-name": ("bucket-name-duplicate", "aws_s3_bucket.analytics_data", "buckets.tf", 11),
    "eventbridge-off": ("eventbridge-not-enabled", "aws_s3_bucket.raw_data", "buckets.tf", 1),
    "missing-permission": (
        "missing-events-permission", "module.analytics.aws_lambda_function.this", "modules/lambda/main.tf", 9),
    "name-taken": ("bucket-name-static", "aws_s3_bucket.raw_data", "buckets.tf", 2),
    "wrong-source": (
        "events-permission-wrong-source", "module.processing.aws_lambda_function.this", "modules/lambda/main.tf", 9),
}


def environment(home: Path) -> dict[str, str]:
    """Neither Terraform on the PATH nor anything of AWS."""
    return {"PATH": "/nonexistent", "HOME": str(home), "LANG": "C.UTF-8"}


def laid_over(folder: Path, overlay: Path | None) -> Path:
    target = folder / "terraform"
    shutil.copytree(EXAMPLE / "terraform", target, ignore=shutil.ignore_patterns(".terraform", "*.tfstate*"))
    if overlay is not None:
        shutil.copytree(overlay / "terraform", target, dirs_exist_ok=True)
    return target


def audit(folder: Path, terraform: Path, *arguments: str) -> list[dict]:
    run = lambda *words: subprocess.run(  # noqa: E731
        [PROGRAM, *words], cwd=folder, env=environment(folder), capture_output=True, text=True, timeout=60)
    snapshot = run("snapshot", "--no-aws", "--terraform", str(terraform), *arguments)
    assert snapshot.returncode == 0, snapshot.stderr
    check = run("check", "--format", "json")
    assert check.returncode in (0, 1), check.stderr
    return json.loads(check.stdout)["findings"]


def test_the_healthy_example_has_no_finding(tmp_path: Path) -> None:
    findings = audit(tmp_path, laid_over(tmp_path, None))
    assert [(f["rule"], f["address"], f["message"]) for f in beside_hygiene(findings)] == []
    assert found(findings) == accepted(is_live=False)


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_found_at_its_line(tmp_path: Path, mistake: str) -> None:
    folder = EXAMPLE / "mistakes" / mistake
    wanted = json.loads((folder / "expected.json").read_text())
    findings = audit(tmp_path, laid_over(tmp_path, folder))
    found = [
        {"rule": f["rule"], "severity": f["severity"], "address": f["address"],
         "file": f["file"].removeprefix("terraform/"), "line": f["line"]}
        for f in findings if f["verdict"] == "fail" and f["file"]
    ]
    assert wanted in found, findings


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_found_in_the_configuration(tmp_path: Path, fault: str) -> None:
    rule, address, file, line = FAULT_PLACES[fault]
    findings = audit(tmp_path, laid_over(tmp_path, EXAMPLE / "faults" / fault))
    found = [
        (f["rule"], f["address"], f["file"].removeprefix("terraform/"), f["line"]) for f in findings
        if f["verdict"] == "fail" and f["file"]
    ]
    assert (rule, address, file, line) in found, findings


def wiring(findings: list[dict]) -> set[tuple[str, str]]:
    rules = {"missing-events-permission", "events-permission-wrong-source", "eventbridge-not-enabled",
             "notification-clobbering"}
    return {(f["rule"], f["address"], f["verdict"]) for f in findings if f["rule"] in rules}


@pytest.mark.parametrize("variant", ["healthy", *FAULTS])
def test_state_plan_and_configuration_tell_the_same_of_the_wiring(tmp_path: Path, variant: str) -> None:
    deployment = EXAMPLE / "deployments" / variant
    overlay = None if variant == "healthy" else EXAMPLE / "faults" / variant
    told = {}
    for origin in ("state", "plan", "configuration", "all"):
        folder = tmp_path / origin
        folder.mkdir()
        arguments = ["--no-aws"]
        if origin in ("state", "all"):
            arguments += ["--state", str(deployment / "terraform.tfstate")]
        if origin in ("plan", "all"):
            arguments += ["--plan", str(deployment / "plan.json")]
        if origin in ("configuration", "all"):
            arguments += ["--terraform", str(laid_over(folder, overlay))]
        snapshot = subprocess.run(
            [PROGRAM, "snapshot", *arguments], cwd=folder, env=environment(folder), capture_output=True, text=True)
        assert snapshot.returncode == 0, snapshot.stderr
        check = subprocess.run(
            [PROGRAM, "check", "--format", "json"], cwd=folder, env=environment(folder), capture_output=True, text=True)
        told[origin] = json.loads(check.stdout)["findings"]
    # An apply that stopped half way leaves a state without the wiring that the others have.
    stopped = variant in ("duplicate-name", "name-taken")
    if not stopped:
        assert wiring(told["state"]) == wiring(told["configuration"])
    assert wiring(told["plan"]) == wiring(told["configuration"])
    # Seen by three origins, each is still one finding, and it says where it is written.
    together = [f for f in told["all"] if (f["rule"], f["address"], f["verdict"]) in wiring(told["configuration"])]
    assert len(together) == len(wiring(told["configuration"]))
    for finding in together:
        assert finding["file"] and finding["line"], finding
        assert stopped or set(finding["origins"]) == {"state", "plan", "config"}, finding
