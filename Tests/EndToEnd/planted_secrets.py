"""Secrets of every form, made up from a fixed seed, and the places of a stranger's repository that they are planted in."""

from __future__ import annotations

import json
import random
import string
from pathlib import Path

ROLE = "arn:aws:iam::111122223333:role/f"
PROVIDER = 'provider["registry.terraform.io/hashicorp/aws"]'
ALPHANUMERIC = string.ascii_letters + string.digits


class Planted:
    """``planted.texts("where")`` gives five texts, each with a secret in it; ``places`` says where each secret lies."""

    def __init__(self, seed: int = 11) -> None:
        self.random = random.Random(seed)
        self.places: dict[str, str] = {}
        self.turn = 0

    def of(self, alphabet: str, count: int) -> str:
        return "".join(self.random.choice(alphabet) for _ in range(count))

    def mixed(self, count: int) -> str:
        return "aB3" + self.of(ALPHANUMERIC, count - 3)

    def token(self) -> str:
        """A token that says what it is; put together, so that no scanner takes this file for a leak."""
        hexadecimal, upper = "0123456789abcdef", string.ascii_uppercase + string.digits
        makers = [
            lambda: "AKI" + "A" + self.of(upper, 16), lambda: "ASI" + "A" + self.of(upper, 16),
            lambda: "gh" + "p_" + self.mixed(36), lambda: "github_" + "pat_" + self.mixed(60),
            lambda: "glp" + "at-" + self.mixed(20), lambda: "xox" + "b-" + self.of(string.digits, 12) + "-" + self.mixed(24),
            lambda: "hv" + "s." + self.mixed(24), lambda: "np" + "m_" + self.mixed(36),
            lambda: "sk_" + "live_" + self.mixed(24), lambda: "S" + "G." + self.mixed(22) + "." + self.mixed(43),
            lambda: "AI" + "za" + self.mixed(35), lambda: "dop" + "_v1_" + self.of(hexadecimal, 64),
            lambda: "ey" + "J" + self.mixed(20) + ".eyJ" + self.mixed(30) + "." + self.mixed(43),
            lambda: "da" + "pi" + self.of(hexadecimal, 32), lambda: "sk-" + "proj-" + self.mixed(48),
            lambda: "dck" + "r_pat_" + self.mixed(27), lambda: "pyp" + "i-AgE" + self.mixed(60),
            lambda: "IQ" + "oJ" + self.mixed(160), lambda: self.mixed(40),
        ]
        self.turn += 1
        return makers[self.turn % len(makers)]()

    def secret(self, place: str, value: str | None = None) -> str:
        value = value or self.mixed(18)
        self.places[value] = place
        return value

    def tokens(self, place: str, count: int = 5) -> list[str]:
        return [self.secret(place, self.token()) for _ in range(count)]

    def texts(self, place: str) -> list[str]:
        """Tokens, a URL with a password, a query with a token, a pair of a data source."""
        one, two = self.tokens(place, 2)
        return [f"see {one} there", two, f"https://oauth2:{self.secret(place)}@git.example.com/a",
                f"https://x.example.com/a?access_token={self.secret(place)}&b=1",
                f"Server=db;Password={self.secret(place)};Encrypt=true"]

    def words(self, place: str) -> list[str]:
        """Five single words, for places that take no other."""
        return [text.replace(" ", "-") for text in self.tokens(place)]


def quoted(text: str) -> str:
    return json.dumps(text)


