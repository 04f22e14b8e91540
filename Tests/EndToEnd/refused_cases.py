"""Little configurations with an error that both `terraform validate` and pipereport must find."""

# Name → (the rule that finds it, text). Validate refuses each.
REFUSED = {
    "duplicate-resource": ("duplicate-declaration", """
resource "aws_sqs_queue" "a" {}

resource "aws_sqs_queue" "a" {}
"""),
    "duplicate-data": ("duplicate-declaration", """
data "aws_region" "a" {}
data "aws_region" "a" {}
"""),
    "duplicate-local": ("duplicate-declaration", """
locals {
  a = 1
}

locals {
  b = 2
  a = 3
}
"""),
    "duplicate-module": ("duplicate-declaration", """
module "m" {
  source = "./m"
}

module "m" {
  source = "./m"
}
"""),
    "thrice": ("duplicate-declaration", """
variable "a" {}
variable "a" {}
variable "a" {}
output "o" { value = 1 }
output "o" { value = 2 }
"""),
    "duplicate-provider": ("duplicate-declaration", """
provider "aws" {
  alias = "x"
}

provider "aws" {
  alias = "x"
}
"""),
    "notification-filter": ("unsupported-notification-block", """
resource "aws_s3_bucket_notification" "n" {
  bucket = "b"

  lambda_function {
    lambda_function_arn = "arn:aws:lambda:us-east-1:111122223333:function:f"
    events              = ["s3:ObjectCreated:*"]

    filter {
      prefix = "x"
    }
  }
}
"""),
    "notification-argument": ("unsupported-notification-block", """
resource "aws_s3_bucket_notification" "n" {
  bucket = "b"
  enable = true

  queue {
    queue_arn     = "arn:aws:sqs:us-east-1:111122223333:q"
    events        = ["s3:ObjectCreated:*"]
    filter_preifx = "x"
  }
}
"""),
    "count-in-output": ("resource-count-attribute", """
resource "aws_sqs_queue" "a" {
  count = 2
}

output "n" {
  value = aws_sqs_queue.a.count
}
"""),
    "count-in-local": ("resource-count-attribute", """
resource "aws_sqs_queue" "a" {}

locals {
  n = "x${aws_sqs_queue.a.count}"
}
"""),
    "count-in-resource": ("resource-count-attribute", """
data "aws_availability_zones" "z" {}

resource "aws_sqs_queue" "a" {
  count = data.aws_availability_zones.z.count
}
"""),
}
