resource "aws_iam_role" "this" {
  name = var.function_name

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "lambda.amazonaws.com" }
      Action    = "sts:AssumeRole"
    }]
  })
}

resource "aws_iam_role_policy" "runtime" {
  name = "runtime"
  role = aws_iam_role.this.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "WriteLogs"
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = "${aws_cloudwatch_log_group.this.arn}:*"
      },
      {
        Sid      = "KeepFailedEvents"
        Effect   = "Allow"
        Action   = "sqs:SendMessage"
        Resource = var.dead_letter_arn
      },
    ]
  })
}

resource "aws_iam_role_policy" "data" {
  name   = "data"
  role   = aws_iam_role.this.id
  policy = var.data_policy
}
