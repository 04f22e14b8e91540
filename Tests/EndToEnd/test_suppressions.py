"""Findings that somebody accepts, for a reason and until a day: in pipereport.yml and in comments of the configuration."""
from __future__ import annotations

import json
import os
import re
import subprocess
from pathlib import Path

import pytest

from program_under_test import PROGRAM

BUCKETS = """\
resource "aws_s3_bucket" "raw" {
  bucket = "legacy-raw"
}

resource "aws_s3_bucket" "processed" {
  bucket = "legacy-processed"
}
"""
RULE = "bucket-name-static"
REST = 'reason="The name is in a contract." expires=2027-01-31'
ENTRY = "    reason: The name is in a contract.\n    expires: 2027-01-31\n"
LAST_DAY, NEXT_DAY = "2027-01-31", "2027-02-01"


class Audit:
    """A folder with one configuration, audited without AWS."""

    def __init__(self, folder: Path, main: str = BUCKETS, settings: str = "", name: str = "main.tf") -> None:
        self.folder = folder
        (folder / "terraform").mkdir()
        (folder / "terraform" / name).write_text(main)
        if settings:
            self.settings(settings)

    def settings(self, text: str) -> None:
        (self.folder / "pipereport.yml").write_text(text)

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        environment = {"PATH": "/nonexistent", "HOME": str(self.folder), "LANG": "C.UTF-8"}
        return subprocess.run(
            [PROGRAM, *words], cwd=self.folder, env=environment, capture_output=True, text=True, timeout=60)

    def snapshot(self, as_of: str = LAST_DAY, *arguments: str) -> None:
        done = self.run("snapshot", "--no-aws", "--terraform", "terraform", "--as-of", as_of, *arguments)
        assert done.returncode == 0, done.stderr

    def check(self, *arguments: str) -> dict:
        done = self.run("check", "--format", "json", *arguments)
        assert done.returncode in (0, 1), done.stderr
        return json.loads(done.stdout) | {"code": done.returncode}

    def told(self, as_of: str = LAST_DAY) -> dict:
        self.snapshot(as_of)
        return self.check("--fail-on", "low")


def suppressed(told: dict) -> set[tuple[str, str]]:
    return {(f["rule"], f["address"]) for f in told["findings"] if f["suppressed"]}


def about(told: dict, rule: str) -> list[tuple[str, int]]:
    return sorted((f["file"], f["line"]) for f in told["findings"] if f["rule"] == rule)


RAW, PROCESSED = (RULE, "aws_s3_bucket.raw"), (RULE, "aws_s3_bucket.processed")


def test_an_entry_takes_findings_out_of_count_and_exit_code(tmp_path: Path) -> None:
    audit = Audit(tmp_path)
    before = audit.told()
    assert before["code"] == 1 and not suppressed(before)
    count = before["summary"]["fail"]["medium"]
    audit.settings(f"suppressions:\n  - rule: bucket-name-*\n{ENTRY}")
    told = audit.told()
    assert suppressed(told) == {RAW, PROCESSED}
    assert told["summary"]["suppressed"] == 2
    assert told["summary"]["fail"]["medium"] == count - 2
    finding = next(f for f in told["findings"] if f["suppressed"])
    assert finding["suppressed"] == {
        "reason": "The name is in a contract.", "expires": "2027-01-31", "source": "pipereport.yml:2"}
    assert not any(f["rule"].endswith("-suppression") for f in told["findings"])
    # Suppressed ones come last, and in the table by that word.
    flags = [f["suppressed"] is not None for f in told["findings"]]
    assert flags == sorted(flags)
    table = audit.run("check").stdout
    assert f"SUPPRESSED  {RULE}  legacy-raw" in table
    assert "until 2027-01-31, pipereport.yml:2: The name is in a contract." in table
    assert table.rstrip().endswith(", 2 suppressed.")


