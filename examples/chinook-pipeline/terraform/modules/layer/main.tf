resource "aws_s3_bucket" "artifacts" {
  bucket        = var.artifacts_bucket_name
  force_destroy = var.force_destroy
}

resource "aws_s3_bucket_ownership_controls" "artifacts" {
  bucket = aws_s3_bucket.artifacts.id

  rule {
    object_ownership = "BucketOwnerEnforced"
  }
}

resource "aws_s3_bucket_public_access_block" "artifacts" {
  bucket = aws_s3_bucket.artifacts.id

  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_server_side_encryption_configuration" "artifacts" {
  bucket = aws_s3_bucket.artifacts.id

  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = "AES256"
    }
  }
}

resource "aws_s3_object" "layer" {
  bucket = aws_s3_bucket.artifacts.id
  key    = "layers/${var.layer_name}.zip"
  source = var.package_file

  # etag is not an MD5 once an upload has several parts; source_hash lives in the state alone.
  source_hash = filemd5(var.package_file)
}

resource "aws_lambda_layer_version" "this" {
  layer_name               = var.layer_name
  description              = "PostgreSQL driver for the ingestion function"
  compatible_runtimes      = ["python3.12"]
  compatible_architectures = ["x86_64"]

  s3_bucket = aws_s3_object.layer.bucket
  s3_key    = aws_s3_object.layer.key

  # The key stays the same when its content changes; the hash is what makes a new version.
  source_code_hash = filebase64sha256(var.package_file)
}
