"""What only some copies of the pipeline have. Each ``@extra(period, offset)`` says which: index % period == offset.

To add one: write a function of (clients, copy, secrets) here and give it a period; nothing else knows the list.
"""

from __future__ import annotations

import json
from typing import Callable

from emulator_in_process import ACCOUNT, Clients
from seed_pipeline import BASIC_EXECUTION, CODE, STAGES, TRUST, Copy, Secrets

Extra = Callable[[Clients, Copy, Secrets], None]
EXTRAS: list[tuple[int, int, Extra]] = []


def extra(period: int, offset: int) -> Callable[[Extra], Extra]:
    """Registers a function for the copies whose index leaves ``offset`` when divided by ``period``."""
    def register(function: Extra) -> Extra:
        EXTRAS.append((period, offset, function))
        return function
    return register


def seed_extras(aws: Clients, copy: Copy, secrets: Secrets) -> None:
    for period, offset, function in EXTRAS:
        if copy.every(period, offset):
            function(aws, copy, secrets)


@extra(10, 5)
def objects(aws: Clients, copy: Copy, _: Secrets) -> None:
    # Before the bucket policy: moto applies its Deny to these, whatever its Condition says.
    for key in ("raw/../../etc/passwd", "raw/a b+c%20d.json", "raw/<b>ü ✓</b>.json", "raw//", "raw/" + "k" * 1000):
        aws.s3.put_object(Bucket=copy.buckets["raw"], Key=key, Body=b"{}")


@extra(1, 0)
def bucket_tags(aws: Clients, copy: Copy, secrets: Secrets) -> None:
    for stage, bucket in copy.buckets.items():
        tags = {"pipeline": str(copy.index), "stage": "données ✓ 数据" if copy.every(4, 1) else stage}
        tags = secrets.into(tags, "password", "s3.tags", f"arn:aws:s3:::{bucket}")
        aws.s3.put_bucket_tagging(
            Bucket=bucket, Tagging={"TagSet": [{"Key": key, "Value": value} for key, value in tags.items()]})


@extra(2, 0)
def versioning(aws: Clients, copy: Copy, _: Secrets) -> None:
    aws.s3.put_bucket_versioning(Bucket=copy.buckets["raw"], VersioningConfiguration={"Status": "Enabled"})
    if copy.every(6, 4):
        aws.s3.put_bucket_versioning(Bucket=copy.buckets["analytics"], VersioningConfiguration={"Status": "Suspended"})


@extra(3, 0)
def lifecycle(aws: Clients, copy: Copy, _: Secrets) -> None:
    aws.s3.put_bucket_lifecycle_configuration(Bucket=copy.buckets["raw"], LifecycleConfiguration={"Rules": [
        {"ID": "expire raw", "Status": "Enabled", "Filter": {"Prefix": "raw/"}, "Expiration": {"Days": 30}},
        {"ID": "parts", "Status": "Disabled", "Filter": {"Prefix": ""},
         "AbortIncompleteMultipartUpload": {"DaysAfterInitiation": 7}}]})


@extra(4, 0)
def encryption_with_key(aws: Clients, copy: Copy, _: Secrets) -> None:
    """A customer key for raw and for ingestion's environment; processed gets S3's own key, analytics says nothing."""
    policy = json.dumps({"Version": "2012-10-17", "Id": "seed", "Statement": [{
        "Sid": "Account", "Effect": "Allow", "Principal": {"AWS": f"arn:aws:iam::{ACCOUNT}:root"},
        "Action": "kms:*", "Resource": "*"}]})
    key = aws.kms.create_key(Description=f"Key of copy {copy.index}", Policy=policy)["KeyMetadata"]["Arn"]
    aws.kms.create_alias(AliasName=f"alias/seed-{copy.index:04d}", TargetKeyId=key.rsplit("/", 1)[-1])
    defaults = {"raw": {"SSEAlgorithm": "aws:kms", "KMSMasterKeyID": key}, "processed": {"SSEAlgorithm": "AES256"}}
    for stage, default in defaults.items():
        aws.s3.put_bucket_encryption(Bucket=copy.buckets[stage], ServerSideEncryptionConfiguration={"Rules": [
            {"ApplyServerSideEncryptionByDefault": default, "BucketKeyEnabled": stage == "raw"}]})
    aws.lambda_.update_function_configuration(FunctionName=copy.functions["ingestion"], KMSKeyArn=key)


