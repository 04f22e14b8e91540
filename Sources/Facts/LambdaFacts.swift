/// A Lambda function (its unqualified `$LATEST` configuration).
package struct LambdaFunction: Sendable, Hashable {
    package var name: String
    package var arn: String?
    /// Such as `python3.12`; nil for container images.
    package var runtime: String?
    package var handler: String?
    package var roleARN: String?
    package var memoryMB: Int?
    package var timeoutSeconds: Int?
    package var packageSizeBytes: Int?
    /// Base64 of the package's SHA-256, as `CodeSha256` and `source_code_hash` have it.
    package var codeSHA256: String?
    package var layerARNs: [String]
    /// Names of the environment variables with their values where these name a resource; every other value is nil.
    package var environment: [String: String?]
    /// The resource policy; absent when the function has none. Its statements are `LambdaPermission` facts.
    package var policy: Fact<String>
    /// `Active`, `Pending`, `Inactive` or `Failed`; live only.
    package var state: String?
    /// The queue or topic for events that failed, of the function's own `DeadLetterConfig`.
    package var deadLetterARN: String?
    /// The customer's key that encrypts the environment; nil for Lambda's own.
    package var kmsKeyARN: String?
    /// The subnets that the function is attached to; empty outside of a VPC.
    package var subnetIDs: [String]
    /// The variables whose values look like credentials.
    package var secretVariables: [SecretVariable]
    /// The log group that the function writes to; nil where it says none, which is `/aws/lambda/NAME`.
    package var logGroup: String?

    package init(
        name: String, arn: String? = nil, runtime: String? = nil, handler: String? = nil, roleARN: String? = nil,
        memoryMB: Int? = nil, timeoutSeconds: Int? = nil, packageSizeBytes: Int? = nil, codeSHA256: String? = nil,
        layerARNs: [String] = [], environment: [String: String?] = [:], policy: Fact<String> = .absent,
        state: String? = nil, deadLetterARN: String? = nil, kmsKeyARN: String? = nil, subnetIDs: [String] = [],
        secretVariables: [SecretVariable] = [], logGroup: String? = nil
    ) {
        self.name = name
        self.arn = arn
        self.runtime = runtime
        self.handler = handler
        self.roleARN = roleARN
        self.memoryMB = memoryMB
        self.timeoutSeconds = timeoutSeconds
        self.packageSizeBytes = packageSizeBytes
        self.codeSHA256 = codeSHA256
        self.layerARNs = layerARNs
        self.environment = environment
        self.policy = policy
        self.state = state
        self.deadLetterARN = deadLetterARN
        self.kmsKeyARN = kmsKeyARN
        self.subnetIDs = subnetIDs
        self.secretVariables = secretVariables
        self.logGroup = logGroup
    }
}

/// One statement of a function's resource policy, or the `aws_lambda_permission` that writes it.
package struct LambdaPermission: Sendable, Hashable {
    /// The function's name or ARN, as the statement's holder has it.
    package var function: String
    /// The version or alias that the permission is attached to.
    package var qualifier: String?
    package var sid: String
    /// The whole statement as JSON in the policy grammar, with sorted keys.
    package var statement: String
    /// The first service principal, account or `*`, for reading by eye.
    package var principal: String
    /// The source ARN that the condition asks for, for reading by eye; nil when it asks for none.
    package var sourceARN: String?
    package var sourceAccount: String?

    package init(
        function: String, qualifier: String? = nil, sid: String, statement: String, principal: String,
        sourceARN: String? = nil, sourceAccount: String? = nil
    ) {
        self.function = function
        self.qualifier = qualifier
        self.sid = sid
        self.statement = statement
        self.principal = principal
        self.sourceARN = sourceARN
        self.sourceAccount = sourceAccount
    }
}

/// One version of a Lambda layer.
package struct LayerVersion: Sendable, Hashable {
    package var name: String
    package var version: Int
    /// The version's own ARN, which ends in `:<version>`.
    package var arn: String
    package var compatibleRuntimes: [String]
    package var sizeBytes: Int?

    package init(name: String, version: Int, arn: String, compatibleRuntimes: [String] = [], sizeBytes: Int? = nil) {
        self.name = name
        self.version = version
        self.arn = arn
        self.compatibleRuntimes = compatibleRuntimes
        self.sizeBytes = sizeBytes
    }
}
