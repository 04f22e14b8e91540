"""The pipeline from end to end: the healthy one arrives, each fault stops where its folder says."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from layout import HEALTHY, expected, variants
from server import Server
from session import Log, Session

# (processed, analytics) objects after two runs, by the stage that no event reaches. Processing writes a summary of
# each run to the analytics bucket by itself; the analytics function adds one more.
OBJECTS = {"processing": (0, 0), "analytics": (2, 2), None: (2, 4)}
REASONS = {
    "missing-permission": "no statement allows events.amazonaws.com",
    "clobbered-notification": "EventBridge is not switched on",
    "wrong-source": "ArnLike wants",
    "eventbridge-off": "EventBridge is not switched on",
}


@pytest.fixture
def session_of(tmp_path, build):
    opened = []

    def make(variant):
        server = Server(log=tmp_path / "server.log").__enter__()
        log = Log(tmp_path / "emulator.log")
        session = Session(tmp_path, variant, server.url, log)
        opened.append((server, log, session))
        session.prepare("replay")
        return session

    yield make
    for server, log, session in opened:
        session.functions.close()
        log.close()
        server.stop()


def decisions(session):
    return [json.loads(line) for line in (session.work / "deliveries.jsonl").read_text().splitlines()]


def test_three_runs_of_the_healthy_pipeline_arrive(session_of):
    session = session_of(HEALTHY)
    session.run(3)
    counts = [len(session.objects(f"{stage}_bucket", f"{stage}/")) for stage in ("raw", "processed", "analytics")]
    assert counts == [3, 3, 6]
    delivered = [row for row in decisions(session) if row["delivered"]]
    assert len(delivered) == 6 and not [row for row in delivered if "failed" in row["reason"]]


@pytest.mark.parametrize("fault", variants()[1:])
def test_a_fault_stops_where_its_folder_says(fault, session_of):
    session = session_of(fault)
    session.run(2)
    if expected(fault).get("stops_at") == "deploy":
        assert "does not run" in (session.work / "emulator.log").read_text()
        return
    counts = tuple(len(session.objects(f"{stage}_bucket", f"{stage}/")) for stage in ("processed", "analytics"))
    assert counts == OBJECTS[expected(fault)["stops_at"]]
    if fault in REASONS:
        assert [row for row in decisions(session) if not row["delivered"] and REASONS[fault] in row["reason"]]


def test_an_undeliverable_event_is_in_the_dead_letter_queue(session_of):
    session = session_of("missing-permission")
    session.run(1)
    url = session.outputs["dead_letter_queue_url"]
    message = session.clients("sqs").receive_message(QueueUrl=url)["Messages"][0]
    assert json.loads(message["Body"])["detail-type"] == "Object Created"


def test_a_hostile_key_travels_as_it_is(session_of):
    session = session_of(HEALTHY)
    session.run(1)
    raw = session.outputs["raw_bucket"]
    source = session.objects("raw_bucket", "raw/")[0]
    key = 'raw/2025-01-01T00-00-00Z/a b+c%20"d".json'
    session.clients("s3").copy_object(Bucket=raw, Key=key, CopySource={"Bucket": raw, "Key": source})
    session.runner.drain()
    assert key.replace("raw/", "processed/", 1) in session.objects("processed_bucket", "processed/")


def run_session(*arguments, work):
    script = Path(__file__).resolve().parent.parent / "session.py"
    return subprocess.run([sys.executable, script, "--work", work, "--deploy", "replay", "--runs", "0", *arguments],
                          capture_output=True, text=True, timeout=120)


def test_the_exit_code_is_the_commands_and_aws_is_the_emulator(tmp_path, monkeypatch):
    monkeypatch.setenv("AWS_PROFILE", "mine")
    monkeypatch.setenv("AWS_SESSION_TOKEN", "secret")
    check = 'case "$AWS_ENDPOINT_URL" in http://127.0.0.1:*) ;; *) exit 1 ;; esac; env | grep -c "AWS_PROFILE\\|TOKEN"; exit 7'
    result = run_session("--", "bash", "-c", check, work=tmp_path)
    assert (result.returncode, result.stdout.strip()) == (7, "0"), result.stderr


def test_an_unknown_fault_lists_the_known_ones(tmp_path):
    result = run_session("--fault", "nonsense", "--", "true", work=tmp_path)
    assert result.returncode == 64
    assert all(name in result.stderr for name in variants()[1:])
    assert not list(tmp_path.iterdir())
