import Facts
import Foundation
import Testing

@testable import Terraform

@Test(
    "attributes that AWS sets follow from what is written",
    arguments: [
        ("aws_s3_bucket", "bucket = \"b\"", "arn", TerraformValue.string("arn:aws:s3:::b")),
        ("aws_s3_bucket", "bucket = \"b\"", "region", .unknown("aws.region")),
        ("aws_s3_bucket", "bucket = \"b\"\n  region = \"us-west-1\"", "region", .string("us-west-1")),
        ("aws_s3_bucket", "bucket = null", "id", .unknown("aws_s3_bucket.it.bucket")),
        ("aws_s3_bucket", "bucket_prefix = \"b\"", "bucket", .unknown("aws_s3_bucket.it.bucket")),
        ("aws_lambda_function", "function_name = \"f\"", "arn", .string("arn:aws:lambda:R:A:function:f")),
        ("aws_lambda_function", "function_name = \"f\"", "id", .string("f")),
        (
            "aws_lambda_function", "function_name = \"f\"", "qualified_arn",
            .unknown("aws_lambda_function.it.qualified_arn")
        ),
        (
            "aws_lambda_alias", "function_name = \"f\"\n  name = \"live\"", "arn",
            .string("arn:aws:lambda:R:A:function:f:live")
        ),
        (
            "aws_lambda_alias", "function_name = \"arn:aws:lambda:x:1:function:f\"\n  name = \"live\"", "arn",
            .string("arn:aws:lambda:x:1:function:f:live")
        ),
        ("aws_lambda_layer_version", "layer_name = \"l\"", "arn", .unknown("aws_lambda_layer_version.it.arn")),
        ("aws_lambda_layer_version", "layer_name = \"l\"", "layer_arn", .string("arn:aws:lambda:R:A:layer:l")),
        ("aws_lambda_permission", "statement_id = \"s\"", "id", .string("s")),
        ("aws_cloudwatch_event_rule", "name = \"r\"", "arn", .string("arn:aws:events:R:A:rule/r")),
        ("aws_cloudwatch_event_rule", "name = \"r\"", "id", .string("r")),
        ("aws_cloudwatch_event_rule", "name_prefix = \"r\"", "name", .unknown("aws_cloudwatch_event_rule.it.name")),
        (
            "aws_cloudwatch_event_rule", "name = \"r\"\n  event_bus_name = \"bus\"", "arn",
            .string("arn:aws:events:R:A:rule/bus/r")
        ),
        (
            "aws_cloudwatch_event_rule", "name = \"r\"\n  event_bus_name = \"default\"", "arn",
            .string("arn:aws:events:R:A:rule/r")
        ),
        ("aws_cloudwatch_event_bus", "name = \"b\"", "arn", .string("arn:aws:events:R:A:event-bus/b")),
        ("aws_iam_role", "name = \"r\"\n  path = \"/p/\"", "arn", .string("arn:aws:iam::A:role/p/r")),
        ("aws_iam_policy", "name = \"p\"", "id", .string("arn:aws:iam::A:policy/p")),
        ("aws_sqs_queue", "name = \"q\"", "url", .string("https://sqs.R.amazonaws.com/A/q")),
        ("aws_sns_topic", "name = \"t\"", "id", .string("arn:aws:sns:R:A:t")),
        ("aws_cloudwatch_log_group", "name = \"/l\"", "arn", .string("arn:aws:logs:R:A:log-group:/l")),
        ("aws_kms_key", "description = \"k\"", "arn", .unknown("aws_kms_key.it.arn")),
        ("aws_s3_object", "key = \"k\"", "id", .string("k")),
        ("aws_s3_bucket_notification", "bucket = \"b\"", "id", .string("b")),
        ("aws_dynamodb_table", "name = \"t\"", "arn", .string("arn:aws:dynamodb:R:A:table/t")),
        ("terraform_data", "input = \"i\"", "output", .string("i")),
        ("random_id", "byte_length = 4", "hex", .unknown("random_id.it.hex")),
    ])
func computedAttributes(_ type: String, _ arguments: String, _ attribute: String, _ expected: TerraformValue) {
    let evaluator = evaluate("resource \"\(type)\" \"it\" {\n  \(arguments)\n}\n")
    var value = evaluator.value(of: "\(type).it", attribute: attribute)
    if case .string(let text)? = value {
        value = .string(
            text.replacingOccurrences(of: "${aws.region}", with: "R")
                .replacingOccurrences(of: "${aws.account_id}", with: "A"))
    }
    #expect(value == expected)
}