def configuration(folder: Path, planted: Planted) -> None:
    """A root module with secrets wherever somebody can write one."""
    texts, tokens = planted.texts, planted.tokens
    blocks = [f'''
terraform {{
  backend "http" {{
    address  = "https://user:{planted.secret("backend address")}@state.example.com/x"
    password = "{planted.secret("backend password")}"
  }}
}}

provider "aws" {{
  region     = "us-east-1"
  access_key = "{planted.tokens("provider key", 1)[0]}"
  endpoints {{
    s3 = "https://u:{planted.secret("provider endpoint")}@s3.example.com"
  }}
}}''']
    for number in range(5):
        blocks.append(f'''
module "source{number}" {{
  source = "git::https://oauth2:{planted.secret("module source")}@git.example.com/a.git?ref=v{number}"
}}

module "user{number}" {{
  source = "git::https://{planted.secret("user of a module source", planted.mixed(40))}@git.example.com/b.git"
}}

module "query{number}" {{
  source = "https://s3.amazonaws.com/b/m.zip?X-Amz-Security-Token={planted.secret("query of a module source", planted.mixed(30))}"
}}''')
    columns = {name: texts(name) for name in (
        "bucket tag", "function description", "environment", "environment document", "rule description", "event pattern",
        "target input", "input template", "policy condition", "referer", "role description", "role policy", "output",
        "variable default", "local", "provisioner", "check message", "suppression comment", "kms policy", "acl argument",
        "unsupported argument's value", "lifecycle prefix", "output description", "log group", "notification prefix")}
    keys = planted.words("for_each key")
    sids = tokens("statement id")
    files = planted.words("file name")
    for number in range(5):
        at = {name: quoted(values[number]) for name, values in columns.items()}
        blocks.append(f'''
# pipereport:ignore bucket-without-lifecycle reason={at["suppression comment"]} until=2031-01-01
resource "aws_s3_bucket" "b{number}" {{
  bucket = "the-bucket-{number}"
  acl    = {at["acl argument"]}
  tags   = {{ Owner = {at["bucket tag"]} }}
  nonsense = {at["unsupported argument's value"]}
}}

resource "aws_s3_bucket_policy" "p{number}" {{
  bucket = aws_s3_bucket.b{number}.id
  policy = jsonencode({{ Statement = [{{
    Sid = "{sids[number]}", Effect = "Allow", Principal = "*", Action = "s3:GetObject", Resource = "*",
    Condition = {{ StringEquals = {{ "aws:UserAgent" = {at["policy condition"]} }}, StringLike = {{ "aws:Referer" = {at["referer"]} }} }} }}] }})
}}

resource "aws_lambda_function" "f{number}" {{
  function_name = "f{number}"
  role          = "{ROLE}"
  description   = {at["function description"]}
  handler       = "h.h"
  filename      = "x.zip"
  environment {{
    variables = {{
      A = {at["environment"]}
      B = jsonencode({{ password = {at["environment document"]} }})
    }}
  }}
  logging_config {{
    log_format = "JSON"
    log_group  = {at["log group"]}
  }}
  provisioner "local-exec" {{
    command = {at["provisioner"]}
  }}
}}

resource "aws_lambda_permission" "l{number}" {{
  statement_id  = "{planted.tokens("permission's statement id", 1)[0]}"
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.f{number}.function_name
  principal     = "events.amazonaws.com"
  source_arn    = "arn:aws:events:us-east-1:111122223333:rule/{planted.tokens("source ARN", 1)[0]}"
}}

resource "aws_cloudwatch_event_rule" "r{number}" {{
  name          = "r{number}"
  description   = {at["rule description"]}
  event_pattern = jsonencode({{ source = ["aws.s3"], detail = {{ bucket = {{ name = [{at["event pattern"]}] }} }} }})
}}

resource "aws_cloudwatch_event_target" "t{number}" {{
  rule  = aws_cloudwatch_event_rule.r{number}.name
  arn   = aws_lambda_function.f{number}.arn
  input_transformer {{
    input_paths    = {{ k = "$.detail.object.key" }}
    input_template = {at["input template"]}
  }}
}}

resource "aws_cloudwatch_event_target" "i{number}" {{
  rule  = aws_cloudwatch_event_rule.r{number}.name
  arn   = aws_lambda_function.f{number}.arn
  input = jsonencode({{ text = {at["target input"]} }})
}}

resource "aws_s3_bucket_lifecycle_configuration" "c{number}" {{
  bucket = aws_s3_bucket.b{number}.id
  rule {{
    id     = "x"
    status = "Enabled"
    filter {{
      prefix = {at["lifecycle prefix"]}
    }}
    expiration {{
      days = 1
    }}
  }}
}}

resource "aws_s3_bucket_notification" "n{number}" {{
  bucket = aws_s3_bucket.b{number}.id
  lambda_function {{
    lambda_function_arn = aws_lambda_function.f{number}.arn
    events              = ["s3:ObjectCreated:*"]
    filter_prefix       = {at["notification prefix"]}
  }}
}}

resource "aws_iam_role" "o{number}" {{
  name               = "o{number}"
  description        = {at["role description"]}
  assume_role_policy = "{{}}"
}}

resource "aws_iam_role_policy" "q{number}" {{
  name   = "q"
  role   = aws_iam_role.o{number}.name
  policy = jsonencode({{ Statement = [{{ Effect = "Allow", Action = "s3:*", Resource = {at["role policy"]} }}] }})
}}

resource "aws_kms_key" "k{number}" {{
  description = "k"
  policy      = jsonencode({{ Statement = [{{ Sid = {at["kms policy"]}, Effect = "Allow", Principal = "*", Action = "kms:*", Resource = "*" }}] }})
}}

resource "aws_s3_object" "e{number}" {{
  for_each = toset(["{keys[number]}"])
  bucket   = aws_s3_bucket.b{number}.id
  key      = each.key
}}

variable "v{number}" {{
  default = {at["variable default"]}
}}

locals {{
  l{number} = {at["local"]}
}}

output "o{number}" {{
  description = {at["output description"]}
  value       = {at["output"]}
}}

check "c{number}" {{
  assert {{
    condition     = var.v{number} == ""
    error_message = {at["check message"]}
  }}
}}''')
        (folder / f"{files[number]}.tf").write_text(f'resource "aws_s3_bucket" "named{number}" {{\n  bucket = "named-{number}"\n  acl = "private"\n}}\n')
    (folder / "main.tf").write_text("\n".join(blocks) + "\n")


