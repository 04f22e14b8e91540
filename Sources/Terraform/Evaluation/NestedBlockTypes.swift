/// The nested blocks of the types whose attributes are read: in JSON configuration they look like arguments.
///
/// Source: the AWS provider's schema, https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs.
final class NestedBlockTypes: Sendable {
    let nested: [String: NestedBlockTypes]

    init(_ nested: [String: NestedBlockTypes] = [:]) { self.nested = nested }

    static func of(_ type: String) -> NestedBlockTypes? { table[type] }

    private static let leaf = NestedBlockTypes()
    private static func leaves(_ names: String...) -> NestedBlockTypes {
        NestedBlockTypes(Dictionary(uniqueKeysWithValues: names.map { ($0, leaf) }))
    }

    private static let table: [String: NestedBlockTypes] = [
        "aws_lambda_function": leaves(
            "environment", "dead_letter_config", "vpc_config", "tracing_config", "image_config", "ephemeral_storage",
            "file_system_config", "logging_config", "snap_start"),
        "aws_lambda_alias": leaves("routing_config"),
        "aws_lambda_event_source_mapping": NestedBlockTypes([
            "filter_criteria": leaves("filter"), "destination_config": leaves("on_failure"), "scaling_config": leaf,
        ]),
        "aws_lambda_function_event_invoke_config": NestedBlockTypes([
            "destination_config": leaves("on_failure", "on_success")
        ]),
        "aws_s3_bucket_notification": leaves("lambda_function", "queue", "topic"),
        "aws_s3_bucket_server_side_encryption_configuration": NestedBlockTypes([
            "rule": leaves("apply_server_side_encryption_by_default")
        ]),
        "aws_s3_bucket_ownership_controls": leaves("rule"),
        "aws_s3_bucket_versioning": leaves("versioning_configuration"),
        "aws_cloudwatch_event_target": leaves(
            "input_transformer", "dead_letter_config", "retry_policy", "ecs_target", "run_command_targets",
            "sqs_target", "kinesis_target", "batch_target", "http_target", "redshift_target"),
        "aws_iam_role": leaves("inline_policy"),
        "aws_iam_policy_document": NestedBlockTypes([
            "statement": leaves("principals", "not_principals", "condition")
        ]),
    ]
}
