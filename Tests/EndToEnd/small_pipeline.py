"""One small pipeline with faults, in both of Terraform's languages."""

ACCOUNT = "111122223333"
ROLE = f"arn:aws:iam::{ACCOUNT}:role/r"

# A bucket whose events a rule waits for, a function without the permission, and things that are deprecated.
PIPELINE = f"""terraform {{
  required_providers {{
    aws = {{
      source  = "hashicorp/aws"
      version = "~> 5.100"
    }}
  }}
}}

variable "prefix" {{
  type    = string
  default = "small"
}}

locals {{
  names = {{ raw = "${{var.prefix}}-raw-{ACCOUNT}", done = "${{var.prefix}}-done-{ACCOUNT}" }}
}}

resource "aws_s3_bucket" "raw" {{
  bucket = local.names.raw
  acl    = "private"

  versioning {{
    enabled = true
  }}
}}

resource "aws_s3_bucket" "done" {{
  for_each = toset(["a", "b"])
  bucket   = "${{local.names["done"]}}-${{each.key}}"
}}

resource "aws_lambda_function" "f" {{
  function_name = "${{var.prefix}}-f"
  role          = "{ROLE}"
  runtime       = "python3.12"
  handler       = "h.h"
  filename      = "f.zip"

  environment {{
    variables = {{
      BUCKET = aws_s3_bucket.raw.bucket
    }}
  }}
}}

resource "aws_cloudwatch_event_rule" "r" {{
  name = "${{var.prefix}}-r"
  event_pattern = jsonencode({{
    source      = ["aws.s3"]
    detail-type = ["Object Created"]
    detail      = {{ bucket = {{ name = [aws_s3_bucket.raw.bucket] }} }}
  }})
}}

resource "aws_cloudwatch_event_target" "t" {{
  rule = aws_cloudwatch_event_rule.r.name
  arn  = aws_lambda_function.f.arn
}}

output "endpoint" {{
  value = aws_s3_bucket.raw.website_endpoint
}}
"""
PIPELINE_JSON = {
    "//": "The same as PIPELINE.",
    "terraform": {"required_providers": {"aws": {"source": "hashicorp/aws", "version": "~> 5.100"}}},
    "variable": {"prefix": {"type": "string", "default": "small"}},
    "locals": {"names": {"raw": "${var.prefix}-raw-" + ACCOUNT, "done": "${var.prefix}-done-" + ACCOUNT}},
    "resource": [
        {"aws_s3_bucket": {
            "raw": {"bucket": "${local.names.raw}", "acl": "private", "versioning": [{"enabled": True}]},
            "done": {"for_each": "${toset([\"a\", \"b\"])}", "bucket": "${local.names[\"done\"]}-${each.key}"}}},
        {"aws_lambda_function": {"f": {
            "function_name": "${var.prefix}-f", "role": ROLE, "runtime": "python3.12", "handler": "h.h",
            "filename": "f.zip", "environment": {"variables": {"BUCKET": "${aws_s3_bucket.raw.bucket}"}}}}},
        {"aws_cloudwatch_event_rule": {"r": {
            "name": "${var.prefix}-r",
            "event_pattern": "${jsonencode({source = [\"aws.s3\"], detail-type = [\"Object Created\"], "
                             "detail = {bucket = {name = [aws_s3_bucket.raw.bucket]}}})}"}}},
        {"aws_cloudwatch_event_target": {"t": {
            "rule": "${aws_cloudwatch_event_rule.r.name}", "arn": "${aws_lambda_function.f.arn}"}}}],
    "output": {"endpoint": {"value": "${aws_s3_bucket.raw.website_endpoint}"}}}
