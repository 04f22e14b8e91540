"""What an event pattern admits. Cases follow AWS's own page of operators."""

import pytest

from events import NewObject, object_created
from matcher import PatternError, matches

EVENT = object_created(NewObject("raw", "raw/a b.json", 12, "abc", "01"), "123456789012", "us-east-1")


def key(*filters):
    return {"detail": {"object": {"key": list(filters)}}}


@pytest.mark.parametrize("pattern, admitted", [
    ({"source": ["aws.s3"], "detail-type": ["Object Created"]}, True),
    ({"source": ["aws.ec2", "aws.s3"]}, True),
    ({"source": ["aws.s3"], "detail-type": ["ObjectCreated:Put"]}, False),
    ({"detail": {"bucket": {"name": ["raw"]}}}, True),
    ({"detail": {"bucket": {"name": ["Raw"]}}}, False),
    ({"resources": ["arn:aws:s3:::raw"]}, True),
    (key("raw/a b.json"), True),
    (key({"prefix": "raw/"}), True),
    (key({"prefix": "processed/"}), False),
    (key({"prefix": {"equals-ignore-case": "RAW/"}}), True),
    (key({"suffix": ".json"}), True),
    (key({"suffix": {"equals-ignore-case": ".JSON"}}), True),
    (key({"suffix": ".csv"}, {"prefix": "raw/"}), True),
    (key({"anything-but": "raw/a b.json"}), False),
    (key({"anything-but": ["x", "y"]}), True),
    (key({"anything-but": {"prefix": "raw/"}}), False),
    (key({"anything-but": {"prefix": ["a", "b"]}}), True),
    (key({"anything-but": {"suffix": ".csv"}}), True),
    (key({"anything-but": {"wildcard": "raw/*.json"}}), False),
    (key({"anything-but": {"equals-ignore-case": ["RAW/A B.JSON"]}}), False),
    (key({"wildcard": "raw/*.json"}), True),
    (key({"wildcard": "*a*"}), True),
    (key({"wildcard": "raw/\\*.json"}), False),
    (key({"equals-ignore-case": "RAW/A B.json"}), True),
    (key({"exists": True}), True),
    (key({"exists": False}), False),
    ({"detail": {"object": {"version-id": [{"exists": False}]}}}, True),
    ({"detail": {"absent": {"deeper": [{"exists": False}]}}}, True),
    ({"detail": [{"exists": True}]}, False),
    ({"detail": {"absent": [{"anything-but": "x"}]}}, False),
    ({"detail": {"object": {"size": [{"numeric": [">", 0, "<=", 12]}]}}}, True),
    ({"detail": {"object": {"size": [{"numeric": ["<", 12]}]}}}, False),
    ({"detail": {"object": {"size": [12]}}}, True),
    ({"detail": {"object": {"size": ["12"]}}}, False),
    ({"detail": {"source-ip-address": [{"cidr": "127.0.0.0/8"}]}}, True),
    ({"$or": [{"source": ["aws.ec2"]}, {"detail": {"reason": ["PutObject"]}}]}, True),
    ({"source": ["aws.s3"], "$or": [{"region": ["eu-west-1"]}, {"account": ["1"]}]}, False),
    ({"detail": {"object": {"$or": [{"key": [{"prefix": "x"}]}, {"size": [12]}]}}}, True),
    ({"detail": {"object.key": ["raw/a b.json"]}}, False),
    ({}, True),
])
def test_a_pattern_admits_what_aws_admits(pattern, admitted):
    assert matches(pattern, EVENT) is admitted


def test_one_element_of_an_array_of_objects_meets_the_whole_pattern():
    event = {"items": [{"a": 1, "b": 2}, {"a": 3, "b": 4}]}
    assert matches({"items": {"a": [3], "b": [4]}}, event)
    assert not matches({"items": {"a": [1], "b": [4]}}, event)


def test_true_is_not_one():
    assert not matches({"a": [1]}, {"a": True})
    assert matches({"a": [None]}, {"a": None})


@pytest.mark.parametrize("pattern", [{"source": "aws.s3"}, {"source": []}, key({"regex": "."}), key({})])
def test_a_pattern_that_aws_refuses_is_an_error(pattern):
    with pytest.raises(PatternError):
        matches(pattern, EVENT)
