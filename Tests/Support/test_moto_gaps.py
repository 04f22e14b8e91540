"""What the emulator answers wrongly or not at all, as measured with moto 5.2.1.

A test that fails here after an upgrade is good news: the gap is closed, and what was worked around can go.
"""
import json
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from botocore.exceptions import ClientError  # noqa: E402
from emulator_in_process import ACCOUNT, Emulator, clients  # noqa: E402
from seed_account import seed  # noqa: E402
from seed_pipeline import Copy  # noqa: E402


@pytest.fixture(scope="module")
def aws():
    with Emulator() as emulator:
        emulator.fill(lambda clients: seed(clients, 9))
        yield clients(emulator.url)


FUNCTION = {"FunctionName": Copy(2).functions["processing"]}


@pytest.mark.parametrize("service, method, arguments, status", [
    ("lambda_", "get_function_recursion_config", FUNCTION, 404), ("lambda_", "list_function_url_configs", FUNCTION, 404),
    ("lambda_", "list_provisioned_concurrency_configs", FUNCTION, 404), ("lambda_", "get_account_settings", {}, 404),
    ("lambda_", "get_runtime_management_config", FUNCTION, 404), ("events", "list_endpoints", {}, 500),
])
def test_an_operation_it_lacks_is_answered_with_a_page(aws, service, method, arguments, status):
    with pytest.raises(ClientError) as caught:
        getattr(getattr(aws, service), method)(**arguments)
    assert caught.value.response["ResponseMetadata"]["HTTPStatusCode"] == status
    assert "<!doctype html>" in str(caught.value)


def test_a_qualifier_does_not_select_a_policy(aws):
    texts = [aws.lambda_.get_policy(**FUNCTION, **qualifier)["Policy"] for qualifier in ({}, {"Qualifier": "live"})]
    assert texts[0] == texts[1]
    assert [one["Sid"] for one in json.loads(texts[0])["Statement"]] == ["AllowInvoke", "AllowAlias"]


def test_lists_that_take_no_limit(aws):
    assert len(aws.lambda_.list_functions(MaxItems=1)["Functions"]) == 27
    assert len(aws.lambda_.list_versions_by_function(**FUNCTION, MaxItems=1)["Versions"]) == 3
    assert len(aws.lambda_.list_event_source_mappings(MaxItems=1)["EventSourceMappings"]) == 2
    assert len(aws.iam.get_account_authorization_details(Filter=["Role"], MaxItems=1)["RoleDetailList"]) > 27
    assert len(aws.events.list_event_buses(Limit=1)["EventBuses"]) == 2


def test_a_list_of_buckets_ends_at_its_limit_without_a_token(aws):
    answer = aws.s3.list_buckets(MaxBuckets=2)
    assert len(answer["Buckets"]) == 2 and "ContinuationToken" not in answer
    assert "BucketRegion" not in answer["Buckets"][0]


def test_what_is_stored_and_not_given_back(aws):
    configuration = aws.lambda_.get_function_configuration(FunctionName=Copy(0).functions["ingestion"])
    assert "KMSKeyArn" not in configuration and "DeadLetterConfig" not in configuration
    replication = aws.s3.get_bucket_replication(Bucket=Copy(8).buckets["raw"])["ReplicationConfiguration"]
    assert replication["Rules"][0]["Filter"] == {"Prefix": ""}
    assert aws.s3.get_bucket_policy_status(Bucket=Copy(1).buckets["raw"])["PolicyStatus"] == {}
    policies = aws.iam.get_account_authorization_details(Filter=["LocalManagedPolicy"])["Policies"]
    assert "PolicyName" not in policies[0] and "PolicyId" not in policies[0]
    key = aws.kms.describe_key(KeyId="alias/seed-0000")["KeyMetadata"]
    assert "KeyUsage" not in key and "MultiRegion" not in key


def test_an_account_without_a_public_access_block_and_one_with(aws):
    """Right, and here because it is asked with the account in a header: without it the answer is 403."""
    assert aws.s3control.get_public_access_block(AccountId=ACCOUNT)["PublicAccessBlockConfiguration"]["BlockPublicAcls"]
    aws.s3control.delete_public_access_block(AccountId=ACCOUNT)
    with pytest.raises(ClientError, match="NoSuchPublicAccessBlockConfiguration"):
        aws.s3control.get_public_access_block(AccountId=ACCOUNT)
