# No aws_s3_bucket_notification here: a module does not know who else listens to a bucket, and the last
# notification applied replaces all the others.

resource "aws_cloudwatch_log_group" "this" {
  name              = "/aws/lambda/${var.function_name}"
  retention_in_days = var.log_retention_days
}

resource "aws_lambda_function" "this" {
  function_name = var.function_name
  role          = aws_iam_role.this.arn
  runtime       = "python3.12"
  architectures = ["x86_64"]
  handler       = "handler.handler"
  layers        = var.layers
  memory_size   = var.memory_mb
  timeout       = var.timeout_seconds

  filename         = var.package_file
  source_code_hash = filebase64sha256(var.package_file)

  environment {
    variables = var.environment
  }

  # A function that runs before its log group exists creates the group itself, without retention.
  depends_on = [aws_cloudwatch_log_group.this]
}

resource "aws_lambda_function_event_invoke_config" "this" {
  function_name          = aws_lambda_function.this.function_name
  maximum_retry_attempts = 2

  destination_config {
    on_failure {
      destination = var.dead_letter_arn
    }
  }

  # Lambda checks at this moment that the role may send to the queue.
  depends_on = [aws_iam_role_policy.runtime]
}

variable "timeout_seconds" {
  description = "Longest run of the function."
  type        = number
  default     = 60
}

output "function_arn" {
  description = "ARN of the function."
  value       = aws_lambda_function.this.arn
}
