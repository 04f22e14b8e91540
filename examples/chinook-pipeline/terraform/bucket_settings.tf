locals {
  # The keys are literal: for_each must know them before the buckets exist.
  data_bucket_ids = {
    raw       = aws_s3_bucket.raw_data.id
    processed = aws_s3_bucket.processed_data.id
    analytics = aws_s3_bucket.analytics_data.id
  }
}

resource "aws_s3_bucket_ownership_controls" "data" {
  for_each = local.data_bucket_ids
  bucket   = each.value

  rule {
    object_ownership = "BucketOwnerEnforced"
  }
}

resource "aws_s3_bucket_public_access_block" "data" {
  for_each = local.data_bucket_ids
  bucket   = each.value

  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_server_side_encryption_configuration" "data" {
  for_each = local.data_bucket_ids
  bucket   = each.value

  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = "AES256"
    }
  }
}
