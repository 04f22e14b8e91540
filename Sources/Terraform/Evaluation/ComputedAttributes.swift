import Facts

/// Attributes that AWS sets and that follow from what is written: an ARN from a name.
///
/// Source: the attribute references of the AWS provider, https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs,
/// and the ARN formats of the Service Authorization Reference.
enum ComputedAttributes {
    /// What is computed for a type, and with it which attributes a null leaves to AWS.
    static func names(of type: String) -> [String] { table[type] ?? [] }

    /// The value of an attribute; nil where nothing written says what it will be.
    static func value(
        _ name: String, of instance: ResourceInstance, _ evaluator: ConfigurationEvaluator, isStrict: Bool
    ) -> TerraformValue? {
        let provider = evaluator.provider(of: instance)
        let source = ComputedAttributeSource(
            type: instance.type, address: instance.address,
            argument: { evaluator.argument($0, of: instance, isStrict: isStrict) },
            providerRegion: evaluator.region(of: provider), account: evaluator.account(of: provider))
        let data =
            instance.node.block.isData
            ? source.dataValue(name) { policyArguments(of: instance, evaluator, isStrict: isStrict) } : nil
        return data ?? value(name, source)
    }

    /// The value of a managed resource's attribute; nil where nothing known says what it will be.
    static func value(_ name: String, _ source: ComputedAttributeSource) -> TerraformValue? {
        switch source.type {
        case "aws_s3_bucket": return source.bucket(name)
        case "aws_s3_object", "aws_s3_bucket_object": return name == "id" ? source.argument("key") : nil
        case "aws_lambda_function", "aws_lambda_alias", "aws_lambda_layer_version", "aws_lambda_permission":
            return source.lambda(name)
        case "aws_cloudwatch_event_rule", "aws_cloudwatch_event_bus": return source.eventBridge(name)
        case "aws_iam_role", "aws_iam_policy", "aws_iam_user", "aws_iam_group", "aws_iam_instance_profile":
            return source.iam(name)
        case "terraform_data": return name == "output" ? source.argument("input") : nil
        default:
            if name == "id", source.type.hasPrefix("aws_s3_bucket_") { return source.argument("bucket") }
            return source.namedResource(name)
        }
    }

    private static func policyArguments(
        of instance: ResourceInstance, _ evaluator: ConfigurationEvaluator, isStrict: Bool
    ) -> [String: TerraformValue] {
        let body = instance.node.block.body
        var attributes: [String: TerraformValue] = [:]
        for name in body.arguments.map(\.name) + body.groups.map(\.name) {
            attributes[name] = evaluator.value(name, of: instance, isStrict: isStrict)
        }
        return attributes
    }

    private static let table: [String: [String]] = [
        "aws_s3_bucket": ["bucket", "id", "arn", "bucket_domain_name", "region"],
        "aws_s3_object": ["id"],
        "aws_s3_bucket_object": ["id"],
        "aws_lambda_function": ["function_name", "id", "arn"],
        "aws_lambda_alias": ["arn"],
        "aws_lambda_layer_version": ["arn", "layer_arn"],
        "aws_lambda_permission": ["statement_id", "id", "region"],
        "aws_cloudwatch_event_rule": ["name", "id", "arn"],
        "aws_cloudwatch_event_bus": ["name", "id", "arn"],
        "aws_cloudwatch_event_target": ["target_id"],
        "aws_iam_role": ["name", "id", "arn"],
        "aws_iam_policy": ["name", "id", "arn"],
        "aws_iam_role_policy": ["name"],
        "aws_iam_user": ["name", "id", "arn"],
        "aws_iam_group": ["name", "id", "arn"],
        "aws_iam_instance_profile": ["name", "id", "arn"],
        "aws_sqs_queue": ["name", "id", "arn", "url"],
        "aws_sns_topic": ["name", "id", "arn"],
        "aws_cloudwatch_log_group": ["name", "id", "arn"],
        "aws_dynamodb_table": ["name", "id", "arn"],
        "aws_kinesis_stream": ["name", "id", "arn"],
        "aws_kinesis_firehose_delivery_stream": ["name", "id", "arn"],
        "aws_sfn_state_machine": ["name", "id", "arn"],
        "aws_kms_alias": ["name", "id", "arn"],
        "aws_kms_key": ["key_id", "id", "arn"],
    ]
}
