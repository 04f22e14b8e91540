"""A snapshot's live facts as plain values, in the shape that ``boto_reduced.reduced`` gives boto3's view.

``store_view(path, snapshot)`` reads the SQLite file and nothing else. Shape: ``{kind: {name: {fact: value}}}``, kinds as
in boto_view. A fact that is not there is None, one that was not read is ``"unread"``, one that nobody asked for is
``"not asked"``. Policies are decoded, sets are sorted.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from contextlib import closing
from pathlib import Path
from typing import Any, Iterable

from plain_values import ordered, seconds

Row = sqlite3.Row
Facts = dict[str, Any]
BUCKET_SETTINGS = ("policy", "public_access_block", "encryption", "versioning", "logging", "lifecycle", "object_lock",
                   "replication", "tags")


def open_database(path: Path) -> sqlite3.Connection:
    """Read-only, rows by name."""
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    connection.row_factory = sqlite3.Row
    return connection


def store_view(path: Path, snapshot: int | None = None) -> dict[str, Facts]:
    """The facts of origin ``aws`` of one snapshot, by default of the newest complete one."""
    with closing(open_database(path)) as connection:
        reader = Reader(connection, snapshot or newest(connection))
        return ordered({
            "bucket": reader.buckets(), "function": reader.functions(), "function_version": reader.versions(),
            "layer_version": reader.layers(), "event_source_mapping": reader.mappings(), "key": reader.keys(),
            "event_bus": reader.buses(), "event_rule": reader.rules(), "role": reader.roles(),
            "managed_policy": reader.policies(), "account": reader.account(), "trail": reader.trails()})


def newest(connection: sqlite3.Connection) -> int:
    return connection.execute("SELECT max(id) FROM complete_snapshot").fetchone()[0]


def coverage(path: Path) -> list[tuple[str, str, str, str | None]]:
    """``[(fact, owner, error code, missing action)]`` of what the newest complete snapshot could not read, sorted."""
    with closing(open_database(path)) as connection:
        return sorted(tuple(row) for row in connection.execute(
            "SELECT fact, owner, error_code, missing_action FROM coverage WHERE snapshot_id = ? AND origin = 'aws' "
            "AND state = 'unread'", (newest(connection),)))


def value(row: Row, column: str, is_json: bool = True) -> Any:
    """One readable fact: its value, None when absent, ``"unread"`` or ``"not asked"``."""
    state = row[f"{column}_state"]
    if state == "present":
        return json.loads(row[column]) if is_json else row[column]
    if state == "absent":
        return None
    return "not asked" if (row[f"{column}_reason"] or "").startswith("NotAsked") else state


def grouped(rows: Iterable[Row], column: str) -> dict[Any, list[Row]]:
    found: dict[Any, list[Row]] = defaultdict(list)
    for row in rows:
        found[row[column]].append(row)
    return found


class Reader:
    """The tables of one snapshot."""

    def __init__(self, connection: sqlite3.Connection, snapshot: int):
        self._connection, self._snapshot = connection, snapshot

    def _rows(self, table: str) -> list[Row]:
        """A typed table joined to its resource: ``resource_arn``, ``resource_region``, ``attributes``."""
        return self._connection.execute(
            f"SELECT t.*, r.arn AS resource_arn, r.region AS resource_region, a.json AS attributes FROM {table} t "
            "JOIN resource r ON r.id = t.resource_id JOIN attribute_set a ON a.hash = r.attributes_hash "
            "WHERE t.snapshot_id = ? AND t.origin = 'aws'", (self._snapshot,)).fetchall()

    def _of_snapshot(self, table: str) -> list[Row]:
        return self._connection.execute(f"SELECT * FROM {table} WHERE snapshot_id = ?", (self._snapshot,)).fetchall()

    def buckets(self) -> Facts:
        settings = {row["resource_id"]: row for row in self._rows("s3_bucket_settings")}
        switches = {row["resource_id"]: row for row in self._rows("s3_notification_configuration")}
        entries = grouped(self._rows("s3_notification"), "resource_id")
        found: Facts = {}
        for row in self._rows("s3_bucket"):
            identity = row["resource_id"]
            facts = {"acl": _acl(value(row, "acl")), "ownership": value(row, "ownership", is_json=False),
                     "location": row["resource_region"],
                     "notification": _notification(switches.get(identity), entries[identity])}
            own = settings.get(identity)
            found[row["resource_arn"]] = {**facts, **{
                name: value(own, name) if own else "not asked" for name in BUCKET_SETTINGS}}
        return found

    def functions(self) -> Facts:
        settings = {row["resource_id"]: row for row in self._rows("lambda_function_settings")}
        aliases = grouped(self._rows("lambda_alias"), "resource_id")
        qualified = grouped(self._rows("lambda_qualifier_policy"), "resource_id")
        permissions = grouped(self._rows("lambda_permission"), "resource_id")
        return {row["resource_arn"]: self._function(
            row, settings.get(row["resource_id"]), aliases[row["resource_id"]], qualified[row["resource_id"]],
            permissions[row["resource_id"]]) for row in self._rows("lambda_function")}

    def _function(self, row: Row, own: Row | None, aliases: list[Row], qualified: list[Row],
                  permissions: list[Row]) -> Facts:
        def statements(qualifier: str | None) -> list[Any]:
            return [json.loads(one["statement"]) for one in permissions if one["qualifier"] == qualifier]

        return {
            "configuration": _configuration(row), "policy": value(row, "policy"), "statements": statements(None),
            "alias_policies": {one["qualifier"]: value(one, "policy") for one in qualified},
            "alias_statements": {one["qualifier"]: statements(one["qualifier"]) for one in qualified},
            "aliases": {one["name"]: {"version": one["function_version"],
                                      "weights": json.loads(one["additional_version_weights"])} for one in aliases},
            "status": value(own, "status") if own else "not asked",
            "concurrency": value(own, "reserved_concurrency", is_json=False) if own else "not asked",
            "recursion": value(own, "recursive_loop", is_json=False) if own else "not asked",
            "event_invoke": seconds(value(own, "event_invoke_configs")) if own else "not asked",
            "urls": value(own, "url_configs") if own else "not asked"}

    def versions(self) -> Facts:
        return {f"{row['function']}:{row['version']}": {"CodeSha256": row["code_sha256"]}
                for row in self._rows("lambda_version")}

    def layers(self) -> Facts:
        return {row["arn"]: {"Version": row["version"], "CompatibleRuntimes": json.loads(row["compatible_runtimes"]),
                             "name": row["name"], "size": row["size_bytes"]} for row in self._rows("layer_version")}

    def mappings(self) -> Facts:
        return {row["uuid"]: {"FunctionArn": row["function_arn"], "EventSourceArn": row["event_source_arn"],
                              "State": row["state"]} for row in self._rows("event_source_mapping")}

    def keys(self) -> Facts:
        return {row["arn"]: {"metadata": seconds(value(row, "metadata")), "policy": value(row, "policy")}
                for row in self._rows("kms_key")}

    def buses(self) -> Facts:
        return {row["resource_arn"]: {"name": row["name"], "policy": value(row, "policy")}
                for row in self._rows("event_bus")}

    def rules(self) -> Facts:
        targets = grouped(self._rows("event_target"), "resource_id")
        return {row["resource_arn"]: {
            "Name": row["name"], "EventBusName": row["bus"], "State": row["state"],
            "ScheduleExpression": row["schedule_expression"], "EventPattern": value(row, "pattern"),
            "region": row["resource_region"], "Targets": {one["target_id"]: {
                "Arn": one["arn"], "RoleArn": one["role_arn"], "DeadLetterArn": one["dead_letter_arn"],
                "InputPathsMap": json.loads(one["input_paths"]), "InputTemplate": one["input_template"],
            } for one in targets[row["resource_id"]]}} for row in self._rows("event_rule")}

    def roles(self) -> Facts:
        statements = grouped(self._rows("iam_statement"), "resource_id")
        found: Facts = {}
        for row in self._rows("iam_role"):
            sources: dict[str, dict[str, list[Any]]] = {"inline": {}, "attached": {}, "boundary": {}}
            for one in sorted(statements[row["resource_id"]], key=lambda one: one["position"]):
                sources[one["source"]].setdefault(one["policy"], []).append(json.loads(one["statement"]))
            policies = value(row, "policies")
            found[row["resource_arn"]] = {
                "trust": value(row, "trust_policy"), "boundary_arn": value(row, "permissions_boundary", is_json=False),
                "policies": sorted(policies) if isinstance(policies, list) else policies, **sources}
        return found

    def policies(self) -> Facts:
        return {row["arn"]: value(row, "document") for row in self._of_snapshot("managed_policy")}

    def account(self) -> Facts:
        return {row["name"]: value(row, "value") for row in self._of_snapshot("account_setting")
                if row["name"].startswith("s3:")}

    def trails(self) -> Facts:
        """The trails by name; what they select is CloudTrail's own text."""
        settings = [row for row in self._of_snapshot("account_setting") if row["name"].startswith("cloudtrail:")]
        return {trail["Trail"]: {} for row in settings for trail in json.loads(row["value"] or "[]")}

    def metrics(self) -> Facts:
        """Function ARN → ``{"window": (start, end) in ms, "metrics": …}``."""
        return {row["function"]: {"window": (row["window_start_ms"], row["window_end_ms"]),
                                  "metrics": value(row, "metrics")} for row in self._rows("function_metrics")}


