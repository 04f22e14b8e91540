/// A resource of any origin, known by its ARN (live), its address (Terraform) or both (state).
package struct Resource: Sendable, Hashable {
    package var origin: Origin
    /// Terraform's type name, such as `aws_s3_bucket`, also for live resources, so that origins compare.
    package var type: String
    package var arn: String?
    /// The whole Terraform address, such as `module.layer.aws_s3_object.layer["db"]`.
    package var address: String?
    package var name: String
    package var account: String?
    package var region: String?
    /// Path relative to the Terraform root, and line from 1, where known.
    package var file: String?
    package var line: Int?
    /// Redacted attributes as one JSON object with sorted keys.
    package var attributes: String
    /// Plans only: `create`, `no-op`, `update`, `delete`, `replace`, `read` or `forget`.
    package var plannedAction: String?
    /// Plans only: the attributes that force a replacement.
    package var replacePaths: [String]
    /// States only: the next apply replaces it.
    package var isTainted: Bool
    /// States only: what earlier replacements left behind under this address.
    package var deposedCount: Int

    package init(
        origin: Origin, type: String, arn: String? = nil, address: String? = nil, name: String,
        account: String? = nil, region: String? = nil, file: String? = nil, line: Int? = nil,
        attributes: String = "{}", plannedAction: String? = nil, replacePaths: [String] = [],
        isTainted: Bool = false, deposedCount: Int = 0
    ) {
        self.origin = origin
        self.type = type
        self.arn = arn
        self.address = address
        self.name = name
        self.account = account
        self.region = region
        self.file = file
        self.line = line
        self.attributes = attributes
        self.plannedAction = plannedAction
        self.replacePaths = replacePaths
        self.isTainted = isTainted
        self.deposedCount = deposedCount
    }
}

/// One resource with the typed facts that rules read of it, as a collector hands it to the store.
package struct CollectedResource: Sendable, Hashable {
    package var resource: Resource
    package var facts: [TypedFact]
    /// Whether the facts belong to a resource that a list has written. One that came up in between is left out: the
    /// list does not know it.
    package var addsToListed: Bool

    package init(_ resource: Resource, _ facts: [TypedFact] = [], addsToListed: Bool = false) {
        self.resource = resource
        self.facts = facts
        self.addsToListed = addsToListed
    }
}

/// A typed fact: one row of one of the store's typed tables.
package enum TypedFact: Sendable, Hashable {
    case s3Bucket(S3Bucket)
    /// Fills what the list of buckets leaves open.
    case bucketDetails(S3BucketDetails)
    case s3BucketSettings(S3BucketSettings)
    case notificationConfiguration(S3NotificationConfiguration)
    case lambdaFunction(LambdaFunction)
    /// Fills the policy of a function that a list has written.
    case functionPolicy(Fact<String>)
    /// The same of its environment: names, with the values that name a resource, and those that look like credentials.
    case functionEnvironment([String: String?], secrets: [SecretVariable])
    case lambdaPermission(LambdaPermission)
    case lambdaFunctionSettings(LambdaFunctionSettings)
    case lambdaVersion(LambdaVersion)
    case lambdaAlias(LambdaAlias)
    case lambdaQualifierPolicy(LambdaQualifierPolicy)
    case eventSourceMapping(EventSourceMapping)
    case functionMetrics(FunctionMetrics)
    case layerVersion(LayerVersion)
    case eventBus(EventBus)
    case eventRule(EventRule)
    case eventTarget(EventTarget)
    case iamRole(IAMRole)
    case iamStatement(IAMStatement)
    case kmsKey(KMSKey)
    case remark(ConfigurationRemark)
    case providerRequirement(ProviderRequirement)
    case localPackage(LocalPackage)
    case tags([String: String])
    case writtenSetting(WrittenSetting)
    case subnet(Subnet)
}

/// The state of one list or fact that was asked for, where there may be no row to carry it.
package struct Coverage: Sendable, Hashable {
    package enum State: String, Sendable, Hashable {
        case read
        case unread
        case notAsked = "not_asked"
    }

    package var origin: Origin
    /// Empty for global services and for Terraform.
    package var region: String
    /// What the list belongs to: a bucket, function or rule; empty for an account-wide list.
    package var owner: String
    /// The list or fact, such as `s3:buckets` or `events:targets`.
    package var fact: String
    package var state: State
    package var unread: Unread?

    package init(
        origin: Origin, region: String = "", owner: String = "", fact: String, state: State, unread: Unread? = nil
    ) {
        self.origin = origin
        self.region = region
        self.owner = owner
        self.fact = fact
        self.state = state
        self.unread = unread
    }
}
