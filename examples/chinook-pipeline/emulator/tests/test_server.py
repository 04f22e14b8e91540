"""The completion, and that the server ends."""

import os

import pytest

from server import Server, complete_notification

EMPTY = '<?xml version="1.0"?>\n<NotificationConfiguration xmlns="x"/>'
FULL = '<NotificationConfiguration xmlns="x"><QueueConfiguration/></NotificationConfiguration>'


def test_the_element_is_put_into_an_empty_and_a_filled_answer():
    element = "<EventBridgeConfiguration></EventBridgeConfiguration></NotificationConfiguration>"
    assert complete_notification(EMPTY, True).endswith(f'xmlns="x">{element}')
    assert complete_notification(FULL, True).endswith(f"<QueueConfiguration/>{element}")
    assert complete_notification(EMPTY, False) == EMPTY
    once = complete_notification(FULL, True)
    assert complete_notification(once, True) == once


@pytest.mark.parametrize("configuration, switched_on", [
    ({"EventBridgeConfiguration": {}}, True),
    ({}, False),
    ({"QueueConfigurations": [{"QueueArn": "arn:aws:sqs:us-east-1:123456789012:q", "Events": ["s3:ObjectCreated:*"]}],
      "EventBridgeConfiguration": {}}, True),
])
def test_the_switch_reads_back_as_it_was_set(clients, configuration, switched_on):
    clients("sqs").create_queue(QueueName="q")
    s3 = clients("s3")
    s3.create_bucket(Bucket="bucket")
    s3.put_bucket_notification_configuration(Bucket="bucket", NotificationConfiguration=configuration)
    answer = s3.get_bucket_notification_configuration(Bucket="bucket")
    assert ("EventBridgeConfiguration" in answer) is switched_on
    assert ("QueueConfigurations" in answer) is ("QueueConfigurations" in configuration)


def test_a_functions_urls_are_listed(clients):
    lambda_ = clients("lambda")
    role = clients("iam").create_role(
        RoleName="r", AssumeRolePolicyDocument='{"Version":"2012-10-17","Statement":[]}')["Role"]["Arn"]
    lambda_.create_function(
        FunctionName="f", Runtime="python3.12", Role=role, Handler="h.h", Code={"ZipFile": b"PK\x05\x06" + bytes(18)})
    assert lambda_.list_function_url_configs(FunctionName="f")["FunctionUrlConfigs"] == []
    lambda_.create_function_url_config(FunctionName="f", AuthType="NONE")
    listed = lambda_.list_function_url_configs(FunctionName="f")["FunctionUrlConfigs"]
    assert [one["AuthType"] for one in listed] == ["NONE"]


def test_there_are_no_global_endpoints(clients):
    assert clients("events").list_endpoints()["Endpoints"] == []


def test_the_process_is_gone_afterwards():
    with Server() as server:
        pid = server.process.pid
        os.kill(pid, 0)
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
