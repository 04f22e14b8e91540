"""The whole account as boto3 reads it, in one plain dictionary that a database can be compared with.

``view(clients)`` is a function of the clients (see emulator_in_process.py) and of nothing else. Shape:

    {"bucket": {arn: {"acl": …, "policy": …, …}}, "function": {arn: …}, "function_version": …,
     "layer_version": …, "event_source_mapping": …, "key": …, "event_bus": …, "event_rule": …, "endpoint": …, "role": …,
     "managed_policy": …, "account": {id: …}, "trail": {name: {}}}

A setting that is not there is None. One that could not be read is ``{"unread": CODE}``, which is also what a read gives
that the emulator lacks. Policies are decoded JSON. Lists whose order means nothing are sorted. To add a fact, add a
line to a table or a key to one of the small functions.
"""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timezone
from typing import Any, Callable, Iterable
from urllib.parse import unquote

from botocore.exceptions import ClientError
from botocore.parsers import ResponseParserError
from emulator_in_process import Clients

Facts = dict[str, Any]
ABSENT = {
    "NoSuchBucketPolicy", "NoSuchTagSet", "NoSuchLifecycleConfiguration", "ReplicationConfigurationNotFoundError",
    "ServerSideEncryptionConfigurationNotFoundError", "OwnershipControlsNotFoundError",
    "NoSuchPublicAccessBlockConfiguration", "ObjectLockConfigurationNotFoundError", "ResourceNotFoundException"}
# (fact, client method, the key under which the answer holds it; None takes the answer whole)
BUCKET: list[tuple[str, str, str | None]] = [
    ("acl", "get_bucket_acl", None), ("encryption", "get_bucket_encryption", "ServerSideEncryptionConfiguration"),
    ("lifecycle", "get_bucket_lifecycle_configuration", "Rules"),
    ("location", "get_bucket_location", "LocationConstraint"),
    ("logging", "get_bucket_logging", "LoggingEnabled"), ("notification", "get_bucket_notification_configuration", None),
    ("object_lock", "get_object_lock_configuration", "ObjectLockConfiguration"),
    ("ownership", "get_bucket_ownership_controls", "OwnershipControls"), ("policy", "get_bucket_policy", "Policy"),
    ("public_access_block", "get_public_access_block", "PublicAccessBlockConfiguration"),
    ("replication", "get_bucket_replication", "ReplicationConfiguration"), ("tags", "get_bucket_tagging", "TagSet"),
    ("versioning", "get_bucket_versioning", None)]
FUNCTION: list[tuple[str, str, str | None]] = [
    ("aliases", "list_aliases", "Aliases"), ("concurrency", "get_function_concurrency", "ReservedConcurrentExecutions"),
    ("event_invoke", "list_function_event_invoke_configs", "FunctionEventInvokeConfigs"),
    ("policy", "get_policy", "Policy"), ("recursion", "get_function_recursion_config", "RecursiveLoop"),
    ("urls", "list_function_url_configs", "FunctionUrlConfigs")]
_JSON_TEXT = {"Policy", "EventPattern", "PolicyDocument", "AssumeRolePolicyDocument", "Document"}
# A set by meaning, in the order that the service happens to answer.
_UNORDERED = {"TagSet", "Grants", "Events", "FilterRules", "Tags", "Aliases", "FunctionEventInvokeConfigs",
              "RolePolicyList", "AttachedManagedPolicies", "CompatibleRuntimes", "Targets", "FunctionUrlConfigs"}
_NOISE = {"ResponseMetadata", "NextToken", "NextMarker"}


def view(aws: Clients, workers: int = 8) -> dict[str, Facts]:
    """Reads everything, ``workers`` things at a time. The result is sorted and holds JSON values only."""
    with ThreadPoolExecutor(workers) as pool:
        found: dict[str, Facts] = {
            **_buckets(aws, pool), **_functions(aws, pool), **_events(aws, pool), **_iam(aws), **_keys(aws, pool)}
        found["account"] = _account(aws)
        found["trail"] = {trail["Name"]: {} for trail in aws.cloudtrail.describe_trails()["trailList"]}
    return json.loads(json.dumps(found, sort_keys=True))


