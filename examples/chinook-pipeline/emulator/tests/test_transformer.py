"""What a target receives."""

import json

import pytest

from events import NewObject, notification_record, notification_wants, object_created
from transformer import TransformError, target_input, transform

RULE = "arn:aws:events:us-east-1:123456789012:rule/raw-to-processing"
KEYS = ['raw/plain.json', 'raw/a b.json', 'raw/a+b.json', 'raw/100%25.json', 'raw/"quoted".json', "raw/back\\slash",
        "raw/<key>.json", "raw/ünïcode.json"]
PATHS = {"bucket": "$.detail.bucket.name", "key": "$.detail.object.key", "resource": "$.resources[0]",
         "size": "$.detail.object.size", "detail": "$.detail", "missing": "$.detail.nothing"}


def event(key="raw/a.json"):
    return object_created(NewObject("raw", key, 12, "abc", "01"), "123456789012", "us-east-1")


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("template", ['{"key": <key>}', '{"key": "<key>"}'])
def test_a_key_arrives_as_it_is_with_quotes_or_without(key, template):
    assert transform(template, PATHS, event(key), RULE) == {"key": key}


def test_values_keep_their_type_outside_quotes_and_become_text_inside():
    filled = transform('{"n": <size>, "s": "<size> bytes", "d": <detail>, "r": <resource>}', PATHS, event(), RULE)
    assert filled["n"] == 12 and filled["s"] == "12 bytes" and filled["r"] == "arn:aws:s3:::raw"
    assert filled["d"]["reason"] == "PutObject"


def test_an_object_inside_quotes_stays_one_string():
    filled = transform('{"d": "<detail>"}', PATHS, event(), RULE)
    assert json.loads(filled["d"])["bucket"] == {"name": "raw"}


def test_a_template_may_be_a_string():
    assert transform('"<bucket> has \\"<key>\\""', PATHS, event(), RULE) == 'raw has "raw/a.json"'


def test_reserved_variables_need_no_path():
    filled = transform('{"a": <aws.events.rule-arn>, "n": <aws.events.rule-name>, "e": <aws.events.event.json>}', {},
                       event(), RULE)
    assert filled["a"] == RULE and filled["n"] == "raw-to-processing" and filled["e"]["source"] == "aws.s3"


def test_a_missing_path_is_null_or_empty():
    assert transform('{"a": <missing>, "b": "<missing>"}', PATHS, event(), RULE) == {"a": None, "b": ""}


@pytest.mark.parametrize("template, words", [
    ('{"a": <unmapped>}', "neither"), ('{"a": ', "not JSON"), ("<key> landed", "not JSON")])
def test_a_broken_template_says_what_is_wrong(template, words):
    with pytest.raises(TransformError, match=words):
        transform(template, PATHS, event(), RULE)


def test_a_target_without_transformer_gets_the_event_its_input_or_a_part():
    assert target_input({}, event(), RULE)["source"] == "aws.s3"
    assert target_input({"Input": '{"fixed": 1}'}, event(), RULE) == {"fixed": 1}
    assert target_input({"InputPath": "$.detail.bucket"}, event(), RULE) == {"name": "raw"}


def test_a_direct_notification_encodes_the_key():
    item = NewObject("raw", "raw/a b+c%é.json", 1, "abc", "01")
    record = notification_record(item, "id", "123456789012", "us-east-1")["Records"][0]
    assert record["s3"]["object"]["key"] == "raw/a+b%2Bc%25%C3%A9.json"
    assert record["eventName"] == "ObjectCreated:Put"


@pytest.mark.parametrize("events, rules, etag, wanted", [
    (["s3:ObjectCreated:*"], [], "a", True),
    (["s3:ObjectCreated:Put"], [], "a-2", False),
    (["s3:ObjectRemoved:*"], [], "a", False),
    (["s3:ObjectCreated:*"], [("Prefix", "raw/"), ("suffix", ".json")], "a", True),
    (["s3:ObjectCreated:*"], [("prefix", "raw/*")], "a", False),
])
def test_a_notification_entry_wants_what_its_events_and_filters_say(events, rules, etag, wanted):
    entry = {"Events": events, "Filter": {"Key": {"FilterRules": [{"Name": n, "Value": v} for n, v in rules]}}}
    assert (notification_wants(entry, NewObject("raw", "raw/a.json", 1, etag, "01")) is None) is wanted
