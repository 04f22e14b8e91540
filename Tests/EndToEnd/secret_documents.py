"""States, plans and logs with a secret wherever Terraform keeps one."""

from __future__ import annotations

import json

from secret_marks import Marks

PROVIDER = 'provider["registry.terraform.io/hashicorp/aws"]'
ROLE = "arn:aws:iam::111122223333:role/f"


def attribute(*steps: str | int | tuple[str]) -> list[dict]:
    """A path of ``sensitive_attributes``: a text is an attribute, a number an element, ``(text,)`` the key of a map."""
    def step(one):
        if isinstance(one, str):
            return {"type": "get_attr", "value": one}
        if isinstance(one, int):
            return {"type": "index", "value": {"value": one, "type": "number"}}
        return {"type": "index", "value": {"value": one[0], "type": "string"}}

    return [step(one) for one in steps]


def function(marks: Marks, place: str, name: str = "f", **more) -> dict:
    """A function's attributes. The value that names a bucket is no secret, and shows that the search works."""
    return {"function_name": name, "arn": f"arn:aws:lambda:us-east-1:111122223333:function:{name}", "role": ROLE,
            "runtime": "python3.12", "handler": "h.h", "layers": [], "timeout": 3, "memory_size": 128,
            "environment": [{"variables": {"PLAIN": marks[f"{place}: environment"], "BUCKET": "the-raw-bucket",
                                           "MASKED": marks[f"{place}: environment, sensitive"],
                                           "DOCUMENT": json.dumps({"password": marks[f"{place}: environment, JSON"]}),
                                           "URL": f"postgres://u:{marks[f'{place}: environment, URL']}@the-raw-bucket/"}}],
            "description": marks[f"{place}: description, sensitive"], **more}


RAW = {"bucket": "the-raw-bucket", "id": "the-raw-bucket", "arn": "arn:aws:s3:::the-raw-bucket"}


def managed(kind: str, name: str, *instances: dict) -> dict:
    return {"mode": "managed", "type": kind, "name": name, "provider": PROVIDER, "instances": list(instances)}


def instance(attributes: dict, *paths: list[dict], **more) -> dict:
    return {"schema_version": 0, "attributes": attributes, "sensitive_attributes": list(paths), **more}


def state(marks: Marks) -> dict:
    rule = {"name": "r", "arn": "arn:aws:events:us-east-1:111122223333:rule/r", "event_bus_name": "default",
            "state": "ENABLED", "event_pattern": json.dumps({"source": [marks["state: event_pattern, sensitive"]]}),
            "description": marks["state: rule description"]}
    target = {"rule": "r", "arn": "arn:aws:lambda:us-east-1:111122223333:function:f", "target_id": "t",
              "event_bus_name": "default", "input": marks["state: target input, sensitive"],
              "input_transformer": [{"input_template": marks["state: input template, sensitive"], "input_paths": {}}]}
    raw = {**RAW, "tags": {"owner": marks["state: tag, sensitive"], "plain": "kept"},
           "tags_all": {"owner": marks["state: tags_all, sensitive"]},
           "website": [{"redirect_all_requests_to": marks["state: website, sensitive"], "routing_rules": ""}],
           "grant": [{"id": marks["state: element of a set, sensitive"], "permissions": ["READ"], "type": "CanonicalUser",
                      "uri": ""}]}
    in_set = [{"type": "get_attr", "value": "grant"},
              {"type": "index", "value": {"value": raw["grant"][0], "type": ["object", {"id": "string"}]}},
              {"type": "get_attr", "value": "id"}]
    hidden = (attribute("description"), attribute("environment", 0, "variables", ("MASKED",)))
    return {
        "version": 4, "terraform_version": "1.11.4", "serial": 1, "lineage": "x",
        "outputs": {"plain": {"value": "the-raw-bucket", "type": "string"},
                    "secret": {"value": marks["state: output"], "type": "string", "sensitive": True},
                    "nested": {"value": {"a": [{"b": marks["state: output, nested"]}]}, "type": "dynamic",
                               "sensitive": True}},
        "resources": [
            managed("aws_s3_bucket", "raw", instance(
                raw, attribute("tags", ("owner",)), attribute("tags_all", ("owner",)),
                attribute("website", 0, "redirect_all_requests_to"), in_set,
                private=marks["state: private"],
                identity={"bucket": marks["state: identity"]})),
            managed("aws_lambda_function", "f", instance(function(marks, "state"), *hidden,
                                                         attribute("environment", 3, "nothing")),
                    instance(function(marks, "deposed", "g"), *hidden, deposed="abcd1234")),
            managed("aws_cloudwatch_event_rule", "r", instance(
                rule, attribute("event_pattern"), attribute("description"))),
            managed("aws_cloudwatch_event_target", "t", instance(
                target, attribute("input"), attribute("input_transformer", 0, "input_template"))),
            managed("aws_iam_role_policy", "p", instance(
                {"name": "p", "role": "f", "id": "f:p", "policy": json.dumps({"Statement": [
                    {"Effect": "Allow", "Action": "s3:*", "Resource": marks["state: policy, sensitive"]}]})},
                attribute("policy"))),
            managed("aws_db_instance", "db", instance({"password": marks["state: not modelled"]})),
            managed("null_resource", "n", instance({"triggers": {"t": marks["state: triggers"]}})),
            {"mode": "data", "type": "aws_secretsmanager_secret_version", "name": "s", "provider": PROVIDER,
             "instances": [instance({"secret_string": marks["state: data source"]}, attribute("secret_string"))]}],
        "check_results": [{"object_kind": "check", "config_addr": "check.c", "status": "fail", "objects": [
            {"object_addr": "check.c", "status": "fail", "failure_messages": [marks["state: message of a check"]]}]}]}


