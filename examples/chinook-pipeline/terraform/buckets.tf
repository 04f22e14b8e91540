resource "aws_s3_bucket" "raw_data" {
  bucket        = local.raw_bucket_name
  force_destroy = var.force_destroy
}

resource "aws_s3_bucket" "processed_data" {
  bucket        = local.processed_bucket_name
  force_destroy = var.force_destroy
}

resource "aws_s3_bucket" "analytics_data" {
  bucket        = local.analytics_bucket_name
  force_destroy = var.force_destroy
}
