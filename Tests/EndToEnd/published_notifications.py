"""From S3 by its own notifications."""
from published_case import (
    ACCOUNT, BASIC_EXECUTION, PublishedCase, allowed, function, invoked_by_bucket, queue, reads, topic)

WITH_S3 = "https://docs.aws.amazon.com/lambda/latest/dg/with-s3-example.html"
FILTERS = "https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-how-to-filtering.html"
CONFUSED_DEPUTY = "https://docs.aws.amazon.com/lambda/latest/dg/permissions-function-services.html"
WITH_SQS = "https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html"
WITH_SNS = "https://docs.aws.amazon.com/lambda/latest/dg/with-sns.html"
DESTINATIONS = "https://docs.aws.amazon.com/AmazonS3/latest/userguide/grant-destinations-permissions-to-s3.html"
NAMES = "https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html"

INBOX = """
resource "aws_s3_bucket" "inbox" {
  bucket_prefix = "orders-"
}
"""
READER = ACCOUNT + function("load") + reads("load", "inbox") + invoked_by_bucket("load", "inbox")


def notifying(*blocks: str, after: str = "aws_lambda_permission.load_inbox") -> str:
    """The bucket's one notification configuration, made when the destination can be used."""
    return f"""
resource "aws_s3_bucket_notification" "inbox" {{
  bucket = aws_s3_bucket.inbox.id
{"".join(blocks)}
  depends_on = [{after}]
}}
"""


def invoke(name: str, more: str = "") -> str:
    return f"""
  lambda_function {{
    lambda_function_arn = aws_lambda_function.{name}.arn
    events              = ["s3:ObjectCreated:*"]
{more}  }}
"""


SEVERAL = ACCOUNT + INBOX + "".join(
    function(name) + reads(name, "inbox") + invoked_by_bucket(name, "inbox") for name in ("load", "thumbnail", "audit")
) + notifying(
    invoke("load", '    filter_prefix       = "orders/"\n    filter_suffix       = ".json"\n'),
    invoke("thumbnail", '    filter_prefix       = "orders/"\n    filter_suffix       = ".jpg"\n'),
    invoke("audit", '    filter_prefix       = "audit/"\n'),
    after="aws_lambda_permission.load_inbox, aws_lambda_permission.thumbnail_inbox, aws_lambda_permission.audit_inbox")
