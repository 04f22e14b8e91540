"""boto3's view of an account (boto_view.py), reduced to what a snapshot keeps, in the shape of ``store_view``.

What is dropped is dropped here by name: it is the list of what pipereport does not keep of an answer.

- bucket: the owner's display name
- function: tags, LastModified, Version, SnapStart; environment values that name no resource
- layer: description, licence, date, and every version but the newest
- mapping: everything but function, source and state
- rule: description; of targets Input, InputPath and RetryPolicy
- role: ids, dates, tags, instance profiles; of managed policies everything but the default version's document
- keys that no bucket's encryption names; policies of aliases that nothing invokes; roles that nothing uses
"""

from __future__ import annotations

from typing import Any

from plain_values import ordered, seconds

Facts = dict[str, Any]
_DESTINATIONS = {"LambdaFunctionConfigurations": ("lambda", "LambdaFunctionArn"),
                 "QueueConfigurations": ("sqs", "QueueArn"), "TopicConfigurations": ("sns", "TopicArn")}
_CONFIGURATION = ("FunctionName", "Runtime", "Handler", "Role", "MemorySize", "Timeout", "CodeSize", "CodeSha256", "State")


def reduced(view: Facts, region: str) -> Facts:
    """Shape: as ``store_view``; every kind is there."""
    named = names(view, region)
    attached = {arn: _document(policy) for arn, policy in view["managed_policy"].items()}
    roles = {arn: _role(role, attached) for arn, role in view["role"].items() if arn in _used_roles(view)}
    return ordered({
        "bucket": {arn: _bucket(facts, region) for arn, facts in view["bucket"].items()},
        "function": {arn: _function(arn, facts, named, region, _invoked(view)) for arn, facts in view["function"].items()},
        "function_version": {arn: {"CodeSha256": one["CodeSha256"]} for arn, one in view["function_version"].items()},
        "layer_version": {arn: {"Version": one["Version"], "CompatibleRuntimes": one["CompatibleRuntimes"],
                                "name": arn.split(":")[-2], "size": None} for arn, one in view["layer_version"].items()},
        "event_source_mapping": {name: {key: one.get(key) for key in ("FunctionArn", "EventSourceArn", "State")}
                                 for name, one in view["event_source_mapping"].items()},
        "key": {arn: {"metadata": seconds(key["metadata"]), "policy": key["policy"]}
                for arn, key in view["key"].items() if arn in _used_keys(view)},
        "event_bus": {arn: {"name": bus["name"], "policy": bus["policy"]} for arn, bus in view["event_bus"].items()},
        "event_rule": {arn: _rule(rule, region) for arn, rule in view["event_rule"].items()},
        "role": roles,
        "managed_policy": {arn: document for arn, document in attached.items() if arn in _used_policies(roles)},
        "account": {"s3:public_access_block": facts["public_access_block"] for facts in view["account"].values()},
        "trail": view["trail"]})


def names(view: Facts, region: str) -> set[str]:
    """Names and ARNs of every resource that a snapshot lists: environment values that equal one are kept."""
    arns = {arn for kind in ("bucket", "function", "event_rule", "event_bus", "layer_version") for arn in view[kind]}
    arns |= {f"arn:aws:lambda:{region}:{account}:event-source-mapping:{name}"
             for name in view["event_source_mapping"] for account in view["account"]}
    return arns | {arn.rpartition(":::")[2] for arn in view["bucket"]} | {
        facts["configuration"]["FunctionName"] for facts in view["function"].values()} | {
        rule["Name"] for rule in view["event_rule"].values()} | {bus["name"] for bus in view["event_bus"].values()} | {
        arn.split(":")[-2] for arn in view["layer_version"]} | set(view["event_source_mapping"])


def _unread(value: Any) -> bool:
    return isinstance(value, dict) and set(value) == {"unread"}


def _bucket(facts: Facts, region: str) -> Facts:
    def inside(name: str, member: str) -> Any:
        value = facts[name]
        return "unread" if _unread(value) else value and value[member]

    kept = {name: "unread" if _unread(facts[name]) else facts[name] for name in (
        "policy", "public_access_block", "versioning", "logging", "lifecycle", "object_lock", "replication")}
    tags = facts["tags"]
    return {**kept, "location": facts["location"] or region, "acl": _acl(facts["acl"]),
            "ownership": (inside("ownership", "Rules") or [{"ObjectOwnership": None}])[0]["ObjectOwnership"],
            "notification": _notification(facts["notification"]), "encryption": inside("encryption", "Rules"),
            "tags": tags and {one["Key"]: None for one in tags}}


def _acl(acl: Facts) -> list[list[Any]]:
    def name(grantee: Facts) -> str:
        return grantee.get("ID") or grantee.get("URI") or grantee["EmailAddress"]

    return sorted([one["Grantee"]["Type"], name(one["Grantee"]), one["Permission"],
                   one["Grantee"].get("ID") == acl["Owner"]["ID"]] for one in acl["Grants"])


