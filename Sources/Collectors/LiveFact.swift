package import AWSClient

/// One fact that the AWS collector can read: what it is called in `coverage`, the columns that it fills, and the
/// operations that it takes. Only those are asked for that an enabled rule or a page reads.
package enum LiveFact: String, Sendable, Hashable, CaseIterable {
    case identity = "sts:identity"

    case buckets = "s3:buckets"
    case location = "s3:location"
    case notification = "s3:notification"
    case acl = "s3:acl"
    case ownership = "s3:ownership"
    case bucketPolicy = "s3:policy"
    case publicAccessBlock = "s3:public_access_block"
    case encryption = "s3:encryption"
    case versioning = "s3:versioning"
    case logging = "s3:logging"
    case lifecycle = "s3:lifecycle"
    case objectLock = "s3:object_lock"
    case replication = "s3:replication"
    case tags = "s3:tags"
    case accountPublicAccessBlock = "s3:account_public_access_block"
    case accessPoints = "s3:access_points"
    case multiRegionAccessPoints = "s3:multi_region_access_points"
    case nameProbes = "s3:name_probes"
    case objects = "s3:objects"

    case functions = "lambda:functions"
    case functionPolicy = "lambda:policy"
    case environment = "lambda:environment"
    case functionStatus = "lambda:status"
    case reservedConcurrency = "lambda:reserved_concurrency"
    case recursiveLoop = "lambda:recursive_loop"
    case eventInvokeConfigs = "lambda:event_invoke_configs"
    case urlConfigs = "lambda:url_configs"
    case versions = "lambda:versions"
    case aliases = "lambda:aliases"
    case qualifierPolicies = "lambda:qualifier_policies"
    case eventSourceMappings = "lambda:event_source_mappings"
    case layers = "lambda:layers"

    case buses = "events:buses"
    case eventRules = "events:rules"
    case targets = "events:targets"
    case endpoints = "events:endpoints"

    case roles = "iam:roles"
    case rolePolicies = "iam:policies"

    case keys = "kms:keys"
    case metrics = "monitoring:function_metrics"
    case subnets = "ec2:subnets"
    case trails = "cloudtrail:lambda_data_events"

    /// The source under which `collection` counts it.
    package var source: String {
        switch self {
        case .identity: "aws.sts"
        case .objects: "aws.objects"
        case .keys: "aws.kms"
        case .metrics: "aws.monitoring"
        default: "aws.\(rawValue.prefix { $0 != ":" })"
        }
    }

    /// Facts of every snapshot: the lists by which resources are known at all.
    package var isAlwaysRead: Bool {
        switch self {
        case .identity, .buckets, .functions, .buses, .eventRules: true
        default: false
        }
    }

    /// The operations that may be called for it.
    package var operations: [AWSOperation] {
        switch self {
        case .identity: [.init(STSOperation.getCallerIdentity)]
        case .buckets: [.init(S3Operation.listBuckets)]
        case .location: [.init(S3Operation.getBucketLocation)]
        case .notification: [.init(S3Operation.getBucketNotificationConfiguration)]
        case .acl: [.init(S3Operation.getBucketACL)]
        case .ownership: [.init(S3Operation.getBucketOwnershipControls)]
        case .bucketPolicy: [.init(S3Operation.getBucketPolicy)]
        case .publicAccessBlock: [.init(S3Operation.getPublicAccessBlock)]
        case .encryption: [.init(S3Operation.getBucketEncryption)]
        case .versioning: [.init(S3Operation.getBucketVersioning)]
        case .logging: [.init(S3Operation.getBucketLogging)]
        case .lifecycle: [.init(S3Operation.getBucketLifecycleConfiguration)]
        // Neither is possible without versioning, which is asked for first.
        case .objectLock: [.init(S3Operation.getBucketVersioning), .init(S3Operation.getObjectLockConfiguration)]
        case .replication: [.init(S3Operation.getBucketVersioning), .init(S3Operation.getBucketReplication)]
        case .tags: [.init(S3Operation.getBucketTagging)]
        case .accountPublicAccessBlock: [.init(S3ControlOperation.getPublicAccessBlock)]
        case .accessPoints: [.init(S3ControlOperation.listAccessPoints), .init(S3ControlOperation.getAccessPoint)]
        case .multiRegionAccessPoints: [.init(S3ControlOperation.listMultiRegionAccessPoints)]
        case .nameProbes: [.init(S3Operation.headBucket)]
        case .objects: [.init(S3Operation.listObjectsV2), .init(S3Operation.getObject)]
        case .functions, .environment: [.init(LambdaOperation.listFunctions)]
        case .functionPolicy, .qualifierPolicies: [.init(LambdaOperation.getPolicy)]
        case .functionStatus: [.init(LambdaOperation.getFunctionConfiguration)]
        case .reservedConcurrency: [.init(LambdaOperation.getFunctionConcurrency)]
        case .recursiveLoop: [.init(LambdaOperation.getFunctionRecursionConfig)]
        case .eventInvokeConfigs: [.init(LambdaOperation.listFunctionEventInvokeConfigs)]
        case .urlConfigs: [.init(LambdaOperation.listFunctionURLConfigs)]
        case .versions: [.init(LambdaOperation.listFunctions)]
        case .aliases: [.init(LambdaOperation.listFunctions), .init(LambdaOperation.listAliases)]
        case .eventSourceMappings: [.init(LambdaOperation.listEventSourceMappings)]
        case .layers: [.init(LambdaOperation.listLayers)]
        case .buses: [.init(EventBridgeOperation.listEventBuses)]
        case .eventRules: [.init(EventBridgeOperation.listRules)]
        case .targets:
            [.init(EventBridgeOperation.listTargetsByRule), .init(EventBridgeOperation.listRuleNamesByTarget)]
        case .endpoints: [.init(EventBridgeOperation.listEndpoints)]
        case .roles:
            [.init(IAMOperation.getAccountAuthorizationDetails), .init(IAMOperation.getRole)]
        case .rolePolicies:
            [
                .init(IAMOperation.getAccountAuthorizationDetails), .init(IAMOperation.listRolePolicies),
                .init(IAMOperation.getRolePolicy), .init(IAMOperation.listAttachedRolePolicies),
                .init(IAMOperation.getPolicy), .init(IAMOperation.getPolicyVersion),
            ]
        case .keys:
            [
                .init(S3Operation.getBucketEncryption), .init(KMSOperation.describeKey),
                .init(KMSOperation.getKeyPolicy),
            ]
        case .metrics: [.init(CloudWatchOperation.getMetricData)]
        case .subnets: [.init(EC2Operation.describeSubnets)]
        case .trails: [.init(CloudTrailOperation.describeTrails), .init(CloudTrailOperation.getEventSelectors)]
        }
    }
}

