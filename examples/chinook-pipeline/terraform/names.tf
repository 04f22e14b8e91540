locals {
  raw_bucket_name       = "${var.name_prefix}-raw-${local.bucket_suffix}"
  processed_bucket_name = "${var.name_prefix}-processed-${local.bucket_suffix}"
  analytics_bucket_name = "${var.name_prefix}-analytics-${local.bucket_suffix}"
}