def plain(value: Any, name: str = "") -> Any:
    """JSON values alone: times as ISO 8601 in UTC, policy texts decoded, unordered lists sorted, noise dropped."""
    if isinstance(value, dict):
        return {key: plain(inner, key) for key, inner in sorted(value.items()) if key not in _NOISE}
    if isinstance(value, list):
        items = [plain(inner) for inner in value]
        return sorted(items, key=lambda item: json.dumps(item, sort_keys=True)) if name in _UNORDERED else items
    if isinstance(value, datetime):
        return value.astimezone(timezone.utc).isoformat()
    if isinstance(value, str) and name in _JSON_TEXT:
        try:
            # IAM percent-encodes its documents, the others do not.
            return json.loads(unquote(value) if value.startswith("%7B") else value)
        except ValueError:
            return value
    return value


def read(call: Callable[..., Facts], key: str | None, **arguments: Any) -> Any:
    """One setting: its plain value, None when absent, ``{"unread": CODE}`` when the call failed."""
    try:
        answer = call(**arguments)
    except ClientError as error:
        code = error.response["Error"].get("Code", "?")
        return None if code in ABSENT else {"unread": code}
    except ResponseParserError:
        return {"unread": "Malformed"}
    whole = plain(answer)
    value = whole if key is None else plain(answer.get(key), key)
    return value if value not in ({}, []) else None


def pages(client: Any, method: str, key: str, **arguments: Any) -> Any:
    """All items of a list; ``{"unread": CODE}`` when any page failed, since half a list is none."""
    try:
        if not client.can_paginate(method):
            return _by_token(client, method, key, arguments)
        return [item for page in client.get_paginator(method).paginate(**arguments) for item in page.get(key, [])]
    except ClientError as error:
        return {"unread": error.response["Error"].get("Code", "?")}
    except ResponseParserError:
        return {"unread": "Malformed"}


def _by_token(client: Any, method: str, key: str, arguments: Facts) -> list[Any]:
    """ListEventBuses and ListEndpoints have tokens and no paginator."""
    items: list[Any] = []
    token: Facts = {}
    while True:
        answer = getattr(client, method)(**arguments, **token)
        items += answer.get(key, [])
        if not answer.get("NextToken"):
            return items
        token = {"NextToken": answer["NextToken"]}


def _listed(items: Any) -> list[Facts]:
    return items if isinstance(items, list) else []


def _unread(kind: str, items: Any) -> dict[str, Facts]:
    """``{}`` for a list that was read; otherwise the kind with the reason in place of its items."""
    return {} if isinstance(items, list) else {kind: items}


def _settings(client: Any, table: Iterable[tuple[str, str, str | None]], **arguments: Any) -> Facts:
    return {fact: read(getattr(client, method), key, **arguments) for fact, method, key in table}


def _buckets(aws: Clients, pool: ThreadPoolExecutor) -> dict[str, Facts]:
    items = pages(aws.s3, "list_buckets", "Buckets")
    names = [item["Name"] for item in _listed(items)]
    settings = pool.map(lambda name: _settings(aws.s3, BUCKET, Bucket=name), names)
    return {"bucket": {f"arn:aws:s3:::{name}": facts for name, facts in zip(names, settings)}, **_unread("bucket", items)}


def _functions(aws: Clients, pool: ThreadPoolExecutor) -> dict[str, Facts]:
    every = pages(aws.lambda_, "list_functions", "Functions", FunctionVersion="ALL")
    latest = [one for one in _listed(every) if one["Version"] == "$LATEST"]
    # Of these alone the ARN ends in :$LATEST, which nothing refers to.
    facts = pool.map(lambda one: _function(aws.lambda_, one), latest)
    versions = {one["FunctionArn"]: plain(one) for one in _listed(every) if one["Version"] != "$LATEST"}
    mappings = pages(aws.lambda_, "list_event_source_mappings", "EventSourceMappings")
    return {"function": {one["FunctionArn"].removesuffix(":$LATEST"): found for one, found in zip(latest, facts)},
            "function_version": versions, **_unread("function", every), **_unread("function_version", every),
            "event_source_mapping": {one["UUID"]: plain(one) for one in _listed(mappings)},
            **_unread("event_source_mapping", mappings), **_layers(aws.lambda_)}


