"""Reads what the emulator holds, through boto3, in a form that two deployments can be compared in."""

import json
from typing import Any


def resources(clients) -> dict[str, Any]:
    """Every bucket, function, layer, rule, target, role, queue and log group with what makes it work."""
    found: dict[str, Any] = {}
    s3, functions, events, iam, sqs = (clients(name) for name in ("s3", "lambda", "events", "iam", "sqs"))
    for name in sorted(bucket["Name"] for bucket in s3.list_buckets()["Buckets"]):
        found[f"bucket {name}"] = [
            _plain(s3.get_bucket_notification_configuration(Bucket=name)),
            _plain(s3.get_bucket_ownership_controls(Bucket=name)) if name.startswith("chinook") else None,
            [(item["Key"], item["ETag"]) for item in s3.list_objects_v2(Bucket=name).get("Contents", [])]]
    for function in functions.list_functions()["Functions"]:
        name = function["FunctionName"]
        found[f"function {name}"] = [function, _policy(functions, name), [
            _plain(entry) for entry in functions.list_function_event_invoke_configs(
                FunctionName=name)["FunctionEventInvokeConfigs"]]]
    for layer in functions.list_layers()["Layers"]:
        found[f"layer {layer['LayerName']}"] = layer
    for rule in events.list_rules()["Rules"]:
        targets = events.list_targets_by_rule(Rule=rule["Name"])["Targets"]
        found[f"rule {rule['Name']}"] = [rule, sorted(targets, key=lambda target: target["Id"])]
    for role in iam.list_roles()["Roles"]:
        names = sorted(iam.list_role_policies(RoleName=role["RoleName"])["PolicyNames"])
        found[f"role {role['RoleName']}"] = [role, [
            iam.get_role_policy(RoleName=role["RoleName"], PolicyName=name)["PolicyDocument"] for name in names]]
    for url in sqs.list_queues().get("QueueUrls", []):
        attributes = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["All"])["Attributes"]
        steady = {k: v for k, v in attributes.items() if not k.endswith("Timestamp")}
        found[f"queue {url.rsplit('/', 1)[-1]}"] = steady
    for group in clients("logs").describe_log_groups()["logGroups"]:
        found[f"log group {group['logGroupName']}"] = group
    return found


def live_names(clients) -> set[str]:
    """The kinds and names of ``resources``, as ``state_names`` gives them."""
    return set(resources(clients))


def state_names(state: dict[str, Any]) -> set[str]:
    """The kinds and names that a ``terraform.tfstate`` says exist."""
    kinds = {"aws_s3_bucket": ("bucket", "bucket"), "aws_lambda_function": ("function", "function_name"),
             "aws_lambda_layer_version": ("layer", "layer_name"), "aws_cloudwatch_event_rule": ("rule", "name"),
             "aws_iam_role": ("role", "name"), "aws_sqs_queue": ("queue", "name"),
             "aws_cloudwatch_log_group": ("log group", "name")}
    return {f"{kinds[block['type']][0]} {instance['attributes'][kinds[block['type']][1]]}"
            for block in state["resources"] if block["mode"] == "managed" and block["type"] in kinds
            for instance in block["instances"]}


def _plain(answer: dict[str, Any]) -> dict[str, Any]:
    return {k: v for k, v in answer.items() if k != "ResponseMetadata"}


def _policy(functions, name: str) -> Any:
    try:
        policy = json.loads(functions.get_policy(FunctionName=name)["Policy"])
    except functions.exceptions.ResourceNotFoundException:
        return None
    # The order of statements means nothing, and Terraform adds them at once.
    return sorted(policy["Statement"], key=lambda statement: statement["Sid"])
