/// What rows of the database a fact stands behind: where it is unread, rows are missing, and no row is there to say so.
extension LiveFact {
    /// The tables in which it makes the rows; of the others that it fills, it fills columns of rows that are there.
    package var makesRowsIn: [String] {
        switch self {
        case .buckets: ["s3_bucket"]
        case .notification: ["s3_notification"]
        case .objects: ["output_object"]
        case .functions: ["lambda_function"]
        case .functionPolicy, .qualifierPolicies: ["lambda_permission"]
        case .versions: ["lambda_version"]
        case .aliases: ["lambda_alias"]
        case .eventSourceMappings: ["event_source_mapping"]
        case .layers: ["layer_version"]
        case .buses: ["event_bus"]
        case .eventRules: ["event_rule"]
        case .targets: ["event_target"]
        case .rolePolicies: ["iam_statement", "managed_policy"]
        case .subnets: ["subnet"]
        case .identity, .location, .acl, .ownership, .bucketPolicy, .publicAccessBlock, .encryption, .versioning,
            .logging, .lifecycle, .objectLock, .replication, .tags, .accountPublicAccessBlock, .accessPoints,
            .multiRegionAccessPoints, .nameProbes, .environment, .functionStatus, .reservedConcurrency, .recursiveLoop,
            .eventInvokeConfigs, .urlConfigs, .endpoints, .roles, .keys, .metrics, .trails:
            []
        }
    }

    /// The types, in Terraform's words, of the resources that it lists.
    package var resourceTypes: [String] {
        switch self {
        case .buckets: ["aws_s3_bucket"]
        case .functions: ["aws_lambda_function"]
        case .buses: ["aws_cloudwatch_event_bus"]
        case .eventRules: ["aws_cloudwatch_event_rule"]
        case .endpoints: ["aws_cloudwatch_event_endpoint"]
        case .accessPoints: ["aws_s3_access_point"]
        case .multiRegionAccessPoints: ["aws_s3control_multi_region_access_point"]
        default: []
        }
    }

    /// The facts that name what this one is asked of: where one of them is unread, it is asked of less.
    package var askedThrough: [LiveFact] {
        switch self {
        case .location, .notification, .acl, .ownership, .bucketPolicy, .publicAccessBlock, .encryption, .versioning,
            .logging, .lifecycle, .objectLock, .replication, .tags, .accessPoints, .multiRegionAccessPoints, .objects:
            [.buckets]
        case .keys: [.buckets, .encryption]
        case .functionPolicy, .environment, .functionStatus, .reservedConcurrency, .recursiveLoop,
            .eventInvokeConfigs, .urlConfigs, .versions, .metrics, .subnets:
            [.functions]
        case .aliases, .qualifierPolicies: [.functions, .targets, .notification]
        case .eventRules: [.buses]
        case .targets: [.eventRules]
        case .roles, .rolePolicies: [.functions, .targets]
        case .identity, .buckets, .functions, .buses, .layers, .eventSourceMappings, .endpoints, .trails,
            .accountPublicAccessBlock, .nameProbes:
            []
        }
    }

    /// The facts by which `CollectionScope` takes in what is wired to Terraform's resources.
    package static let growing: [LiveFact] = [
        .buckets, .functions, .eventRules, .targets, .notification, .functionPolicy,
    ]

    /// Whether it is asked of the resources in scope alone, and not a list of all.
    package var isDetail: Bool {
        switch self {
        case .targets, .notification: true
        default: askedThrough.contains(.buckets) || askedThrough.contains(.functions)
        }
    }
}
