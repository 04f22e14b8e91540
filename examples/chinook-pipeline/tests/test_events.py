"""The reader of events that processing and analytics each carry, held to one table."""

import pytest

KEY = "raw/2025-10-28T17-32-55Z/my file+100%.json"
ENCODED = "raw/2025-10-28T17-32-55Z/my+file%2B100%25.json"


def record(source, key, name="ObjectCreated:Put"):
    return {"eventSource": source, "eventName": name, "s3": {"bucket": {"name": "raw-bucket"}, "object": {"key": key}}}


@pytest.fixture(params=["processing", "analytics"])
def created_objects(request):
    return request.getfixturevalue(request.param).created_objects


@pytest.mark.parametrize("event", [
    pytest.param({"Records": [record("aws.s3", KEY, "ObjectCreated")]}, id="transformed by the rule"),
    pytest.param({"Records": [record("aws:s3", ENCODED)]}, id="notification of S3"),
    pytest.param({"source": "aws.s3", "detail-type": "Object Created",
                  "detail": {"bucket": {"name": "raw-bucket"}, "object": {"key": KEY}}}, id="event of EventBridge"),
])
def test_the_key_is_the_objects_key(created_objects, event):
    assert list(created_objects(event)) == [("raw-bucket", KEY)]


def test_every_record_is_read(created_objects):
    event = {"Records": [record("aws:s3", "raw/a.json"), record("aws:s3", "raw/b.json")]}
    assert [key for _, key in created_objects(event)] == ["raw/a.json", "raw/b.json"]


def test_other_events_than_creations_are_left_out(created_objects, capsys):
    event = {"Records": [record("aws:s3", "processed/a.json", "ObjectRemoved:Delete")]}
    assert list(created_objects(event)) == []
    assert "ignored ObjectRemoved:Delete of processed/a.json" in capsys.readouterr().out


@pytest.mark.parametrize("event", [{}, {"detail-type": "Object Deleted", "detail": {}}])
def test_an_event_of_no_known_shape_is_an_error(created_objects, event):
    with pytest.raises(ValueError, match="neither Records nor"):
        list(created_objects(event))
