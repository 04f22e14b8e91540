"""``pipereport record``: the command runs as if it were run directly, and no secret of it reaches the database."""

from __future__ import annotations

import json
import os
import pty
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from program_under_test import PROGRAM, ROOT
from test_secrets import leaks

LOGS = ROOT / "Tests" / "TerraformTests" / "Fixtures"
NOTHING = {"version": 4, "terraform_version": "1.11.4", "serial": 1, "lineage": "x", "outputs": {}, "resources": []}


def record(folder: Path, *command, env=None, **options) -> subprocess.CompletedProcess:
    return subprocess.run(
        [str(PROGRAM), "record", "--db", "x.db", "--", *map(str, command)], cwd=folder, capture_output=True, timeout=60,
        env={"PATH": os.environ["PATH"], "HOME": str(folder), **(env or {})}, **options)


def rows(folder: Path, query: str) -> list[tuple]:
    with sqlite3.connect(folder / "x.db") as database:
        return database.execute(query).fetchall()


def snapshot(pipereport, folder: Path, *arguments):
    if not (folder / "terraform.tfstate").exists():
        (folder / "terraform.tfstate").write_text(json.dumps(NOTHING))
    done = pipereport("snapshot", "--no-aws", "--state", "terraform.tfstate", "--db", "x.db", *arguments, cwd=folder)
    assert done.returncode == 0, done.stderr
    return done


def test_five_megabytes_pass_through_unchanged_on_both_streams(tmp_path):
    data = os.urandom(5_000_000)
    (tmp_path / "data").write_bytes(data)
    script = "import shutil,sys; shutil.copyfileobj(open('data','rb'), sys.stdout.buffer); " \
             "sys.stdout.flush(); shutil.copyfileobj(open('data','rb'), sys.stderr.buffer); sys.exit(9)"
    done = record(tmp_path, sys.executable, "-c", script)
    assert done.returncode == 9
    assert done.stdout == data
    assert done.stderr == data
    assert rows(tmp_path, "SELECT exit_code FROM recording") == [(9,)]
    assert len(rows(tmp_path, "SELECT log FROM recording")[0][0]) < 1_000, "only the command is kept"


