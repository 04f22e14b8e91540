"""A Terraform configuration with a secret wherever one can be written."""

from __future__ import annotations

import json
from pathlib import Path

from secret_marks import Marks

ROLE = "arn:aws:iam::111122223333:role/f"


def configuration(folder: Path, marks: Marks) -> dict[str, str]:
    """A root with a secret wherever one can be written. Returns the environment that it needs."""
    (folder / "child").mkdir()
    (folder / "main.tf").write_text(f'''
terraform {{
  backend "http" {{
    address  = "https://example.com/state"
    password = "{marks['backend']}"
  }}
}}

provider "aws" {{
  region     = "us-east-1"
  secret_key = "{marks['provider']}"
}}

variable "from_default" {{
  type      = string
  sensitive = true
  default   = "{marks['default']}"
}}

variable "from_tfvars" {{
  sensitive = true
}}

variable "from_auto" {{
  sensitive = true
}}

variable "from_json" {{
  sensitive = true
}}

variable "from_environment" {{
  sensitive = true
}}

variable "ephemeral" {{
  ephemeral = true
  default   = "{marks['ephemeral']}"
}}

variable "whole" {{
  sensitive = true
  type      = object({{ user = string, password = string }})
}}

# Nobody said that it is a secret; as the value of an environment variable it is one all the same.
variable "plain" {{
  default = "{marks['plain variable']}"
}}

locals {{
  joined  = "name-${{var.from_default}}"
  encoded = base64encode(var.from_tfvars)
  members = {{ for k, v in var.whole : k => upper(v) }}
  literal = "{marks['local']}"
  wrapped = sensitive("{marks['sensitive()']}")
  object  = sensitive({{ password = "{marks['sensitive() of an object']}" }})
}}

resource "aws_s3_bucket" "raw" {{
  bucket = "the-raw-bucket"

  tags = {{
    default     = var.from_default
    tfvars      = var.from_tfvars
    auto        = var.from_auto
    json        = var.from_json
    environment = var.from_environment
    whole       = var.whole.password
    member      = local.members["password"]
    wrapped     = local.wrapped
    object      = local.object.password
    ephemeral   = var.ephemeral
    output      = module.child.secret
  }}
}}

resource "aws_s3_bucket" "joined" {{
  bucket = local.joined
  acl    = var.from_tfvars
}}

resource "aws_s3_bucket" "counted" {{
  count  = var.from_auto == "x" ? 0 : 1
  bucket = "b-${{var.from_json}}-${{sensitive("{marks['sensitive() in a name']}")}}"
}}

resource "aws_s3_bucket_policy" "p" {{
  bucket = aws_s3_bucket.raw.id
  policy = jsonencode({{ Statement = [{{ Effect = "Allow", Action = "s3:*", Resource = var.from_environment,
    Principal = {{ AWS = local.wrapped }} }}] }})
}}

resource "aws_lambda_function" "f" {{
  function_name = "f"
  role          = "{ROLE}"
  description   = "uses ${{var.from_environment}} ${{local.encoded}}"
  handler       = module.child.secret
  filename      = "${{path.module}}/x.zip"

  environment {{
    variables = {{
      BUCKET   = aws_s3_bucket.raw.bucket
      LITERAL  = "{marks['environment literal']}"
      PLAIN    = var.plain
      LOCAL    = local.literal
      DOCUMENT = jsonencode({{ password = "{marks['environment JSON']}" }})
      URL      = "postgres://u:{marks['environment URL']}@${{aws_s3_bucket.raw.bucket}}/"
      DEFAULT  = var.from_default
      WRAPPED  = local.wrapped
      CHILD    = module.child.plain
      {marks['environment key in a merge'].upper()} = "x"
    }}
  }}

  provisioner "local-exec" {{
    command = "echo {marks['provisioner']}"
  }}
}}

resource "aws_cloudwatch_event_rule" "r" {{
  name          = "r"
  event_pattern = jsonencode({{ source = [var.from_tfvars] }})
}}

resource "aws_cloudwatch_event_target" "t" {{
  rule  = aws_cloudwatch_event_rule.r.name
  arn   = aws_lambda_function.f.arn
  input = var.from_default
}}

resource "aws_db_instance" "db" {{
  password = "{marks['not modelled']}"
}}

resource "aws_ssm_parameter" "s" {{
  name  = "s"
  value = "{marks['not modelled either']}"
}}

module "child" {{
  source   = "./child"
  password = "{marks['input of a module']}"
  unused   = "{marks['input of a module, unused']}"
  settings = {{ TOKEN = "{marks['environment through a module']}" }}
}}

output "secret" {{
  value     = "{marks['output']}"
  sensitive = true
}}

output "from_child" {{
  value     = module.child.secret
  sensitive = true
}}

check "c" {{
  assert {{
    condition     = var.from_default != "{marks['condition']}"
    error_message = "is {marks['error message']}"
  }}
}}
''')
    (folder / "child" / "main.tf").write_text(f'''
variable "password" {{
  sensitive = true
}}

variable "unused" {{}}

variable "settings" {{}}

resource "aws_lambda_function" "g" {{
  function_name = "g"
  role          = "{ROLE}"
  description   = var.password

  environment {{
    variables = merge(var.settings, {{ PASSWORD = var.password, "literal" = "{marks['environment in a module']}" }})
  }}
}}

output "secret" {{
  value     = "{marks['output of a module']}"
  sensitive = true
}}

output "plain" {{
  value = "{marks['environment through an output']}"
}}
''')
    # A key is no value, and keys are kept.
    del marks["environment key in a merge"]
    (folder / "terraform.tfvars").write_text(
        f'from_tfvars = "{marks["tfvars"]}"\nwhole = {{ user = "u", password = "{marks["tfvars, member"]}" }}\n')
    (folder / "z.auto.tfvars").write_text(f'from_auto = "{marks["auto.tfvars"]}"\n')
    (folder / "z.auto.tfvars.json").write_text(json.dumps({"from_json": marks["auto.tfvars.json"]}))
    return {"TF_VAR_from_environment": marks["TF_VAR"], "TF_VAR_nobody": marks["TF_VAR of nobody"]}