def _function(client: Any, listed: Facts) -> Facts:
    name = listed["FunctionName"]
    facts = _settings(client, FUNCTION, FunctionName=name)
    aliases = facts["aliases"] if isinstance(facts["aliases"], list) else []
    return {**facts, "configuration": read(client.get_function_configuration, None, FunctionName=name),
            "tags": read(client.list_tags, "Tags", Resource=listed["FunctionArn"].removesuffix(":$LATEST")),
            "alias_policies": {one["Name"]: read(client.get_policy, "Policy", FunctionName=name, Qualifier=one["Name"])
                               for one in aliases}}


def _layers(client: Any) -> dict[str, Facts]:
    layers = pages(client, "list_layers", "Layers")
    versions = [one for layer in _listed(layers)
                for one in _listed(pages(client, "list_layer_versions", "LayerVersions", LayerName=layer["LayerName"]))]
    return {"layer_version": {one["LayerVersionArn"]: plain(one) for one in versions}, **_unread("layer_version", layers)}


def _events(aws: Clients, pool: ThreadPoolExecutor) -> dict[str, Facts]:
    buses = pages(aws.events, "list_event_buses", "EventBuses")
    rules = {bus["Name"]: pages(aws.events, "list_rules", "Rules", EventBusName=bus["Name"]) for bus in _listed(buses)}
    flat = [rule for of_bus in rules.values() for rule in _listed(of_bus)]
    targets = pool.map(lambda rule: pages(aws.events, "list_targets_by_rule", "Targets", Rule=rule["Name"],
                                          EventBusName=rule["EventBusName"]), flat)
    endpoints = pages(aws.events, "list_endpoints", "Endpoints")
    return {
        "event_bus": {bus["Arn"]: {**_bus(aws.events, bus), "unread_rules": None if isinstance(rules[bus["Name"]], list)
                                   else rules[bus["Name"]]} for bus in _listed(buses)}, **_unread("event_bus", buses),
        "event_rule": {rule["Arn"]: {**plain(rule), "Targets": plain(found, "Targets")}
                       for rule, found in zip(flat, targets)},
        "endpoint": {one["Arn"]: plain(one) for one in _listed(endpoints)}, **_unread("endpoint", endpoints)}


def _bus(client: Any, bus: Facts) -> Facts:
    facts = read(client.describe_event_bus, None, Name=bus["Name"]) or {}
    return {"policy": facts.get("Policy"), "description": facts.get("Description"), "name": bus["Name"],
            "unread": facts.get("unread")}


def _iam(aws: Clients) -> dict[str, Facts]:
    """One list gives all: roles with inline policies, attachments and boundaries, and the account's managed policies."""
    kinds = ["Role", "LocalManagedPolicy"]
    roles = pages(aws.iam, "get_account_authorization_details", "RoleDetailList", Filter=kinds)
    policies = pages(aws.iam, "get_account_authorization_details", "Policies", Filter=kinds)
    return {"role": {one["Arn"]: plain(one) for one in _listed(roles)}, **_unread("role", roles),
            "managed_policy": {one["Arn"]: plain(one) for one in _listed(policies)},
            **_unread("managed_policy", policies)}


def _keys(aws: Clients, pool: ThreadPoolExecutor) -> dict[str, Facts]:
    keys = pages(aws.kms, "list_keys", "Keys")
    arns = [one["KeyArn"] for one in _listed(keys)]
    facts = pool.map(lambda arn: {
        "metadata": read(aws.kms.describe_key, "KeyMetadata", KeyId=arn),
        "policy": read(aws.kms.get_key_policy, "Policy", KeyId=arn, PolicyName="default")}, arns)
    return {"key": dict(zip(arns, facts)), **_unread("key", keys)}


def _account(aws: Clients) -> Facts:
    account = aws.sts.get_caller_identity()["Account"]
    return {account: {"public_access_block": read(
        aws.s3control.get_public_access_block, "PublicAccessBlockConfiguration", AccountId=account)}}


def metrics(aws: Clients, queries: list[Facts], start: datetime, end: datetime) -> dict[str, Any]:
    """GetMetricData: ``{query id: {timestamp: value}}``, ``{}`` for a query without data points."""
    results = pages(aws.cloudwatch, "get_metric_data", "MetricDataResults",
                    MetricDataQueries=queries, StartTime=start, EndTime=end)
    if not isinstance(results, list):
        return results
    found: dict[str, Any] = {query["Id"]: {} for query in queries}
    for one in results:
        found[one["Id"]].update(zip((plain(at) for at in one["Timestamps"]), one["Values"]))
    return found
