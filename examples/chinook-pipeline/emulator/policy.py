"""Decides whether a policy lets a caller do one thing, and by which statement.

Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html and
reference_policies_elements_condition_operators.html (read 2026-11-24).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Request:
    """One call: ``principal`` is a service name, or None for a role's own policies; ``context`` lower-case keys."""

    action: str
    resource: str
    principal: str | None
    context: dict[str, str]


@dataclass(frozen=True)
class Decision:
    """``allowed`` and the sentence that says why."""

    allowed: bool
    reason: str


def decide(policy: dict[str, Any] | None, request: Request) -> Decision:
    """Evaluates one policy document; None is a resource that has no policy.

    Shape: ``{"Statement": [...]}`` decoded. An explicit deny wins. A condition operator that this evaluator
    does not know never allows, and always denies, so that it errs on the side that stops the delivery.
    """
    statements = _list((policy or {}).get("Statement"))
    near = []
    for statement in statements:
        if not _concerns(statement, request):
            continue
        failed = _failed_condition(statement.get("Condition") or {}, request.context)
        name = statement.get("Sid") or "(no Sid)"
        if statement.get("Effect") == "Deny" and (failed is None or failed.startswith("unknown operator")):
            return Decision(False, f"statement {name} denies it")
        if statement.get("Effect") == "Allow":
            near.append((name, failed))
    for name, failed in near:
        if failed is None:
            return Decision(True, f"statement {name} allows it")
    if near:
        return Decision(False, "; ".join(f"statement {name} does not admit it: {failed}" for name, failed in near))
    who = request.principal or "the role"
    return Decision(False, f"no statement allows {who} {request.action}")


def _concerns(statement: dict[str, Any], request: Request) -> bool:
    if "NotAction" in statement:
        if any(like(item.lower(), request.action.lower()) for item in _list(statement["NotAction"])):
            return False
    elif not any(like(item.lower(), request.action.lower()) for item in _list(statement.get("Action"))):
        return False
    resources = _list(statement.get("Resource", "*"))
    if not any(like(item, request.resource) for item in resources):
        return False
    return request.principal is None or _names(statement.get("Principal"), request.principal)


def _names(principal: Any, service: str) -> bool:
    if principal == "*":
        return True
    if not isinstance(principal, dict):
        return False
    return service in _list(principal.get("Service")) or "*" in _list(principal.get("AWS"))


def _failed_condition(conditions: dict[str, Any], context: dict[str, str]) -> str | None:
    for full_name, keys in conditions.items():
        name, if_exists = re.subn(r"IfExists$", "", full_name)
        for key, wanted in keys.items():
            actual = context.get(key.lower())
            wanted = [str(item) for item in _list(wanted)]
            if name == "Null":
                met = (actual is None) == (wanted == ["true"])
            elif actual is None:
                met = bool(if_exists) or "Not" in name
            else:
                test = _OPERATORS.get(name.replace("Not", ""))
                if test is None:
                    return f"unknown operator {full_name}"
                met = any(test(item, actual) for item in wanted) != ("Not" in name)
            if not met:
                return f"{key} is {actual or 'absent'}, {full_name} wants {' or '.join(wanted)}"
    return None


def like(pattern: str, text: str) -> bool:
    """Matches with ``*`` (any run) and ``?`` (one character), and nothing else special."""
    parts = (".*" if c == "*" else "." if c == "?" else re.escape(c) for c in pattern)
    return re.fullmatch("".join(parts), text, re.S) is not None


def arn_like(pattern: str, arn: str) -> bool:
    """Matches the six parts of an ARN one by one: a wildcard does not cross a colon of the first five."""
    wanted, actual = pattern.split(":", 5), arn.split(":", 5)
    return len(wanted) == len(actual) == 6 and all(like(w, a) for w, a in zip(wanted, actual))


def _list(value: Any) -> list[Any]:
    return [] if value is None else value if isinstance(value, list) else [value]


_OPERATORS = {
    "StringEquals": lambda wanted, actual: wanted == actual,
    "StringEqualsIgnoreCase": lambda wanted, actual: wanted.lower() == actual.lower(),
    "StringLike": like,
    "ArnEquals": arn_like,  # AWS: ArnEquals and ArnLike behave identically.
    "ArnLike": arn_like,
    "Bool": lambda wanted, actual: wanted.lower() == actual.lower(),
}
