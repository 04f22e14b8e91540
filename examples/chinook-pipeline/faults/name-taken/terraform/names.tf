locals {
  raw_bucket_name       = "my-pipeline-raw-data"
  processed_bucket_name = "my-pipeline-processed-data"
  analytics_bucket_name = "my-pipeline-analytics-data"
}