def managed(kind: str, name: str, attributes: dict, **more) -> dict:
    return {"mode": "managed", "type": kind, "name": name, "provider": PROVIDER,
            "instances": [{"schema_version": 0, "attributes": attributes, "sensitive_attributes": [], **more}]}


def state(planted: Planted) -> dict:
    texts = planted.texts
    columns = {name: texts(f"state: {name}") for name in (
        "output", "tag", "description", "environment", "pattern", "template", "policy", "message of a check", "function's role")}
    resources, outputs, checks = [], {}, []
    for number in range(5):
        at = {name: values[number] for name, values in columns.items()}
        outputs[f"plain{number}"] = {"value": {"a": [at["output"]]}, "type": "dynamic"}
        outputs[f"db_password_{number}"] = {"value": planted.secret("state: output by its name"), "type": "string"}
        resources += [
            managed("aws_s3_bucket", f"s{number}", {
                "bucket": f"state-{number}", "id": f"state-{number}", "arn": f"arn:aws:s3:::state-{number}",
                "tags": {"Owner": at["tag"]}, "tags_all": {"Owner": at["tag"]}}, index_key=planted.tokens("state: index key", 1)[0]),
            managed("aws_lambda_function", f"s{number}", {
                "function_name": f"s{number}", "arn": f"arn:aws:lambda:us-east-1:111122223333:function:s{number}",
                "role": at["function's role"], "runtime": "python3.12", "handler": "h.h", "layers": [], "description": at["description"],
                "environment": [{"variables": {"A": at["environment"], "SECRET": planted.secret("state: environment by its name")}}]}),
            managed("aws_cloudwatch_event_rule", f"s{number}", {
                "name": f"s{number}", "arn": f"arn:aws:events:us-east-1:111122223333:rule/s{number}", "event_bus_name": "default",
                "state": "ENABLED", "event_pattern": json.dumps({"source": [at["pattern"]]})}),
            managed("aws_cloudwatch_event_target", f"s{number}", {
                "rule": f"s{number}", "arn": f"arn:aws:lambda:us-east-1:111122223333:function:s{number}", "target_id": "t",
                "event_bus_name": "default", "input_transformer": [{"input_template": at["template"], "input_paths": {}}]}),
            managed("aws_s3_bucket_policy", f"s{number}", {"bucket": f"state-{number}", "policy": json.dumps({"Statement": [
                {"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "*",
                 "Condition": {"StringEquals": {"s3:prefix": at["policy"]}}}]})})]
        checks.append({"object_kind": "check", "config_addr": f"check.c{number}", "status": "fail", "objects": [
            {"object_addr": f"check.c{number}", "status": "fail", "failure_messages": [at["message of a check"]]}]})
    return {"version": 4, "terraform_version": "1.11.4", "serial": 1, "lineage": "x", "outputs": outputs,
            "resources": resources, "check_results": checks}


