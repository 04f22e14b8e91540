# Terraform must know count before the apply, and the ARN of a rule is known only after it.
resource "aws_lambda_permission" "invoke" {
  count = var.invoke_source_arn == "" ? 0 : 1

  statement_id  = "AllowInvoke"
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.this.function_name
  principal     = var.invoke_principal
  source_arn    = var.invoke_source_arn
}
