output "layer_arn" {
  description = "ARN of the published version, as functions name it."
  value       = aws_lambda_layer_version.this.count > 0 ? aws_lambda_layer_version.this.arn : ""
}

output "artifacts_bucket" {
  description = "Bucket from which the layer is published."
  value       = aws_s3_bucket.artifacts.bucket
}
