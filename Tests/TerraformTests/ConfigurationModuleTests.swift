import Facts
import Testing

@testable import Terraform

/// The value that an input has inside of a module.
private func input(_ declaration: String, _ argument: String, root: String = "") -> TerraformValue? {
    let evaluator = evaluate([
        "root/main.tf":
            "\(root)\nmodule \"m\" {\n  source = \"./m\"\n  \(argument)\n}\noutput \"it\" {\n  value = module.m.it\n}\n",
        "root/m/main.tf": "variable \"v\" {\n\(declaration)\n}\noutput \"it\" {\n  value = var.v\n}\n",
    ])
    return evaluator.outputs["it"]
}

@Test(
    "an input is converted to the variable's type",
    arguments: [
        (
            "type = map(string)", "v = { n = 60, b = true }",
            TerraformValue.object(["n": .string("60"), "b": .string("true")])
        ),
        ("type = number", "v = \"60\"", .number(60)), ("type = bool", "v = \"true\"", .bool(true)),
        ("type = set(string)", "v = [\"b\", \"a\", \"b\"]", .list([.string("a"), .string("b")])),
        ("type = list(string)", "v = [1, \"a\"]", .list([.string("1"), .string("a")])),
        (
            "type = object({ a = string, b = optional(number, 3), c = optional(bool) })", "v = { a = 1, z = 2 }",
            .object(["a": .string("1"), "b": .number(3), "c": .null])
        ),
        ("default = \"d\"", "", .string("d")), ("default = \"d\"", "v = null", .null),
        ("default = \"d\"\n  nullable = false", "v = null", .string("d")),
        ("type = string", "", .unknown("module.m.var.v")),
        ("sensitive = true", "v = \"secret\"", .unknown("module.m.var.v")),
        ("type = string", "v = var.x", .unknown("var.x")),
        ("type = string", "v = \"a-${var.x}\"", .string("a-${var.x}")),
    ])
func inputs(_ declaration: String, _ argument: String, _ expected: TerraformValue) {
    #expect(input(declaration, argument, root: "variable \"x\" {}") == expected)
}

@Test("a resource that is passed whole keeps its computed attributes")
func wholeResource() {
    let evaluator = evaluate([
        "root/main.tf": """
        resource "aws_s3_bucket" "b" {
          bucket = "b"
        }
        module "m" {
          source = "./m"
          bucket = aws_s3_bucket.b
        }
        output "it" {
          value = [module.m.arn, module.m.zone, module.m.module, module.m.known]
        }
        """,
        "root/m/main.tf": """
        variable "bucket" {}
        output "arn" {
          value = var.bucket.arn
        }
        output "zone" {
          value = var.bucket.hosted_zone_id
        }
        output "module" {
          value = path.module
        }
        output "known" {
          value = var.bucket == null
        }
        """,
    ])
    #expect(
        evaluator.outputs["it"]
            == .list([
                .string("arn:aws:s3:::b"), .unknown("aws_s3_bucket.b.hosted_zone_id"), .string("m"), .bool(false),
            ]))
}

@Test("outputs of a module that is not read, and sensitive ones, are symbols")
func unknownOutputs() {
    let evaluator = evaluate([
        "root/main.tf": """
        module "vpc" {
          source = "terraform-aws-modules/vpc/aws"
        }
        module "m" {
          source = "./m"
        }
        output "it" {
          value = [module.vpc.subnets[0], module.m.secret, module.m.nothing]
        }
        """,
        "root/m/main.tf": "output \"secret\" {\n  value = \"x\"\n  sensitive = true\n}\n",
    ])
    #expect(
        evaluator.outputs["it"]
            == .list([.unknown("module.vpc.subnets[0]"), .unknown("module.m.secret"), .unknown("module.m.nothing")]))
}

@Test("account and region follow the provider that a resource has")
func providers() {
    let evaluator = evaluate([
        "root/main.tf": """
        provider "aws" {
          region = var.region
        }
        provider "aws" {
          alias  = "west"
          region = "us-west-2"
        }
        provider "aws" {
          alias               = "china"
          region              = "cn-north-1"
          allowed_account_ids = ["111122223333"]
        }
        provider "aws" {
          alias = "other"
          assume_role {
            role_arn = "arn:aws:iam::444455556666:role/deploy"
          }
        }
        variable "region" {}
        output "written" {
          value = "arn:${var.region}"
        }
        resource "aws_sqs_queue" "plain" {
          name = "q"
        }
        resource "aws_sqs_queue" "china" {
          provider = aws.china
          name     = "q"
        }
        module "m" {
          source    = "./m"
          providers = { aws = aws.west, aws.second = aws.other }
        }
        """,
        "root/m/main.tf": """
        resource "aws_sqs_queue" "q" {
          name = "q"
        }
        resource "aws_sqs_queue" "second" {
          provider = aws.second
          name     = "q"
        }
        data "aws_region" "r" {}
        output "region" {
          value = data.aws_region.r.name
        }
        """,
    ])
    func arn(_ address: String) -> TerraformValue? { evaluator.value(of: address, attribute: "arn") }
    #expect(arn("aws_sqs_queue.plain") == .string("arn:aws:sqs:${aws.region}:${aws.account_id}:q"))
    #expect(arn("aws_sqs_queue.china") == .string("arn:aws-cn:sqs:cn-north-1:111122223333:q"))
    #expect(arn("module.m.aws_sqs_queue.q") == .string("arn:aws:sqs:us-west-2:${aws.account_id}:q"))
    #expect(arn("module.m.aws_sqs_queue.second") == .string("arn:aws:sqs:${aws.other.region}:444455556666:q"))
    #expect(evaluator.defaultRegion == .unknown("aws.region"))
    #expect(evaluator.outputs["written"] == .string("arn:${aws.region}"))
}
