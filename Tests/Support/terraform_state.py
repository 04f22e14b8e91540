"""Terraform states of seeded copies, as version 4 of the format has them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Iterable

from seed_pipeline import STAGES, STEPS, Copy

Resource = tuple[str, str, dict[str, Any]]


def write_state(path: Path, resources: Iterable[Resource], outputs: dict[str, Any] | None = None,
                sensitive: dict[str, list[Any]] | None = None) -> Path:
    """``resources``: ``(type, name, attributes)``. ``sensitive``: address → ``sensitive_attributes``."""
    found = [{"mode": "managed", "type": kind, "name": name,
              "provider": 'provider["registry.terraform.io/hashicorp/aws"]',
              "instances": [{"schema_version": 0, "attributes": attributes,
                             "sensitive_attributes": (sensitive or {}).get(f"{kind}.{name}", [])}]}
             for kind, name, attributes in resources]
    path.write_text(json.dumps({"version": 4, "terraform_version": "1.11.4", "serial": 1, "lineage": "seed",
                                "outputs": outputs or {}, "resources": found}))
    return path


def bucket(copy: Copy, stage: str) -> Resource:
    name = copy.buckets[stage]
    return "aws_s3_bucket", stage, {"bucket": name, "arn": f"arn:aws:s3:::{name}", "id": name, "tags": None}


def function(copy: Copy, step: str) -> Resource:
    return "aws_lambda_function", step, {
        "function_name": copy.functions[step], "arn": copy.function_arn(step), "role": copy.role_arn(step),
        "runtime": "python3.12", "handler": "handler.handler", "memory_size": 128, "timeout": 60, "layers": []}


def rule(copy: Copy, step: str) -> Resource:
    return "aws_cloudwatch_event_rule", step, {
        "name": copy.rules[step], "arn": copy.rule_arn(step), "event_bus_name": "default", "state": "ENABLED"}


def pipeline(copy: Copy) -> list[Resource]:
    """The copy's buckets, functions and rules; nothing of what wires them."""
    return ([bucket(copy, stage) for stage in STAGES] + [function(copy, step) for step in STEPS]
            + [rule(copy, step) for step in STEPS[1:]])
