import Facts

/// Data sources.
extension ComputedAttributeSource {
    /// nil where the data source gives what the resource of that type gives.
    ///
    /// - Parameter policyArguments: what an `aws_iam_policy_document` is written as.
    func dataValue(_ attribute: String, _ policyArguments: () -> [String: TerraformValue]) -> TerraformValue? {
        switch (type, attribute) {
        case ("aws_caller_identity", "account_id"), ("aws_caller_identity", "id"): account
        case ("aws_region", "name"), ("aws_region", "region"), ("aws_region", "id"):
            argument("region") ?? argument("name") ?? providerRegion
        case ("aws_partition", "partition"), ("aws_partition", "id"): .string(partition)
        case ("aws_partition", "dns_suffix"):
            .string(partition == "aws-cn" ? "amazonaws.com.cn" : "amazonaws.com")
        case ("aws_partition", "reverse_dns_prefix"):
            .string(partition == "aws-cn" ? "cn.com.amazonaws" : "com.amazonaws")
        case ("aws_iam_policy_document", "json"): PolicyDocumentData.json(policyArguments())
        case ("aws_iam_policy_document", "minified_json"): PolicyDocumentData.minifiedJSON(policyArguments())
        // AWS's own policies and those of customers have one name each, but not one path: only a written ARN is known.
        case ("aws_iam_policy", "arn"), ("aws_iam_policy", "id"): argument("arn") ?? .unknown(address + ".arn")
        // A bucket that is there already may be in any region.
        case ("aws_s3_bucket", "region"): .unknown(address + ".region")
        default: nil
        }
    }
}