def test_output_comes_as_it_is_written_and_input_is_the_commands(tmp_path):
    process = subprocess.Popen(
        [PROGRAM, "record", "--db", "x.db", "--", "sh", "-c", "echo first; read answer; echo \"got $answer\""],
        cwd=tmp_path, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdout.readline() == "first\n", "before the command goes on"
    assert process.communicate("yes\n", timeout=20)[0] == "got yes\n"
    assert process.returncode == 0


@pytest.mark.parametrize("script, code", [("exit 0", 0), ("exit 3", 3), ("kill -KILL $$", 137), ("kill -INT $$", 130)])
def test_the_exit_code_is_the_commands(script, code, tmp_path):
    assert record(tmp_path, "sh", "-c", script).returncode == code
    assert rows(tmp_path, "SELECT exit_code FROM recording") == [(code,)]


def test_a_command_that_is_not_there_or_not_a_program_is_one_sentence(tmp_path):
    (tmp_path / "text").write_text("not a program")
    for name, code in (("no-such-command", 127), ("./text", 126)):
        done = record(tmp_path, name)
        assert done.returncode == code
        assert done.stderr.decode().startswith(f"pipereport: {name} cannot be started: ")
        assert len(done.stderr.splitlines()) == 1


def test_without_a_command_it_says_how_it_is_used(pipereport, tmp_path):
    for arguments in ([], ["--"], ["terraform", "apply"]):
        done = pipereport("record", *arguments, cwd=tmp_path)
        assert done.returncode == 64
        assert "pipereport record [--db <file>] -- <command>" in done.stderr
    assert not (tmp_path / "pipereport.db").exists()


@pytest.mark.parametrize("sent, code", [(signal.SIGINT, 42), (signal.SIGTERM, 43)])
def test_a_signal_goes_to_the_command_which_decides_how_to_end(sent, code, tmp_path):
    script = "trap 'echo cleaned; exit 42' INT; trap 'echo cleaned; exit 43' TERM; echo ready; " \
             "while :; do sleep 0.05; done"
    process = subprocess.Popen(
        [PROGRAM, "record", "--db", "x.db", "--", "sh", "-c", script], cwd=tmp_path, stdout=subprocess.PIPE, text=True)
    assert process.stdout.readline() == "ready\n"
    process.send_signal(sent)
    assert process.communicate(timeout=20)[0] == "cleaned\n"
    assert process.returncode == code
    assert rows(tmp_path, "SELECT exit_code FROM recording") == [(code,)]


def test_ctrl_c_on_a_terminal_reaches_the_command_once(tmp_path):
    """Terraform stops at once at a second interrupt, and may lose its state. A command that writes no JSON has the
    terminal itself."""
    counter = "import signal,sys,time; n=[]\n" \
              "signal.signal(signal.SIGINT, lambda *_: n.append(1))\n" \
              "print('ready', sys.stdout.isatty(), flush=True)\n" \
              "end=time.time()+1.5\n" \
              "while time.time()<end: time.sleep(0.05)\n" \
              "print('interrupts', len(n), flush=True)"
    pid, terminal = pty.fork()
    if pid == 0:
        os.chdir(tmp_path)
        os.execv(PROGRAM, [str(PROGRAM), "record", "--db", "x.db", "--", sys.executable, "-c", counter])
    seen = b""
    while b"ready True" not in seen:
        seen += os.read(terminal, 1024)
    os.write(terminal, b"\x03")
    try:
        while True:
            seen += os.read(terminal, 1024)
    except OSError:
        pass
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0
    assert b"interrupts 1" in seen


def test_who_stops_reading_stops_the_command(tmp_path):
    process = subprocess.Popen(
        [PROGRAM, "record", "--db", "x.db", "--", "yes"], cwd=tmp_path, stdout=subprocess.PIPE)
    assert process.stdout.read(4) == b"y\ny\n"
    process.stdout.close()
    assert process.wait(timeout=20) == 128 + signal.SIGPIPE
    assert rows(tmp_path, "SELECT exit_code FROM recording") == [(141,)]


def test_a_database_that_cannot_be_written_changes_nothing_for_the_command(tmp_path):
    (tmp_path / "x.db").write_text("this is no database, and long enough to be told from one" * 40)
    done = record(tmp_path, "sh", "-c", "echo out; exit 6")
    assert (done.returncode, done.stdout) == (6, b"out\n")
    assert b"`sh -c 'echo out; exit 6'` (exit code 6) was not recorded." in done.stderr


def test_a_log_is_decoded_and_stands_in_the_next_snapshot_only(pipereport, tmp_path):
    log = (LOGS / "apply-bucket-taken.jsonl").read_bytes()
    done = record(tmp_path, "sh", "-c", f"cat '{LOGS}/apply-bucket-taken.jsonl'; exit 1")
    assert (done.returncode, done.stdout) == (1, log)
    time.sleep(0.01)
    snapshot(pipereport, tmp_path)
    assert rows(tmp_path, "SELECT source, exit_code, add_count FROM action WHERE kind = 'command'") == [("record:1", 1, 3)]
    assert rows(tmp_path, "SELECT DISTINCT failure_kind, file FROM diagnostic") == [("bucket_already_exists", "buckets.tf")]
    assert pipereport("render", "--db", "x.db", cwd=tmp_path).returncode == 0
    report = (tmp_path / "reports" / "session-report.md").read_text()
    assert "## Timeline" in report and "#### A bucket's name is taken" in report
    assert "terraform import aws_s3_bucket.raw_data my-pipeline-raw-data" in report
    assert "Last commands" in (tmp_path / "site" / "index.html").read_text()
    snapshot(pipereport, tmp_path)
    assert rows(tmp_path, "SELECT count(*) FROM action WHERE snapshot_id = 2") == [(0,)]


def test_log_files_are_read_by_option_and_by_configuration(pipereport, tmp_path):
    for name in ("apply-completed.jsonl", "apply-expired-token.jsonl", "tofu.jsonl"):
        shutil.copy(LOGS / name, tmp_path / name)
    snapshot(pipereport, tmp_path, "--log", "apply-completed.jsonl", "--log", "./apply-completed.jsonl",
             "--log", "apply-expired-token.jsonl")
    assert rows(tmp_path, "SELECT source, action, add_count FROM action WHERE kind = 'command' ORDER BY source") == [
        ("log:apply-completed.jsonl", "apply", 45), ("log:apply-expired-token.jsonl", None, None)]
    (tmp_path / "pipereport.yml").write_text("log: tofu.jsonl\n")
    snapshot(pipereport, tmp_path)
    assert rows(tmp_path, "SELECT tool, version, source FROM tool_version WHERE snapshot_id = 2 AND tool = 'tofu'") == [
        ("tofu", "1.9.0", "log:tofu.jsonl")]


@pytest.mark.parametrize("content, words", [
    (None, "here is no file run.jsonl"), ("Apply complete!\n", "holds no line of a Terraform log"),
    ('{"@level":"info","@module":"terraform.ui","type":"version","terraform":"9","ui":"2.0"}\n', "the version 2.0"),
])
def test_a_file_that_is_no_log_is_refused_and_nothing_is_written(content, words, pipereport, tmp_path):
    (tmp_path / "terraform.tfstate").write_text(json.dumps(NOTHING))
    if content is not None:
        (tmp_path / "run.jsonl").write_text(content)
    done = pipereport("snapshot", "--no-aws", "--terraform", ".", "--log", "run.jsonl", "--db", "x.db", cwd=tmp_path)
    assert done.returncode == 2
    assert words in done.stderr and len(done.stderr.strip().splitlines()) == 1
    assert not (tmp_path / "x.db").exists()


def line(kind: str, **members) -> str:
    return json.dumps({"@level": "info", "@message": "m", "@module": "terraform.ui",
                       "@timestamp": "2025-10-28T17:32:55.500Z", "type": kind, **members})


def test_no_secret_of_a_log_or_a_command_line_is_in_the_database(pipereport, tmp_path):
    """Markers in each place where a log, a command line or the environment can hold one."""
    marks = {name: f"hunter2-{name}-4711" for name in (
        "environment", "variable", "option", "output", "id", "snippet", "provisioner", "dump", "state", "pair", "plain")}
    marks["key"] = "wJalrXUtnFEMIK7MDENGbPxRfiCYzHunter24711"
    marks["bearer"] = "hunter2bearer4711"
    resource = {"addr": "aws_db_instance.db", "resource_type": "aws_db_instance"}
    log = "\n".join([
        line("version", terraform="1.11.4", ui="1.2"),
        line("apply_complete", hook={"resource": resource, "action": "create", "id_key": "id", "id_value": marks["id"]}),
        line("provision_progress", hook={"resource": resource, "output": marks["provisioner"]}),
        line("outputs", outputs={"p": {"sensitive": True, "type": "string", "value": marks["output"]}}),
        line("log", state={"values": marks["dump"]}),
        *(line("diagnostic", diagnostic={
            "severity": "error", "summary": f"bad {text}", "detail": f"because {text}",
            "snippet": {"code": f"x = \"{marks['snippet']}\"", "values": [{"statement": marks["snippet"]}]}})
          for text in (marks["environment"], marks["variable"], f"password={marks['pair']}", marks["key"],
                       f"Authorization: Bearer {marks['bearer']}", marks["state"])),
        marks["plain"]]) + "\n"
    (tmp_path / "log.jsonl").write_text(log)
    folder = tmp_path / "work"
    folder.mkdir()
    done = record(folder, "sh", "-c", "cat ../log.jsonl; exit 1", "-var", f"pw={marks['variable']}",
                  "--password", marks["option"], env={"TF_VAR_db_password": marks["environment"]})
    assert done.stdout.decode() == log
    # What only the state knows as secret is told to the record no more than to the shell; the snapshot knows.
    shared = [mark for name, mark in marks.items() if name != "state"]
    assert leaks(folder, shared) == []
    state = {**NOTHING, "outputs": {"token": {"value": marks["state"], "type": "string", "sensitive": True}}}
    (folder / "terraform.tfstate").write_text(json.dumps(state))
    (folder / "x.db").unlink()
    said = snapshot(pipereport, folder, "--log", "../log.jsonl")
    kept = [mark for name, mark in marks.items() if name not in ("environment", "variable")]
    assert leaks(folder, kept, said.stdout, said.stderr) == []
    assert pipereport("render", "--db", "x.db", cwd=folder).returncode == 0
    assert leaks(folder, kept) == []
    assert leaks(folder, ["aws_db_instance.db"]), "the search finds what is there"
