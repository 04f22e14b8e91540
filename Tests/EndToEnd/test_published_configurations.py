"""What AWS's documentation gives as right has no finding about wiring or access: neither a failure nor a doubt."""
from __future__ import annotations

from pathlib import Path

import pytest

from published_cases import PUBLISHED
from wiring_audit import wiring_findings


def test_every_case_names_its_page_and_is_there_once() -> None:
    assert len(PUBLISHED) >= 40
    assert len({tuple(sorted(case.files().items())) for case in PUBLISHED.values()}) == len(PUBLISHED)
    for case in PUBLISHED.values():
        assert case.source.startswith("https://docs.aws.amazon.com/"), case.name


@pytest.mark.parametrize("name", PUBLISHED)
def test_a_right_configuration_has_no_finding(tmp_path: Path, name: str) -> None:
    findings = wiring_findings(tmp_path, PUBLISHED[name].files())
    assert [(f["verdict"], f["rule"], f["address"], f["message"]) for f in findings] == []