@extra(3, 1)
def bucket_policy(aws: Clients, copy: Copy, _: Secrets) -> None:
    bucket = copy.buckets["raw"]
    principal = {"AWS": "arn:aws:iam::210987654321:root"} if copy.every(6, 4) else "*"
    aws.s3.put_bucket_policy(Bucket=bucket, Policy=json.dumps({"Version": "2012-10-17", "Statement": [
        {"Sid": "TLS", "Effect": "Deny", "Principal": "*", "Action": "s3:*",
         "Resource": [f"arn:aws:s3:::{bucket}", f"arn:aws:s3:::{bucket}/*"],
         "Condition": {"Bool": {"aws:SecureTransport": "false"}}},
        {"Sid": "Read <all>", "Effect": "Allow", "Principal": principal, "Action": "s3:GetObject",
         "Resource": f"arn:aws:s3:::{bucket}/shared/*"}]}))


@extra(5, 2)
def logging(aws: Clients, copy: Copy, _: Secrets) -> None:
    target = copy.buckets["analytics"]
    # Moto asks for the log group's grant, as S3 did before bucket policies could say it.
    writer = {"Type": "Group", "URI": "http://acs.amazonaws.com/groups/s3/LogDelivery"}
    owner = aws.s3.get_bucket_acl(Bucket=target)["Owner"]
    grants = [{"Grantee": writer, "Permission": right} for right in ("WRITE", "READ_ACP")]
    aws.s3.put_bucket_acl(Bucket=target, AccessControlPolicy={"Owner": owner, "Grants": grants})
    aws.s3.put_bucket_logging(Bucket=copy.buckets["raw"], BucketLoggingStatus={
        "LoggingEnabled": {"TargetBucket": target, "TargetPrefix": "access logs/"}})


@extra(5, 3)
def public_acl(aws: Clients, copy: Copy, _: Secrets) -> None:
    aws.s3.put_bucket_acl(Bucket=copy.buckets["analytics"], ACL="public-read")


@extra(10, 8)
def replication(aws: Clients, copy: Copy, _: Secrets) -> None:
    for stage in STAGES[:2]:
        aws.s3.put_bucket_versioning(Bucket=copy.buckets[stage], VersioningConfiguration={"Status": "Enabled"})
    aws.s3.put_bucket_replication(Bucket=copy.buckets["raw"], ReplicationConfiguration={
        "Role": copy.role_arn("ingestion"), "Rules": [{
            "ID": "copy", "Priority": 1, "Status": "Enabled", "Filter": {"Prefix": "raw/"},
            "DeleteMarkerReplication": {"Status": "Disabled"},
            "Destination": {"Bucket": f"arn:aws:s3:::{copy.buckets['processed']}"}}]})


@extra(10, 6)
def object_lock(aws: Clients, copy: Copy, _: Secrets) -> None:
    aws.s3.put_object_lock_configuration(Bucket=copy.buckets["raw"], ObjectLockConfiguration={
        "ObjectLockEnabled": "Enabled", "Rule": {"DefaultRetention": {"Mode": "GOVERNANCE", "Days": 1}}})


@extra(4, 2)
def versions_and_alias(aws: Clients, copy: Copy, _: Secrets) -> None:
    """Two versions, an alias with a policy of its own, and a rule's target that names the alias."""
    name = copy.functions["processing"]
    first = aws.lambda_.publish_version(FunctionName=name, Description="first")["Version"]
    aws.lambda_.update_function_code(FunctionName=name, ZipFile=CODE + b"\0")
    second = aws.lambda_.publish_version(FunctionName=name, Description="second")["Version"]
    aws.lambda_.create_alias(FunctionName=name, Name="live", FunctionVersion=first, Description="<i>live</i>",
                             RoutingConfig={"AdditionalVersionWeights": {second: 0.1}} if first != second else {})
    aws.lambda_.add_permission(
        FunctionName=name, Qualifier="live", StatementId="AllowAlias", Action="lambda:InvokeFunction",
        Principal="events.amazonaws.com", SourceArn=copy.rule_arn("processing"))
    aws.events.put_targets(Rule=copy.rules["processing"], Targets=[
        {"Id": "alias", "Arn": copy.function_arn("processing") + ":live", "InputPath": "$.detail"}])