def test_with_all_of_them_suppressed_the_check_is_clean(tmp_path: Path) -> None:
    audit = Audit(tmp_path, settings=f"suppressions:\n  - resource: '*'\n{ENTRY}")
    told = audit.told()
    assert told["code"] == 0
    assert sum(told["summary"]["fail"].values()) == 0
    assert told["summary"]["suppressed"] == len(told["findings"]) > 0


@pytest.mark.parametrize("matchers, wanted", [
    ("rule: bucket-name-static", {RAW, PROCESSED}),
    ("rule: bucket-name-static\n    resource: aws_s3_bucket.raw", {RAW}),
    ("rule: [other-*, bucket-name-?tatic]\n    resource: [x, aws_s3_bucket.p*]", {PROCESSED}),
    ("rule: bucket-name-static\n    resource: aws_s3_bucket", set()),
    ("rule: bucket-name-static\n    resource: 'arn:aws:s3:::legacy-r*'", {RAW}),
], ids=["rule", "resource", "lists", "not a glob", "ARN"])
def test_matchers_of_one_kind_are_alternatives_and_kinds_must_all_hold(
    tmp_path: Path, matchers: str, wanted: set[tuple[str, str]]
) -> None:
    told = Audit(tmp_path, settings=f"suppressions:\n  - {matchers}\n{ENTRY}").told()
    assert suppressed(told) == wanted


def test_a_suppression_ends_after_its_day_and_is_then_a_finding(tmp_path: Path) -> None:
    audit = Audit(tmp_path, settings=f"suppressions:\n  - rule: {RULE}\n{ENTRY}")
    assert about(audit.told(LAST_DAY), "expired-suppression") == []
    told = audit.told(NEXT_DAY)
    assert suppressed(told) == set()
    assert about(told, "expired-suppression") == [("pipereport.yml", 2)]
    finding = next(f for f in told["findings"] if f["rule"] == "expired-suppression")
    assert finding["severity"] == "medium"
    assert finding["message"] == f"The suppression of {RULE} ended on 2027-01-31: 2 findings count again."
    assert {"name": "Findings", "value": f"{RULE} on aws_s3_bucket.processed, {RULE} on aws_s3_bucket.raw"} in (
        finding["evidence"])


def test_a_suppression_that_fits_nothing_is_a_finding(tmp_path: Path) -> None:
    audit = Audit(tmp_path, settings=f"suppressions:\n  - rule: {RULE}\n    resource: gone\n{ENTRY}")
    told = audit.told()
    assert about(told, "unused-suppression") == [("pipereport.yml", 2)]
    # Where its rule was not evaluated, nothing is known of it.
    audit.snapshot(LAST_DAY, "--rules", "wiring", "suppressions")
    assert about(audit.check(), "unused-suppression") == []


def test_a_rule_that_does_not_exist_is_a_finding(tmp_path: Path) -> None:
    told = Audit(tmp_path, settings=f"suppressions:\n  - rule: bucket-nam-static\n{ENTRY}").told()
    assert about(told, "invalid-suppression") == [("pipereport.yml", 2)]
    assert about(told, "unused-suppression") == []


def test_the_file_of_suppressions_is_no_resource_that_was_not_applied(tmp_path: Path) -> None:
    audit = Audit(tmp_path, settings=f"suppressions:\n  - rule: {RULE}\n{ENTRY}")
    state = {"version": 4, "terraform_version": "1.9.8", "serial": 1, "lineage": "x", "outputs": {}, "resources": []}
    (tmp_path / "terraform" / "terraform.tfstate").write_text(json.dumps(state))
    told = audit.told()
    unapplied = [f["address"] for f in told["findings"] if f["rule"] == "not-applied"]
    assert unapplied and "pipereport.yml" not in unapplied


