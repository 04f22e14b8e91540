import Facts
import Testing

@testable import Terraform

@Test("count and for_each make the instances that Terraform makes")
func instances() {
    let evaluator = evaluate(
        """
        variable "create" {
          default = true
        }
        resource "aws_s3_bucket" "counted" {
          count  = var.create ? 2 : 0
          bucket = "b${count.index}"
        }
        resource "aws_s3_bucket" "none" {
          count = var.create ? 0 : 1
        }
        resource "aws_s3_bucket" "each" {
          for_each = toset(["y", "x"])
          bucket   = "${each.key}-${each.value}"
        }
        resource "aws_s3_bucket_versioning" "chained" {
          for_each = aws_s3_bucket.each
          bucket   = each.value.id
        }
        output "all" {
          value = aws_s3_bucket.counted[*].arn
        }
        output "one" {
          value = aws_s3_bucket.each["x"].bucket
        }
        output "length" {
          value = length(aws_s3_bucket.counted)
        }
        output "missing" {
          value = try(aws_s3_bucket.none[0].arn, "no bucket")
        }
        output "names" {
          value = { for k, b in aws_s3_bucket.each : k => b.arn }
        }
        output "values" {
          value = values(aws_s3_bucket.each)[*].id
        }
        """)
    #expect(
        evaluator.addresses == [
            "aws_s3_bucket.counted[0]", "aws_s3_bucket.counted[1]", "aws_s3_bucket.each[\"x\"]",
            "aws_s3_bucket.each[\"y\"]", "aws_s3_bucket_versioning.chained[\"x\"]",
            "aws_s3_bucket_versioning.chained[\"y\"]",
        ])
    #expect(evaluator.outputs["all"] == .list([.string("arn:aws:s3:::b0"), .string("arn:aws:s3:::b1")]))
    #expect(evaluator.outputs["one"] == .string("x-x"))
    #expect(evaluator.outputs["length"] == .number(2))
    #expect(evaluator.outputs["missing"] == .string("no bucket"))
    #expect(
        evaluator.outputs["names"]
            == .object(["x": .string("arn:aws:s3:::x-x"), "y": .string("arn:aws:s3:::y-y")]))
    #expect(evaluator.outputs["values"] == .list([.string("x-x"), .string("y-y")]))
    #expect(evaluator.value(of: "aws_s3_bucket_versioning.chained[\"y\"]", attribute: "bucket") == .string("y-y"))
}

@Test(
    "a repetition that is not known says what it depends on, and whether that is a resource",
    arguments: [
        ("count = var.open ? 1 : 0", ["var.open"], false),
        ("count = aws_s3_bucket.b.id == \"b\" ? 1 : 0", ["aws_s3_bucket.b.id"], true),
        ("count = length(aws_s3_bucket.b.arn)", ["aws_s3_bucket.b.arn"], true),
        ("for_each = toset([aws_s3_bucket.b.id])", ["aws_s3_bucket.b.id"], true),
        ("for_each = local.ids", ["aws_s3_bucket.b.id"], true), ("for_each = toset(var.open)", ["var.open"], false),
        ("count = data.aws_region.r.name == \"eu-west-1\" ? 1 : 0", ["aws.region"], false),
        ("count = module.m.arn != null ? 1 : 0", ["module.m.aws_s3_bucket.inner.arn"], true),
    ])
func unknownRepetition(_ argument: String, _ symbols: [String], _ dependsOnResource: Bool) {
    let evaluator = evaluate([
        "root/main.tf": """
        variable "open" {}
        data "aws_region" "r" {}
        locals {
          ids = { for b in [aws_s3_bucket.b] : b.id => b }
        }
        module "m" {
          source = "./m"
        }
        resource "aws_s3_bucket" "b" {
          bucket = "b"
        }
        resource "aws_sqs_queue" "q" {
          \(argument)
        }
        """,
        "root/m/main.tf": """
        resource "aws_s3_bucket" "inner" {}
        output "arn" {
          value = aws_s3_bucket.inner.arn
        }
        """,
    ])
    let queue = evaluator.all.first { $0.type == "aws_sqs_queue" }
    #expect(queue?.address == "aws_sqs_queue.q")
    #expect(queue?.isRepetitionUnknown == true)
    #expect(queue?.repetition == .unknown(symbols: symbols, dependsOnResource: dependsOnResource))
}

@Test(
    "what is written is known before the apply, so a repetition may depend on it",
    arguments: [
        ("count = aws_s3_bucket.b.bucket == \"b\" ? 1 : 0", RepetitionState.count(1)),
        ("count = length([aws_s3_bucket.b.id])", .count(1)), ("for_each = { k = aws_s3_bucket.b.id }", .forEach(["k"])),
        ("for_each = toset([aws_s3_bucket.b.bucket])", .forEach(["b"])),
        ("count = var.bucket == null ? 0 : 1", .count(1)), ("name = \"x\"", .none),
    ])
func knownRepetition(_ argument: String, _ state: RepetitionState) {
    let evaluator = evaluate(
        """
        variable "bucket" {
          default = "x"
        }
        resource "aws_s3_bucket" "b" {
          bucket = "b"
        }
        resource "aws_sqs_queue" "q" {
          \(argument)
        }
        """)
    #expect(evaluator.all.last { $0.type == "aws_sqs_queue" }?.repetition == state)
}

@Test("modules are repeated, and their resources with them")
func repeatedModules() {
    let evaluator = evaluate([
        "root/main.tf": """
        module "each" {
          source   = "./m"
          for_each = { a = "one", b = "two" }
          name     = "${each.key}-${each.value}"
        }
        module "open" {
          source = "./m"
          count  = var.n
          name   = "open"
        }
        variable "n" {}
        output "arns" {
          value = { for k, m in module.each : k => m.arn }
        }
        output "one" {
          value = module.each["b"].arn
        }
        """,
        "root/m/main.tf": """
        variable "name" {}
        resource "aws_s3_bucket" "b" {
          bucket = var.name
        }
        output "arn" {
          value = aws_s3_bucket.b.arn
        }
        output "secret" {
          value     = "hidden"
          sensitive = true
        }
        """,
    ])
    #expect(
        evaluator.addresses == [
            "module.each[\"a\"].aws_s3_bucket.b", "module.each[\"b\"].aws_s3_bucket.b", "module.open.aws_s3_bucket.b",
        ])
    #expect(evaluator.outputs["one"] == .string("arn:aws:s3:::b-two"))
    #expect(
        evaluator.outputs["arns"]
            == .object(["a": .string("arn:aws:s3:::a-one"), "b": .string("arn:aws:s3:::b-two")]))
    let calls = evaluator.moduleCalls()
    #expect(calls.map(\.address) == ["module.each", "module.open"])
    #expect(calls[0].instances == ["module.each[\"a\"]", "module.each[\"b\"]"])
    #expect(calls[1].repetition == .unknown(symbols: ["var.n"], dependsOnResource: false))
    let open = evaluator.all.first { $0.address == "module.open.aws_s3_bucket.b" }
    #expect(open?.isRepetitionUnknown == true && open?.repetition == RepetitionState.none)
    let first = evaluator.all.first { $0.address == "module.each[\"a\"].aws_s3_bucket.b" }
    #expect(first?.blockAddress == "module.each.aws_s3_bucket.b" && first?.modulePath == "module.each[\"a\"]")
    #expect(first?.file == "m/main.tf" && first?.line == 2)
}