@extra(2, 1)
def environment_of_names(aws: Clients, copy: Copy, _: Secrets) -> None:
    """Further values that equal a name or an ARN of a resource, and values that nearly do."""
    name, raw = copy.functions["analytics"], copy.buckets["raw"]
    variables = aws.lambda_.get_function_configuration(FunctionName=name)["Environment"]["Variables"]
    aws.lambda_.update_function_configuration(FunctionName=name, Environment={"Variables": {
        **variables, "BUCKET_ARN": f"arn:aws:s3:::{raw}", "NEXT": copy.function_arn("processing"),
        "NEXT_NAME": copy.functions["processing"], "RULE": copy.rules["analytics"], "BUS": "default", "EMPTY": "",
        "LONGER": raw + "x", "UPPER": raw.upper(), "PATH": f"s3://{raw}/raw/", "SPACED": f" {raw}", "JSON": '{"a": "<b>"}'}})


@extra(5, 1)
def reserved_concurrency(aws: Clients, copy: Copy, _: Secrets) -> None:
    aws.lambda_.put_function_concurrency(
        FunctionName=copy.functions["analytics"], ReservedConcurrentExecutions=0 if copy.every(10, 6) else 5)


@extra(6, 2)
def function_url(aws: Clients, copy: Copy, _: Secrets) -> None:
    aws.lambda_.create_function_url_config(
        FunctionName=copy.functions["ingestion"], AuthType="NONE" if copy.every(12, 2) else "AWS_IAM",
        Cors={"AllowOrigins": ["*"], "AllowMethods": ["GET"]})


@extra(3, 2)
def event_invoke_config(aws: Clients, copy: Copy, _: Secrets) -> None:
    aws.lambda_.put_function_event_invoke_config(
        FunctionName=copy.functions["processing"], MaximumRetryAttempts=copy.index % 2, MaximumEventAgeInSeconds=3600,
        DestinationConfig={"OnFailure": {"Destination": copy.queue_arn}})


@extra(4, 3)
def event_source_mapping(aws: Clients, copy: Copy, _: Secrets) -> None:
    aws.lambda_.create_event_source_mapping(
        EventSourceArn=copy.queue_arn, FunctionName=copy.functions["analytics"], BatchSize=5, Enabled=copy.every(8, 3),
        FilterCriteria={"Filters": [{"Pattern": '{"body": {"kind": ["<b>"]}}'}]},
        FunctionResponseTypes=["ReportBatchItemFailures"])


@extra(10, 1)
def custom_bus(aws: Clients, copy: Copy, secrets: Secrets) -> None:
    bus = f"seed-{copy.index:04d}-bus"
    arn = aws.events.create_event_bus(Name=bus, Tags=[{"Key": "note", "Value": "données ✓"}])["EventBusArn"]
    aws.events.put_permission(EventBusName=bus, Policy=json.dumps({"Version": "2012-10-17", "Statement": [{
        "Sid": "Other", "Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::210987654321:root"},
        "Action": "events:PutEvents", "Resource": arn}]}))
    aws.events.put_rule(Name="on-a-bus", EventBusName=bus, EventPattern='{"source": ["seed.app"]}')
    aws.events.put_targets(Rule="on-a-bus", EventBusName=bus, Targets=[
        {"Id": "queue", "Arn": copy.queue_arn},
        {"Id": "fn", "Arn": copy.function_arn("ingestion"), "Input": '{"a": "<b>"}'}])


@extra(7, 6)
def schedule(aws: Clients, copy: Copy, _: Secrets) -> None:
    """A scheduled rule whose target has a role: Lambda is invoked by its policy, so this one is for a queue."""
    name = f"seed-{copy.index:04d}-schedule"
    role = aws.iam.create_role(RoleName=name, Path="/events/", AssumeRolePolicyDocument=TRUST)["Role"]["Arn"]
    aws.iam.attach_role_policy(RoleName=name, PolicyArn=BASIC_EXECUTION)
    aws.events.put_rule(Name=name, ScheduleExpression="rate(1 hour)", RoleArn=role)
    aws.events.put_targets(Rule=name, Targets=[
        {"Id": "q", "Arn": copy.queue_arn, "RoleArn": role, "RetryPolicy": {"MaximumRetryAttempts": 1}}])


@extra(20, 0)
def metrics(aws: Clients, copy: Copy, _: Secrets) -> None:
    from datetime import datetime, timedelta, timezone

    hour = datetime.now(timezone.utc).replace(minute=0, second=0, microsecond=0) - timedelta(hours=2)
    data = [{"MetricName": metric, "Timestamp": hour, "Value": float(copy.index % 5 + number),
             "Dimensions": [{"Name": "FunctionName", "Value": copy.functions["processing"]}]}
            for number, metric in enumerate(("Invocations", "Errors", "Throttles"))]
    aws.cloudwatch.put_metric_data(Namespace="AWS/Lambda", MetricData=data)