def shown_resource(kind: str, name: str, values: dict, hidden, module: str = "") -> dict:
    return {"address": f"{module}{kind}.{name}", "mode": "managed", "type": kind, "name": name, "schema_version": 0,
            "provider_name": "registry.terraform.io/hashicorp/aws", "values": values, "sensitive_values": hidden}


HIDDEN_FUNCTION = {"description": True, "environment": [{"variables": {"MASKED": True}}]}


def shown_values(marks: Marks, place: str) -> dict:
    child = "module.child."
    return {
        "outputs": {"secret": {"sensitive": True, "value": marks[f"{place}: output"], "type": "string"},
                    "nested": {"sensitive": True, "value": [{"a": marks[f"{place}: output, nested"]}]}},
        "root_module": {
            "resources": [
                shown_resource("aws_s3_bucket", "raw", {**RAW, "tags": {"owner": marks[f"{place}: tag, sensitive"]}},
                               {"tags": {"owner": True}}),
                shown_resource("aws_lambda_function", "f", function(marks, place), HIDDEN_FUNCTION),
                shown_resource("aws_db_instance", "db", {"password": marks[f"{place}: not modelled"]}, {})],
            "child_modules": [{"address": "module.child", "resources": [
                shown_resource("aws_lambda_function", "g", function(marks, f"{place}, child", "g"), HIDDEN_FUNCTION, child),
                shown_resource("aws_cloudwatch_event_rule", "r", {
                    "name": "r", "event_pattern": json.dumps({"source": [marks[f"{place}: pattern, sensitive"]]}),
                    "event_bus_name": "default"}, {"event_pattern": True}, child)]}]}}


def checks(marks: Marks, place: str) -> list[dict]:
    return [{"address": {"kind": "check", "name": "c", "to_display": "check.c"}, "status": "fail", "instances": [
        {"address": {"to_display": "check.c"}, "status": "fail", "problems": [
            {"message": marks[f"{place}: message of a check"]}]}]}]


def shown_state(marks: Marks) -> dict:
    return {"format_version": "1.0", "terraform_version": "1.11.4", "values": shown_values(marks, "shown"),
            "checks": checks(marks, "shown")}


