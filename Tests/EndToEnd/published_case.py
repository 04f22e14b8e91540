"""A configuration that follows AWS's documentation, and the parts that most of them share."""
from __future__ import annotations

from dataclasses import dataclass, field

ACCOUNT = 'data "aws_caller_identity" "current" {}\n'
BASIC_EXECUTION = "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"


@dataclass(frozen=True)
class PublishedCase:
    """``source`` is the page whose wiring is written here in our own words; ``modules`` are files by path."""

    name: str
    source: str
    main: str
    modules: dict[str, str] = field(default_factory=dict)

    def files(self) -> dict[str, str]:
        return {"main.tf": self.main, **{f"modules/{path}": text for path, text in self.modules.items()}}


def role(name: str, service: str) -> str:
    """A role that the service may take on."""
    return f"""
resource "aws_iam_role" "{name}" {{
  name = "orders-{name}"
  assume_role_policy = jsonencode({{
    Version = "2012-10-17"
    Statement = [{{
      Effect    = "Allow"
      Principal = {{ Service = "{service}" }}
      Action    = "sts:AssumeRole"
    }}]
  }})
}}
"""


def allowed(role_name: str, actions: str, resource: str, policy: str = "work") -> str:
    """An inline policy of the role: ``actions`` and ``resource`` are expressions."""
    return f"""
resource "aws_iam_role_policy" "{role_name}_{policy}" {{
  name = "{policy}"
  role = aws_iam_role.{role_name}.id
  policy = jsonencode({{
    Version = "2012-10-17"
    Statement = [{{
      Effect   = "Allow"
      Action   = {actions}
      Resource = {resource}
    }}]
  }})
}}
"""


def function(name: str, more: str = "") -> str:
    """A function with a role of its own that may write logs; ``more`` are further arguments."""
    return role(name, "lambda.amazonaws.com") + f"""
resource "aws_iam_role_policy_attachment" "{name}_logs" {{
  role       = aws_iam_role.{name}.name
  policy_arn = "{BASIC_EXECUTION}"
}}

resource "aws_lambda_function" "{name}" {{
  function_name = "orders-{name}"
  role          = aws_iam_role.{name}.arn
  runtime       = "python3.13"
  handler       = "app.handler"
  filename      = "{name}.zip"
{more}}}
"""


def reads(name: str, bucket: str) -> str:
    """The function's role may read the objects of the bucket, a resource of this configuration."""
    return allowed(name, '["s3:GetObject"]', f'"${{aws_s3_bucket.{bucket}.arn}}/*"', f"read_{bucket}")


def bucket_with_events(name: str, naming: str = 'bucket_prefix = "orders-"') -> str:
    """A bucket that sends its events to EventBridge."""
    return f"""
resource "aws_s3_bucket" "{name}" {{
  {naming}
}}

resource "aws_s3_bucket_notification" "{name}" {{
  bucket      = aws_s3_bucket.{name}.id
  eventbridge = true
}}
"""


def rule(name: str, detail: str, more: str = "") -> str:
    """A rule for created objects; ``detail`` is the expression of the pattern's detail."""
    return f"""
resource "aws_cloudwatch_event_rule" "{name}" {{
  name = "orders-{name}"
{more}  event_pattern = jsonencode({{
    source      = ["aws.s3"]
    detail-type = ["Object Created"]
    detail      = {detail}
  }})
}}
"""


def target(rule_name: str, arn: str, more: str = "") -> str:
    return f"""
resource "aws_cloudwatch_event_target" "{rule_name}" {{
  rule = aws_cloudwatch_event_rule.{rule_name}.name
  arn  = {arn}
{more}}}
"""


def invoked_by_rule(name: str, rule_name: str, more: str = "") -> str:
    """EventBridge may invoke the function on behalf of the rule."""
    return f"""
resource "aws_lambda_permission" "{name}_{rule_name}" {{
  statement_id  = "AllowEventBridge"
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.{name}.function_name
  principal     = "events.amazonaws.com"
  source_arn    = aws_cloudwatch_event_rule.{rule_name}.arn
{more}}}
"""


def invoked_by_bucket(name: str, bucket: str) -> str:
    """S3 may invoke the function on behalf of the bucket, as long as it is this account's."""
    return f"""
resource "aws_lambda_permission" "{name}_{bucket}" {{
  statement_id   = "AllowBucket"
  action         = "lambda:InvokeFunction"
  function_name  = aws_lambda_function.{name}.function_name
  principal      = "s3.amazonaws.com"
  source_arn     = aws_s3_bucket.{bucket}.arn
  source_account = data.aws_caller_identity.current.account_id
}}
"""


def resource_policy(kind: str, name: str, reference: str, action: str, arn: str, service: str, source: str) -> str:
    """The policy of a queue or topic that lets a service send on behalf of one source."""
    return f"""
resource "{kind}" "{name}" {{
  {reference}
  policy = jsonencode({{
    Version = "2012-10-17"
    Statement = [{{
      Effect    = "Allow"
      Principal = {{ Service = "{service}" }}
      Action    = "{action}"
      Resource  = {arn}
      Condition = {{ ArnEquals = {{ "aws:SourceArn" = {source} }} }}
    }}]
  }})
}}
"""


def queue(name: str, service: str, source: str) -> str:
    """A queue, and the policy that lets the service send to it."""
    return f"""
resource "aws_sqs_queue" "{name}" {{
  name = "orders-{name}"
}}
""" + resource_policy(
        "aws_sqs_queue_policy", name, f"queue_url = aws_sqs_queue.{name}.id", "sqs:SendMessage",
        f"aws_sqs_queue.{name}.arn", service, source)


def topic(name: str, service: str, source: str) -> str:
    """A topic, and the policy that lets the service publish to it."""
    return f"""
resource "aws_sns_topic" "{name}" {{
  name = "orders-{name}"
}}
""" + resource_policy(
        "aws_sns_topic_policy", name, f"arn = aws_sns_topic.{name}.arn", "sns:Publish", f"aws_sns_topic.{name}.arn",
        service, source)
