data "aws_caller_identity" "current" {}

locals {
  account_id    = data.aws_caller_identity.current.account_id
  bucket_suffix = var.bucket_suffix != "" ? var.bucket_suffix : local.account_id

  # Not abspath(): the state and the plan keep this path, and it should read the same on every machine.
  build_dir = var.build_dir != "" ? var.build_dir : "${path.root}/../build"
}
