"""One thing broken in a configuration that is right."""
from __future__ import annotations

from dataclasses import dataclass

from published_cases import PUBLISHED


@dataclass(frozen=True)
class WiringFault:
    """``edits`` are texts of the case's files and what stands there instead, each once.

    ``values`` must stand in the finding's message or evidence. ``companions`` are the findings, as (rule, address), of
    other rules that the same fault truly breaks.
    """

    rule: str
    case: str
    address: str
    edits: tuple[tuple[str, str], ...]
    values: tuple[str, ...]
    companions: frozenset[tuple[str, str]] = frozenset()
    severity: str = ""
    label: str = ""

    @property
    def name(self) -> str:
        return f"{self.rule}-{self.label or self.case}"

    def files(self) -> dict[str, str]:
        """The case's files with the edits made."""
        files = PUBLISHED[self.case].files()
        for old, new in self.edits:
            places = [(path, text.count(old)) for path, text in files.items() if old in text]
            assert [count for _, count in places] == [1], (self.name, old, places)
            path = places[0][0]
            files[path] = files[path].replace(old, new)
        return files


def also(*findings: tuple[str, str]) -> frozenset[tuple[str, str]]:
    return frozenset(findings)
