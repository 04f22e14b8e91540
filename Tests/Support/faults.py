"""Which fault a request gets: a function of the seed, the request, and how often the same request came before."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from dataclasses import dataclass

from aws_actions import action
from aws_requests import AWSRequest

# What a client cannot tell from a right answer where the content has no form: an object's bytes, a HEAD.
UNNOTICED = {"cut", "html", "empty"}
KINDS = ("throttle", "reset", "slow", "truncate", "cut", "html", "empty")


@dataclass
class Faults:
    """Shares of all requests, 0 to 1, of each kind; they may add up to 1 at most.

    ``throttle``: the protocol's own answer. ``reset``: the connection is reset with nothing said. ``slow``: the right
    answer after ``slow_ms``. ``truncate``: Content-Length is right and half of it comes. ``cut``: half of the document,
    and a Content-Length that agrees. ``html``: a 200 with a page. ``empty``: a 200 with no body.
    ``deny``: services (of the credential scope) that answer AccessDenied; ``deny_actions``: IAM actions, as
    ``aws_actions.action`` names them, that do. ``expire_after``: so many requests are
    answered, then every one signed with the key seen until then is expired. ``latency_ms``: before every answer.
    """

    seed: int = 0
    throttle: float = 0.0
    reset: float = 0.0
    slow: float = 0.0
    truncate: float = 0.0
    cut: float = 0.0
    html: float = 0.0
    empty: float = 0.0
    in_a_row: int = 2
    slow_ms: int = 300
    latency_ms: int = 0
    deny: frozenset[str] = frozenset()
    deny_actions: frozenset[str] = frozenset()
    expire_after: int | None = None

    @classmethod
    def storm(cls, seed: int = 0) -> "Faults":
        """30 % throttled, 10 % reset, and some of everything else."""
        return cls(seed, throttle=0.3, reset=0.1, slow=0.05, truncate=0.05, cut=0.03, html=0.03, empty=0.03)

    def kind(self, key: str, attempt: int) -> str | None:
        """Which fault the ``attempt``-th (from 0) request of this key gets, regardless of ``in_a_row``."""
        digest = hashlib.sha256(f"{self.seed} {key} {attempt}".encode()).digest()
        point = int.from_bytes(digest[:8], "big") / 2**64
        for kind in KINDS:
            point -= getattr(self, kind)
            if point < 0:
                return kind
        return None


class Fates:
    """What became of the requests so far, and so what becomes of the next one. Not for two threads at once."""

    def __init__(self, faults: Faults):
        self.faults = faults
        self.expired_keys: set[str] = set()
        self._arrived = 0
        self._attempts: dict[str, int] = defaultdict(int)
        self._in_a_row: dict[str, int] = defaultdict(int)

    def next(self, request: AWSRequest) -> str:
        """Decides, and counts the request. Modes come before chance: a denied service is denied every time."""
        self._arrived += 1
        if request.service in self.faults.deny:
            return "denied"
        if self.faults.deny_actions and action(request) in self.faults.deny_actions:
            return "denied"
        limit = self.faults.expire_after
        if limit is not None and self._arrived == limit + 1:
            self.expired_keys.add(request.access_key)
        if request.access_key in self.expired_keys:
            return "expired"
        return self._chance(request) or "passed"

    def _chance(self, request: AWSRequest) -> str | None:
        key = request.key
        kind = self.faults.kind(key, self._attempts[key]) if self._in_a_row[key] < self.faults.in_a_row else None
        if kind in UNNOTICED and (request.method == "HEAD" or request.operation == "GetObject"):
            kind = None
        self._attempts[key] += 1
        # A slow answer is an answer.
        self._in_a_row[key] = self._in_a_row[key] + 1 if kind not in (None, "slow") else 0
        return kind
