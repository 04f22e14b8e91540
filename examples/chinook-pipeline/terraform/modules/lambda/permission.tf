# Counted on the principal, which callers write out: the source ARN is unknown until the apply, and
# count must be known before.
resource "aws_lambda_permission" "invoke" {
  count = var.invoke_principal == null ? 0 : 1

  statement_id  = "AllowInvoke"
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.this.function_name
  principal     = var.invoke_principal
  source_arn    = var.invoke_source_arn
}
