"""Faults of what functions may do, one for each rule that a configuration can break."""
from published_case import BASIC_EXECUTION
from wiring_fault import WiringFault, also

LOAD = "aws_lambda_function.load"
ROLE = "aws_iam_role.load"
READ_INBOX = '"${aws_s3_bucket.inbox.arn}/*"'
NEVER_A_KEY = "AKIA" + "Q3EXAMPLE7WIRING"

FAULTS = [
    WiringFault("trigger-bucket-unreadable", "eventbridge-to-function", LOAD,
                ((READ_INBOX, "aws_s3_bucket.inbox.arn"),), ("s3:GetObject", "aws_s3_bucket.inbox")),
    WiringFault("trigger-bucket-unreadable", "output-beside-the-input", LOAD,
                (("/incoming/*", "/inbound/*"),), ("s3:GetObject", "incoming/")),
    WiringFault("trigger-bucket-unreadable", "bucket-over-tls-alone", LOAD,
                (('values   = ["false"]', 'values   = ["true"]'),), ("s3:GetObject", "OverTLS")),
    WiringFault("env-bucket-not-permitted", "bucket-that-the-environment-names", LOAD,
                (('"${aws_s3_bucket.thumbnails.arn}/*"', "aws_s3_bucket.thumbnails.arn"),),
                ("THUMBNAIL_BUCKET", "aws_s3_bucket.thumbnails")),
    WiringFault("bucket-key-not-permitted", "bucket-with-a-key-for-the-account", LOAD,
                (('["kms:Decrypt"]', '["kms:Encrypt"]'),), ("kms:Decrypt", "aws_kms_key.inbox")),
    WiringFault("bucket-key-not-permitted", "bucket-with-a-key-for-the-role", LOAD,
                (('["kms:Decrypt"]', '["kms:Encrypt"]'),), ("kms:Decrypt", "aws_kms_key.inbox")),
    WiringFault("input-object-missing", "object-that-the-environment-names", LOAD,
                (("_S3_BUCKET = aws_s3_bucket.settings.bucket", "_S3_BUCKET = aws_s3_bucket.inbox.bucket"),),
                ("aws_s3_bucket.settings", "aws_s3_bucket.inbox", "limits.json")),
    WiringFault("logs-not-writable", "log-group-of-its-own", LOAD,
                (('"${aws_cloudwatch_log_group.load.arn}:*"', "aws_cloudwatch_log_group.load.arn"),),
                ("logs:CreateLogStream", "/orders/load")),
    WiringFault("logs-not-writable", "eventbridge-to-function", LOAD,
                ((BASIC_EXECUTION, "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"),),
                ("logs:CreateLogStream", "/aws/lambda/orders-load")),
    WiringFault("logs-not-writable", "role-of-policy-documents", LOAD,
                (('name              = "/aws/lambda/orders-load"', 'name              = "/aws/lambda/orders-loader"'),),
                ("logs:CreateLogStream", "/aws/lambda/orders-load")),
    WiringFault("wildcard-action", "eventbridge-to-function", ROLE,
                (('["s3:GetObject"]', '["s3:*"]'),), ("s3:*", "read_inbox"), also(("event-loop", LOAD))),
    WiringFault("wildcard-resource", "bucket-that-the-environment-names", ROLE,
                (('"${aws_s3_bucket.thumbnails.arn}/*"', '"*"'),), ("s3:PutObject", "write_thumbnails"), also(("event-loop", LOAD))),
    WiringFault("role-trust-not-lambda", "eventbridge-to-function", ROLE,
                (('{ Service = "lambda.amazonaws.com" }', '{ Service = "ec2.amazonaws.com" }'),),
                ("lambda.amazonaws.com", "ec2.amazonaws.com")),
    WiringFault("dead-letter-not-writable", "failures-to-a-queue", LOAD,
                (('["sqs:SendMessage"]', '["sqs:ReceiveMessage"]'),), ("sqs:SendMessage", "orders-failed")),
    WiringFault("secret-in-environment", "bucket-that-the-environment-names", LOAD,
                (("variables = { THUMBNAIL", f'variables = {{ UPLOAD_KEY = "{NEVER_A_KEY}", THUMBNAIL'),),
                ("UPLOAD_KEY",)),
]
