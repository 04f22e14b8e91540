module "processing" {
  source = "./modules/lambda"

  function_name      = "${var.name_prefix}-processing"
  package_file       = "../build/processing_function.zip"
  dead_letter_arn    = aws_sqs_queue.dead_letters.arn
  log_retention_days = var.log_retention_days

  invoke_principal  = "events.amazonaws.com"
  invoke_source_arn = aws_cloudwatch_event_rule.raw_to_processing.arn

  environment = {
    PROCESSED_BUCKET = aws_s3_bucket.processed_data.bucket
    ANALYTICS_BUCKET = aws_s3_bucket.analytics_data.bucket
  }

  data_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "ReadRaw"
        Effect   = "Allow"
        Action   = "s3:GetObject"
        Resource = "${aws_s3_bucket.raw_data.arn}/raw/*"
      },
      {
        Sid    = "WriteResults"
        Effect = "Allow"
        Action = "s3:PutObject"
        Resource = [
          "${aws_s3_bucket.processed_data.arn}/processed/*",
          "${aws_s3_bucket.analytics_data.arn}/analytics/*",
        ]
      },
    ]
  })
}
