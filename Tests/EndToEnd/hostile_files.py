"""Hostile files by the input that they are for: cut, deep, huge, of the wrong types, with bytes that are no text.

``cases()`` gives (id, file's path in the audited folder, bytes, arguments). Every case is small; what grows without end
is test_bounded.py's.
"""
from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Iterator, NamedTuple

from program_under_test import EXAMPLE, ROOT
from small_pipeline import PIPELINE, PIPELINE_JSON

LOGS = ROOT / "Tests" / "TerraformTests" / "Fixtures"
AUDIT = ("snapshot", "--no-aws", "--db", "x.db")


class Case(NamedTuple):
    name: str
    path: str
    content: bytes
    arguments: tuple[str, ...]
    files: dict[str, str]
    data: bytes | None = None


# What any file can be.
BYTES = {
    "empty": b"", "nul": b"\x00", "nuls": b"\x00" * 4096, "newline": b"\n", "bom": b"\xef\xbb\xbf", "utf-16": "\ufeff{}".encode("utf-16"),
    "latin-1": b"\xe9\xff\xfe\x80", "overlong": b"\xc0\xaf\xe0\x80\xaf", "surrogate": b"\xed\xa0\x80\xed\xb0\x80",
    "beyond": b"\xf4\x90\x80\x80", "gzip": b"\x1f\x8b\x08\x00" + bytes(range(256)), "elf": b"\x7fELF" + b"\x02" * 60,
    "sqlite": b"SQLite format 3\x00" + b"\x10\x00" * 100, "html": b"<!DOCTYPE html><html><script>alert(1)</script></html>",
    "braces": b"{" * 20000, "brackets": b"[" * 20000, "quotes": b'"' * 9999, "backslashes": b"\\" * 9999, "escape": b"\x1b]0;x\x07\x9b31m",
    "controls": bytes(range(32)) * 8, "long-line": b"x" * 200_000, "lone-quote": b'"', "number": b"1e99999", "null": b"null",
    "minus": b"-", "true": b"true", "list": b"[]", "object": b"{}", "text": b'"x"', "deep-object": b'{"a":' * 5000, "deep-closed":
    b"[" * 5000 + b"]" * 5000, "twice": b'{"a":1}{"a":1}', "comma": b"{,}", "trailing": b'{"a":1,}', "nan": b'{"a":NaN,"b":Infinity}',
    "escapes": b'{"\\ud800":"\\udfff\\u0000","\\x":1}', "key-twice": b'{"version":4,"version":4,"resources":[],"resources":[1]}',
}
# What a member can be instead of what it is.
VALUES: list[object] = [None, True, 0, -1, 1e308, 2**63, -2**63 - 1, 10**400, 0.1, "", "x", "\x00\x1b\u202e", "$" * 50 + "{x}", [], [[]], {}, {"": {}},
                        [None, 1, "x"], "9" * 400, ["x"] * 300]


def members(value: object, path: tuple = ()) -> Iterator[tuple]:
    """The path of every member and element of a document."""
    children = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, child in children:
        yield (*path, key)
        yield from members(child, (*path, key))


def replaced(document: object, path: tuple, value: object) -> object:
    document = json.loads(json.dumps(document))
    place = document
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value
    return document


def mutated(document: object, count: int, seed: int) -> Iterator[tuple[str, bytes]]:
    """The document with one member of another type, cut, or with damaged bytes."""
    chance = random.Random(seed)
    paths = list(members(document))
    text = json.dumps(document).encode()
    for number in range(count):
        kind = number % 4
        if kind < 2:
            path, value = chance.choice(paths), chance.choice(VALUES)
            yield f"wrong-{number}", json.dumps(replaced(document, path, value)).encode()
        elif kind == 2:
            yield f"cut-{number}", text[:chance.randrange(len(text))]
        else:
            data = bytearray(text)
            for _ in range(1 + chance.randrange(4)):
                data[chance.randrange(len(data))] = chance.randrange(256)
            yield f"bytes-{number}", bytes(data)


def damaged(text: str, count: int, seed: int) -> Iterator[tuple[str, bytes]]:
    """The text cut, with parts exchanged or repeated, or with damaged bytes."""
    chance = random.Random(seed)
    data = text.encode()
    for number in range(count):
        start, end = sorted(chance.randrange(len(data)) for _ in range(2))
        kind = number % 4
        if kind == 0:
            yield f"cut-{number}", data[:end]
        elif kind == 1:
            yield f"hole-{number}", data[:start] + data[end:]
        elif kind == 2:
            yield f"repeated-{number}", data[:end] + data[start:end] * 3 + data[end:]
        else:
            piece = bytes(chance.randrange(256) for _ in range(6))
            yield f"bytes-{number}", data[:start] + piece + data[start:]


