resource "aws_s3_bucket_notification" "raw_data" {
  bucket = aws_s3_bucket.raw_data.id

  lambda_function {
    lambda_function_arn = module.processing.function_arn
    events              = ["s3:ObjectCreated:*"]

    dynamic "filter" {
      for_each = ["raw/"]
      content {
        prefix = filter.value
      }
    }
  }
}

resource "aws_s3_bucket_notification" "processed_data" {
  bucket      = aws_s3_bucket.processed_data.id
  eventbridge = true
}
