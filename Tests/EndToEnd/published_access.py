"""What the role of a function has to permit."""
from published_case import (
    ACCOUNT, PublishedCase, allowed, bucket_with_events, function, invoked_by_rule, reads, role, rule, target)

ROLE = "https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html"
KEYS = "https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html"
KEY_POLICY = "https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html"
FAILURES = "https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html"
DEAD_LETTERS = "https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html#invocation-dlq"
LOGS = "https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs.html"
NETWORK = "https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html"
TLS = "https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html"
THUMBNAILS = "https://docs.aws.amazon.com/lambda/latest/dg/with-s3-tutorial.html"
VARIABLES = "https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html"
PASSED_ON = "https://docs.aws.amazon.com/AmazonS3/latest/userguide/ev-mapping-troubleshooting.html"

NAMED = "{ bucket = { name = [aws_s3_bucket.inbox.id] } }"
WIRED = bucket_with_events("inbox") + rule("created", NAMED) + target(
    "created", "aws_lambda_function.load.arn") + invoked_by_rule("load", "created")

DOCUMENTS = WIRED + """
data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["lambda.amazonaws.com"]
    }
  }
}

data "aws_iam_policy_document" "load" {
  statement {
    sid       = "Read"
    actions   = ["s3:GetObject", "s3:GetObjectVersion"]
    resources = ["${aws_s3_bucket.inbox.arn}/*"]
  }

  statement {
    sid       = "Log"
    actions   = ["logs:CreateLogStream", "logs:PutLogEvents"]
    resources = ["${aws_cloudwatch_log_group.load.arn}:*"]
  }
}

resource "aws_iam_policy" "load" {
  name   = "orders-load"
  policy = data.aws_iam_policy_document.load.json
}

resource "aws_iam_role" "load" {
  name_prefix        = "orders-"
  assume_role_policy = data.aws_iam_policy_document.trust.json
}

resource "aws_iam_role_policy_attachment" "load" {
  role       = aws_iam_role.load.name
  policy_arn = aws_iam_policy.load.arn
}

resource "aws_cloudwatch_log_group" "load" {
  name              = "/aws/lambda/orders-load"
  retention_in_days = 30
}

resource "aws_lambda_function" "load" {
  function_name = "orders-load"
  role          = aws_iam_role.load.arn
  runtime       = "python3.13"
  handler       = "app.handler"
  filename      = "load.zip"
  depends_on    = [aws_cloudwatch_log_group.load]
}
"""
THUMBNAIL = WIRED + """
resource "aws_s3_bucket" "thumbnails" {
  bucket_prefix = "thumbnails-"
}
""" + function("load", """
  environment {
    variables = { THUMBNAIL_BUCKET = aws_s3_bucket.thumbnails.bucket }
  }
""") + reads("load", "inbox") + allowed(
    "load", '["s3:PutObject"]', '"${aws_s3_bucket.thumbnails.arn}/*"', "write_thumbnails")
ENCRYPTED = ACCOUNT + WIRED + function("load") + reads("load", "inbox") + allowed(
    "load", '["kms:Decrypt"]', "aws_kms_key.inbox.arn", "decrypt") + """
resource "aws_kms_key" "inbox" {
  description         = "Orders at rest"
  enable_key_rotation = true
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "LetRolesOfTheAccountDecide"
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::${data.aws_caller_identity.current.account_id}:root" }
      Action    = "kms:*"
      Resource  = "*"
    }]
  })
}

resource "aws_s3_bucket_server_side_encryption_configuration" "inbox" {
  bucket = aws_s3_bucket.inbox.id

  rule {
    bucket_key_enabled = true

    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = aws_kms_key.inbox.arn
    }
  }
}
"""
KEY_FOR_THE_ROLE = ENCRYPTED.replace(
    allowed("load", '["kms:Decrypt"]', "aws_kms_key.inbox.arn", "decrypt"), "").replace("""      Resource  = "*"
    }]""", """      Resource  = "*"
      }, {
      Sid       = "LetTheFunctionRead"
      Effect    = "Allow"
      Principal = { AWS = aws_iam_role.load.arn }
      Action    = ["kms:Decrypt"]
      Resource  = "*"
    }]""")
