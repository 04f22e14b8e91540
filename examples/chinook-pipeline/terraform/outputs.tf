output "raw_bucket" {
  description = "Bucket that holds the database and the raw objects."
  value       = aws_s3_bucket.raw_data.bucket
}

output "raw_bucket_arn" {
  description = "ARN of the raw bucket."
  value       = aws_s3_bucket.raw_data.arn
}

output "processed_bucket" {
  description = "Bucket that holds the processed objects."
  value       = aws_s3_bucket.processed_data.bucket
}

output "processed_bucket_arn" {
  description = "ARN of the processed bucket."
  value       = aws_s3_bucket.processed_data.arn
}

output "analytics_bucket" {
  description = "Bucket that holds the summaries."
  value       = aws_s3_bucket.analytics_data.bucket
}

output "analytics_bucket_arn" {
  description = "ARN of the analytics bucket."
  value       = aws_s3_bucket.analytics_data.arn
}

output "artifacts_bucket" {
  description = "Bucket from which the layer is published."
  value       = module.db_layer.artifacts_bucket
}

output "ingestion_function" {
  description = "Name of the function that starts a run."
  value       = module.ingestion.function_name
}

output "processing_function" {
  description = "Name of the function that new raw objects trigger."
  value       = module.processing.function_name
}

output "analytics_function" {
  description = "Name of the function that new processed objects trigger."
  value       = module.analytics.function_name
}

output "raw_to_processing_rule_arn" {
  description = "ARN of the rule from raw objects to processing."
  value       = aws_cloudwatch_event_rule.raw_to_processing.arn
}

output "processed_to_analytics_rule_arn" {
  description = "ARN of the rule from processed objects to analytics."
  value       = aws_cloudwatch_event_rule.processed_to_analytics.arn
}

output "dead_letter_queue_url" {
  description = "Queue of events that could not be delivered or handled."
  value       = aws_sqs_queue.dead_letters.url
}
