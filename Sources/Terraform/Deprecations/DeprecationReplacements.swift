/// What to write instead of something deprecated, for the usual ones of the AWS provider.
///
/// Kept by hand: the schema does not say it. The types and arguments named here exist in the schema of 5.100.0.
package enum DeprecationReplacements {
    /// A short remedy such as `the resource aws_s3_bucket_acl`; nil when none is known.
    ///
    /// - Parameter path: The argument, block or attribute; empty for the whole type.
    package static func replacement(type: String, isData: Bool, path: String = "") -> String? {
        let owner = isData ? "data.\(type)" : type
        return replacements[path.isEmpty ? owner : "\(owner).\(path)"]
            // Inside a deprecated block, what replaces the block; else what replaces the type.
            ?? path.split(separator: ".").first.flatMap { replacements["\(owner).\($0)"] }
            ?? replacements[owner]
    }

    /// What has a replacement, for tests.
    static var keys: [String] { replacements.keys.sorted() }

    private static let replacements: [String: String] = [
        "aws_s3_bucket_object": "the resource aws_s3_object",
        "data.aws_s3_bucket_object": "the data source aws_s3_object",
        "data.aws_s3_bucket_objects": "the data source aws_s3_objects",
        "aws_s3_bucket.acceleration_status": "the resource aws_s3_bucket_accelerate_configuration",
        "aws_s3_bucket.acl": "the resource aws_s3_bucket_acl, or nothing: a new bucket is private",
        "aws_s3_bucket.cors_rule": "the resource aws_s3_bucket_cors_configuration",
        "aws_s3_bucket.grant": "the resource aws_s3_bucket_acl",
        "aws_s3_bucket.lifecycle_rule": "the resource aws_s3_bucket_lifecycle_configuration",
        "aws_s3_bucket.logging": "the resource aws_s3_bucket_logging",
        "aws_s3_bucket.object_lock_configuration": "the resource aws_s3_bucket_object_lock_configuration",
        "aws_s3_bucket.object_lock_configuration.object_lock_enabled": "the argument object_lock_enabled",
        "aws_s3_bucket.policy": "the resource aws_s3_bucket_policy",
        "aws_s3_bucket.replication_configuration": "the resource aws_s3_bucket_replication_configuration",
        "aws_s3_bucket.request_payer": "the resource aws_s3_bucket_request_payment_configuration",
        "aws_s3_bucket.server_side_encryption_configuration":
            "the resource aws_s3_bucket_server_side_encryption_configuration",
        "aws_s3_bucket.versioning": "the resource aws_s3_bucket_versioning",
        "aws_s3_bucket.website": "the resource aws_s3_bucket_website_configuration",
        "aws_s3_bucket.website_domain": "website_domain of aws_s3_bucket_website_configuration",
        "aws_s3_bucket.website_endpoint": "website_endpoint of aws_s3_bucket_website_configuration",
        "aws_s3_bucket_lifecycle_configuration.id": "the attribute bucket",
        "aws_s3_bucket_lifecycle_configuration.rule.prefix": "the block filter with prefix",
        "aws_s3_bucket_replication_configuration.rule.prefix": "the block filter with prefix",
        "aws_s3_directory_bucket.id": "the attribute bucket",
        "aws_cloudwatch_event_rule.is_enabled": "the argument state",
        "aws_iam_role.inline_policy": "the resource aws_iam_role_policy",
        "aws_iam_role.managed_policy_arns": "the resource aws_iam_role_policy_attachment",
        "data.aws_iam_policy_document.source_json": "the argument source_policy_documents",
        "data.aws_iam_policy_document.override_json": "the argument override_policy_documents",
        "data.aws_lambda_function.source_code_hash": "the attribute code_sha256",
        "data.aws_lambda_layer_version.source_code_hash": "the attribute code_sha256",
        "aws_api_gateway_deployment.stage_name": "the resource aws_api_gateway_stage",
        "aws_api_gateway_deployment.stage_description": "the resource aws_api_gateway_stage",
        "aws_api_gateway_deployment.canary_settings": "the resource aws_api_gateway_stage",
        "aws_api_gateway_deployment.execution_arn": "execution_arn of aws_api_gateway_stage",
        "aws_api_gateway_deployment.invoke_url": "invoke_url of aws_api_gateway_stage",
        "aws_batch_job_queue.compute_environments": "the block compute_environment_order",
        "aws_eip.vpc": "the argument domain",
        "aws_eks_addon.resolve_conflicts":
            "the arguments resolve_conflicts_on_create and resolve_conflicts_on_update",
        "aws_flow_log.log_group_name": "the argument log_destination",
        "aws_guardduty_organization_configuration.auto_enable": "the argument auto_enable_organization_members",
        "aws_instance.cpu_core_count": "the block cpu_options with core_count",
        "aws_instance.cpu_threads_per_core": "the block cpu_options with threads_per_core",
        "aws_redshift_cluster.logging": "the resource aws_redshift_logging",
        "aws_redshift_cluster.snapshot_copy": "the resource aws_redshift_snapshot_copy",
        "aws_spot_instance_request.cpu_core_count": "the block cpu_options with core_count",
        "aws_spot_instance_request.cpu_threads_per_core": "the block cpu_options with threads_per_core",
        "aws_ssm_association.instance_id": "the block targets",
    ]
}