def documents() -> dict[str, object]:
    deployments = EXAMPLE / "deployments"
    found: dict[str, object] = {}
    for kind in ("state", "plan"):
        path = next(iter(sorted(deployments.rglob(f"*{kind}*.json"))), None) or next(iter(sorted(deployments.rglob("*.tfstate"))), None)
        if path is not None:
            found[kind] = json.loads(path.read_text())
    return found


VALIDATION = {"format_version": "1.0", "valid": False, "error_count": 1, "warning_count": 1, "diagnostics": [
    {"severity": "warning", "summary": "Argument is deprecated", "detail": "Use x.", "range": {
        "filename": "main.tf", "start": {"line": 3, "column": 1, "byte": 20}, "end": {"line": 3, "column": 4, "byte": 23}},
     "snippet": {"context": None, "code": "  acl = 1", "start_line": 3, "highlight_start_offset": 0, "highlight_end_offset": 3, "values": []}}]}
MODULES = {"Modules": [{"Key": "", "Source": "", "Dir": "."}, {"Key": "m", "Source": "./m", "Dir": "m"},
                       {"Key": "n", "Source": "registry.terraform.io/a/b/c", "Version": "1.0.0", "Dir": "../../../../etc"}]}
LOCK = '''provider "registry.terraform.io/hashicorp/aws" {
  version     = "5.100.0"
  constraints = "~> 5.0"
  hashes      = ["h1:x="]
}
'''
YML = """terraform: tf
state: [terraform.tfstate]
regions: [eu-central-1]
rules: [wiring]
rule_time_limit_s: 2
max_rate: 5
stages: {raw: s3://raw/in}
suppressions:
  - {rule: bucket-name-static, resource: aws_s3_bucket.raw, reason: known, expires: 2099-01-01}
"""
SQL = """-- id: own
-- title: Something holds
-- severity: high
-- rule
SELECT resource_id, origin, '' AS subject, 'fail' AS verdict, name AS reason FROM lambda_function WHERE snapshot_id = :snapshot
"""
TFVARS = 'prefix = "x"\nlist = [1, 2]\nmap = { a = "b" }\n'
PATTERN = {"source": ["aws.s3"], "detail": {"object": {"key": [{"prefix": "in/"}, {"anything-but": ["x"]}], "size": [{"numeric": [">", 0, "<", 9]}]},
                                            "$or": [{"reason": [{"exists": True}]}, {"x": [{"wildcard": "a*b"}]}]}}
EVENT = {"source": "aws.s3", "detail": {"object": {"key": "in/a", "size": 5}, "reason": "PutObject"}}
SHAPES = [
    "a = " + "(" * 3000, 'a = "${' * 500, "resource \"aws_s3_bucket\" \"b\" {\n  count = 1e300\n}\n", "locals {\n  a = local.b\n  b = local.a\n}\n",
    'module "m" {\n  source = "./"\n}\n', 'module "m" {\n  source = "../tf"\n}\n', "a = <<E\n" * 500,
    'locals {\n  a = format("%2147483647d", 1)\n}\noutput "a" {\n  value = local.a\n}\n',
    'output "a" {\n  value = range(0, 1e18)\n}\n', 'output "a" {\n  value = 1 / 0\n}\n', 'output "a" {\n  value = -9223372036854775808 % -1\n}\n',
    'output "a" {\n  value = regex("(a+)+$", "' + "a" * 200 + '!")\n}\n', 'output "a" {\n  value = cidrsubnet("10.0.0.0/8", 2000, 99)\n}\n',
    'output "a" {\n  value = substr("é", -5, 9223372036854775807)\n}\n', 'output "a" {\n  value = formatdate("YYYY", "9999999-01-01T00:00:00Z")\n}\n',
    'output "a" {\n  value = jsondecode("' + "[" * 3000 + '")\n}\n', 'output "a" {\n  value = base64decode("' + "A" * 999 + '")\n}\n',
    'output "a" {\n  value = element([], 9223372036854775807)\n}\n', 'output "a" {\n  value = parseint("' + "z" * 400 + '", 36)\n}\n',
    'output "a" {\n  value = pow(10, 1e9)\n}\n', 'output "a" {\n  value = chunklist([1], 0)\n}\n', 'output "a" {\n  value = slice([1], -1, 5)\n}\n',
    'variable "v" {\n  type = ' + "list(" * 2000 + '\n}\n', 'resource "aws_s3_bucket" "b" {\n  for_each = { a = each.key }\n  bucket = each.value\n}\n',
    'resource "aws_s3_bucket" "b" {\n  bucket = aws_s3_bucket.b.bucket\n}\n', "\ufeffa = 1\n\ufeff", "a = 1 # \x00 \x1b\n", 'a "b" "c" "d" "e" {}' * 300,
]