@pytest.mark.parametrize("before, inside, wanted", [
    (f"# pipereport:ignore {RULE} {REST}\n", "", {RAW}),
    (f"// pipereport:ignore bucket-name-* {REST}\n# more\n", "", {RAW}),
    (f"/* pipereport:ignore {RULE}\n   {REST} */\n", "", {RAW}),
    ("", f"  # pipereport:ignore other-rule,{RULE} {REST}\n", {RAW}),
    ("", f'  tags = {{ a = "# pipereport:ignore {RULE} " }}\n', set()),
    ("", f"  tags = {{ a = <<E\n# pipereport:ignore {RULE} {REST}\nE\n  }}\n", set()),
    (f"# pipereport:ignore {RULE} {REST}\n\n", "", set()),
], ids=["above", "over another", "several lines", "inside", "text", "heredoc", "line between"])
def test_a_comment_speaks_of_its_block_alone(
    tmp_path: Path, before: str, inside: str, wanted: set[tuple[str, str]]
) -> None:
    main = before + BUCKETS.replace('"legacy-raw"\n', f'"legacy-raw"\n{inside}', 1)
    assert suppressed(Audit(tmp_path, main).told()) == wanted


def test_a_comment_in_json_is_the_member_of_two_slashes(tmp_path: Path) -> None:
    blocks = {
        "raw": {"//": f"pipereport:ignore {RULE} {REST}", "bucket": "legacy-raw"},
        "processed": {"bucket": "legacy-processed"},
    }
    main = json.dumps({"resource": {"aws_s3_bucket": blocks}}, indent=2)
    assert suppressed(Audit(tmp_path, main, name="main.tf.json").told()) == {RAW}


def test_a_comment_without_reason_or_day_suppresses_nothing_and_is_a_finding_at_its_line(tmp_path: Path) -> None:
    told = Audit(tmp_path, f"# pipereport:ignore {RULE}\n{BUCKETS}").told()
    assert suppressed(told) == set()
    assert about(told, "invalid-suppression") == [("terraform/main.tf", 1)]
    message = next(f["message"] for f in told["findings"] if f["rule"] == "invalid-suppression")
    assert 'it gives no reason="…", it gives no expires=YYYY-MM-DD' in message


def test_a_comment_holds_for_the_state_of_its_block(tmp_path: Path) -> None:
    main = f"# pipereport:ignore {RULE},deprecated-* {REST}\n" + BUCKETS
    audit = Audit(tmp_path, main)
    instance = {"schema_version": 0, "attributes": {
        "bucket": "legacy-raw", "arn": "arn:aws:s3:::legacy-raw", "id": "legacy-raw", "acl": "private"}}
    state = {"version": 4, "terraform_version": "1.9.8", "serial": 1, "lineage": "x", "outputs": {}, "resources": [
        {"mode": "managed", "type": "aws_s3_bucket", "name": "raw", "instances": [instance],
         "provider": 'provider["registry.terraform.io/hashicorp/aws"]'}]}
    (tmp_path / "terraform" / "terraform.tfstate").write_text(json.dumps(state))
    told = audit.told()
    of_state = [f for f in told["findings"] if f["origins"] == ["state"]]
    assert [(f["rule"], f["address"]) for f in of_state] == [("deprecated-acl-argument", "aws_s3_bucket.raw")]
    assert suppressed(told) == {RAW, ("deprecated-acl-argument", "aws_s3_bucket.raw")}


BROKEN = """\
suppressions:
  - rule: a
  - reason: b
    expires: 2027-02-30
colour: red
"""


def test_all_problems_of_the_file_are_said_at_once_and_nothing_is_written(tmp_path: Path) -> None:
    audit = Audit(tmp_path, settings=BROKEN)
    done = audit.run("snapshot", "--no-aws", "--terraform", "terraform")
    assert done.returncode == 2
    for part in ("line 2 gives no reason", "line 2 gives no day", "line 3 names no rule", "2027-02-30", "colour"):
        assert part in done.stderr, done.stderr
    assert not (tmp_path / "pipereport.db").exists()


# MARK: pipereport suppress


def fingerprint(told: dict, address: str) -> str:
    return next(f["fingerprint"] for f in told["findings"] if (f["rule"], f["address"]) == (RULE, address))


