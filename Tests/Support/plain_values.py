"""Plain JSON values: put in order, and compared with words for a reader."""

from __future__ import annotations

import json
import re
from typing import Any, Iterator

_FRACTION = re.compile(r"^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)\.\d+")


def ordered(value: Any) -> Any:
    """Through JSON and back: keys sorted, tuples as lists."""
    return json.loads(json.dumps(value, sort_keys=True))


def seconds(value: Any) -> Any:
    """Times of the JSON protocols without their fraction: a double holds no more of them than that for certain."""
    if isinstance(value, dict):
        return {key: seconds(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [seconds(inner) for inner in value]
    return _FRACTION.sub(r"\1", value) if isinstance(value, str) else value


def differences(expected: Any, found: Any, names: tuple[str, str] = ("expected", "found")) -> list[str]:
    """One line a difference: ``function › arn:… › policy: expected {…}, found None``."""
    return list(_differences(expected, found, names, ()))


def told(lines: list[str], limit: int = 40) -> str:
    """The lines for an assertion's message."""
    rest = [f"… and {len(lines) - limit} more"] if len(lines) > limit else []
    return "\n".join([f"{len(lines)} differences:", *lines[:limit], *rest])


def _differences(expected: Any, found: Any, names: tuple[str, str], path: tuple[str, ...]) -> Iterator[str]:
    if isinstance(expected, dict) and isinstance(found, dict):
        for key in sorted(expected.keys() | found.keys()):
            if key not in found:
                yield f"{' › '.join((*path, key))}: only {names[0]} has it: {_short(expected[key])}"
            elif key not in expected:
                yield f"{' › '.join((*path, key))}: only {names[1]} has it: {_short(found[key])}"
            else:
                yield from _differences(expected[key], found[key], names, (*path, key))
    elif isinstance(expected, list) and isinstance(found, list) and len(expected) == len(found):
        for index, (one, other) in enumerate(zip(expected, found)):
            yield from _differences(one, other, names, (*path, f"[{index}]"))
    elif isinstance(expected, bool) is not isinstance(found, bool) or expected != found:
        yield f"{' › '.join(path)}: {names[0]} {_short(expected)}, {names[1]} {_short(found)}"


def _short(value: Any) -> str:
    text = json.dumps(value, sort_keys=True, ensure_ascii=False)
    return text if len(text) <= 300 else text[:300] + "…"
