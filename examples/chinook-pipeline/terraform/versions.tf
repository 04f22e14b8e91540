terraform {
  required_version = ">= 1.5"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.100"
    }
  }
}

# Credentials and endpoints come from the environment (AWS_PROFILE, AWS_ENDPOINT_URL, …), so the same
# configuration serves an account and an emulator.
provider "aws" {
  region = var.aws_region

  # An emulator answers on one host name; virtual-hosted bucket names do not resolve there.
  s3_use_path_style = var.emulator
}
