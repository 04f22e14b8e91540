import Facts
import Testing

@testable import Terraform

/// The idioms of widely used modules, in one configuration.
private let module = """
    locals {
      create = var.create && var.create_function
      names  = { for k, v in var.rules : k => merge(v, { full = "${var.name}-${replace(k, "_", "-")}" }) if try(v.enabled, true) }
      targets = flatten([
        for rule, entries in var.targets : [
          for entry in entries : merge(entry, { rule = rule })
        ]
      ])
    }

    resource "aws_lambda_function" "this" {
      count         = local.create ? 1 : 0
      function_name = var.name
      role          = var.create_role ? aws_iam_role.lambda[0].arn : var.role_arn
      timeout       = lookup(var.settings, "timeout", 3)

      dynamic "environment" {
        for_each = length(keys(var.environment)) == 0 ? [] : [true]
        content {
          variables = var.environment
        }
      }
    }

    resource "aws_iam_role" "lambda" {
      count              = local.create && var.create_role ? 1 : 0
      name               = coalesce(var.role_name, var.name, "*")
      assume_role_policy = data.aws_iam_policy_document.assume.json
    }

    data "aws_iam_policy_document" "assume" {
      dynamic "statement" {
        for_each = toset(["lambda.amazonaws.com"])
        content {
          actions = ["sts:AssumeRole"]
          principals {
            type        = "Service"
            identifiers = [statement.value]
          }
        }
      }
    }

    resource "aws_cloudwatch_event_rule" "this" {
      for_each       = { for k, v in local.names : k => v if local.create }
      name           = each.value.full
      event_bus_name = var.bus_name
      event_pattern  = lookup(each.value, "event_pattern", null)
    }

    resource "aws_cloudwatch_event_target" "this" {
      for_each  = { for t in local.targets : "${t.rule}.${t.name}" => t }
      rule      = aws_cloudwatch_event_rule.this[each.value.rule].name
      target_id = each.value.name
      arn       = lookup(each.value, "arn", null) != null ? each.value.arn : element(concat(aws_lambda_function.this.*.arn, [""]), 0)
    }

    variable "create" {
      default = true
    }
    variable "create_function" {
      default = true
    }
    variable "create_role" {
      type    = bool
      default = true
    }
    variable "name" {
      type = string
    }
    variable "role_name" {
      type    = string
      default = null
    }
    variable "role_arn" {
      default = ""
    }
    variable "bus_name" {
      default = "default"
    }
    variable "settings" {
      default = {}
    }
    variable "environment" {
      type    = map(string)
      default = {}
    }
    variable "rules" {
      type    = any
      default = {}
    }
    variable "targets" {
      type    = any
      default = {}
    }
    output "function_arn" {
      value = try(aws_lambda_function.this[0].arn, "")
    }
    output "rules" {
      value = { for k, v in aws_cloudwatch_event_rule.this : k => v.arn }
    }
    """

@Test("the idioms of widely used modules evaluate")
func widelyUsedIdioms() throws {
    let evaluator = evaluate([
        "root/main.tf": """
        resource "aws_s3_bucket" "raw" {
          bucket_prefix = "raw-"
        }
        module "on" {
          source      = "./module"
          name        = "orders"
          environment = { BUCKET = aws_s3_bucket.raw.id, SIZE = 5 }
          rules = {
            new_object = { event_pattern = jsonencode({ source = ["aws.s3"], detail = { bucket = { name = [aws_s3_bucket.raw.id] } } }) }
            off        = { enabled = false }
          }
          targets = { new_object = [{ name = "lambda" }, { name = "queue", arn = aws_sqs_queue.q.arn }] }
        }
        module "off" {
          source = "./module"
          create = false
          name   = "nothing"
        }
        resource "aws_sqs_queue" "q" {
          name = "q"
        }
        output "rules" {
          value = module.on.rules
        }
        output "off" {
          value = module.off.function_arn
        }
        """,
        "root/module/main.tf": module,
    ])
    #expect(evaluator.tree.problems.isEmpty)
    #expect(
        evaluator.all.filter { !$0.isData }.map(\.address).sorted() == [
            "aws_s3_bucket.raw", "aws_sqs_queue.q", "module.on.aws_cloudwatch_event_rule.this[\"new_object\"]",
            "module.on.aws_cloudwatch_event_target.this[\"new_object.lambda\"]",
            "module.on.aws_cloudwatch_event_target.this[\"new_object.queue\"]", "module.on.aws_iam_role.lambda[0]",
            "module.on.aws_lambda_function.this[0]",
        ])
    func attribute(_ address: String, _ name: String) -> TerraformValue? {
        evaluator.value(of: "module.on." + address, attribute: name)
    }
    let arn = "arn:aws:lambda:${aws.region}:${aws.account_id}:function:orders"
    #expect(attribute("aws_cloudwatch_event_target.this[\"new_object.lambda\"]", "arn") == .string(arn))
    #expect(
        attribute("aws_cloudwatch_event_target.this[\"new_object.queue\"]", "arn")
            == .string("arn:aws:sqs:${aws.region}:${aws.account_id}:q"))
    #expect(
        attribute("aws_cloudwatch_event_target.this[\"new_object.queue\"]", "rule") == .string("orders-new-object"))
    #expect(
        attribute("aws_cloudwatch_event_rule.this[\"new_object\"]", "event_pattern")
            == .string(#"{"detail":{"bucket":{"name":["${aws_s3_bucket.raw.bucket}"]}},"source":["aws.s3"]}"#))
    #expect(
        attribute("aws_lambda_function.this[0]", "role") == .string("arn:aws:iam::${aws.account_id}:role/orders"))
    #expect(
        attribute("aws_lambda_function.this[0]", "environment")
            == .list([
                .object([
                    "variables": .object(["BUCKET": .unknown("aws_s3_bucket.raw.bucket"), "SIZE": .string("5")])
                ])
            ]))
    let trust = try #require(attribute("aws_iam_role.lambda[0]", "assume_role_policy")?.asText())
    #expect(try JSONValue(parsing: trust)["Statement"]?.canonicalText.contains("lambda.amazonaws.com") == true)
    #expect(evaluator.outputs["off"] == .string(""))
    #expect(
        evaluator.outputs["rules"]
            == .object([
                "new_object": .string("arn:aws:events:${aws.region}:${aws.account_id}:rule/orders-new-object")
            ]))
}
