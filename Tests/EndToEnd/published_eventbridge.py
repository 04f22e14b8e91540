"""From S3 by EventBridge to a function."""
from published_case import (
    PublishedCase, allowed, bucket_with_events, function, invoked_by_rule, queue, reads, role, rule, target)

EVENTS = "https://docs.aws.amazon.com/AmazonS3/latest/userguide/EventBridge.html"
TUTORIAL = "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-s3-object-created-tutorial.html"
OPERATORS = "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html"
TRANSFORM = "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html"
BUSES = "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-bus-to-bus.html"
ACCOUNTS = "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-cross-account.html"
TARGET_ROLE = "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-events-iam-roles.html"
CALLS = "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail.html"
DEAD_LETTERS = "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html"
ALIASES = "https://docs.aws.amazon.com/lambda/latest/dg/configuration-aliases.html"
SCHEDULE = "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-run-lambda-schedule.html"

READER = function("load") + reads("load", "inbox")
NAMED = "{ bucket = { name = [aws_s3_bucket.inbox.id] } }"


def loaded(detail: str, more_of_target: str = "") -> str:
    """Objects of the bucket that the detail admits go to the function."""
    return (bucket_with_events("inbox") + READER + rule("created", detail)
            + target("created", "aws_lambda_function.load.arn", more_of_target) + invoked_by_rule("load", "created"))


HEREDOC_RULE = """
resource "aws_cloudwatch_event_rule" "created" {
  name_prefix   = "orders-"
  event_pattern = <<-PATTERN
    {
      "source": ["aws.s3"],
      "detail-type": ["Object Created"],
      "detail": {
        "bucket": { "name": ["${aws_s3_bucket.inbox.bucket}"] },
        "object": { "key": [{ "prefix": "incoming/" }] }
      }
    }
  PATTERN
}
"""
TRANSFORMED = """
  input_transformer {
    input_paths = {
      bucket = "$.detail.bucket.name"
      key    = "$.detail.object.key"
      size   = "$.detail.object.size"
      from   = "$.detail.source-ip-address"
    }
    input_template = <<-TEMPLATE
      {
        "object": "s3://<bucket>/<key>",
        "size": <size>,
        "sent from": <from>,
        "rule": <aws.events.rule-arn>,
        "named": "<aws.events.rule-name>",
        "taken": <aws.events.event.ingestion-time>,
        "event": <aws.events.event.json>
      }
    TEMPLATE
  }
"""
SENTENCE = """
  input_transformer {
    input_paths    = { bucket = "$.detail.bucket.name", key = "$.detail.object.key" }
    input_template = "\\"<key> has come to <bucket>.\\""
  }
"""
FORWARDED = """
resource "aws_cloudwatch_event_bus" "orders" {
  name = "orders"
}
""" + bucket_with_events("inbox") + rule("forward", NAMED) + role("forward", "events.amazonaws.com") + allowed(
    "forward", '["events:PutEvents"]', "aws_cloudwatch_event_bus.orders.arn") + target(
    "forward", "aws_cloudwatch_event_bus.orders.arn", "  role_arn = aws_iam_role.forward.arn\n") + READER + rule(
    "created", NAMED, "  event_bus_name = aws_cloudwatch_event_bus.orders.name\n") + target(
    "created", "aws_lambda_function.load.arn",
    "  event_bus_name = aws_cloudwatch_event_bus.orders.name\n") + invoked_by_rule("load", "created")
OTHER_ACCOUNT = bucket_with_events("inbox") + rule("created", NAMED) + role("send", "events.amazonaws.com") + allowed(
    "send", '["events:PutEvents"]', '"arn:aws:events:eu-central-1:444455556666:event-bus/central"') + target(
    "created", '"arn:aws:events:eu-central-1:444455556666:event-bus/central"',
    "  role_arn = aws_iam_role.send.arn\n")
BUS_FOR_OTHERS = """
resource "aws_cloudwatch_event_bus" "central" {
  name = "central"
}

resource "aws_cloudwatch_event_bus_policy" "central" {
  event_bus_name = aws_cloudwatch_event_bus.central.name
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "FromTheOrdersAccount"
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::111122223333:root" }
      Action    = "events:PutEvents"
      Resource  = aws_cloudwatch_event_bus.central.arn
    }]
  })
}

resource "aws_cloudwatch_event_rule" "created" {
  name           = "orders-created"
  event_bus_name = aws_cloudwatch_event_bus.central.name
  event_pattern = jsonencode({
    account     = ["111122223333"]
    source      = ["orders.shop"]
    detail-type = ["Order placed"]
  })
}
""" + function("load") + target(
    "created", "aws_lambda_function.load.arn",
    "  event_bus_name = aws_cloudwatch_event_bus.central.name\n") + invoked_by_rule("load", "created")
RECORDED_CALLS = """
resource "aws_cloudwatch_event_rule" "created" {
  name = "orders-created"
  event_pattern = jsonencode({
    source      = ["aws.s3"]
    detail-type = ["AWS API Call via CloudTrail"]
    detail = {
      eventSource       = ["s3.amazonaws.com"]
      eventName         = ["PutObject", "CompleteMultipartUpload"]
      requestParameters = { bucketName = [aws_s3_bucket.inbox.id] }
    }
  })
}

resource "aws_s3_bucket" "inbox" {
  bucket_prefix = "orders-"
}
""" + READER + target("created", "aws_lambda_function.load.arn") + invoked_by_rule("load", "created")
ALIASED = """
resource "aws_lambda_alias" "live" {
  name             = "live"
  function_name    = aws_lambda_function.load.function_name
  function_version = aws_lambda_function.load.version
}
""" + bucket_with_events("inbox") + function("load", "  publish       = true\n") + reads("load", "inbox") + rule(
    "created", NAMED) + target("created", "aws_lambda_alias.live.arn") + invoked_by_rule(
    "load", "created", "  qualifier     = aws_lambda_alias.live.name\n")