def test_suppress_writes_an_entry_that_the_next_snapshot_applies(tmp_path: Path) -> None:
    mine = f"# mine\nsuppressions:\n  - rule: bucket-name-taken # later\n{ENTRY}\n# the end\nscope: account\n"
    audit = Audit(tmp_path, settings=mine)
    chosen = fingerprint(audit.told(), "aws_s3_bucket.raw")
    os.chmod(tmp_path / "pipereport.yml", 0o640)
    done = audit.run("suppress", chosen[:8], "--reason", 'say "why": \\ 😀', "--expires", "2099-12-31")
    assert done.returncode == 0, done.stderr
    text = (tmp_path / "pipereport.yml").read_text()
    added = f"""\
  # {RULE} on aws_s3_bucket.raw
  - fingerprint: "{chosen}"
    reason: "say \\"why\\": \\\\ 😀"
    expires: 2099-12-31
"""
    assert text == mine.replace(ENTRY, ENTRY + added)
    assert added in done.stdout and "pipereport snapshot" in done.stdout
    assert (tmp_path / "pipereport.yml").stat().st_mode & 0o777 == 0o640
    assert sorted(path.name for path in tmp_path.iterdir() if "pipereport.yml" in path.name) == ["pipereport.yml"]
    told = audit.told()
    assert suppressed(told) == {RAW}
    again = audit.run("suppress", chosen, "--reason", "x", "--expires", "2099-12-31")
    assert again.returncode == 2
    assert "is suppressed until 2099-12-31 already, in pipereport.yml:" in again.stderr


def test_suppress_makes_the_file_when_there_is_none(tmp_path: Path) -> None:
    audit = Audit(tmp_path)
    told = audit.told()
    words = [fingerprint(told, "aws_s3_bucket.raw"), fingerprint(told, "aws_s3_bucket.processed")]
    done = audit.run("suppress", *words, "--reason", "why", "--expires", "2099-12-31", "--config", "audit.yml")
    assert done.returncode == 0, done.stderr
    audit.snapshot(LAST_DAY, "--config", "audit.yml")
    told = audit.check()
    assert suppressed(told) == {RAW, PROCESSED}
    assert {f["suppressed"]["source"] for f in told["findings"] if f["suppressed"]} == {"audit.yml:3", "audit.yml:7"}


@pytest.mark.parametrize("arguments, code, words", [
    (["ffffffffffffffff", "--reason", "x", "--expires", "2099-01-01"], 2, "pipereport check prints the fingerprints"),
    (["abc", "--reason", "x", "--expires", "2099-01-01"], 2, "The fingerprint abc is too short"),
    (["FINGERPRINT", "--reason", " \t", "--expires", "2099-01-01"], 64, "--reason takes a text that is not blank"),
    (["FINGERPRINT", "--reason", "x", "--expires", "2099-02-30"], 64, "'2099-02-30' is invalid"),
    (["FINGERPRINT", "--reason", "x", "--expires", "2001-01-01"], 2, "2001-01-01 has passed"),
    (["FINGERPRINT", "--expires", "2099-01-01"], 64, "--reason"),
    (["FINGERPRINT", "--reason", "x"], 64, "--expires"),
    (["--reason", "x", "--expires", "2099-01-01"], 64, "fingerprints"),
], ids=["unknown", "short", "blank", "no date", "past", "no reason", "no day", "no fingerprint"])
def test_suppress_refuses_what_would_not_hold(tmp_path: Path, arguments: list[str], code: int, words: str) -> None:
    audit = Audit(tmp_path, settings="scope: account\n")
    chosen = fingerprint(audit.told(), "aws_s3_bucket.raw")
    done = audit.run("suppress", *[chosen if word == "FINGERPRINT" else word for word in arguments])
    assert done.returncode == code, done.stderr
    assert words in done.stderr
    assert (tmp_path / "pipereport.yml").read_text() == "scope: account\n"


