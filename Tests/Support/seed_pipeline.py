"""One copy of the example pipeline, as its Terraform would make it: buckets, layer, roles, functions, rules.

What every copy has is here; what only some copies have (keys, aliases, custom buses, …) is in seed_extras.py.
"""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from dataclasses import dataclass, field
from typing import Any

from emulator_in_process import ACCOUNT, REGION, Clients

STAGES = ("raw", "processed", "analytics")
STEPS = ("ingestion", "processing", "analytics")
TRUST = json.dumps({"Version": "2012-10-17", "Statement": [
    {"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}]})
BASIC_EXECUTION = f"arn:aws:iam::{ACCOUNT}:policy/service-role/SeedLambdaBasicExecution"
BOUNDARY = f"arn:aws:iam::{ACCOUNT}:policy/SeedBoundary"
TEMPLATE = ('{"Records": [{"eventSource": <source>, "eventTime": <time>, '
            '"s3": {"bucket": {"name": <bucket>}, "object": {"key": <key>}}}]}')
HOSTILE = "<script>alert(1)</script> `x` | @all ../"
PATHS = {"source": "$.source", "time": "$.time", "bucket": "$.detail.bucket.name", "key": "$.detail.object.key"}


@dataclass
class Copy:
    """Names and ARNs of copy ``index``, a function of the index alone. Every seventh has names as long as allowed."""

    index: int
    buckets: dict[str, str] = field(init=False)
    functions: dict[str, str] = field(init=False)
    rules: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        self.buckets = {stage: self.name(stage, 63) for stage in STAGES}
        self.functions = {step: self.name(step, 64) for step in STEPS}
        self.rules = {step: self.name(f"to-{step}", 64) for step in STEPS[1:]}

    def name(self, what: str, limit: int) -> str:
        """``seed-0003-raw``; in every seventh copy filled up to ``limit`` characters."""
        plain = f"seed-{self.index:04d}-{what}"
        return plain + "-" + "x" * (limit - len(plain) - 1) if self.index % 7 == 3 else plain

    def every(self, period: int, offset: int) -> bool:
        """Whether this copy has what one of ``period`` copies has."""
        return self.index % period == offset % period

    @property
    def queue_arn(self) -> str:
        return f"arn:aws:sqs:{REGION}:{ACCOUNT}:seed-{self.index:04d}-dead-letters"

    def function_arn(self, step: str) -> str:
        return f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:{self.functions[step]}"

    def role_arn(self, step: str) -> str:
        return f"arn:aws:iam::{ACCOUNT}:role/{self.functions[step]}"

    def rule_arn(self, step: str, bus: str = "") -> str:
        return f"arn:aws:events:{REGION}:{ACCOUNT}:rule/{bus}{self.rules[step]}"


class Secrets:
    """Markers that must never be seen again. ``minted`` lists ``{"marker", "place", "resource"}`` in order."""

    def __init__(self, wanted: bool):
        self.wanted = wanted
        self.minted: list[dict[str, str]] = []

    def into(self, values: dict[str, str], name: str, place: str, resource: str) -> dict[str, str]:
        """``values`` with one more entry that holds a new marker, or unchanged when none are wanted."""
        if not self.wanted:
            return values
        marker = "hunter2-" + hashlib.sha256(f"{place} {resource} {name}".encode()).hexdigest()[:20]
        self.minted.append({"marker": marker, "place": place, "resource": resource})
        return {**values, name: marker}


def package(content: str) -> bytes:
    """A zip with ``handler.py``; the same bytes for the same content."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(zipfile.ZipInfo("handler.py"), content)
    return file.getvalue()


CODE = package("def handler(event, context):\n    return event\n")


def seed_account_settings(aws: Clients) -> None:
    """What the account has once: the managed policies and the public access block."""
    aws.iam.create_policy(PolicyName="SeedLambdaBasicExecution", Path="/service-role/", PolicyDocument=document(
        ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"], ["*"]))
    aws.iam.create_policy(PolicyName="SeedBoundary", PolicyDocument=document(
        ["s3:*", "logs:*", "sqs:SendMessage"], ["*"]))
    blocked = dict.fromkeys(("BlockPublicAcls", "IgnorePublicAcls", "BlockPublicPolicy"), True)
    aws.s3control.put_public_access_block(
        AccountId=ACCOUNT, PublicAccessBlockConfiguration={**blocked, "RestrictPublicBuckets": False})


def document(actions: list[str], resources: list[str]) -> str:
    """A policy document with one Allow statement."""
    return json.dumps({"Version": "2012-10-17", "Statement": [
        {"Sid": "Seed", "Effect": "Allow", "Action": actions, "Resource": resources}]})


def seed_buckets(aws: Clients, copy: Copy) -> None:
    """The three buckets. Their notifications come last (``seed_notifications``), so that no seeded object is an event."""
    for stage, bucket in copy.buckets.items():
        # Object lock is only to be had at the bucket's creation.
        locked = {"ObjectLockEnabledForBucket": True} if stage == "raw" and copy.every(10, 6) else {}
        aws.s3.create_bucket(Bucket=bucket, **locked)
        ownership = "BucketOwnerPreferred" if stage == "analytics" and copy.every(5, 3) else "BucketOwnerEnforced"
        aws.s3.put_bucket_ownership_controls(
            Bucket=bucket, OwnershipControls={"Rules": [{"ObjectOwnership": ownership}]})
        if not (stage == "analytics" and copy.every(8, 2)):
            aws.s3.put_public_access_block(Bucket=bucket, PublicAccessBlockConfiguration={
                "BlockPublicAcls": True, "IgnorePublicAcls": True, "BlockPublicPolicy": True,
                "RestrictPublicBuckets": not copy.every(9, 4)})


def seed_notifications(aws: Clients, copy: Copy) -> None:
    """EventBridge on for raw and processed; in some copies a direct notification to a function beside it."""
    for stage in STAGES[:2]:
        configuration: dict[str, Any] = {"EventBridgeConfiguration": {}}
        if stage == "processed" and copy.every(8, 5):
            configuration["LambdaFunctionConfigurations"] = [{
                "Id": "direct", "LambdaFunctionArn": copy.function_arn("analytics"), "Events": ["s3:ObjectCreated:Put"],
                "Filter": {"Key": {"FilterRules": [{"Name": "prefix", "Value": "processed/a b+ü/"},
                                                   {"Name": "suffix", "Value": ".json"}]}}}]
        aws.s3.put_bucket_notification_configuration(Bucket=copy.buckets[stage], NotificationConfiguration=configuration)


def seed_functions(aws: Clients, copy: Copy, secrets: Secrets) -> None:
    """Layer, roles and functions; two of three get a resource policy, as in the example."""
    layer = aws.lambda_.publish_layer_version(
        LayerName=f"seed-{copy.index:04d}-db", Description="driver <b>& more</b>" if copy.every(5, 4) else "driver",
        Content={"ZipFile": CODE}, CompatibleRuntimes=["python3.12"])["LayerVersionArn"]
    aws.sqs.create_queue(QueueName=copy.queue_arn.rsplit(":", 1)[-1])
    for number, step in enumerate(STEPS):
        _seed_role(aws, copy, step, [copy.buckets[stage] for stage in STAGES[max(0, number - 1):number + 1]])
        arn = copy.function_arn(step)
        source, target = STAGES[max(0, number - 1)], STAGES[number]
        variables = {"SOURCE_BUCKET": copy.buckets[source], "TARGET_BUCKET": copy.buckets[target]}
        aws.lambda_.create_function(
            FunctionName=copy.functions[step], Role=copy.role_arn(step), Runtime="python3.12",
            Handler="handler.handler", Code={"ZipFile": CODE}, Timeout=60, MemorySize=128 << (copy.index % 3),
            Layers=[layer] if step == "ingestion" else [], Architectures=["arm64" if copy.every(2, 1) else "x86_64"],
            Description=HOSTILE if copy.every(5, 4) else f"{step} of copy {copy.index}",
            Environment={"Variables": secrets.into(variables, "DB_PASSWORD", "lambda.environment", arn)},
            Tags=secrets.into({"stage": "données ✓" if copy.every(4, 1) else step}, "token", "lambda.tags", arn),
            TracingConfig={"Mode": "Active" if copy.every(3, 0) else "PassThrough"},
            **({"DeadLetterConfig": {"TargetArn": copy.queue_arn}} if copy.every(2, 0) else {}))
        if step != "ingestion":
            aws.lambda_.add_permission(
                FunctionName=copy.functions[step], StatementId="AllowInvoke", Action="lambda:InvokeFunction",
                Principal="events.amazonaws.com", SourceArn=copy.rule_arn(step))


def _seed_role(aws: Clients, copy: Copy, step: str, buckets: list[str]) -> None:
    name = copy.functions[step]
    boundary = {"PermissionsBoundary": BOUNDARY} if copy.every(6, 0) else {}
    aws.iam.create_role(RoleName=name, AssumeRolePolicyDocument=TRUST, Description=f"Runs {step}", **boundary)
    aws.iam.put_role_policy(RoleName=name, PolicyName="data", PolicyDocument=document(
        ["s3:GetObject", "s3:PutObject", "sqs:SendMessage"],
        [f"arn:aws:s3:::{bucket}/*" for bucket in buckets] + [copy.queue_arn]))
    aws.iam.attach_role_policy(RoleName=name, PolicyArn=BASIC_EXECUTION)


def seed_rules(aws: Clients, copy: Copy) -> None:
    """Two rules on the default bus, each with one target, an input transformer and a dead-letter queue."""
    for stage, step in zip(STAGES, STEPS[1:]):
        pattern = {"source": ["aws.s3"], "detail-type": ["Object Created"], "detail": {
            "bucket": {"name": [copy.buckets[stage]]}, "object": {"key": [{"prefix": f"{stage}/"}]}}}
        disabled = step == "analytics" and copy.every(9, 7)
        aws.events.put_rule(
            Name=copy.rules[step], EventPattern=json.dumps(pattern), State="DISABLED" if disabled else "ENABLED",
            Description='"><img src=x onerror=alert(1)>' if copy.every(5, 4) else f"New {stage} objects go to {step}")
        aws.events.put_targets(Rule=copy.rules[step], Targets=[{
            "Id": step, "Arn": copy.function_arn(step), "DeadLetterConfig": {"Arn": copy.queue_arn},
            "InputTransformer": {"InputPathsMap": PATHS, "InputTemplate": TEMPLATE}}])
