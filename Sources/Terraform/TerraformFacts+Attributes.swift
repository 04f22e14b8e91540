/// Which attributes are read of the types that are settings, policies and attachments.
extension TerraformFacts {
    /// What is kept of them: names and wiring, as `keptAttributes`.
    static let settingAttributes: [String: [String]] = [
        "aws_s3_bucket_policy": ["bucket"], "aws_s3_bucket_public_access_block": ["bucket"],
        "aws_s3_bucket_server_side_encryption_configuration": ["bucket"], "aws_s3_bucket_versioning": ["bucket"],
        "aws_s3_bucket_logging": ["bucket", "target_bucket", "target_prefix"],
        "aws_s3_bucket_lifecycle_configuration": ["bucket"], "aws_s3_bucket_object_lock_configuration": ["bucket"],
        "aws_s3_bucket_replication_configuration": ["bucket", "role"], "aws_s3_account_public_access_block": [],
        "aws_lambda_function_event_invoke_config": ["function_name", "qualifier"],
        "aws_lambda_function_url": ["authorization_type", "function_name", "qualifier"],
        "aws_lambda_function_recursion_config": ["function_name", "recursive_loop"],
        "aws_lambda_alias": ["arn", "function_name", "function_version", "name"],
        "aws_lambda_event_source_mapping": ["event_source_arn", "function_name", "uuid"],
        "aws_cloudwatch_event_bus_policy": ["event_bus_name"],
        "aws_cloudwatch_event_permission": ["event_bus_name", "principal", "statement_id"],
        "aws_iam_policy": ["arn", "name", "path"], "aws_iam_role_policy_attachment": ["policy_arn", "role"],
        "aws_iam_policy_attachment": ["name", "policy_arn", "roles"],
        "aws_iam_role_policy_attachments_exclusive": ["policy_arns", "role_name"],
        "aws_kms_key": ["arn", "enable_key_rotation", "is_enabled", "key_id"], "aws_kms_key_policy": ["key_id"],
        "aws_kms_alias": ["arn", "name", "target_key_arn", "target_key_id"], "aws_sqs_queue_policy": ["queue_url"],
        "aws_subnet": ["arn", "availability_zone"],
    ]

    /// What facts are made of and is not kept itself.
    static let factAttributes: [String: Set<String>] = [
        "aws_s3_bucket": [
            "lifecycle_rule", "logging", "object_lock_configuration", "object_lock_enabled", "policy",
            "replication_configuration", "server_side_encryption_configuration", "versioning",
        ],
        "aws_s3_bucket_policy": ["policy"],
        "aws_s3_bucket_public_access_block": publicAccess, "aws_s3_account_public_access_block": publicAccess,
        "aws_s3_bucket_server_side_encryption_configuration": ["rule"],
        "aws_s3_bucket_versioning": ["versioning_configuration"],
        "aws_s3_bucket_lifecycle_configuration": ["rule"],
        "aws_s3_bucket_object_lock_configuration": ["object_lock_enabled", "rule"],
        "aws_s3_bucket_replication_configuration": ["rule"],
        "aws_lambda_function": [
            "dead_letter_config", "kms_key_arn", "logging_config", "reserved_concurrent_executions", "vpc_config",
        ],
        "aws_lambda_permission": ["event_source_token", "region"],
        "aws_lambda_function_event_invoke_config": [
            "destination_config", "maximum_event_age_in_seconds", "maximum_retry_attempts",
        ],
        "aws_lambda_function_url": ["cors", "function_url", "invoke_mode"],
        "aws_lambda_alias": ["routing_config"],
        "aws_lambda_event_source_mapping": ["enabled", "function_arn", "state"],
        "aws_cloudwatch_event_bus_policy": ["policy"],
        "aws_cloudwatch_event_permission": ["action", "condition"],
        "aws_iam_role": ["inline_policy", "managed_policy_arns", "permissions_boundary"],
        "aws_iam_policy": ["policy"], "aws_kms_key": ["policy"], "aws_kms_key_policy": ["policy"],
        "aws_sqs_queue": ["policy"], "aws_sqs_queue_policy": ["policy"],
    ]

    private static let publicAccess: Set = [
        "block_public_acls", "block_public_policy", "ignore_public_acls", "restrict_public_buckets",
    ]

    /// Arguments that AWS sets where they are not written: a plan calls them unknown then.
    ///
    /// Source: the AWS provider 5.100, arguments that are optional and computed.
    static func leftToAWS(_ type: String) -> [String] { optionalAndComputed[type] ?? [] }

    /// The same inside of the one block of its name.
    static func leftToAWSInBlocks(_ type: String) -> [(block: String, argument: String)] {
        type == "aws_lambda_function" ? [("logging_config", "log_group")] : []
    }

    private static let optionalAndComputed: [String: [String]] = [
        "aws_s3_bucket": [
            "acl", "lifecycle_rule", "logging", "object_lock_configuration", "object_lock_enabled", "policy",
            "replication_configuration", "server_side_encryption_configuration", "versioning",
        ],
        "aws_iam_role": ["inline_policy", "managed_policy_arns"], "aws_kms_key": ["policy"],
        "aws_lambda_function": ["logging_config"],
        "aws_sqs_queue": ["policy"], "aws_subnet": ["availability_zone"],
    ]
}