VERSIONED = bucket_with_events("inbox") + function("load", "  publish       = true\n") + reads("load", "inbox") + rule(
    "created", NAMED) + target("created", "aws_lambda_function.load.qualified_arn") + invoked_by_rule(
    "load", "created", "  qualifier     = aws_lambda_function.load.version\n")
BY_ROLE = bucket_with_events("inbox") + READER + rule("created", NAMED) + role(
    "invoke", "events.amazonaws.com") + allowed(
    "invoke", '["lambda:InvokeFunction"]', "aws_lambda_function.load.arn") + target(
    "created", "aws_lambda_function.load.arn", "  role_arn = aws_iam_role.invoke.arn\n")
EITHER = """{
      bucket = { name = [aws_s3_bucket.inbox.id] }
      "$or" = [
        { object = { size = [{ numeric = [">", 1000000] }] } },
        { object = { key = [{ anything-but = { prefix = "tmp/" } }] } },
      ]
    }"""


def stage(name: str, inbox: str, outbox: str) -> str:
    """A function that makes an object of one bucket of each object of another."""
    return function(name, f"""
  environment {{
    variables = {{ OUTPUT_BUCKET = aws_s3_bucket.{outbox}.bucket }}
  }}
""") + reads(name, inbox) + allowed(name, '["s3:PutObject"]', f'"${{aws_s3_bucket.{outbox}.arn}}/*"', "write") + rule(
        name, f"{{ bucket = {{ name = [aws_s3_bucket.{inbox}.id] }} }}") + target(
        name, f"aws_lambda_function.{name}.arn") + invoked_by_rule(name, name)


STAGES = bucket_with_events("inbox") + bucket_with_events("clean") + bucket_with_events("totals") + stage(
    "load", "inbox", "clean") + stage("total", "clean", "totals")
UNDELIVERED = loaded(NAMED, """
  retry_policy {
    maximum_event_age_in_seconds = 3600
    maximum_retry_attempts       = 4
  }

  dead_letter_config {
    arn = aws_sqs_queue.undelivered.arn
  }
""") + queue("undelivered", "events.amazonaws.com", "aws_cloudwatch_event_rule.created.arn")
SCHEDULED = function("report") + """
resource "aws_cloudwatch_event_rule" "hourly" {
  name                = "orders-hourly"
  schedule_expression = "rate(1 hour)"
}

resource "aws_cloudwatch_event_rule" "nightly" {
  name                = "orders-nightly"
  schedule_expression = "cron(30 2 * * ? *)"
}
""" + "".join(
    target(name, "aws_lambda_function.report.arn", '  input = jsonencode({ period = "%s" })\n' % name)
    + invoked_by_rule("report", name).replace("AllowEventBridge", f"Allow{name.title()}")
    for name in ("hourly", "nightly"))

CASES = [
    PublishedCase("eventbridge-to-function", TUTORIAL, loaded(NAMED)),
    PublishedCase("eventbridge-pattern-in-a-heredoc", EVENTS, (
        bucket_with_events("inbox", 'bucket = "orders-inbox"') + READER + HEREDOC_RULE
        + target("created", "aws_lambda_function.load.arn") + invoked_by_rule("load", "created"))),
    PublishedCase("eventbridge-suffix", OPERATORS, loaded(
        '{ bucket = { name = [aws_s3_bucket.inbox.bucket] }, object = { key = [{ suffix = ".csv" }] } }')),
    PublishedCase("eventbridge-wildcard", OPERATORS, loaded(
        '{ bucket = { name = [aws_s3_bucket.inbox.id] }, object = { key = [{ wildcard = "in/*/orders-*.json" }] } }')),
    PublishedCase("eventbridge-either-of-two-conditions", OPERATORS, loaded(EITHER)),
    PublishedCase("eventbridge-two-stages", TUTORIAL, STAGES),
    PublishedCase("eventbridge-size-and-reason", OPERATORS, loaded(
        '{ bucket = { name = [aws_s3_bucket.inbox.id] }, object = { size = [{ numeric = [">", 0, "<=", 5000000] }] }, '
        'reason = [{ anything-but = ["CopyObject"] }] }')),
    PublishedCase("eventbridge-transformed-object", TRANSFORM, loaded(NAMED, TRANSFORMED)),
    PublishedCase("eventbridge-transformed-sentence", TRANSFORM, loaded(NAMED, SENTENCE)),
    PublishedCase("eventbridge-forwarded-to-a-custom-bus", BUSES, FORWARDED),
    PublishedCase("eventbridge-to-another-account", ACCOUNTS, OTHER_ACCOUNT),
    PublishedCase("eventbridge-bus-for-another-account", ACCOUNTS, BUS_FOR_OTHERS),
    PublishedCase("eventbridge-calls-that-cloudtrail-records", CALLS, RECORDED_CALLS),
    PublishedCase("eventbridge-to-an-alias", ALIASES, ALIASED),
    PublishedCase("eventbridge-to-a-version", ALIASES, VERSIONED),
    PublishedCase("eventbridge-to-function-by-role", TARGET_ROLE, BY_ROLE),
    PublishedCase("eventbridge-undelivered-events", DEAD_LETTERS, UNDELIVERED),
    PublishedCase("eventbridge-schedules", SCHEDULE, SCHEDULED),
]
