"""What a snapshot of an account holds is what boto3 reads of it, field by field; what the emulator lacks is unread."""

from __future__ import annotations

import os
from contextlib import closing
from datetime import datetime, timezone
from typing import Any

import boto_view
import pytest
from accounts import ALL, taken
from boto_reduced import reduced
from emulator_in_process import REGION, clients
from plain_values import differences, told
from seed_pipeline import STEPS, Copy
from store_view import Reader, coverage, newest, open_database, store_view

# A list that ends in status 500 is asked eight times over half a minute, so it is left to one account to show it.
ASKED_RAW = 1
METRICS = (("Invocations", "Sum"), ("Errors", "Sum"), ("Throttles", "Sum"), ("Duration", "Average"))


@pytest.fixture(scope="module", params=[1, 10, 100])
def pair(request, account_of, pipereport, tmp_path_factory):
    """(copies, the database, boto3's view, clients): both sides ask the emulator through one proxy."""
    copies: int = request.param
    completes = frozenset() if copies == ASKED_RAW else frozenset({"ListEndpoints"})
    with account_of(copies).proxy(completes=completes) as proxy:
        aws = clients(proxy.url)
        view = boto_view.view(aws, workers=os.cpu_count() or 2)
        yield copies, taken(pipereport, proxy.url, tmp_path_factory.mktemp("differential"), *ALL), view, aws


def test_every_fact_in_the_database_is_what_boto3_reads(pair):
    _, path, view, _ = pair
    lines = differences(reduced(view, REGION), store_view(path), ("boto3", "the database"))
    assert not lines, told(lines)


def test_what_the_emulator_lacks_is_unread_with_a_row_for_each_and_nothing_else_is(pair):
    copies, path, _, _ = pair
    functions = [Copy(index).functions[step] for index in range(copies) for step in STEPS]
    gaps: list[tuple[str, str, str, None]] = [
        (fact, name, "NotFound", None) for fact in ("lambda:recursive_loop", "lambda:url_configs") for name in functions]
    if copies == ASKED_RAW:
        gaps.append(("events:endpoints", "", "HTTP500", None))
    lines = differences(sorted(gaps), [tuple(row) for row in coverage(path)], ("expected", "coverage"))
    assert sorted(gaps) == coverage(path), told(lines)


def test_metrics_are_what_boto3_reads_of_the_same_window(pair):
    _, path, _, aws = pair
    with closing(open_database(path)) as connection:
        found = Reader(connection, newest(connection)).metrics()
    arns = sorted(found)
    expected: dict[str, Any] = {}
    for start in range(0, len(arns), 125):
        expected.update(_metrics(aws, arns[start:start + 125], found[arns[start]]["window"]))
    lines = differences(expected, {arn: row["metrics"] for arn, row in found.items()}, ("boto3", "the database"))
    assert not lines, told(lines)
    assert any(expected.values()), "the seeder puts metrics of one function in twenty copies"


def _metrics(aws: Any, arns: list[str], window: tuple[int, int]) -> dict[str, dict[str, float]]:
    start, end = (datetime.fromtimestamp(at / 1000, timezone.utc) for at in window)
    queries = [{"Id": f"m{number}_{index}", "MetricStat": {
        "Metric": {"Namespace": "AWS/Lambda", "MetricName": name,
                   "Dimensions": [{"Name": "FunctionName", "Value": arn.rsplit(":", 1)[-1]}]},
        "Period": (window[1] - window[0]) // 1000, "Stat": statistic}}
        for index, arn in enumerate(arns) for number, (name, statistic) in enumerate(METRICS)]
    points = boto_view.metrics(aws, queries, start, end)
    return {arn: {name: next(iter(points[f"m{number}_{index}"].values()))
                  for number, (name, _) in enumerate(METRICS) if points[f"m{number}_{index}"]}
            for index, arn in enumerate(arns)}


def test_the_two_views_are_not_empty(pair):
    copies, path, _, _ = pair
    found = store_view(path)
    assert len(found["bucket"]) == len(found["function"]) == 3 * copies
    assert len(found["event_rule"]) >= 2 * copies and len(found["role"]) >= 3 * copies
