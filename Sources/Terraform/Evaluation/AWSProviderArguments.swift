/// The arguments of `provider "aws"`.
enum AWSProviderArguments {
    /// Whether an argument or block leaves open in whose name the provider works.
    ///
    /// Source: the AWS provider 5.100, "Argument Reference",
    /// https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs, read 2026-11-25.
    static func isOfNoAccount(_ name: String) -> Bool { ofNoAccount.contains(name) }

    private static let ofNoAccount: Set<String> = [
        "alias", "default_tags", "http_proxy", "https_proxy", "ignore_tags", "insecure", "max_retries", "no_proxy",
        "region", "retry_mode", "s3_us_east_1_regional_endpoint", "s3_use_path_style", "skip_credentials_validation",
        "skip_metadata_api_check", "skip_region_validation", "skip_requesting_account_id", "sts_region",
        "token_bucket_rate_limiter_capacity", "use_dualstack_endpoint", "use_fips_endpoint", "user_agent", "version",
    ]
}
