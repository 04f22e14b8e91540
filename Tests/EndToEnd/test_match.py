"""``pipereport match``: patterns against events without AWS, one by one or by the line."""

from __future__ import annotations

import json
import subprocess
import time
from pathlib import Path

import pytest
from program_under_test import PROGRAM

PATTERN = {"source": ["aws.s3"], "detail": {"object": {"key": [{"prefix": "raw/"}], "size": [{"numeric": [">", 0]}]}}}
EVENT = {"source": "aws.s3", "detail": {"object": {"key": "raw/año.json", "size": 5}}}


def match(*arguments, cwd: Path, data: bytes = b"") -> subprocess.CompletedProcess:
    return subprocess.run(
        [str(PROGRAM), "match", *map(str, arguments)], cwd=cwd, input=data, capture_output=True, timeout=60)


def written(folder: Path, pattern=PATTERN, event=EVENT) -> Path:
    for name, value in [("pattern.json", pattern), ("event.json", event)]:
        (folder / name).write_text(value if isinstance(value, str) else json.dumps(value))
    return folder


@pytest.mark.parametrize(("event", "verdict"), [
    (EVENT, b"true\n"),
    ({"source": "aws.s3", "detail": {"object": {"key": "out/a.json", "size": 5}}}, b"false\n"),
    ({}, b"false\n"),
])
def test_a_verdict_is_exit_0_whichever_it_is(tmp_path, event, verdict):
    done = match("--pattern", "pattern.json", "--event", "event.json", cwd=written(tmp_path, event=event))
    assert (done.returncode, done.stdout, done.stderr) == (0, verdict, b"")


def test_a_number_is_compared_by_value_and_by_its_own_spelling(tmp_path):
    folder = written(tmp_path, '{"n":[300,9007199254740993]}', '{"n":3.0e2}')
    assert match("--pattern", "pattern.json", "--event", "event.json", cwd=folder).stdout == b"true\n"
    (folder / "event.json").write_text('{"n":9007199254740992}')
    assert match("--pattern", "pattern.json", "--event", "event.json", cwd=folder).stdout == b"false\n"


@pytest.mark.parametrize("dash", ["--pattern", "--event"])
def test_one_of_the_two_can_come_on_standard_input(tmp_path, dash):
    folder = written(tmp_path)
    files = {"--pattern": "pattern.json", "--event": "event.json"}
    data = (folder / files[dash]).read_bytes()
    arguments = [word for option, name in files.items() for word in (option, "-" if option == dash else name)]
    done = match(*arguments, cwd=folder, data=data)
    assert (done.returncode, done.stdout) == (0, b"true\n")


@pytest.mark.parametrize(("pattern", "event", "words"), [
    ('{"a":"x"}', "{}", 'pattern.json: Event pattern is not valid. Reason: "a" must be an object or an array (at a)'),
    ('{"a":[{"like":"x"}]}', "{}", "Reason: Unrecognized match type like (at a)"),
    ('{"a":[{"\\u001b[31m":"x"}]}', "{}", r"Unrecognized match type \u{1b}[31m"),
    ("{", "{}", "Reason: Filter is not valid JSON"),
    ('{"a":["x"]}', "[]", "event.json: the event is not a JSON object"),
    ('{"a":["x"]}', "{", "event.json: the event is not valid JSON (at byte 1)"),
])
def test_what_cannot_be_judged_is_exit_2_with_the_reason(tmp_path, pattern, event, words):
    done = match("--pattern", "pattern.json", "--event", "event.json", cwd=written(tmp_path, pattern, event))
    assert (done.returncode, done.stdout) == (2, b"")
    assert words in done.stderr.decode()


def test_a_file_that_is_not_there_is_exit_2(tmp_path):
    done = match("--pattern", "nowhere.json", "--event", "event.json", cwd=written(tmp_path))
    assert done.returncode == 2
    assert "nowhere.json" in done.stderr.decode()


@pytest.mark.parametrize("arguments", [
    [], ["--pattern", "pattern.json"], ["--event", "event.json"], ["pattern.json", "event.json"],
    ["--pattern", "-", "--event", "-"], ["--ndjson", "--pattern", "pattern.json"],
    ["--ndjson", "--pattern", "pattern.json", "--event", "event.json"],
])
def test_bad_usage_is_exit_64(tmp_path, arguments):
    assert match(*arguments, cwd=written(tmp_path)).returncode == 64


LINES = [
    ({"rule": PATTERN, "event": EVENT}, "true"),
    ({"rule": json.dumps(PATTERN), "event": EVENT}, "true"),
    ({"rule": PATTERN, "event": {}}, "false"),
    ({"rule": {"a": []}, "event": {}}, "invalid Empty arrays are not allowed (at a)"),
    ({"rule": PATTERN, "event": 5}, "invalid the event is not a JSON object"),
    ({"rule": PATTERN}, "invalid the line has no event"),
    ({"rule": {"a": [{"\n\x1b": 1}]}, "event": {}}, r"invalid Unrecognized match type \u{a}\u{1b} (at a)"),
]


def test_lines_have_one_verdict_each_in_order(tmp_path):
    data = "\n\n".join(json.dumps(line) for line, _ in LINES).encode() + b"\nnonsense\n"
    expected = "".join(f"{verdict}\n" for _, verdict in LINES) + "invalid the line is not a JSON object (at byte 0)\n"
    (tmp_path / "lines.ndjson").write_bytes(data)
    for done in [match("--ndjson", cwd=tmp_path, data=data), match("--ndjson", "-", cwd=tmp_path, data=data),
                 match("--ndjson", "lines.ndjson", cwd=tmp_path)]:
        assert (done.returncode, done.stdout.decode()) == (0, expected)


def test_a_verdict_comes_before_the_next_line_is_written(tmp_path):
    process = subprocess.Popen([PROGRAM, "match", "--ndjson"], cwd=tmp_path, stdin=subprocess.PIPE,
                               stdout=subprocess.PIPE, text=True)
    for line, verdict in LINES[:3]:
        process.stdin.write(json.dumps(line) + "\n")
        process.stdin.flush()
        assert process.stdout.readline() == verdict + "\n"
    process.stdin.close()
    assert process.wait(timeout=20) == 0


def test_memory_does_not_grow_with_the_lines(tmp_path):
    line = json.dumps({"rule": PATTERN, "event": {**EVENT, "padding": "x" * 2000}}).encode() + b"\n"
    process = subprocess.Popen([PROGRAM, "match", "--ndjson"], cwd=tmp_path, stdin=subprocess.PIPE,
                               stdout=subprocess.DEVNULL)

    def resident() -> int:
        status = Path(f"/proc/{process.pid}/status").read_text()
        return int(next(row for row in status.splitlines() if row.startswith("VmRSS")).split()[1])

    for _ in range(20):
        process.stdin.write(line * 50)
    process.stdin.flush()
    time.sleep(0.5)
    before = resident()
    for _ in range(150):
        process.stdin.write(line * 50)
    process.stdin.flush()
    after = resident()
    process.stdin.close()
    assert process.wait(timeout=60) == 0
    assert after < before + 10_000, f"{before} kB, then {after} kB"
