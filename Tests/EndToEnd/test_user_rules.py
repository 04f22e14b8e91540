"""Rules that users write: SQL files in a folder that pipereport.yml names.

A good rule is treated like a built-in one everywhere; a broken one beside it is told with file and line, and changes
nothing else.
"""
from __future__ import annotations

import json
import shutil
import sqlite3
import subprocess
from pathlib import Path

import pytest

from program_under_test import PROGRAM, ROOT

SAMPLE = ROOT / "examples" / "rules" / "function-memory.sql"
TERRAFORM = """
resource "aws_lambda_function" "small" {
  function_name = "small"
  role          = "arn:aws:iam::111122223333:role/r"
  handler       = "h.handler"
  runtime       = "python3.13"
  filename      = "small.zip"
  memory_size   = 128
}

resource "aws_lambda_function" "large" {
  function_name = "large"
  role          = "arn:aws:iam::111122223333:role/r"
  handler       = "h.handler"
  runtime       = "python3.13"
  filename      = "large.zip"
  memory_size   = 512
}
"""
HEADER = "-- id: {id}\n-- title: Something holds\n-- severity: high\n-- rule\n"
GOOD = """SELECT resource_id, origin, '' AS subject, 'fail' AS verdict, name || ' is judged.' AS reason
FROM lambda_function WHERE snapshot_id = :snapshot AND name = 'large'"""
ENDLESS = GOOD + " AND (WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n) > 0"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "infra").mkdir()
    (tmp_path / "infra" / "main.tf").write_text(TERRAFORM)
    (tmp_path / "rules").mkdir()
    shutil.copy(SAMPLE, tmp_path / "rules")
    (tmp_path / "pipereport.yml").write_text("terraform: infra\nrule_folders: rules\nrule_time_limit_s: 1\n")
    return tmp_path


