"""Each variant of the example, deployed on the emulator, run, and audited: its fault first, then consequences only."""
import json
import subprocess
import sys

import pytest
from hygiene import accepted, beside_hygiene, found
from program_under_test import EXAMPLE, PROGRAM

FAULTS = sorted(path.name for path in (EXAMPLE / "faults").iterdir() if path.is_dir())

AUDIT = """
set -euo pipefail
cd "$2"
"$1" snapshot --quiet --terraform terraform --root . --plan plan.json --probe-names --db x.db
"$1" check --db x.db --format json --fail-on none > findings.json
"$1" render --db x.db --pr-comment comment.md
"""


def audit(fault, work):
    command = [sys.executable, str(EXAMPLE / "emulator" / "session.py"), "--work", str(work), "--deploy", "replay",
               "--runs", "3"]
    command += ["--fault", fault] if fault else []
    done = subprocess.run(
        [*command, "--", "bash", "-c", AUDIT, "audit", str(PROGRAM), str(work)], capture_output=True, text=True,
        timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
    return json.loads((work / "findings.json").read_text())


def test_the_healthy_example_has_no_finding_and_its_runs_reach_the_end(tmp_path):
    answer = audit(None, tmp_path)
    assert answer["schema"] == 1
    assert beside_hygiene(answer["findings"]) == []
    assert found(answer["findings"]) == accepted(is_live=True)
    assert answer["summary"]["unknown"] == 0
    assert answer["summary"]["pass"] > 0
    report = (tmp_path / "reports" / "session-report.md").read_text()
    assert report.count("| 500 |") >= 3, "the last runs are shown with their row counts"
    assert (tmp_path / "site" / "index.html").read_text().startswith("<!")
    assert "<!-- pipereport -->" in (tmp_path / "comment.md").read_text()


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_the_first_finding_and_the_others_are_its_consequences(fault, tmp_path):
    expected = json.loads((EXAMPLE / "faults" / fault / "expected.json").read_text())
    findings = beside_hygiene(audit(fault, tmp_path)["findings"])
    assert findings, "the fault was not found"
    assert findings[0]["rule"] == expected["finding"]["rule"]
    assert findings[0]["severity"] == expected["finding"]["severity"]
    own = [finding for finding in findings if finding["rule"] == expected["finding"]["rule"]]
    assert expected["finding"]["address"] in [finding["address"] for finding in own]
    others = {finding["rule"] for finding in findings} - {expected["finding"]["rule"]}
    assert others <= set(expected["consequences"]), others
