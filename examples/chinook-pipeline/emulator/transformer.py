"""What an EventBridge target receives: the event, Input, InputPath or InputTransformer.

Source: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html and
https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_InputTransformer.html (read 2026-11-24).
"""

from __future__ import annotations

import json
import re
from typing import Any

_PLACEHOLDER = re.compile(r"<([A-Za-z0-9_.\-]+)>")
_MISSING = object()


class TransformError(ValueError):
    """The target's input cannot be built: EventBridge would not deliver. The message says why."""


def target_input(target: dict[str, Any], event: dict[str, Any], rule_arn: str) -> Any:
    """Builds the payload for one target.

    Shape: ``target`` as ListTargetsByRule gives it; ``event`` the full event; returns decoded JSON.
    Raises: TransformError when the result is not JSON or a variable is neither mapped nor reserved.
    """
    if "InputTransformer" in target:
        transformer = target["InputTransformer"]
        return transform(transformer["InputTemplate"], transformer.get("InputPathsMap") or {}, event, rule_arn)
    if "Input" in target:
        try:
            return json.loads(target["Input"])
        except ValueError as error:
            raise TransformError(f"the target's Input is not JSON ({error})") from None
    if "InputPath" in target:
        value = json_path(event, target["InputPath"])
        if value is _MISSING:
            raise TransformError(f"the event has no {target['InputPath']}")
        return value
    return event


def transform(template: str, paths: dict[str, str], event: dict[str, Any], rule_arn: str) -> Any:
    """Fills a template. The values are what the event holds: keys are not unquoted, EventBridge encodes none.

    Outside quotes a value becomes its JSON text (so a string gets its quotes). Inside quotes it becomes
    escaped text, which keeps a key with a quotation mark one string. A path that the event lacks gives an
    empty string inside quotes and ``null`` outside.
    """
    reserved = {
        "aws.events.rule-arn": rule_arn,
        "aws.events.rule-name": rule_arn.rsplit("/", 1)[-1],
        "aws.events.event": {k: v for k, v in event.items() if k != "detail"},
        "aws.events.event.json": event,
        "aws.events.event.ingestion-time": event["time"],
    }
    parts, quoted, position = [], False, 0
    for found in _PLACEHOLDER.finditer(template):
        between = template[position:found.start()]
        quoted = _quoted_after(between, quoted)
        name = found.group(1)
        if name in reserved:
            value = reserved[name]
        elif name in paths:
            value = json_path(event, paths[name])
        else:
            raise TransformError(f"<{name}> is neither in the target's input paths nor reserved")
        parts += [between, _text(value, quoted)]
        position = found.end()
    filled = "".join(parts) + template[position:]
    try:
        return json.loads(filled)
    except ValueError as error:
        raise TransformError(f"the filled template is not JSON ({error}): {filled[:200]}") from None


def _quoted_after(text: str, quoted: bool) -> bool:
    return quoted ^ (len(re.findall(r'"', re.sub(r"\\.", "", text))) % 2 == 1)


def _text(value: Any, quoted: bool) -> str:
    if value is _MISSING:
        return "" if quoted else "null"
    if not quoted:
        return json.dumps(value, ensure_ascii=False)
    inner = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return json.dumps(inner, ensure_ascii=False)[1:-1]


def json_path(event: Any, path: str) -> Any:
    """Follows a dotted JSON path with optional array indices (``$.resources[0]``), as EventBridge supports.

    Raises: TransformError for a path that does not begin with ``$``.
    """
    if not path.startswith("$"):
        raise TransformError(f"the input path {path} does not begin with $")
    value = event
    for name, index in re.findall(r"\.([^.\[\]]+)|\[(\d+)\]", path):
        if name and isinstance(value, dict) and name in value:
            value = value[name]
        elif index and isinstance(value, list) and int(index) < len(value):
            value = value[int(index)]
        else:
            return _MISSING
    return value
