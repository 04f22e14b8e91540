import Facts
import Foundation
import Testing

@testable import Terraform

/// Address → region of all resources of a configuration in memory.
private func regions(_ files: [String: String]) -> [String: String] {
    let analysis = ConfigurationAnalysis(
        evaluate(files), deprecations: ProviderDeprecations.builtIn, lockedVersions: nil)
    return analysis.instances.reduce(into: [:]) {
        let resource = TerraformFacts.collect($1.instance, origin: .config, knownValues: []).resource
        $0[resource.address ?? ""] = resource.region
    }
}

private func resources(_ provider: String = "") -> String {
    """
    resource "aws_s3_bucket" "b" {
      \(provider)
      bucket = "b"
    }
    resource "aws_lambda_function" "f" {
      \(provider)
      function_name = "f"
    }
    resource "aws_cloudwatch_event_rule" "r" {
      \(provider)
      name = "r"
    }
    resource "aws_lambda_permission" "p" {
      \(provider)
      function_name = "f"
      principal     = "s3.amazonaws.com"
    }
    """
}

private let modelled = [
    "aws_s3_bucket.b", "aws_lambda_function.f", "aws_cloudwatch_event_rule.r", "aws_lambda_permission.p",
]

@Test(
    "a bucket, a function, its permission and a rule are in the region of their provider",
    arguments: [
        (#"provider "aws" { region = "eu-central-1" }"#, "", "eu-central-1"), ("", "", "${aws.region}"),
        (
            #"""
            provider "aws" { region = "eu-central-1" }
            provider "aws" {
              alias  = "west"
              region = "eu-west-1"
            }
            """#, "provider = aws.west", "eu-west-1"
        ),
        (
            #"""
            provider "aws" { region = "eu-central-1" }
            provider "aws" {
              alias  = "west"
              region = var.west
            }
            """#, "provider = aws.west", "${aws.west.region}"
        ),
        (#"provider "aws" { region = "eu-central-1" }"#, #"region = "eu-west-3""#, "eu-west-3"),
        // The environment tells the region of both.
        (#"provider "aws" { alias = "west" }"#, "provider = aws.west", "${aws.region}"),
        (
            """
            provider "aws" {
              alias   = "west"
              profile = "p"
            }
            """, "provider = aws.west", "${aws.west.region}"
        ),
    ])
func configuredRegion(providers: String, argument: String, expected: String) {
    let files = ["root/main.tf": providers + "\nvariable \"west\" {}\n" + resources(argument)]
    #expect(regions(files) == Dictionary(uniqueKeysWithValues: modelled.map { ($0, expected) }))
}

@Test("a module's resources are in the region of the provider that it is given")
func moduleRegion() {
    let files = [
        "root/main.tf": """
        provider "aws" {
          region = "eu-central-1"
        }
        provider "aws" {
          alias  = "west"
          region = "eu-west-1"
        }
        module "m" {
          source    = "./m"
          providers = { aws = aws.west }
        }
        """, "root/m/main.tf": resources(),
    ]
    #expect(regions(files) == Dictionary(uniqueKeysWithValues: modelled.map { ("module.m." + $0, "eu-west-1") }))
}

@Test(
    "an alias works in the account of the default provider unless one of them has credentials of its own",
    arguments: [
        ("", "", "${aws.account_id}"), ("", #"profile = "other""#, "${aws.west.account_id}"),
        (#"profile = "one""#, "", "${aws.west.account_id}"),
        (#"allowed_account_ids = ["111122223333"]"#, "", "${aws.west.account_id}"),
    ])
func aliasAccount(own: String, alias: String, expected: String) {
    let evaluator = evaluate(
        """
        provider "aws" {
          region = "eu-central-1"
          \(own)
        }
        provider "aws" {
          alias  = "west"
          region = "eu-west-1"
          \(alias)
        }
        resource "aws_lambda_function" "f" {
          provider      = aws.west
          function_name = "f"
        }
        """)
    #expect(
        evaluator.value(of: "aws_lambda_function.f", attribute: "arn")
            == .string("arn:aws:lambda:eu-west-1:\(expected):function:f"))
}

@Test(
    "a plan knows the region of a new bucket by its provider, and the account of an alias",
    arguments: [("{}", "${aws.account_id}"), (#"{"profile": {"constant_value": "p"}}"#, "${aws.west.account_id}")])
func plannedRegion(credentials: String, account: String) throws {
    let expressions = try #require(try JSONValue(parsing: credentials).objectValue)
        .merging(["region": .object(["constant_value": "eu-west-1"])]) { own, _ in own }
    let document = try TerraformDocument(
        Data(
            """
            {"format_version": "1.2", "terraform_version": "1.11.4", "resource_changes": [
             {"address": "aws_s3_bucket.b", "mode": "managed", "type": "aws_s3_bucket", "name": "b",
              "change": {"actions": ["create"], "before": null, "after": {"bucket": "b"},
               "after_unknown": {"arn": true, "region": true}}},
             {"address": "aws_lambda_function.f", "mode": "managed", "type": "aws_lambda_function", "name": "f",
              "change": {"actions": ["create"], "before": null, "after": {"function_name": "f"},
               "after_unknown": {"arn": true}}}],
             "configuration": {"provider_config": {
               "aws": {"name": "aws", "expressions": {"region": {"constant_value": "eu-central-1"}}},
               "aws.west": {"name": "aws", "alias": "west", "expressions": \(JSONValue.object(expressions).canonicalText)}},
              "root_module": {"resources": [
               {"address": "aws_s3_bucket.b", "mode": "managed", "type": "aws_s3_bucket", "name": "b",
                "provider_config_key": "aws.west", "expressions": {}},
               {"address": "aws_lambda_function.f", "mode": "managed", "type": "aws_lambda_function", "name": "f",
                "provider_config_key": "aws.west", "expressions": {}}]}}}
            """.utf8), path: "plan.json")
    let context = try PlanContext(document, evaluator: nil)
    var collected: [CollectedResource] = []
    try document.forEachInstance { instance in
        let whole = context.accept(instance) ?? context.filled(instance)
        collected.append(TerraformFacts.collect(whole, origin: .plan, knownValues: []))
    }
    #expect(collected.map(\.resource.region) == ["eu-west-1", "eu-west-1"])
    #expect(collected.flatMap(\.facts).functions.map(\.arn) == ["arn:aws:lambda:eu-west-1:\(account):function:f"])
}
