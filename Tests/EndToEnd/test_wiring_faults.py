"""Each rule about wiring and access finds its fault in a configuration that was right before, and nothing else."""
from __future__ import annotations

import json
from pathlib import Path

import pytest

import access_fault_cases
import wiring_fault_cases
from access_fault_cases import NEVER_A_KEY
from program_under_test import EXAMPLE
from wiring_audit import wiring_findings
from wiring_fault import WiringFault

FAULTS = {fault.name: fault for fault in [*wiring_fault_cases.FAULTS, *access_fault_cases.FAULTS]}
HEALTHY = EXAMPLE / "deployments" / "healthy"


def test_every_fault_has_a_name_of_its_own() -> None:
    assert len(FAULTS) == len(wiring_fault_cases.FAULTS) + len(access_fault_cases.FAULTS)


def told(finding: dict) -> str:
    return "\n".join([finding["message"], *(item["value"] for item in finding["evidence"])])


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_the_one_finding(tmp_path: Path, name: str) -> None:
    fault: WiringFault = FAULTS[name]
    findings = wiring_findings(tmp_path, fault.files())
    assert {(f["rule"], f["address"]) for f in findings} == {(fault.rule, fault.address), *fault.companions}, findings
    assert {f["verdict"] for f in findings} == {"fail"}, findings
    own = [f for f in findings if f["rule"] == fault.rule]
    assert {f["severity"] for f in own} == {fault.severity or own[0]["severity"]}
    assert all(f["line"] and f["file"].startswith("terraform/") for f in own), own
    missing = [value for value in fault.values if not any(value in told(finding) for finding in own)]
    assert missing == [], own
    assert not any(NEVER_A_KEY in file.read_bytes().decode("latin-1") for file in tmp_path.glob("x.db*"))


def resources(state: dict, kind: str) -> list[dict]:
    return [resource for resource in state["resources"] if resource["type"] == kind]


def audited_state(folder: Path, state: dict) -> set[tuple[str, str, str]]:
    (folder / "state.json").write_text(json.dumps(state))
    return {(f["verdict"], f["rule"], f["address"]) for f in wiring_findings(folder, {}, "--state", "state.json")}


def test_a_disabled_rule_is_found_in_the_state(tmp_path: Path) -> None:
    state = json.loads((HEALTHY / "terraform.tfstate").read_text())
    rule = next(r for r in resources(state, "aws_cloudwatch_event_rule") if r["name"] == "raw_to_processing")
    rule["instances"][0]["attributes"].update(state="DISABLED", is_enabled=False)
    assert audited_state(tmp_path, state) == {("fail", "rule-disabled", "aws_cloudwatch_event_rule.raw_to_processing")}


def test_a_permission_for_a_rule_that_calls_another_function_is_found_in_the_state(tmp_path: Path) -> None:
    state = json.loads((HEALTHY / "terraform.tfstate").read_text())
    permission = next(r for r in resources(state, "aws_lambda_permission") if r["module"] == "module.analytics")
    left_over = json.loads(json.dumps(permission))
    left_over.update(name="left_over")
    attributes = left_over["instances"][0]["attributes"]
    other = attributes["source_arn"].replace("processed-to-analytics", "raw-to-processing")
    attributes.update(id="LeftOver", statement_id="LeftOver", source_arn=other)
    state["resources"].append(left_over)
    assert audited_state(tmp_path, state) == {
        ("fail", "dead-permission", "module.analytics.aws_lambda_permission.left_over[0]")}


def audited_plan(folder: Path, plan: dict) -> set[tuple[str, str, str]]:
    (folder / "plan.json").write_text(json.dumps(plan))
    # What a first plan does not know yet is not asked here.
    found = wiring_findings(folder, {}, "--plan", "plan.json")
    return {(f["verdict"], f["rule"], f["address"]) for f in found if f["verdict"] == "fail"}


def change_of(plan: dict, address: str) -> dict:
    return next(change["change"] for change in plan["resource_changes"] if change["address"] == address)


def test_a_function_that_is_planned_without_concurrency_is_found(tmp_path: Path) -> None:
    plan = json.loads((HEALTHY / "plan.json").read_text())
    change_of(plan, "module.processing.aws_lambda_function.this")["after"]["reserved_concurrent_executions"] = 0
    assert audited_plan(tmp_path, plan) == {("fail", "concurrency-zero", "module.processing.aws_lambda_function.this")}


def test_a_permission_that_a_replacement_loses_is_found_in_the_plan(tmp_path: Path) -> None:
    plan = json.loads((HEALTHY / "plan-after-apply.json").read_text())
    change = change_of(plan, "module.processing.aws_lambda_function.this")
    assert change["actions"] == ["no-op"]
    change.update(actions=["delete", "create"], replace_paths=[["package_type"]])
    assert audited_plan(tmp_path, plan) == {
        ("fail", "permission-loss-on-replace", "module.processing.aws_lambda_function.this")}
