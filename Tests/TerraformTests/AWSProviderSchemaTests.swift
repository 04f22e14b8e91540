import Testing

@testable import Terraform

@Suite("Names that the AWS provider knows")
struct AWSProviderSchemaTests {
    @Test("a resource and its blocks have their own names")
    func notification() {
        let type = "aws_s3_bucket_notification"
        #expect(
            AWSProviderSchema.names(type: type) == ["bucket", "eventbridge", "id", "lambda_function", "queue", "topic"])
        #expect(AWSProviderSchema.blockNames(type: type) == ["lambda_function", "queue", "topic"])
        #expect(
            AWSProviderSchema.names(type: type, path: "lambda_function")
                == ["id", "lambda_function_arn", "events", "filter_prefix", "filter_suffix"])
        #expect(AWSProviderSchema.blockNames(type: type, path: "lambda_function") == [])
    }

    @Test("blocks inside blocks are found by their path")
    func deepBlocks() throws {
        let filter = try #require(
            AWSProviderSchema.names(type: "aws_s3_bucket_lifecycle_configuration", path: "rule.filter.and"))
        #expect(filter.contains("object_size_greater_than"))
        #expect(
            AWSProviderSchema.names(type: "aws_lambda_function", path: "timeouts") == ["create", "update", "delete"])
    }

    @Test("what is not in the table has no names")
    func unknown() {
        #expect(AWSProviderSchema.names(type: "aws_instance") == nil)
        #expect(AWSProviderSchema.names(type: "aws_s3_bucket_notification", path: "eventbridge") == nil)
        #expect(AWSProviderSchema.names(type: "aws_s3_bucket_notification", path: "lambda") == nil)
        #expect(AWSProviderSchema.names(type: "aws_s3_bucket")?.contains("arn") == false)
    }

    @Test(
        "the modelled types are there",
        arguments: [
            "aws_s3_bucket", "aws_s3_bucket_notification", "aws_s3_bucket_versioning", "aws_s3_object",
            "aws_lambda_function", "aws_lambda_permission", "aws_lambda_layer_version",
            "aws_lambda_event_source_mapping", "aws_cloudwatch_event_rule", "aws_cloudwatch_event_target",
            "aws_iam_role", "aws_iam_role_policy", "aws_iam_role_policy_attachment",
        ])
    func modelledTypes(_ type: String) {
        #expect(AWSProviderSchema.names(type: type)?.isEmpty == false)
    }
}