def plan(planted: Planted) -> dict:
    texts = planted.texts
    columns = {name: texts(f"plan: {name}") for name in ("tag", "acl", "variable", "output", "constant", "drift")}
    changes, drift, expressions = [], [], []
    for number in range(5):
        at = {name: values[number] for name, values in columns.items()}
        entry = {"address": f'aws_s3_bucket.p["{planted.tokens("plan: address", 1)[0]}"]', "mode": "managed", "type": "aws_s3_bucket",
                 "name": "p", "provider_name": "registry.terraform.io/hashicorp/aws"}
        after = {"bucket": f"planned-{number}", "tags": {"Owner": at["tag"]}, "acl": at["acl"]}
        common = {"after_unknown": {}, "before_sensitive": False, "after_sensitive": False}
        changes.append({**entry, "change": {"actions": ["create"], "before": None, "after": after, **common}})
        drift.append({**entry, "change": {"actions": ["update"], "before": after, "after": {**after, "acl": at["drift"]}, **common}})
        expressions.append({"address": f"aws_s3_bucket.x{number}", "mode": "managed", "type": "aws_s3_bucket", "name": f"x{number}",
                            "expressions": {"bucket": {"constant_value": at["constant"]}}})
    return {"format_version": "1.2", "terraform_version": "1.11.4",
            "variables": {f"v{n}": {"value": text} for n, text in enumerate(columns["variable"])},
            "planned_values": {"outputs": {f"o{n}": {"sensitive": False, "value": text} for n, text in enumerate(columns["output"])},
                               "root_module": {"resources": []}},
            "output_changes": {f"o{n}": {"actions": ["create"], "before": None, "after": text, "after_unknown": False,
                                         "before_sensitive": False, "after_sensitive": False}
                               for n, text in enumerate(columns["output"])},
            "resource_changes": changes, "resource_drift": drift,
            "configuration": {"root_module": {"resources": expressions}}}


def line(kind: str, **members) -> str:
    return json.dumps({"@level": "info", "@message": "m", "@module": "terraform.ui",
                       "@timestamp": "2025-10-28T17:32:55.500Z", "type": kind, **members})


def log(planted: Planted, where: str = "log") -> str:
    """Terraform's own log, with secrets in each text that is kept of it."""
    texts = planted.texts
    summaries, details = texts(f"{where}: summary"), texts(f"{where}: detail")
    addresses, names, files = (planted.words(f"{where}: {name}") for name in ("address", "name of an output", "file"))
    lines = [line("version", terraform="1.11.4", ui="1.2")]
    for number in range(5):
        resource = {"addr": f'aws_db_instance.db["{addresses[number]}"]', "resource_type": "aws_db_instance"}
        lines += [
            line("planned_change", change={"resource": resource, "action": "create"}),
            line("apply_errored", hook={"resource": resource, "action": "create", "elapsed_seconds": 1}),
            line("diagnostic", diagnostic={
                "severity": "error", "summary": summaries[number], "detail": details[number], "address": resource["addr"],
                "range": {"filename": f"{files[number]}.tf", "start": {"line": 1, "column": 1, "byte": 0},
                          "end": {"line": 1, "column": 2, "byte": 1}}})]
    lines.append(line("outputs", outputs={name: {"sensitive": False, "type": "string", "value": "x"} for name in names}))
    return "\n".join(lines) + "\n"