ON_FAILURE = WIRED + function("load") + reads("load", "inbox") + allowed(
    "load", '["sqs:SendMessage"]', "aws_sqs_queue.failed.arn", "report_failure") + """
resource "aws_sqs_queue" "failed" {
  name = "orders-failed"
}

resource "aws_lambda_function_event_invoke_config" "load" {
  function_name          = aws_lambda_function.load.function_name
  maximum_retry_attempts = 1

  destination_config {
    on_failure {
      destination = aws_sqs_queue.failed.arn
    }
  }
}
"""
DEAD_LETTER = WIRED + function("load", """
  dead_letter_config {
    target_arn = aws_sns_topic.failed.arn
  }
""") + reads("load", "inbox") + allowed("load", '["sns:Publish"]', "aws_sns_topic.failed.arn", "report_failure") + """
resource "aws_sns_topic" "failed" {
  name = "orders-failed"
}
"""
IN_A_NETWORK = WIRED + function("load", """
  vpc_config {
    subnet_ids         = var.subnets
    security_group_ids = var.security_groups
  }
""") + reads("load", "inbox") + """
variable "subnets" {
  type = list(string)
}

variable "security_groups" {
  type = list(string)
}

resource "aws_iam_role_policy_attachment" "load_network" {
  role       = aws_iam_role.load.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AWSLambdaVPCAccessExecutionRole"
}
"""
OWN_LOG_GROUP = WIRED + role("load", "lambda.amazonaws.com") + reads("load", "inbox") + allowed(
    "load", '["logs:CreateLogStream", "logs:PutLogEvents"]', '"${aws_cloudwatch_log_group.load.arn}:*"', "log") + """
resource "aws_cloudwatch_log_group" "load" {
  name = "/orders/load"
}

resource "aws_lambda_function" "load" {
  function_name = "orders-load"
  role          = aws_iam_role.load.arn
  runtime       = "python3.13"
  handler       = "app.handler"
  filename      = "load.zip"

  logging_config {
    log_format = "JSON"
    log_group  = aws_cloudwatch_log_group.load.name
  }

  depends_on = [aws_iam_role_policy.load_log]
}
"""
OVER_TLS = WIRED + function("load") + reads("load", "inbox") + """
data "aws_iam_policy_document" "over_tls" {
  statement {
    sid       = "OverTLS"
    effect    = "Deny"
    actions   = ["s3:*"]
    resources = [aws_s3_bucket.inbox.arn, "${aws_s3_bucket.inbox.arn}/*"]

    principals {
      type        = "*"
      identifiers = ["*"]
    }

    condition {
      test     = "Bool"
      variable = "aws:SecureTransport"
      values   = ["false"]
    }
  }
}

resource "aws_s3_bucket_policy" "inbox" {
  bucket = aws_s3_bucket.inbox.id
  policy = data.aws_iam_policy_document.over_tls.json
}
"""
# The function writes where it reads, behind another prefix than the one that triggers it.
SAME_BUCKET = bucket_with_events("inbox") + rule(
    "created", '{ bucket = { name = [aws_s3_bucket.inbox.id] }, object = { key = [{ prefix = "incoming/" }] } }'
) + target("created", "aws_lambda_function.load.arn") + invoked_by_rule("load", "created") + function("load", """
  environment {
    variables = { OUTPUT_BUCKET = aws_s3_bucket.inbox.bucket, OUTPUT_PREFIX = "done/" }
  }
""") + allowed("load", '["s3:GetObject"]', '"${aws_s3_bucket.inbox.arn}/incoming/*"', "read") + allowed(
    "load", '["s3:PutObject"]', '"${aws_s3_bucket.inbox.arn}/done/*"', "write")

# Where the limits stand is said by two variables of one stem.
SETTINGS = WIRED + """
resource "aws_s3_bucket" "settings" {
  bucket_prefix = "settings-"
}

resource "aws_s3_object" "limits" {
  bucket  = aws_s3_bucket.settings.bucket
  key     = "limits.json"
  content = jsonencode({ rows = 5000 })
}
""" + function("load", """
  environment {
    variables = {
      LIMITS_S3_BUCKET = aws_s3_bucket.settings.bucket
      LIMITS_S3_KEY    = "limits.json"
    }
  }
""") + reads("load", "inbox") + reads("load", "settings")

CASES = [
    PublishedCase("role-of-policy-documents", ROLE, DOCUMENTS),
    PublishedCase("bucket-that-the-environment-names", THUMBNAILS, THUMBNAIL),
    PublishedCase("bucket-with-a-key-for-the-account", KEYS, ENCRYPTED),
    PublishedCase("bucket-with-a-key-for-the-role", KEY_POLICY, KEY_FOR_THE_ROLE),
    PublishedCase("failures-to-a-queue", FAILURES, ON_FAILURE),
    PublishedCase("failures-to-a-topic", DEAD_LETTERS, DEAD_LETTER),
    PublishedCase("function-in-a-network", NETWORK, IN_A_NETWORK),
    PublishedCase("log-group-of-its-own", LOGS, OWN_LOG_GROUP),
    PublishedCase("bucket-over-tls-alone", TLS, OVER_TLS),
    PublishedCase("object-that-the-environment-names", VARIABLES, SETTINGS),
    PublishedCase("output-beside-the-input", PASSED_ON, SAME_BUCKET),
]
