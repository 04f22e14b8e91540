"""EventBridge event patterns, matched as AWS does.

Moto 5.2.1 has a matcher of its own, which does not serve here: it joins nested names with dots (a field
named ``a.b`` equals ``a`` then ``b``), has no arrays of objects, and its S3 events say ``eTag`` where AWS says
``etag``. Source: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
(read 2026-11-24).
"""

from __future__ import annotations

import ipaddress
import operator
import re
from typing import Any

_ABSENT = object()
_NUMERIC = {"<": operator.lt, "<=": operator.le, "=": operator.eq, ">=": operator.ge, ">": operator.gt}


class PatternError(ValueError):
    """The pattern is not one that EventBridge accepts; the message names the part."""


def matches(pattern: dict[str, Any], event: dict[str, Any]) -> bool:
    """Tells whether an event meets every field of a pattern.

    Shape: both are decoded JSON objects; the pattern's leaves are lists of alternatives.
    Raises: PatternError for a leaf that is not a list or an operator that EventBridge does not have.
    """
    return _object(pattern, event)


def _object(pattern: dict[str, Any], value: Any) -> bool:
    if isinstance(value, list):  # Arrays of objects: one element has to meet the whole sub-pattern.
        return any(_object(pattern, item) for item in value)
    fields = value if isinstance(value, dict) else {}
    return all(_field(name, wanted, fields) for name, wanted in pattern.items())


def _field(name: str, wanted: Any, fields: dict[str, Any]) -> bool:
    if name == "$or" and isinstance(wanted, list) and wanted and all(isinstance(item, dict) for item in wanted):
        return any(_object(item, fields) for item in wanted)
    found = fields.get(name, _ABSENT)
    if isinstance(wanted, dict):
        return _object(wanted, {} if found is _ABSENT else found)
    if not isinstance(wanted, list) or not wanted:
        raise PatternError(f'"{name}" must be an object or a non-empty array')
    return any(_alternative(item, found) for item in wanted)


def _alternative(wanted: Any, found: Any) -> bool:
    if isinstance(wanted, dict):
        if len(wanted) != 1:
            raise PatternError(f"a filter has exactly one operator, not {sorted(wanted)}")
        name, argument = next(iter(wanted.items()))
        if name == "exists":
            # Only leaves exist: AWS does not see an intermediate object.
            return (found is not _ABSENT and not isinstance(found, dict)) == argument
        values = [] if found is _ABSENT else found if isinstance(found, list) else [found]
        return any(_operator(name, argument, value) for value in values)
    if found is _ABSENT:
        return False
    return any(_equal(wanted, value) for value in (found if isinstance(found, list) else [found]))


def _equal(wanted: Any, value: Any) -> bool:
    # In Python True == 1; in JSON they differ.
    return wanted == value and isinstance(wanted, bool) == isinstance(value, bool)


def _operator(name: str, argument: Any, value: Any) -> bool:
    if name == "anything-but":
        return not _excluded(argument, value)
    if name == "numeric":
        return _numeric(argument, value)
    if name not in ("prefix", "suffix", "equals-ignore-case", "wildcard", "cidr"):
        raise PatternError(f'unknown operator "{name}"')
    if not isinstance(value, str):
        return False
    if name in ("prefix", "suffix") and isinstance(argument, dict):
        argument, value = argument["equals-ignore-case"].lower(), value.lower()
    if name == "prefix":
        return value.startswith(argument)
    if name == "suffix":
        return value.endswith(argument)
    if name == "equals-ignore-case":
        return value.lower() == argument.lower()
    if name == "wildcard":
        return _wildcard(argument).fullmatch(value) is not None
    try:
        return ipaddress.ip_address(value) in ipaddress.ip_network(argument)
    except ValueError:
        return False


def _excluded(argument: Any, value: Any) -> bool:
    if isinstance(argument, dict):
        name, inner = next(iter(argument.items()))
        return any(_operator(name, item, value) for item in (inner if isinstance(inner, list) else [inner]))
    return any(_equal(item, value) for item in (argument if isinstance(argument, list) else [argument]))


def _numeric(argument: list[Any], value: Any) -> bool:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return False
    if len(argument) % 2 or any(sign not in _NUMERIC for sign in argument[::2]):
        raise PatternError(f"numeric takes pairs of an operator and a number, not {argument}")
    return all(_NUMERIC[sign](value, limit) for sign, limit in zip(argument[::2], argument[1::2]))


def _wildcard(text: str) -> re.Pattern[str]:
    # "*" is any run of characters, "\*" a star and "\\" a backslash.
    parts = re.findall(r"\\[*\\]|\*|[^*\\]+|\\", text)
    return re.compile("".join(
        ".*" if part == "*" else re.escape(part[1:] if part in (r"\*", r"\\") else part) for part in parts), re.S)