def run(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": "/nonexistent", "HOME": str(folder), "LANG": "C.UTF-8"}
    return subprocess.run(
        [PROGRAM, *words], cwd=folder, env=environment, capture_output=True, text=True, timeout=120)


def snapshot(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    done = run(folder, "snapshot", "--no-aws", *words)
    assert done.returncode == 0, done.stderr
    return done


def findings(folder: Path, *words: str) -> list[tuple[str, str, str]]:
    done = run(folder, "check", "--format", "json", "--fail-on", "none", *words)
    assert done.returncode in (0, 2), done.stderr
    return [(f["rule"], f["verdict"], f["address"]) for f in json.loads(done.stdout)["findings"]]


def test_a_rule_is_listed_shown_evaluated_and_rendered(project: Path) -> None:
    listed = run(project, "rules", "list")
    assert listed.returncode == 0, listed.stderr
    assert "Functions have at least 256 MB of memory (rules/function-memory.sql)" in listed.stdout
    shown = run(project, "rules", "show", "function-memory")
    assert shown.returncode == 0, shown.stderr
    assert shown.stdout.startswith("# function-memory\n\nFunctions have at least 256 MB of memory. Severity: low. ")
    assert "  memory_size = 256" in shown.stdout and "docs.aws.amazon.com" in shown.stdout

    assert "rules/" not in snapshot(project).stderr
    assert ("function-memory", "fail", "aws_lambda_function.small") in findings(project)
    assert findings(project, "--only", "function-memory") == [
        ("function-memory", "fail", "aws_lambda_function.small")]
    document = json.loads(run(project, "check", "--format", "json", "--only", "function-memory").stdout)
    finding = document["findings"][0]
    assert finding["message"] == "small has 128 MB of memory."
    assert finding["evidence"] == [{"name": "memory (MB)", "value": "128"}]
    assert (finding["file"], finding["line"], finding["severity"]) == ("infra/main.tf", 2, "low")
    assert document["summary"]["pass"] == 1

    rendered = run(project, "render", "--reports", "reports", "--site", "site")
    assert rendered.returncode == 0, rendered.stderr
    report = "".join(path.read_text() for path in (project / "reports").rglob("*.md"))
    assert "function-memory" in report and "Your rules that could not be evaluated" not in report
    page = (project / "site" / "rules" / "function-memory.html").read_text()
    assert "Functions have at least 256 MB of memory" in page and "Your rules" in page
    assert "Written in <code>rules/function-memory.sql</code>." in page
    assert "small has 128 MB of memory." in page
    index = (project / "site" / "rules" / "index.html").read_text()
    assert "function-memory.html" in index


BROKEN = {
    "syntax.sql": (HEADER.format(id="syntax") + "SELECT 1,\n  2,,", 6, 'near ",": syntax error'),
    "column.sql": (HEADER.format(id="column") + GOOD + "\n  AND colour = 1", 7, "no such column: colour"),
    "write.sql": (HEADER.format(id="write") + "DELETE FROM finding", 5, "it may not write: DELETE from finding"),
    "attach.sql": (HEADER.format(id="attach") + "ATTACH 'x.db' AS x", 5, "it may not ATTACH another database"),
    "header.sql": ("-- id: header\n-- titel: x\n-- severity: high\n-- rule\n" + GOOD, 2, "'titel' is not a key"),
    "taken.sql": (HEADER.format(id="not-applied") + GOOD, 1, "the id not-applied is taken by a rule of pipereport"),
    "twice.sql": (HEADER.format(id="function-memory") + GOOD, 1, "is taken by rules/function-memory.sql"),
    "verdict.sql": (HEADER.format(id="verdict") + GOOD.replace("'fail'", "'bad'"), 5, "the column verdict has 'bad'"),
    "endless.sql": (HEADER.format(id="endless") + ENDLESS, 5, "it took longer than 1 s and was stopped"),
    "memory.sql": (
        HEADER.format(id="memory") + GOOD + " AND length(hex(zeroblob(900000000))) > 0", 5,
        "it makes a value of more than 16 MB"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_rule_is_told_with_file_and_line_and_the_others_run(project: Path, name: str) -> None:
    snapshot(project)
    whole = findings(project)
    (project / "rules" / name).write_text(BROKEN[name][0])
    _, line, message = BROKEN[name]
    place = f"rules/{name}:{line}: "
    quiet = snapshot(project, "--quiet")
    told = [text for text in quiet.stderr.splitlines() if text.startswith(place) and message in text]
    assert told, quiet.stderr
    assert findings(project) == whole

    check = run(project, "check", "--fail-on", "low")
    assert check.returncode == 2, "a rule that was not evaluated outweighs the finding of another"
    assert "function-memory" in check.stdout
    assert place in check.stderr and message in check.stderr
    # Other rules alone are wholly judged; a file whose rule is not known may be any.
    other = run(project, "check", "--only", "relative-file-path")
    assert other.returncode == (2 if name in ("taken.sql", "twice.sql") else 0), other.stderr

    rendered = run(project, "render", "--reports", "reports", "--site", "site", "--pr-comment", "comment.md")
    assert rendered.returncode == 0, rendered.stderr
    report = "".join(path.read_text() for path in (project / "reports").rglob("*.md"))
    assert f"rules/{name}:{line}" in report and "Your rules that could not be evaluated" in report
    coverage = (project / "site" / "coverage.html").read_text()
    assert f"rules/{name}:{line}" in coverage
    assert "of yours could not be evaluated" in (project / "site" / "index.html").read_text()


def test_what_can_be_known_without_a_snapshot_is_told_by_rules_list(project: Path) -> None:
    for name in ("syntax.sql", "write.sql", "header.sql"):
        (project / "rules" / name).write_text(BROKEN[name][0])
    listed = run(project, "rules", "list")
    assert listed.returncode == 2
    assert "function-memory" in listed.stdout and "missing-events-permission" in listed.stdout
    assert [line.split(": ")[0] for line in listed.stderr.splitlines()] == [
        "rules/header.sql:1", "rules/header.sql:2", "rules/syntax.sql:6", "rules/write.sql:5"]
    shown = run(project, "rules", "show", "syntax")
    assert shown.returncode == 2 and "rules/syntax.sql:6: " in shown.stderr


def test_rules_of_ones_own_are_chosen_and_left_out_like_others(project: Path) -> None:
    (project / "rules" / "write.sql").write_text(BROKEN["write.sql"][0])
    snapshot(project, "--rules", "function-memory")
    assert findings(project) == [("function-memory", "fail", "aws_lambda_function.small")]
    assert run(project, "check", "--fail-on", "none").returncode == 0, "the broken rule was not asked for"
    snapshot(project, "--rules", "wiring")
    assert "function-memory" not in {rule for rule, _, _ in findings(project)}
    with (project / "pipereport.yml").open("a") as file:
        file.write("disabled_rules: [write, user]\n")
    snapshot(project)
    assert "function-memory" not in {rule for rule, _, _ in findings(project)}
    assert run(project, "check", "--fail-on", "none").returncode == 0
    for words in (["snapshot", "--no-aws", "--rules", "no-such"], ["check", "--only", "no-such"]):
        assert run(project, *words).returncode == 64, words


def test_what_a_rule_reads_is_collected(project: Path) -> None:
    tags = "s3:GetBucketTagging"
    assert tags not in run(project, "permissions").stdout
    (project / "rules" / "tags.sql").write_text(HEADER.format(id="tags") + """
        SELECT resource_id, origin, '' AS subject,
            CASE tags_state WHEN 'present' THEN 'pass' WHEN 'absent' THEN 'fail' ELSE 'unknown' END AS verdict,
            coalesce(tags_reason, 'The bucket has no tags.') AS reason
        FROM s3_bucket_settings WHERE snapshot_id = :snapshot""")
    assert tags in run(project, "permissions").stdout
    shown = run(project, "rules", "show", "tags")
    assert "- `s3_bucket_settings.tags`" in shown.stdout, shown.stderr


def test_a_folder_is_named_relative_to_the_configuration(project: Path) -> None:
    shutil.move(project / "rules", project / "infra" / "own")
    (project / "infra" / "audit.yml").write_text("terraform: infra\nrule_folders: [own]\n")
    done = snapshot(project, "--config", "infra/audit.yml")
    assert "function-memory" in {rule for rule, _, _ in findings(project)}, done.stderr
    missing = run(project, "snapshot", "--no-aws")
    assert missing.returncode == 2
    assert missing.stderr == (
        "pipereport: pipereport.yml: there is no folder rules (rule_folders, relative to the configuration file).\n")


def test_a_rule_cannot_change_the_database(project: Path) -> None:
    snapshot(project)
    before = sqlite3.connect(project / "pipereport.db").execute(
        "SELECT rule_id, fingerprint, message FROM finding WHERE snapshot_id = 1").fetchall()
    for index, sql in enumerate([
        "DELETE FROM snapshot", "DROP TABLE finding", "PRAGMA writable_schema = 1", "UPDATE finding SET message = ''",
        "VACUUM INTO 'copy.db'", "SELECT load_extension('x')", GOOD + "; DELETE FROM snapshot",
    ]):
        (project / "rules" / f"evil-{index}.sql").write_text(HEADER.format(id=f"evil-{index}") + sql)
    snapshot(project)
    database = sqlite3.connect(project / "pipereport.db")
    after = database.execute(
        "SELECT rule_id, fingerprint, message FROM finding WHERE snapshot_id = 1").fetchall()
    assert after == before and before
    files = {row[0] for row in database.execute("SELECT file FROM rule_error")}
    assert files == {f"rules/evil-{index}.sql" for index in range(7)}
    assert not (project / "copy.db").exists()