extension LiveFact {
    /// The columns that it fills, as `table.column`; of a column that is no fact of its own, the table that it makes.
    package var fills: [String] {
        switch self {
        case .identity: ["snapshot.account"]
        case .buckets: ["s3_bucket.name"]
        case .location: ["resource.region"]
        case .notification: ["s3_notification_configuration.is_eventbridge_enabled", "s3_notification.destination_arn"]
        case .acl: ["s3_bucket.acl"]
        case .ownership: ["s3_bucket.ownership"]
        case .bucketPolicy: ["s3_bucket_settings.policy"]
        case .publicAccessBlock: ["s3_bucket_settings.public_access_block"]
        case .encryption: ["s3_bucket_settings.encryption"]
        case .versioning: ["s3_bucket_settings.versioning"]
        case .logging: ["s3_bucket_settings.logging"]
        case .lifecycle: ["s3_bucket_settings.lifecycle"]
        case .objectLock: ["s3_bucket_settings.object_lock"]
        case .replication: ["s3_bucket_settings.replication"]
        case .tags: ["s3_bucket_settings.tags"]
        case .accountPublicAccessBlock: ["account_setting.value"]
        // Lists of resources without a table of their own: a rule asks for them by the list's name.
        case .accessPoints, .multiRegionAccessPoints: []
        case .nameProbes: ["bucket_name_probe.answer"]
        case .objects: ["output_object.key", "output_object.row_count", "output_object.generated_from"]
        case .functions: ["lambda_function.name"]
        case .functionPolicy: ["lambda_function.policy", "lambda_permission.statement"]
        case .environment: ["lambda_function.environment"]
        case .functionStatus: ["lambda_function_settings.status"]
        case .reservedConcurrency: ["lambda_function_settings.reserved_concurrency"]
        case .recursiveLoop: ["lambda_function_settings.recursive_loop"]
        case .eventInvokeConfigs: ["lambda_function_settings.event_invoke_configs"]
        case .urlConfigs: ["lambda_function_settings.url_configs"]
        case .versions: ["lambda_version.version"]
        case .aliases: ["lambda_alias.name"]
        case .qualifierPolicies: ["lambda_qualifier_policy.policy"]
        case .eventSourceMappings: ["event_source_mapping.event_source_arn"]
        case .layers: ["layer_version.name"]
        case .buses: ["event_bus.name", "event_bus.policy"]
        case .eventRules: ["event_rule.name", "event_rule.pattern"]
        case .targets: ["event_target.arn"]
        case .endpoints: ["resource.attributes_hash"]
        case .roles: ["iam_role.trust_policy", "iam_role.permissions_boundary"]
        case .rolePolicies: ["iam_role.policies", "iam_statement.statement", "managed_policy.document"]
        case .keys: ["kms_key.metadata", "kms_key.policy"]
        case .metrics: ["function_metrics.metrics"]
        case .subnets: ["subnet.availability_zone"]
        case .trails: ["account_setting.value"]
        }
    }
}
