import Testing

@testable import AWSClient

/// The promise to only read: this list and the declared operations must agree, and none may write.
@Suite struct AWSOperationTests {
    static let operations = [
        "cloudtrail DescribeTrails cloudtrail:DescribeTrails",
        "cloudtrail GetEventSelectors cloudtrail:GetEventSelectors", "ec2 DescribeSubnets ec2:DescribeSubnets",
        "events ListEndpoints events:ListEndpoints", "events ListEventBuses events:ListEventBuses",
        "events ListRuleNamesByTarget events:ListRuleNamesByTarget", "events ListRules events:ListRules",
        "events ListTargetsByRule events:ListTargetsByRule",
        "iam GetAccountAuthorizationDetails iam:GetAccountAuthorizationDetails", "iam GetPolicy iam:GetPolicy",
        "iam GetPolicyVersion iam:GetPolicyVersion", "iam GetRole iam:GetRole", "iam GetRolePolicy iam:GetRolePolicy",
        "iam ListAttachedRolePolicies iam:ListAttachedRolePolicies", "iam ListRolePolicies iam:ListRolePolicies",
        "iam ListRoles iam:ListRoles", "kms DescribeKey kms:DescribeKey", "kms GetKeyPolicy kms:GetKeyPolicy",
        "lambda GetFunctionConcurrency lambda:GetFunctionConcurrency",
        "lambda GetFunctionConfiguration lambda:GetFunctionConfiguration",
        "lambda GetFunctionRecursionConfig lambda:GetFunctionRecursionConfig", "lambda GetPolicy lambda:GetPolicy",
        "lambda ListAliases lambda:ListAliases", "lambda ListEventSourceMappings lambda:ListEventSourceMappings",
        "lambda ListFunctionEventInvokeConfigs lambda:ListFunctionEventInvokeConfigs",
        "lambda ListFunctionUrlConfigs lambda:ListFunctionUrlConfigs", "lambda ListFunctions lambda:ListFunctions",
        "lambda ListLayerVersions lambda:ListLayerVersions", "lambda ListLayers lambda:ListLayers",
        "monitoring GetMetricData cloudwatch:GetMetricData", "s3 GetBucketAcl s3:GetBucketAcl",
        "s3 GetBucketEncryption s3:GetEncryptionConfiguration",
        "s3 GetBucketLifecycleConfiguration s3:GetLifecycleConfiguration",
        "s3 GetBucketLocation s3:GetBucketLocation", "s3 GetBucketLogging s3:GetBucketLogging",
        "s3 GetBucketNotificationConfiguration s3:GetBucketNotification",
        "s3 GetBucketOwnershipControls s3:GetBucketOwnershipControls", "s3 GetBucketPolicy s3:GetBucketPolicy",
        "s3 GetBucketReplication s3:GetReplicationConfiguration", "s3 GetBucketTagging s3:GetBucketTagging",
        "s3 GetBucketVersioning s3:GetBucketVersioning", "s3 GetObject s3:GetObject",
        "s3 GetObjectLockConfiguration s3:GetBucketObjectLockConfiguration",
        "s3 GetPublicAccessBlock s3:GetBucketPublicAccessBlock", "s3 HeadBucket s3:ListBucket",
        "s3 ListBuckets s3:ListAllMyBuckets", "s3 ListObjectsV2 s3:ListBucket",
        "s3-control GetAccessPoint s3:GetAccessPoint",
        "s3-control GetPublicAccessBlock s3:GetAccountPublicAccessBlock",
        "s3-control ListAccessPoints s3:ListAccessPoints",
        "s3-control ListMultiRegionAccessPoints s3:ListMultiRegionAccessPoints", "sts GetCallerIdentity none",
    ]

    @Test func allOperationsAreListedHere() {
        let declared = AWSOperation.all.map { "\($0.service.rawValue) \($0.name) \($0.action ?? "none")" }
        #expect(declared.sorted() == Self.operations)
        #expect(Set(AWSOperation.all).count == AWSOperation.all.count)
    }

    @Test(arguments: AWSOperation.all) func operationOnlyReads(_ operation: AWSOperation) {
        #expect(["Get", "List", "Head", "Describe"].contains { operation.name.hasPrefix($0) })
        // S3 and Lambda tell reading from writing by the method; the other protocols only know POST.
        let isRest = [.s3, .s3Control, .lambda].contains(operation.service)
        #expect(operation.method == (isRest ? (operation.name == "HeadBucket" ? .head : .get) : .post))
    }
}
