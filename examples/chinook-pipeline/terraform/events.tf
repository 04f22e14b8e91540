# S3 publishes to the default bus of its region; a rule on another bus would never see these events.

locals {
  record_paths = {
    source = "$.source"
    time   = "$.time"
    region = "$.region"
    bucket = "$.detail.bucket.name"
    key    = "$.detail.object.key"
  }

  # A heredoc because jsonencode() writes < and > as \u003c and \u003e, in which EventBridge finds no
  # variable. No quotes around the variables: EventBridge adds them and escapes the value.
  # eventSource stays "aws.s3", where S3's own notifications say "aws:s3": EventBridge delivers the key as
  # it is, S3 URL-encodes it, and the functions tell the two apart by this field.
  record_template = <<-EOT
    {"Records": [{"eventSource": <source>, "eventName": "ObjectCreated", "eventTime": <time>, "awsRegion": <region>, "s3": {"bucket": {"name": <bucket>}, "object": {"key": <key>}}}]}
  EOT
}

resource "aws_cloudwatch_event_rule" "raw_to_processing" {
  name        = "${var.name_prefix}-raw-to-processing"
  description = "New raw objects go to the processing function"

  event_pattern = jsonencode({
    source      = ["aws.s3"]
    detail-type = ["Object Created"]
    detail = {
      bucket = { name = [aws_s3_bucket.raw_data.bucket] }
      object = { key = [{ prefix = "raw/" }] }
    }
  })
}

resource "aws_cloudwatch_event_target" "raw_to_processing" {
  rule      = aws_cloudwatch_event_rule.raw_to_processing.name
  target_id = "processing"
  arn       = module.processing.function_arn

  input_transformer {
    input_paths    = local.record_paths
    input_template = local.record_template
  }

  dead_letter_config {
    arn = aws_sqs_queue.dead_letters.arn
  }
}

resource "aws_cloudwatch_event_rule" "processed_to_analytics" {
  name        = "${var.name_prefix}-processed-to-analytics"
  description = "New processed objects go to the analytics function"

  event_pattern = jsonencode({
    source      = ["aws.s3"]
    detail-type = ["Object Created"]
    detail = {
      bucket = { name = [aws_s3_bucket.processed_data.bucket] }
      object = { key = [{ prefix = "processed/" }] }
    }
  })
}

resource "aws_cloudwatch_event_target" "processed_to_analytics" {
  rule      = aws_cloudwatch_event_rule.processed_to_analytics.name
  target_id = "analytics"
  arn       = module.analytics.function_arn

  input_transformer {
    input_paths    = local.record_paths
    input_template = local.record_template
  }

  dead_letter_config {
    arn = aws_sqs_queue.dead_letters.arn
  }
}
