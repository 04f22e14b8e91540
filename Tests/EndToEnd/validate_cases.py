"""Little configurations of which `terraform validate` and pipereport must say the same."""

from __future__ import annotations

import json

VERSIONS = """terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.100"
    }
  }
}

provider "aws" {
  region = "us-east-1"
}
"""

# File → text. One configuration with all of them is valid, and each file shows something deprecated.
DEPRECATED = {
    "acl.tf": """
resource "aws_s3_bucket" "acl" {
  bucket = "acl-bucket"
  acl    = "private"
}

variable "acl" {
  default = "private"
}

resource "aws_s3_bucket" "acl_of_variable" {
  bucket = "acl-bucket-two"
  acl    = var.acl
}

resource "aws_s3_bucket" "acl_null" {
  bucket = "acl-bucket-three"
  acl    = null
}

resource "aws_s3_bucket" "grants" {
  bucket = "acl-bucket-four"

  grant {
    id          = "x"
    type        = "CanonicalUser"
    permissions = ["READ"]
  }
}
""",
    "blocks.tf": """
resource "aws_s3_bucket" "blocks" {
  bucket        = "blocks-bucket"
  request_payer = "Requester"

  versioning {
    enabled = true
  }

  logging {
    target_bucket = "logs"
  }

  lifecycle_rule {
    enabled = true
    prefix  = "x/"
    expiration {
      days = 3
    }
  }

  lifecycle_rule {
    enabled = false
    expiration {
      days = 4
    }
  }

  cors_rule {
    allowed_methods = ["GET"]
    allowed_origins = ["*"]
  }

  server_side_encryption_configuration {
    rule {
      apply_server_side_encryption_by_default {
        sse_algorithm = "AES256"
      }
    }
  }

  website {
    index_document = "index.html"
  }
}

resource "aws_s3_bucket" "lock" {
  bucket = "lock-bucket"

  object_lock_configuration {
    object_lock_enabled = "Enabled"

    rule {
      default_retention {
        mode = "GOVERNANCE"
        days = 1
      }
    }
  }
}
""",
    "dynamic.tf": """
variable "versioned" {
  default = [true]
}

resource "aws_s3_bucket" "dynamic" {
  bucket = "dynamic-bucket"

  dynamic "versioning" {
    for_each = [true]
    content {
      enabled = versioning.value
    }
  }

  dynamic "logging" {
    for_each = var.versioned
    content {
      target_bucket = "logs"
    }
  }
}
""",
    "rule.tf": """
resource "aws_cloudwatch_event_rule" "off" {
  name                = "off"
  schedule_expression = "rate(1 hour)"
  is_enabled          = false
}

resource "aws_cloudwatch_event_rule" "on" {
  name                = "on"
  schedule_expression = "rate(1 hour)"
  state               = "ENABLED"
}
""",
    "role.tf": """
resource "aws_iam_role" "old" {
  name                = "old"
  assume_role_policy  = jsonencode({ Version = "2012-10-17", Statement = [] })
  managed_policy_arns = ["arn:aws:iam::aws:policy/ReadOnlyAccess"]

  inline_policy {
    name   = "inline"
    policy = jsonencode({ Version = "2012-10-17", Statement = [] })
  }
}

resource "aws_iam_role" "emptied" {
  name                = "emptied"
  assume_role_policy  = jsonencode({ Version = "2012-10-17", Statement = [] })
  managed_policy_arns = []

  inline_policy {}
}
""",
    "data.tf": """
data "aws_s3_bucket_objects" "all" {
  bucket = "b"
}

data "aws_s3_bucket_object" "one" {
  bucket = "b"
  key    = "k"
}

data "aws_redshift_service_account" "main" {}

data "aws_iam_policy_document" "old" {
  source_json   = ""
  override_json = ""

  statement {
    actions   = ["s3:*"]
    resources = ["*"]
  }
}

data "aws_lambda_function" "f" {
  function_name = "f"
}

resource "aws_s3_object" "made" {
  bucket      = "b"
  key         = "k"
  content     = data.aws_lambda_function.f.source_code_hash
  source_hash = data.aws_s3_bucket_object.one.etag
}
""",
    "object.tf": """
resource "aws_s3_bucket_object" "literal" {
  bucket = "b"
  key    = "k"
}

resource "aws_s3_bucket_object" "counted" {
  count  = 2
  bucket = "b"
  key    = "k-${count.index}"
}

resource "aws_s3_bucket_object" "each" {
  for_each = toset(["a", "b"])
  bucket   = "b"
  key      = each.key
}
""",
    "reads.tf": """
resource "aws_s3_bucket" "read" {
  bucket = "read-bucket"
}

resource "aws_s3_bucket" "read_counted" {
  count  = 1
  bucket = "read-bucket-counted"
}

locals {
  endpoint = aws_s3_bucket.read.website_endpoint
  many     = aws_s3_bucket.read_counted[0].website_domain
  splat    = aws_s3_bucket.read_counted[*].website_endpoint
  whole    = aws_s3_bucket.read
  inside   = "http://${aws_s3_bucket.read.website_endpoint}/"
  fine     = aws_s3_bucket.read.bucket_regional_domain_name
}

output "endpoint" {
  value = aws_s3_bucket.read.website_endpoint
}

output "policy" {
  value = aws_s3_bucket.read.policy
}

output "acl" {
  value = aws_s3_bucket.read.acl
}

output "block" {
  value = aws_s3_bucket.read.versioning
}

output "block_inside" {
  value = aws_s3_bucket.read.versioning[0].enabled
}

resource "aws_s3_object" "reads" {
  bucket  = aws_s3_bucket.read.bucket
  key     = "k"
  content = aws_s3_bucket.read.website_endpoint
}

resource "aws_s3_object" "reads_in_block" {
  count  = length(aws_s3_bucket.read.website_endpoint)
  bucket = "b"
  key    = "k"

  lifecycle {
    precondition {
      condition     = aws_s3_bucket.read.website_domain != ""
      error_message = "x"
    }
  }
}

check "c" {
  assert {
    condition     = aws_s3_bucket.read.website_domain != ""
    error_message = "x"
  }
}
""",
    "api.tf": """
resource "aws_api_gateway_deployment" "d" {
  rest_api_id       = "x"
  stage_name        = "s"
  stage_description = "t"
}

output "invoke" {
  value = aws_api_gateway_deployment.d.invoke_url
}

resource "aws_eip" "e" {
  vpc = true
}

resource "aws_instance" "i" {
  ami                  = "ami-1"
  instance_type        = "t3.micro"
  cpu_core_count       = 1
  cpu_threads_per_core = 1
}

resource "aws_flow_log" "l" {
  log_group_name = "g"
  iam_role_arn   = "arn:aws:iam::111122223333:role/r"
  traffic_type   = "ALL"
  vpc_id         = "vpc-1"
}
""",
    "lifecycle.tf": """
resource "aws_s3_bucket_lifecycle_configuration" "l" {
  bucket = "b"

  rule {
    id     = "a"
    status = "Enabled"
    prefix = "x/"

    expiration {
      days = 3
    }
  }
}

resource "aws_s3_bucket_replication_configuration" "r" {
  bucket = "b"
  role   = "arn:aws:iam::111122223333:role/r"

  rule {
    id     = "a"
    status = "Enabled"
    prefix = "x"

    destination {
      bucket = "arn:aws:s3:::d"
    }
  }
}
""",
    "check.tf": """
check "object" {
  data "aws_s3_bucket_object" "inner" {
    bucket = "b"
    key    = "k"
  }

  assert {
    condition     = data.aws_s3_bucket_object.inner.etag != ""
    error_message = "x"
  }
}
""",
    "written.tf.json": json.dumps({
        "resource": {"aws_s3_bucket": {"json": {
            "bucket": "json-bucket",
            "acl": "private",
            "versioning": {"enabled": True}}}},
        "output": {"json": {"value": "${aws_s3_bucket.json.website_endpoint}"}}}, indent=2),
}
