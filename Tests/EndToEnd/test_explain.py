"""pipereport explain: the path of an object, before the apply, with what decides each hop."""
from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from program_under_test import EXAMPLE, PROGRAM
from test_configuration_alone import environment, laid_over


@pytest.fixture(scope="module")
def audited(tmp_path_factory: pytest.TempPathFactory):
    """Takes the snapshot of a fault, or of the healthy example, once, and explains objects in it."""
    folders: dict[str, Path] = {}

    def run(fault: str, *words: str) -> subprocess.CompletedProcess[str]:
        if fault not in folders:
            folder = tmp_path_factory.mktemp(fault or "healthy")
            terraform = laid_over(folder, EXAMPLE / "faults" / fault if fault else None)
            snapshot = subprocess.run(
                [PROGRAM, "snapshot", "--no-aws", "--terraform", str(terraform)], cwd=folder, env=environment(folder),
                capture_output=True, text=True, timeout=60)
            assert snapshot.returncode == 0, snapshot.stderr
            folders[fault] = folder
        return subprocess.run(
            [PROGRAM, "explain", *words], cwd=folders[fault], env=environment(folders[fault]), capture_output=True,
            text=True, timeout=60)

    return run


RAW = "s3://aws_s3_bucket.raw_data"


def test_an_object_of_the_healthy_example_reaches_its_function(audited) -> None:
    explained = audited("", f"{RAW}/raw/2026/x.json")
    assert explained.returncode == 0, explained.stderr
    assert "The object reaches chinook-pipeline-processing." in explained.stdout
    # Every part of the hop, with the statement and the pattern that decide it.
    for words in ("sends its events to EventBridge", "default bus", "is enabled", '"prefix":"raw/"', "exists",
                  "lambda:InvokeFunction"):
        assert words in explained.stdout


def test_a_name_that_may_turn_out_to_be_the_buckets_is_enough(audited) -> None:
    assert audited("", "s3://chinook-pipeline-raw-111122223333/raw/x.json").returncode == 0


def test_what_follows_the_function_is_shown(audited) -> None:
    text = audited("", f"{RAW}/raw/x.json").stdout
    assert "chinook-pipeline-processing may write some keys of chinook-pipeline-processed" in text
    assert "which leads to chinook-pipeline-analytics" in text


@pytest.mark.parametrize(("fault", "object_", "part", "words"), [
    ("", f"{RAW}/other/x.json", "pattern", "the key is other/x.json"),
    ("eventbridge-off", f"{RAW}/raw/x.json", "switch", "does not send its events to EventBridge"),
    ("wrong-source", f"{RAW}/raw/x.json", "permission", "another rule"),
    ("missing-permission", "s3://aws_s3_bucket.processed_data/processed/x.json", "permission", "No statement of the policy"),
])
def test_an_object_that_does_not_arrive_is_exit_1_with_the_hop_that_decides(
    audited, fault: str, object_: str, part: str, words: str
) -> None:
    explained = audited(fault, object_)
    assert explained.returncode == 1, explained.stdout + explained.stderr
    assert f"stops here ({part})" in explained.stdout
    assert "The object does not arrive" in explained.stdout
    assert words in explained.stdout


def test_what_is_cut_off_behind_a_fault_is_named(audited) -> None:
    text = audited("eventbridge-off", f"{RAW}/raw/x.json").stdout
    line = next(line for line in text.splitlines() if "cut off" in line)
    assert "chinook-pipeline-processing" in line and "chinook-pipeline-analytics" in line


def test_where_nothing_waits_for_a_bucket_that_is_said(audited) -> None:
    explained = audited("", "s3://aws_s3_bucket.analytics_data/analytics/x.json")
    assert explained.returncode == 1
    assert "no EventBridge rule with a function as its target and no notification waits for it" in explained.stdout


def test_a_bucket_that_the_snapshot_does_not_know_is_exit_2(audited) -> None:
    explained = audited("", "s3://somebody-elses/x")
    assert explained.returncode == 2
    assert "aws_s3_bucket.raw_data" in explained.stderr


def unknown(folder: Path, bucket: str, main: str) -> subprocess.CompletedProcess[str]:
    (folder / "terraform").mkdir()
    (folder / "terraform" / "main.tf").write_text(main)
    snapshot = subprocess.run(
        [PROGRAM, "snapshot", "--no-aws", "--terraform", "terraform"], cwd=folder, env=environment(folder),
        capture_output=True, text=True, timeout=60)
    assert snapshot.returncode == 0, snapshot.stderr
    return subprocess.run([PROGRAM, "explain", f"s3://{bucket}/x"], cwd=folder, env=environment(folder),
                          capture_output=True, text=True, timeout=60)


NAMED = 'resource "aws_s3_bucket" "raw" {\n  bucket = "orders-raw"\n}\n'
UNNAMED = 'variable "name" {}\n\nresource "aws_s3_bucket" "raw" {\n  bucket = var.name\n}\n'
PARTLY = 'variable "stage" {}\n\nresource "aws_s3_bucket" "raw" {\n  bucket = "orders-${var.stage}"\n}\n'


def test_a_name_that_nobody_knows_is_no_bucket_whose_name_is_not_known_either(tmp_path: Path) -> None:
    explained = unknown(tmp_path, "somebody-elses", UNNAMED)
    assert explained.returncode == 2, explained.stdout
    assert "The snapshot has no bucket somebody-elses." in explained.stderr and "aws_s3_bucket.raw" in explained.stderr


def test_a_name_that_fits_what_is_known_of_one_is_that_bucket(tmp_path: Path) -> None:
    assert unknown(tmp_path, "orders-prod", PARTLY).returncode == 1


@pytest.mark.parametrize("bucket", ["orders-rwa", "order-raw", "Orders-Raw", "orders-raw-2", "orders"])
def test_names_that_may_have_been_meant_are_listed(bucket: str, tmp_path: Path) -> None:
    explained = unknown(tmp_path, bucket, NAMED)
    assert explained.returncode == 2
    assert "Similar names: orders-raw." in explained.stderr


def test_a_name_like_none_lists_none(tmp_path: Path) -> None:
    assert "Similar" not in unknown(tmp_path, "zzzzzz", NAMED).stderr


@pytest.mark.parametrize("words", [["raw/x.json"], ["s3://bucket"], ["s3:///key"], []])
def test_what_is_no_object_is_bad_usage(audited, words: list[str]) -> None:
    assert audited("", *words).returncode == 64