def test_suppress_leaves_a_file_alone_that_it_cannot_add_to(tmp_path: Path) -> None:
    audit = Audit(tmp_path, settings="{scope: account}\n")
    chosen = fingerprint(audit.told(), "aws_s3_bucket.raw")
    done = audit.run("suppress", chosen, "--reason", "x", "--expires", "2099-01-01")
    assert done.returncode == 2
    assert f'- fingerprint: "{chosen}"' in done.stderr
    assert (tmp_path / "pipereport.yml").read_text() == "{scope: account}\n"


def test_a_finding_about_a_suppression_cannot_be_suppressed(tmp_path: Path) -> None:
    audit = Audit(tmp_path, settings=f"suppressions:\n  - rule: {RULE}\n    resource: gone\n{ENTRY}")
    told = audit.told()
    word = next(f["fingerprint"] for f in told["findings"] if f["rule"] == "unused-suppression")
    done = audit.run("suppress", word, "--reason", "x", "--expires", "2099-01-01")
    assert done.returncode == 2
    assert "mend pipereport.yml:2" in done.stderr


# MARK: What is rendered


def test_reports_show_suppressed_findings_apart(tmp_path: Path) -> None:
    reason = "<b>@acme/admins</b> | \\u001b[31m \\u202e"
    entry = f'suppressions:\n  - rule: {RULE}\n    reason: "{reason}"\n    expires: 2027-01-31\n'
    audit = Audit(tmp_path, settings=entry)
    audit.snapshot()
    table = audit.run("check").stdout
    assert "pipereport.yml:2: <b>@acme/admins</b> | \\u{1b}[31m \\u{202e}" in table
    done = audit.run("render", "--pr-comment", "comment.md")
    assert done.returncode == 0, done.stderr
    report = next((tmp_path / "reports").glob("*.md")).read_text()
    section = report.split("## Suppressed")[1].split("\n## ")[0]
    assert "aws_s3_bucket.raw" in section and "2027-01-31" in section and "pipereport.yml:2" in section
    assert "\\<b\\>@&#8203;acme/admins\\</b\\> \\|" in section
    findings = report.split("## Findings")[1].split("\n## ")[0] if "## Findings" in report else ""
    assert RULE not in findings
    assert RULE not in report.split("## Next steps")[-1].split("\n## ")[0]
    comment = (tmp_path / "comment.md").read_text()
    assert re.search(r"; \d+ unanswered, 2 suppressed, ", comment)
    assert "legacy-raw" not in comment
    page = (tmp_path / "site" / "findings" / "suppressed.html").read_text()
    assert "&lt;b&gt;@acme/admins&lt;/b&gt;" in page and "\x1b" not in page and "\u202e" not in page
    assert 'href="findings/suppressed.html"' in (tmp_path / "site" / "index.html").read_text()


def test_untrusted_ignores_what_the_repository_says_of_its_own_findings(tmp_path: Path) -> None:
    commented = BUCKETS.replace(
        'resource "aws_s3_bucket" "raw"', f'# pipereport:ignore {RULE} {REST}\nresource "aws_s3_bucket" "raw"')
    hidden = f"disabled_rules: [wiring]\nsuppressions:\n  - rule: '*'\n{ENTRY}"
    audit = Audit(tmp_path, main=commented, settings=hidden)
    assert suppressed(audit.told()) >= {RAW, PROCESSED}
    done = audit.run("snapshot", "--no-aws", "--terraform", "terraform", "--as-of", LAST_DAY, "--untrusted")
    assert done.returncode == 0, done.stderr
    assert "Ignored (--untrusted): pipereport.yml and 1 pipereport:ignore comment\n" in done.stderr
    told = audit.check("--fail-on", "low")
    assert told["code"] == 1 and not suppressed(told)
    assert {RAW, PROCESSED} <= {(f["rule"], f["address"]) for f in told["findings"]}
    # A file that the user names is the user's.
    trusted = tmp_path / "trusted.yml"
    trusted.write_text(f"suppressions:\n  - rule: {RULE}\n{ENTRY}")
    audit.snapshot(LAST_DAY, "--untrusted", "--config", str(trusted))
    assert suppressed(audit.check()) == {RAW, PROCESSED}