def suppressions(planted: Planted) -> str:
    """``pipereport.yml`` with secrets in the texts of its entries."""
    entries = []
    for text, resource in zip(planted.texts("suppression reason"), planted.words("suppressed resource")):
        entries += [f"  - rule: bucket-without-lifecycle\n    resource: {json.dumps('aws_s3_bucket.' + resource)}\n"
                    f"    reason: {json.dumps(text)}\n    expires: 2031-01-01"]
    return "suppressions:\n" + "\n".join(entries) + "\n"


def commands(planted: Planted) -> list[list[str]]:
    """Command lines that take a secret in each of the ways that programs know."""
    def secret(way: str) -> str:
        return planted.secret(f"command: {way}")

    return [
        ["mysql", "-u", "root", f"-p{secret('-pX')}"], ["mongosh", "-p", secret("-p X")], ["redis-cli", "-a", secret("-a X")],
        ["tool", "--pass", secret("--pass X")], ["tool", f"--password={secret('--password=X')}"],
        ["curl", f"--user=a:{secret('--user=a:X')}", "https://a"], ["curl", "-u", f"a:{secret('-u a:X')}", "https://a"],
        ["curl", "-H", f"X-Api-Key: {secret('header')}"], ["curl", "-H", f"Authorization: Bearer {secret('bearer')}"],
        ["curl", f"https://x.example.com/?sig={secret('sig=')}{planted.mixed(10)}"],
        ["aws", "ssm", "put-parameter", f"--value={secret('--value=X')}"],
        ["aws", "ssm", "put-parameter", "--value", secret("--value X")],
        ["aws", "lambda", "update-function-configuration", f"--environment=Variables={{A={secret('--environment=X')}}}"],
        ["aws", "lambda", "update-function-configuration", "--environment", f"Variables={{A={secret('--environment X')}}}"],
        ["aws", "secretsmanager", "put-secret-value", "--secret-string", secret("--secret-string X")],
        ["aws", "cloudformation", "deploy", "--parameter-overrides", f"A={secret('override')}", f"B={secret('second override')}"],
        ["aws", "configure", "set", "aws_secret_access_key", secret("configure set")],
        ["terraform", "init", f"-backend-config=password={secret('-backend-config=password=X')}"],
        ["terraform", "init", "-backend-config", f"access_key={secret('-backend-config access_key=X')}"],
        ["terraform", "apply", "-var", f"db_password={secret('-var')}", f"-var=x={secret('-var=')}"],
        ["git", "clone", f"https://oauth2:{secret('clone')}@git.example.com/a.git"],
        ["docker", "login", "-u", "me", "-p", secret("docker login")], ["docker", "run", "-e", f"A={secret('docker -e')}", "x"],
        ["sh", "-c", f"cd a && mysql -p{secret('script')} shop"], ["env", f"PGPASSWORD={secret('env')}", "psql"],
        ["sqlcmd", "-P", secret("sqlcmd")], ["psql", f"postgres://app:{secret('psql')}@db/shop"],
        ["vault", "login", secret("vault login")], ["sshpass", "-p", secret("sshpass"), "ssh", "host"],
        ["tool", *planted.tokens("command: token")],
    ]


def policies(planted: Planted) -> str:
    """A bucket's policy as AWS may answer it."""
    statements = [{"Sid": f"S{number}", "Effect": "Allow", "Principal": "*", "Action": "s3:GetObject",
                   "Resource": "arn:aws:s3:::b/*", "Condition": {"StringLike": {"aws:UserAgent": text}}}
                  for number, text in enumerate(planted.texts("AWS: bucket policy"))]
    return json.dumps({"Version": "2012-10-17", "Statement": statements})