def plan(marks: Marks) -> dict:
    def change(kind, name, before, after, before_hidden, after_hidden, actions=("update",)):
        return {"address": f"{kind}.{name}", "mode": "managed", "type": kind, "name": name,
                "provider_name": "registry.terraform.io/hashicorp/aws",
                "change": {"actions": list(actions), "before": before, "after": after, "after_unknown": {},
                           "before_sensitive": before_hidden, "after_sensitive": after_hidden}}

    tags = lambda place: {**RAW, "tags": {"owner": marks[f"plan: {place}, sensitive"]}}  # noqa: E731
    changes = [
        change("aws_s3_bucket", "raw", tags("tag before"), tags("tag after"), {"tags": {"owner": True}}, {"tags": True}),
        change("aws_lambda_function", "f", function(marks, "plan before"), function(marks, "plan after"),
               HIDDEN_FUNCTION, HIDDEN_FUNCTION),
        change("aws_lambda_function", "old", function(marks, "plan deleted", "old"), None, HIDDEN_FUNCTION, False,
               ["delete"]),
        change("aws_s3_bucket", "whole", None, {"bucket": marks["plan: all of a resource, sensitive"]}, False, True,
               ["create"]),
        change("aws_ssm_parameter", "s", None, {"value": marks["plan: not modelled"]}, False, {}, ["create"])]
    return {
        "format_version": "1.2", "terraform_version": "1.11.4",
        "variables": {"password": {"value": marks["plan: variable"]}, "map": {"value": {"a": marks["plan: variable, map"]}}},
        "planned_values": shown_values(marks, "planned"), "resource_changes": changes,
        "resource_drift": [change("aws_lambda_function", "f", function(marks, "drift before"),
                                  function(marks, "drift after"), HIDDEN_FUNCTION, HIDDEN_FUNCTION)],
        "output_changes": {"secret": {"actions": ["update"], "before": marks["plan: output before"],
                                      "after": marks["plan: output after"], "before_sensitive": True,
                                      "after_sensitive": True, "after_unknown": False}},
        "prior_state": {"format_version": "1.0", "terraform_version": "1.11.4", "values": shown_values(marks, "prior")},
        "checks": checks(marks, "plan"),
        "configuration": {
            "provider_config": {"aws": {"name": "aws", "full_name": "registry.terraform.io/hashicorp/aws",
                                        "expressions": {"region": {"constant_value": "us-east-1"},
                                                        "secret_key": {"constant_value": marks["plan: provider key"]}}}},
            "root_module": {
                "variables": {"password": {"default": marks["plan: default"], "sensitive": True}, "map": {}},
                "resources": [{"address": "aws_db_instance.db", "mode": "managed", "type": "aws_db_instance", "name": "db",
                               "provider_config_key": "aws",
                               "expressions": {"password": {"constant_value": marks["plan: constant"]}},
                               "provisioners": [{"type": "local-exec", "expressions": {
                                   "command": {"constant_value": marks["plan: provisioner"]}}}]}],
                "module_calls": {"child": {"source": "./child", "expressions": {
                    "token": {"constant_value": marks["plan: input of a module"]}}}}}}}


def line(kind: str, **members) -> str:
    return json.dumps({"@level": "info", "@message": "m", "@module": "terraform.ui",
                       "@timestamp": "2025-10-28T17:32:55.500Z", "type": kind, **members})


def log_of(*tokens: str) -> str:
    """A log whose errors repeat the tokens."""
    resource = {"addr": "aws_db_instance.db", "resource_type": "aws_db_instance"}
    return "\n".join([
        line("version", terraform="1.11.4", ui="1.2"),
        line("apply_errored", hook={"resource": resource, "action": "create", "elapsed_seconds": 1}),
        *(line("diagnostic", diagnostic={"severity": "error", "summary": f"bad {token}", "address": "aws_db_instance.db",
                                         "detail": f"because \"{token}\" is no password",
                                         "snippet": {"code": token, "values": [{"traversal": "var.pw",
                                                                                "statement": f"is {token}"}]}})
          for token in tokens)]) + "\n"
