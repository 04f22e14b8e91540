"""A fault proxy that stands for a whole account: it remembers what the emulator answered and fills the emulator's gaps.

An account that nobody changes gives the same answer to the same question, so the emulator is asked once, and a test
that reads the account fifty times takes as long as the program does. What moto 5.2.1 answers with a page of HTML
(see README.md) is answered here as AWS does for an account that never used it.
"""

from __future__ import annotations

import json
import threading
from dataclasses import dataclass, field
from typing import Callable, Mapping

from aws_requests import AWSRequest
from fault_answers import Answer
from fault_proxy import FaultProxy

# What AWS answers where nothing was ever configured.
COMPLETIONS: dict[str, dict[str, object]] = {
    "ListEndpoints": {"Endpoints": []}, "GetFunctionRecursionConfig": {"RecursiveLoop": "Terminate"},
    "ListFunctionUrlConfigs": {"FunctionUrlConfigs": []}}
# Their question holds the present, so an answer would never be used again.
_NOT_REMEMBERED = {"GetMetricData"}


@dataclass(eq=False)
class AccountProxy(FaultProxy):
    """``memory``: answers by request key; give the same one to several proxies before one emulator. ``completes``: the
    operations that are answered here and not by the emulator. ``page_size``: ListFunctions, of which moto gives one
    page whatever is asked for, comes in pages of so many. ``overrides``: operation → the answer to all its requests."""

    memory: dict[str, Answer] | None = None
    completes: frozenset[str] = frozenset(COMPLETIONS)
    page_size: int | None = None
    overrides: Mapping[str, Answer] = field(default_factory=dict)

    def __post_init__(self) -> None:
        super().__post_init__()
        self._memory = {} if self.memory is None else self.memory
        self._memory_lock = threading.Lock()

    def obtain(self, request: AWSRequest, forward: Callable[[], Answer]) -> Answer:
        if request.operation in self.overrides:
            return self.overrides[request.operation]
        if request.operation in self.completes:
            return Answer(200, json.dumps(COMPLETIONS[request.operation]).encode(), "application/json")
        if request.operation == "ListFunctions" and self.page_size:
            return _page(self._known(request, forward), dict(request.query).get("Marker"), self.page_size)
        return self._known(request, forward)

    def _known(self, request: AWSRequest, forward: Callable[[], Answer]) -> Answer:
        # Who is calling depends on the key, which is no part of the question.
        key = f"{request.key} {request.access_key}" if request.service == "sts" else request.key
        with self._memory_lock:
            known = self._memory.get(key)
        if known is None:
            known = forward()
            if known.status < 500 and request.operation not in _NOT_REMEMBERED:
                with self._memory_lock:
                    self._memory[key] = known
        return known


def _page(whole: Answer, marker: str | None, size: int) -> Answer:
    """One page of a list of functions; markers are ``page-OFFSET``."""
    functions = json.loads(whole.body)["Functions"]
    start = int(marker.removeprefix("page-")) if marker else 0
    answer: dict[str, object] = {"Functions": functions[start:start + size]}
    if start + size < len(functions):
        answer["NextMarker"] = f"page-{start + size}"
    return Answer(200, json.dumps(answer).encode(), "application/json")