QUEUED = INBOX + queue("created", "s3.amazonaws.com", "aws_s3_bucket.inbox.arn") + function("load") + reads(
    "load", "inbox") + allowed(
    "load", '["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"]', "aws_sqs_queue.created.arn",
    "queue") + notifying("""
  queue {
    queue_arn = aws_sqs_queue.created.arn
    events    = ["s3:ObjectCreated:*"]
  }
""", after="aws_sqs_queue_policy.created") + """
resource "aws_lambda_event_source_mapping" "load" {
  event_source_arn = aws_sqs_queue.created.arn
  function_name    = aws_lambda_function.load.arn
  batch_size       = 5
}
"""
PUBLISHED = INBOX + topic("created", "s3.amazonaws.com", "aws_s3_bucket.inbox.arn") + function("load") + reads(
    "load", "inbox") + notifying("""
  topic {
    topic_arn     = aws_sns_topic.created.arn
    events        = ["s3:ObjectCreated:*", "s3:ObjectRemoved:*"]
    filter_suffix = ".csv"
  }
""", after="aws_sns_topic_policy.created") + """
resource "aws_sns_topic_subscription" "load" {
  topic_arn = aws_sns_topic.created.arn
  protocol  = "lambda"
  endpoint  = aws_lambda_function.load.arn
}

resource "aws_lambda_permission" "load_topic" {
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.load.function_name
  principal     = "sns.amazonaws.com"
  source_arn    = aws_sns_topic.created.arn
}
"""
EACH_BUCKET = ACCOUNT + """
variable "shops" {
  type    = set(string)
  default = ["graz", "linz"]
}

resource "aws_s3_bucket" "inbox" {
  for_each = var.shops
  bucket   = "orders-${each.key}-${data.aws_caller_identity.current.account_id}"
}

resource "aws_lambda_permission" "inbox" {
  for_each       = aws_s3_bucket.inbox
  statement_id   = "Allow-${each.key}"
  action         = "lambda:InvokeFunction"
  function_name  = aws_lambda_function.load.function_name
  principal      = "s3.amazonaws.com"
  source_arn     = each.value.arn
  source_account = data.aws_caller_identity.current.account_id
}

resource "aws_s3_bucket_notification" "inbox" {
  for_each = aws_s3_bucket.inbox
  bucket   = each.value.id

  lambda_function {
    lambda_function_arn = aws_lambda_function.load.arn
    events              = ["s3:ObjectCreated:*"]
  }

  depends_on = [aws_lambda_permission.inbox]
}
""" + function("load") + allowed("load", '["s3:GetObject"]', '[for bucket in aws_s3_bucket.inbox : "${bucket.arn}/*"]')
DYNAMIC = INBOX + READER + notifying("""
  dynamic "lambda_function" {
    for_each = { shop = "shop/", store = "store/" }

    content {
      id                  = lambda_function.key
      lambda_function_arn = aws_lambda_function.load.arn
      events              = ["s3:ObjectCreated:*"]
      filter_prefix       = lambda_function.value
    }
  }
""")
RANDOM_NAME = """
resource "random_id" "suffix" {
  byte_length = 4
}

resource "aws_s3_bucket" "inbox" {
  bucket = "orders-inbox-${random_id.suffix.hex}"
}
""" + READER + notifying(invoke("load"))
NAME_WITH_ACCOUNT = """
locals {
  inbox = "orders-inbox-${data.aws_caller_identity.current.account_id}"
}

resource "aws_s3_bucket" "inbox" {
  bucket = local.inbox
}
""" + READER.replace("= aws_s3_bucket.inbox.arn", '= "arn:aws:s3:::${local.inbox}"') + notifying(invoke("load"))
ORDERS_MODULE = """
variable "name" {
  type = string
}

variable "bucket_arn" {
  type = string
}

resource "aws_iam_role" "this" {
  name = var.name
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { Service = "lambda.amazonaws.com" }, Action = "sts:AssumeRole" }]
  })
}

resource "aws_iam_role_policy_attachment" "logs" {
  role       = aws_iam_role.this.name
  policy_arn = "%s"
}

resource "aws_iam_role_policy" "read" {
  name = "read"
  role = aws_iam_role.this.id
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = ["s3:GetObject"], Resource = "${var.bucket_arn}/*" }]
  })
}

resource "aws_lambda_function" "this" {
  function_name = var.name
  role          = aws_iam_role.this.arn
  runtime       = "python3.13"
  handler       = "app.handler"
  filename      = "${path.module}/app.zip"
}

output "name" {
  value = aws_lambda_function.this.function_name
}

output "arn" {
  value = aws_lambda_function.this.arn
}
""" % BASIC_EXECUTION
MODULES = ACCOUNT + INBOX + """
module "load" {
  source     = "./modules/function"
  name       = "orders-load"
  bucket_arn = aws_s3_bucket.inbox.arn
}

resource "aws_lambda_permission" "inbox" {
  action         = "lambda:InvokeFunction"
  function_name  = module.load.name
  principal      = "s3.amazonaws.com"
  source_arn     = aws_s3_bucket.inbox.arn
  source_account = data.aws_caller_identity.current.account_id
}
""" + notifying("""
  lambda_function {
    lambda_function_arn = module.load.arn
    events              = ["s3:ObjectCreated:*"]
    filter_suffix       = ".json"
  }
""", after="aws_lambda_permission.inbox")
BUS_AND_QUEUE = INBOX + queue("created", "s3.amazonaws.com", "aws_s3_bucket.inbox.arn") + notifying("""
  eventbridge = true

  queue {
    queue_arn     = aws_sqs_queue.created.arn
    events        = ["s3:ObjectCreated:*"]
    filter_prefix = "incoming/"
  }
""", after="aws_sqs_queue_policy.created")
ACROSS_MODULES = ACCOUNT + """
module "storage" {
  source       = "./modules/storage"
  function_arn = module.load.arn
  depends_on   = [aws_lambda_permission.inbox]
}

module "load" {
  source     = "./modules/function"
  name       = "orders-load"
  bucket_arn = "arn:aws:s3:::orders-inbox-${data.aws_caller_identity.current.account_id}"
}

resource "aws_lambda_permission" "inbox" {
  action         = "lambda:InvokeFunction"
  function_name  = module.load.name
  principal      = "s3.amazonaws.com"
  source_arn     = "arn:aws:s3:::orders-inbox-${data.aws_caller_identity.current.account_id}"
  source_account = data.aws_caller_identity.current.account_id
}
"""
STORAGE_MODULE = ACCOUNT + """
variable "function_arn" {
  type = string
}

resource "aws_s3_bucket" "inbox" {
  bucket = "orders-inbox-${data.aws_caller_identity.current.account_id}"
}

resource "aws_s3_bucket_notification" "inbox" {
  bucket = aws_s3_bucket.inbox.id

  lambda_function {
    lambda_function_arn = var.function_arn
    events              = ["s3:ObjectCreated:*"]
  }
}
"""

CASES = [
    PublishedCase("notification-to-function", WITH_S3, INBOX + READER + notifying(invoke("load"))),
    PublishedCase("notification-to-several-functions", FILTERS, SEVERAL),
    PublishedCase("notification-of-dynamic-blocks", FILTERS, DYNAMIC),
    PublishedCase("notification-of-one-account", CONFUSED_DEPUTY, NAME_WITH_ACCOUNT),
    PublishedCase("notification-to-a-queue-that-a-function-reads", WITH_SQS, QUEUED),
    PublishedCase("notification-to-a-topic-that-a-function-hears", WITH_SNS, PUBLISHED),
    PublishedCase("notification-to-a-queue-beside-eventbridge", DESTINATIONS, BUS_AND_QUEUE),
    PublishedCase("notification-of-each-bucket", WITH_S3, EACH_BUCKET),
    PublishedCase("notification-of-a-bucket-with-a-random-name", NAMES, RANDOM_NAME),
    PublishedCase("notification-to-a-function-of-a-module", WITH_S3, MODULES, {"function/main.tf": ORDERS_MODULE}),
    PublishedCase("notification-across-modules", WITH_S3, ACROSS_MODULES,
                  {"function/main.tf": ORDERS_MODULE, "storage/main.tf": STORAGE_MODULE}),
]