def _acl(grants: Any) -> Any:
    if not isinstance(grants, list):
        return grants
    return sorted([one["granteeType"], one["grantee"], one["permission"], one["isOwner"]] for one in grants)


def _notification(switch: Row | None, entries: list[Row]) -> Any:
    if switch is None:
        return "not asked"
    is_on = value(switch, "is_eventbridge_enabled", is_json=False)
    if isinstance(is_on, str):
        return is_on
    return {"is_eventbridge_enabled": bool(is_on), "entries": sorted(
        [one["entry_id"], one["destination"], one["destination_arn"], sorted(json.loads(one["events"])), one["prefix"],
         one["suffix"]] for one in entries)}


def _configuration(row: Row) -> Facts:
    """Columns, and under ``attributes`` what Terraform's names hold."""
    return {"FunctionName": row["name"], "Runtime": row["runtime"], "Handler": row["handler"], "Role": row["role_arn"],
            "MemorySize": row["memory_mb"], "Timeout": row["timeout_s"], "CodeSize": row["package_size_bytes"],
            "CodeSha256": row["code_sha256"], "Layers": json.loads(row["layer_arns"]), "State": row["state"],
            "Environment": json.loads(row["environment"]), "region": row["resource_region"],
            "attributes": json.loads(row["attributes"])}