def cases(short: bool) -> Iterator[Case]:
    """At least 185; many more where ``short`` is false."""
    more = 1 if short else 12
    example = {"tf/main.tf": PIPELINE}
    known = documents()
    targets = {
        "tf": ("tf/main.tf", ("--terraform", "tf"), {}), "tf.json": ("tf/main.tf.json", ("--terraform", "tf"), {}),
        "tfvars": ("tf/terraform.tfvars", ("--terraform", "tf"), example), "tfvars.json": ("tf/a.auto.tfvars.json", ("--terraform", "tf"), example),
        "lock": ("tf/.terraform.lock.hcl", ("--terraform", "tf"), example), "modules": ("tf/.terraform/modules/modules.json", ("--terraform", "tf"), example),
        "state": ("terraform.tfstate", ("--state", "terraform.tfstate"), {}), "backend": ("tf/.terraform/terraform.tfstate", ("--terraform", "tf"), example),
        "plan": ("plan.json", ("--plan", "plan.json"), {}), "log": ("run.jsonl", ("--terraform", "tf", "--log", "run.jsonl"), example),
        "validation": ("v.json", ("--terraform", "tf", "--validation", "v.json"), example), "yml": ("pipereport.yml", (), example),
        "sql": ("rules/own.sql", ("--terraform", "tf"), {**example, "pipereport.yml": "terraform: tf\nrule_folders: rules\n"}),
        "head": ("tf/.git/HEAD", ("--terraform", "tf"), example), "gitignore": ("tf/.git/config", ("--terraform", "tf"), {**example, "tf/.git/HEAD": "ref: refs/heads/x\n"}),
    }

    def case(target: str, name: str, content: bytes) -> Case:
        path, arguments, files = targets[target]
        return Case(f"{target}-{name}", path, content, AUDIT + arguments, files)

    # Each kind of bytes meets each kind of file in the long run, and some kind of file in the short one.
    names = list(targets)
    for index, (name, content) in enumerate(BYTES.items()):
        for target in [names[(index * 7 + step) % len(names)] for step in range(2)] if short else names:
            yield case(target, name, content)
    seeds = {"tf": PIPELINE, "lock": LOCK, "tfvars": TFVARS, "yml": YML, "sql": SQL,
             "log": "".join(path.read_text() for path in sorted(LOGS.glob("apply-[ie]*.jsonl")))}
    for number, (target, text) in enumerate(seeds.items()):
        for name, content in damaged(text, 5 * more, number):
            yield case(target, name, content)
    trees = {"tf.json": PIPELINE_JSON, "modules": MODULES, "validation": VALIDATION, **known}
    for number, (target, document) in enumerate(trees.items()):
        for name, content in mutated(document, (12 if target in ("state", "plan") else 7) * more, number):
            yield case(target, name, content)
    for number, text in enumerate(SHAPES):
        yield case("tf", f"shape-{number}", text.encode())
    for number, key in enumerate(("terraform", "state", "plan", "log", "regions", "profile", "rules", "rule_folders", "rule_time_limit_s",
                                  "max_rate", "scope", "facts", "stages", "suppressions", "probe_names")):
        for value in VALUES if not short else VALUES[number % 8::8]:
            yield case("yml", f"{key}-{VALUES.index(value)}", f"{key}: {json.dumps(value)}\n".encode())
    match = ("match", "--pattern", "p.json", "--event", "e.json")
    good = {"p.json": json.dumps(PATTERN), "e.json": json.dumps(EVENT)}
    for number, (path, document) in enumerate((("p.json", PATTERN), ("e.json", EVENT))):
        for name, content in [*mutated(document, 8 * more, number), *list(BYTES.items())[number::1 if not short else 6]]:
            yield Case(f"match-{path}-{name}", path, content, match, {other: text for other, text in good.items() if other != path})
    lines = b"\n".join(json.dumps({"rule": PATTERN, "event": EVENT}).encode() for _ in range(2))
    for name, content in list(BYTES.items())[::1 if not short else 5]:
        yield Case(f"match-lines-{name}", "unused", b"", ("match", "--ndjson"), {}, content + b"\n" + lines)


def written(case: Case, folder: Path) -> Path:
    for path, content in {**{path: text.encode() for path, text in case.files.items()}, case.path: case.content}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    return folder
