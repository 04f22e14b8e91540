module "analytics" {
  source = "./modules/lambda"

  function_name      = "${var.name_prefix}-analytics"
  package_file       = "${local.build_dir}/analytics_function.zip"
  dead_letter_arn    = aws_sqs_queue.dead_letters.arn
  log_retention_days = var.log_retention_days

  invoke_principal  = "events.amazonaws.com"
  invoke_source_arn = aws_cloudwatch_event_rule.processed_to_analytics.arn

  environment = {
    ANALYTICS_BUCKET = aws_s3_bucket.analytics_data.bucket
    WINDOW_MINUTES   = var.window_minutes
  }

  data_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "ReadProcessed"
        Effect   = "Allow"
        Action   = "s3:GetObject"
        Resource = "${aws_s3_bucket.processed_data.arn}/processed/*"
      },
      {
        # The window of a new object is filled with the objects before it.
        Sid       = "ListProcessed"
        Effect    = "Allow"
        Action    = "s3:ListBucket"
        Resource  = aws_s3_bucket.processed_data.arn
        Condition = { StringLike = { "s3:prefix" = "processed/*" } }
      },
      {
        Sid      = "WriteAnalytics"
        Effect   = "Allow"
        Action   = "s3:PutObject"
        Resource = "${aws_s3_bucket.analytics_data.arn}/analytics/*"
      },
    ]
  })
}
