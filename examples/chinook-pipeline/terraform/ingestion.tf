# Invoked by an operator or a schedule, so nothing in this configuration is permitted to invoke it.
module "ingestion" {
  source = "./modules/lambda"

  function_name      = "${var.name_prefix}-ingestion"
  package_file       = "${local.build_dir}/ingestion_function.zip"
  layers             = [module.db_layer.layer_arn]
  memory_mb          = 256
  dead_letter_arn    = aws_sqs_queue.dead_letters.arn
  log_retention_days = var.log_retention_days

  environment = {
    DB_TYPE      = "sqlite"
    DB_S3_BUCKET = aws_s3_bucket.raw_data.bucket
    DB_S3_KEY    = "db/chinook.db"
    RAW_BUCKET   = aws_s3_bucket.raw_data.bucket
    INGEST_QUERY = var.ingest_query
  }

  data_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "ReadDatabase"
        Effect   = "Allow"
        Action   = "s3:GetObject"
        Resource = "${aws_s3_bucket.raw_data.arn}/db/*"
      },
      {
        Sid      = "WriteRaw"
        Effect   = "Allow"
        Action   = "s3:PutObject"
        Resource = "${aws_s3_bucket.raw_data.arn}/raw/*"
      },
    ]
  })
}