def _notification(answer: Facts | None) -> Facts:
    answer = answer or {}
    entries = []
    for member, (destination, arn) in _DESTINATIONS.items():
        for one in answer.get(member, []):
            rules = {rule["Name"].lower(): rule["Value"]
                     for rule in one.get("Filter", {}).get("Key", {}).get("FilterRules", [])}
            entries.append([one["Id"], destination, one[arn], sorted(one["Events"]), rules.get("prefix", ""),
                            rules.get("suffix", "")])
    return {"is_eventbridge_enabled": "EventBridgeConfiguration" in answer, "entries": sorted(entries)}


def _function(arn: str, facts: Facts, named: set[str], region: str, invoked: set[str]) -> Facts:
    configuration, policy = facts["configuration"], facts["policy"]
    policies = {name: one for name, one in facts["alias_policies"].items() if f"{arn}:{name}" in invoked}
    return {
        "configuration": _configuration(configuration, named, region), "policy": policy,
        "statements": policy["Statement"] if policy else [], "alias_policies": policies,
        "alias_statements": {name: one["Statement"] for name, one in policies.items()},
        "aliases": {one["Name"]: {"version": one["FunctionVersion"], "weights": one.get("RoutingConfig", {}).get(
            "AdditionalVersionWeights", {})} for one in facts["aliases"] or []},
        "status": {key: configuration[key] for key in (
            "State", "StateReason", "StateReasonCode", "LastUpdateStatus", "LastUpdateStatusReason",
            "LastUpdateStatusReasonCode") if configuration.get(key)},
        **{name: "unread" if _unread(facts[name]) else facts[name]
           for name in ("concurrency", "recursion", "urls")},
        "event_invoke": seconds(facts["event_invoke"])}


def _configuration(full: Facts, named: set[str], region: str) -> Facts:
    layers = [one["Arn"] for one in full.get("Layers", [])]
    attributes = {
        "function_name": full["FunctionName"], "runtime": full["Runtime"], "handler": full["Handler"],
        "role": full["Role"], "memory_size": full["MemorySize"], "timeout": full["Timeout"],
        "architectures": full["Architectures"], "package_type": full["PackageType"], "code_sha256": full["CodeSha256"],
        "description": full["Description"], "tracing_config": [{"mode": full["TracingConfig"]["Mode"]}],
        "ephemeral_storage": [{"size": full["EphemeralStorage"]["Size"]}], **({"layers": layers} if layers else {})}
    variables = full.get("Environment", {}).get("Variables", {})
    return {**{name: full[name] for name in _CONFIGURATION}, "Layers": layers, "region": region,
            "Environment": {name: value if value in named else None for name, value in variables.items()},
            "attributes": attributes}


def _rule(rule: Facts, region: str) -> Facts:
    return {**{key: rule.get(key) for key in ("Name", "EventBusName", "State", "ScheduleExpression", "EventPattern")},
            "region": region, "Targets": {one["Id"]: {
                "Arn": one["Arn"], "RoleArn": one.get("RoleArn"),
                "DeadLetterArn": one.get("DeadLetterConfig", {}).get("Arn"),
                "InputPathsMap": one.get("InputTransformer", {}).get("InputPathsMap", {}),
                "InputTemplate": one.get("InputTransformer", {}).get("InputTemplate")} for one in rule["Targets"]}}


def _invoked(view: Facts) -> set[str]:
    """ARNs that a target or a notification names, qualifiers and all."""
    found = {target["Arn"] for rule in view["event_rule"].values() for target in rule["Targets"]}
    return found | {entry[2] for bucket in view["bucket"].values()
                    for entry in _notification(bucket["notification"])["entries"]}


def _used_roles(view: Facts) -> set[str]:
    targets = [target.get("RoleArn") for rule in view["event_rule"].values() for target in rule["Targets"]]
    return {facts["configuration"]["Role"] for facts in view["function"].values()} | {arn for arn in targets if arn}


def _used_keys(view: Facts) -> set[str]:
    defaults = [rule["ApplyServerSideEncryptionByDefault"] for bucket in view["bucket"].values()
                if bucket["encryption"] for rule in bucket["encryption"]["Rules"]]
    return {one["KMSMasterKeyID"] for one in defaults if "KMSMasterKeyID" in one}


def _used_policies(roles: Facts) -> set[str]:
    return {name for role in roles.values() for name in [*role["attached"], *role["boundary"]]}


def _document(policy: Facts) -> Any:
    return next(one["Document"] for one in policy["PolicyVersionList"] if one["IsDefaultVersion"])


def _role(role: Facts, attached: Facts) -> Facts:
    boundary = role.get("PermissionsBoundary", {}).get("PermissionsBoundaryArn")
    inline = {one["PolicyName"]: one["PolicyDocument"]["Statement"] for one in role["RolePolicyList"]}
    arns = [one["PolicyArn"] for one in role["AttachedManagedPolicies"]]
    return {"trust": role["AssumeRolePolicyDocument"], "boundary_arn": boundary, "policies": sorted([*inline, *arns]),
            "inline": inline, "attached": {arn: attached[arn]["Statement"] for arn in arns},
            "boundary": {boundary: attached[boundary]["Statement"]} if boundary else {}}
