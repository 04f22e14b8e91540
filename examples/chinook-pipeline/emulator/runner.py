"""Plays S3, EventBridge and Lambda for the emulator: a new object travels only as far as AWS would let it.

Every decision is one line on the log and one JSON object in ``deliveries.jsonl``:
``{"bucket", "key", "via", "rule", "function", "delivered", "reason"}``.
"""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any, Callable

from botocore.exceptions import ClientError

from events import NewObject, notification_record, notification_wants, object_created
from functions import FunctionFailed, Functions
from matcher import PatternError, matches
from policy import Decision, Request, decide
from transformer import TransformError, target_input

# A function that triggers itself would never end; AWS stops such loops too (recursive loop detection, 16).
MAX_DELIVERIES_PER_DRAIN = 200
RULE_IS_ON = {"ENABLED", "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS"}


class Runner:
    """Watches the buckets and delivers what is new.

    ``clients`` answers ``clients("s3")`` and the like; ``log`` takes one line.
    """

    def __init__(self, clients: Callable[[str], Any], functions: Functions, deliveries: Path,
                 account: str, region: str, log: Callable[[str], None] = print):
        self._s3, self._events, self._lambda = clients("s3"), clients("events"), clients("lambda")
        self._sqs, self._iam = clients("sqs"), clients("iam")
        self._functions, self._file, self._log = functions, deliveries, log
        self._account, self._region = account, region
        self._seen: dict[tuple[str, str], tuple] = {}
        self._count = 0

    def skip_existing(self) -> None:
        """Takes what is in the buckets as known, as if its events had been sent before."""
        self._new_objects()

    def drain(self) -> int:
        """Delivers until nothing new appears; returns the number of delivered events."""
        delivered = 0
        while True:
            items = self._new_objects()
            if not items:
                return delivered
            for item in items:
                delivered += self._object(item)
                if delivered >= MAX_DELIVERIES_PER_DRAIN:
                    self._log(f"stopped after {delivered} deliveries: a function seems to trigger itself")
                    return delivered

    def watch(self, stop: Callable[[], bool], interval_s: float = 1.0) -> None:
        """Drains again and again until ``stop()``."""
        while not stop():
            self.drain()
            time.sleep(interval_s)

    def _new_objects(self) -> list[NewObject]:
        found = []
        for bucket in self._s3.list_buckets()["Buckets"]:
            for page in self._s3.get_paginator("list_objects_v2").paginate(Bucket=bucket["Name"]):
                for item in page.get("Contents", []):
                    place, mark = (bucket["Name"], item["Key"]), (item["ETag"], item["LastModified"], item["Size"])
                    if self._seen.get(place) != mark:
                        self._seen[place] = mark
                        self._count += 1
                        found.append((item["LastModified"], NewObject(
                            *place, item["Size"], item["ETag"].strip('"'), f"{self._count:016X}")))
        return [item for _, item in sorted(found, key=lambda pair: (pair[0], pair[1].bucket, pair[1].key))]

    def _object(self, item: NewObject) -> int:
        configuration = self._s3.get_bucket_notification_configuration(Bucket=item.bucket)
        delivered = sum(self._notify(entry, item) for entry in configuration.get("LambdaFunctionConfigurations", []))
        switched_on = "EventBridgeConfiguration" in configuration
        event = object_created(item, self._account, self._region)
        for bus, rule in self._rules():
            delivered += self._rule(bus, rule, item, event, switched_on)
        return delivered

    def _notify(self, entry: dict[str, Any], item: NewObject) -> int:
        function = entry["LambdaFunctionArn"]
        told = {"via": "notification", "rule": entry.get("Id"), "function": function}
        unwanted = notification_wants(entry, item)
        if unwanted:
            return self._tell(item, told, False, unwanted)
        admitted = self._admits(function, "s3.amazonaws.com", f"arn:aws:s3:::{item.bucket}")
        if not admitted.allowed:
            return self._tell(item, told, False, admitted.reason)
        record = notification_record(item, entry.get("Id", ""), self._account, self._region)
        return self._invoke(item, told, function, record, admitted.reason)

    def _rules(self) -> list[tuple[str, dict[str, Any]]]:
        """The rules with a pattern of every bus. ListRules has no paginator in boto3; NextToken is followed."""
        found = []
        for bus in self._events.list_event_buses()["EventBuses"]:
            token: dict[str, str] = {}
            while True:
                page = self._events.list_rules(EventBusName=bus["Name"], **token)
                found += [(bus["Name"], rule) for rule in page["Rules"] if rule.get("EventPattern")]
                if not page.get("NextToken"):
                    break
                token = {"NextToken": page["NextToken"]}
        return found

    def _rule(self, bus: str, rule: dict[str, Any], item: NewObject, event: dict[str, Any], on: bool) -> int:
        told = {"via": "eventbridge", "rule": rule["Name"], "function": None}
        try:
            if not matches(json.loads(rule["EventPattern"]), event):
                return self._tell(item, told, False, "the pattern does not match this event")
        except (PatternError, ValueError) as error:
            return self._tell(item, told, False, f"the pattern is not valid: {error}")
        if not on:
            return self._tell(item, told, False, f"EventBridge is not switched on for the bucket {item.bucket}")
        if bus != "default":
            return self._tell(item, told, False, f"S3 publishes to the bus default, the rule is on {bus}")
        if rule.get("State") not in RULE_IS_ON:
            return self._tell(item, told, False, f"the rule's state is {rule.get('State')}")
        targets = self._events.list_targets_by_rule(Rule=rule["Name"], EventBusName=bus)["Targets"]
        if not targets:
            return self._tell(item, told, False, "the rule has no target")
        return sum(self._target(rule, target, item, event) for target in targets)

    def _target(self, rule: dict[str, Any], target: dict[str, Any], item: NewObject, event: dict[str, Any]) -> int:
        told = {"via": "eventbridge", "rule": rule["Name"], "function": target["Arn"]}
        if ":lambda:" not in target["Arn"]:
            return self._tell(item, told, False, "the target is not a Lambda function, which is all that runs here")
        if target.get("RoleArn"):
            admitted = self._role_admits(target["RoleArn"], target["Arn"])
        else:
            admitted = self._admits(target["Arn"], "events.amazonaws.com", rule["Arn"])
        if not admitted.allowed:
            parked = self._park(target, rule["Arn"], event)
            return self._tell(item, told, False, admitted.reason + parked)
        try:
            payload = target_input(target, event, rule["Arn"])
        except TransformError as error:
            return self._tell(item, told, False, str(error) + self._park(target, rule["Arn"], event))
        return self._invoke(item, told, target["Arn"], payload, admitted.reason)

    def _admits(self, function: str, principal: str, source: str) -> Decision:
        try:
            document = json.loads(self._lambda.get_policy(FunctionName=function)["Policy"])
        except ClientError as error:
            if error.response["Error"]["Code"] != "ResourceNotFoundException":
                raise
            document = None
        context = {"aws:sourcearn": source, "aws:sourceaccount": self._account}
        return decide(document, Request("lambda:InvokeFunction", function, principal, context))

    def _role_admits(self, role: str, function: str) -> Decision:
        """A target with a role: the role has to trust EventBridge and its own policies have to allow the call."""
        name = role.rsplit("/", 1)[-1]
        trust = self._iam.get_role(RoleName=name)["Role"]["AssumeRolePolicyDocument"]
        assumed = decide(trust, Request("sts:AssumeRole", "*", "events.amazonaws.com", {}))
        if not assumed.allowed:
            return Decision(False, f"the target's role {name} does not trust events.amazonaws.com")
        statements: list[Any] = []
        for policy in self._iam.list_role_policies(RoleName=name)["PolicyNames"]:
            document = self._iam.get_role_policy(RoleName=name, PolicyName=policy)["PolicyDocument"]
            found = document["Statement"]
            statements += found if isinstance(found, list) else [found]
        return decide({"Statement": statements}, Request("lambda:InvokeFunction", function, None, {}))

    def _park(self, target: dict[str, Any], rule_arn: str, event: dict[str, Any]) -> str:
        """Sends an undeliverable event to the target's dead-letter queue where the queue's policy admits the rule."""
        queue = target.get("DeadLetterConfig", {}).get("Arn")
        if not queue:
            return ""
        name = queue.rsplit(":", 1)[-1]
        try:
            url = self._sqs.get_queue_url(QueueName=name)["QueueUrl"]
            attributes = self._sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["Policy"])
            document = json.loads(attributes.get("Attributes", {}).get("Policy") or "{}")
            context = {"aws:sourcearn": rule_arn, "aws:sourceaccount": self._account}
            if not decide(document, Request("sqs:SendMessage", queue, "events.amazonaws.com", context)).allowed:
                return f"; the dead-letter queue {name} does not admit the rule, the event is lost"
            self._sqs.send_message(QueueUrl=url, MessageBody=json.dumps(event))
        except ClientError as error:
            return f"; the dead-letter queue {name} did not take it ({error.response['Error']['Code']})"
        return f"; the event is in the dead-letter queue {name}"

    def _invoke(self, item: NewObject, told: dict[str, Any], function: str, payload: Any, reason: str) -> int:
        try:
            self._functions.invoke(function, payload)
        except FunctionFailed as error:
            return self._tell(item, told, True, f"{reason}; the function failed: {error}")
        except ClientError as error:
            return self._tell(item, told, False, f"the function does not exist ({error.response['Error']['Code']})")
        return self._tell(item, told, True, reason)

    def _tell(self, item: NewObject, told: dict[str, Any], delivered: bool, reason: str) -> int:
        row = {"bucket": item.bucket, "key": item.key, **told, "delivered": delivered, "reason": reason}
        with open(self._file, "a", encoding="utf-8") as file:
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
        function = (told["function"] or "").rsplit(":", 1)[-1]
        hop = " → ".join(part for part in (told["rule"], function) if part)
        # repr() keeps control characters of a hostile key off the terminal.
        where = repr(f"{item.bucket}/{item.key}")[1:-1]
        word = "delivered" if delivered else "not delivered"
        because = "" if delivered and "failed" not in reason else f", because {reason}"
        self._log(f"{word}: s3://{where} via {hop}{because}")
        return int(delivered)
