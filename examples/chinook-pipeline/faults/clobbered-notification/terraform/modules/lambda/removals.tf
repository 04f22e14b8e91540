variable "removals_from" {
  description = "Bucket whose deletions the function is told of. None when null."
  type = object({
    id  = string
    arn = string
  })
  default = null
}

variable "account_id" {
  description = "Account that owns the bucket of removals_from."
  type        = string
  default     = null
}

resource "aws_lambda_permission" "removals" {
  count = var.removals_from == null ? 0 : 1

  statement_id   = "AllowRemovals"
  action         = "lambda:InvokeFunction"
  function_name  = aws_lambda_function.this.function_name
  principal      = "s3.amazonaws.com"
  source_arn     = var.removals_from.arn
  source_account = var.account_id
}

resource "aws_s3_bucket_notification" "removals" {
  count  = var.removals_from == null ? 0 : 1
  bucket = var.removals_from.id

  lambda_function {
    id                  = "removals"
    lambda_function_arn = aws_lambda_function.this.arn
    events              = ["s3:ObjectRemoved:*"]
    filter_prefix       = "processed/"
  }

  depends_on = [aws_lambda_permission.removals]
}