@Test(
    "data sources that need no answer of AWS are evaluated",
    arguments: [
        ("aws_caller_identity", "", "account_id", TerraformValue.unknown("aws.account_id")),
        ("aws_region", "", "name", .unknown("aws.region")), ("aws_partition", "", "partition", .string("aws")),
        ("aws_partition", "", "dns_suffix", .string("amazonaws.com")),
        ("aws_s3_bucket", "bucket = \"b\"", "arn", .string("arn:aws:s3:::b")),
        ("aws_caller_identity", "", "user_id", .unknown("data.aws_caller_identity.it.user_id")),
        ("aws_s3_bucket", "bucket = \"b\"", "region", .unknown("data.aws_s3_bucket.it.region")),
        ("aws_iam_policy", "name = \"AWSLambdaExecute\"", "arn", .unknown("data.aws_iam_policy.it.arn")),
        (
            "aws_iam_policy", "arn = \"arn:aws:iam::aws:policy/AWSLambdaExecute\"", "arn",
            .string("arn:aws:iam::aws:policy/AWSLambdaExecute")
        ),
        ("aws_vpc", "", "cidr_block", .unknown("data.aws_vpc.it.cidr_block")),
    ])
func dataSources(_ type: String, _ arguments: String, _ attribute: String, _ expected: TerraformValue) {
    let evaluator = evaluate("data \"\(type)\" \"it\" {\n  \(arguments)\n}\n")
    #expect(evaluator.value(of: "data.\(type).it", attribute: attribute) == expected)
}

@Test("a policy document is the JSON that the provider writes, with symbols")
func policyDocument() throws {
    let evaluator = evaluate(
        """
        resource "aws_s3_bucket" "b" {}
        data "aws_iam_policy_document" "it" {
          statement {
            actions   = ["s3:GetObject"]
            resources = ["${aws_s3_bucket.b.arn}/*"]
          }
        }
        resource "aws_iam_role_policy" "p" {
          role   = "r"
          policy = data.aws_iam_policy_document.it.json
        }
        """)
    let policy = try #require(evaluator.all.last?.attributes?["policy"]?.stringValue)
    let statement = try JSONValue(parsing: policy)["Statement"]
    let only = statement?.arrayValue?.first ?? statement
    #expect(only?["Resource"] == "arn:aws:s3:::${aws_s3_bucket.b.bucket}/*")
    #expect(only?["Action"] == "s3:GetObject")
}

@Test("nested and dynamic blocks are lists of objects")
func nestedBlocks() {
    let evaluator = evaluate(
        """
        variable "open" {}
        resource "aws_s3_bucket_notification" "it" {
          bucket = "b"
          lambda_function {
            lambda_function_arn = "arn:1"
            events              = ["s3:ObjectCreated:*"]
          }
          dynamic "lambda_function" {
            for_each = { a = "arn:2" }
            iterator = each_one
            content {
              lambda_function_arn = each_one.value
              filter_prefix       = each_one.key
            }
          }
          dynamic "queue" {
            for_each = var.open
            content {
              queue_arn = queue.value
            }
          }
        }
        """)
    let attributes = evaluator.all[0].attributes
    #expect(attributes?["lambda_function"]?.arrayValue?.compactMap { $0["lambda_function_arn"] } == ["arn:1", "arn:2"])
    #expect(attributes?["lambda_function"]?.arrayValue?.last?["filter_prefix"] == "a")
    #expect(attributes?["queue"] == "${aws_s3_bucket_notification.it.queue}")
    #expect(attributes?["bucket"] == "b")
}

@Test("attributes are evaluated only for modelled types, and meta-arguments are none")
func modelledTypes() {
    let evaluator = evaluate(
        """
        resource "aws_s3_bucket" "b" {
          bucket     = "b"
          acl        = null
          depends_on = [aws_vpc.v, module.x]
          lifecycle {
            ignore_changes = all
          }
        }
        resource "aws_vpc" "v" {
          cidr_block = "10.0.0.0/16"
        }
        """)
    let resources = evaluator.resources { $0 == "aws_s3_bucket" }
    #expect(
        resources[0].attributes
            == .object([
                "bucket": "b", "id": "b", "arn": "arn:aws:s3:::b", "bucket_domain_name": "b.s3.amazonaws.com",
                "region": "${aws.region}",
            ]))
    #expect(resources[0].dependsOn == ["aws_vpc.v", "module.x"] && resources[0].ignoredChanges == ["all"])
    #expect(resources[1].attributes == nil && resources[1].line == 9)
}
