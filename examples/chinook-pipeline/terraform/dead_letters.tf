# Receives what EventBridge could not deliver and what a function failed on after its retries.

locals {
  dead_letters_name = "${var.name_prefix}-dead-letters"
}

resource "aws_sqs_queue" "dead_letters" {
  name                      = local.dead_letters_name
  message_retention_seconds = 1209600
  sqs_managed_sse_enabled   = true

  # EventBridge delivers to a dead-letter queue only where the queue's own policy admits the rule; the
  # functions write with their roles and need no statement here. Inline, because the provider waits half
  # a minute for each change of a queue and a policy of its own would be a second one.
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "UndeliveredEvents"
      Effect    = "Allow"
      Principal = { Service = "events.amazonaws.com" }
      Action    = "sqs:SendMessage"
      Resource  = "arn:aws:sqs:${var.aws_region}:${local.account_id}:${local.dead_letters_name}"
      Condition = {
        ArnEquals = {
          "aws:SourceArn" = [
            aws_cloudwatch_event_rule.raw_to_processing.arn,
            aws_cloudwatch_event_rule.processed_to_analytics.arn,
          ]
        }
      }
    }]
  })
}
