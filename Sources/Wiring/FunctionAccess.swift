import Facts

/// What the role of a Lambda function may do, asked as the function does it.
package struct FunctionAccess: Sendable, Hashable {
    /// The role's ARN.
    package var role: String
    /// The role's account; nil where it is not known.
    package var account: String?
    package var policies: [AccessPolicy]
    /// The permissions boundary; nil where the role has none.
    package var boundary: AccessPolicy?
    /// The function's ARN; nil where it is not known.
    package var functionARN: String?
    /// Whether the function is attached to a VPC; nil where it is not known.
    package var isInVPC: Bool?
    /// The time of the request as ISO 8601; nil where a condition on it is to stay open.
    package var now: String?

    package init(
        role: String, policies: [AccessPolicy], boundary: AccessPolicy? = nil, functionARN: String? = nil,
        isInVPC: Bool? = nil, now: String? = nil, account: String? = nil
    ) {
        self.role = role
        self.account = account ?? ARN(role)?.account
        self.policies = policies
        self.boundary = boundary
        self.functionARN = functionARN
        self.isInVPC = isInVPC
        self.now = now
    }

    /// How many statements its policies have, its boundary's among them.
    package var statementCount: Int { policies.reduce(boundary?.parsed.count ?? 0) { $0 + $1.parsed.count } }

    package enum S3Operation: String, Sendable, Hashable, CaseIterable {
        case getObject = "s3:GetObject"
        case putObject = "s3:PutObject"
        case deleteObject = "s3:DeleteObject"
        /// About the bucket; keys do not matter.
        case listBucket = "s3:ListBucket"
    }

    package enum KMSOperation: String, Sendable, Hashable, CaseIterable {
        /// What reading an object of an encrypted bucket needs.
        case decrypt = "kms:Decrypt"
        /// What writing one needs.
        case generateDataKey = "kms:GenerateDataKey"
    }

    /// Whether the function may do this with objects of a bucket.
    ///
    /// - Parameters:
    ///   - bucket: the bucket's name, which may hold symbols.
    ///   - bucketAccount: the account that owns the bucket; nil where it is not known.
    ///   - bucketPolicy: nil where the bucket has none.
    ///   - context: further condition keys that are known, such as `s3:prefix`.
    package func s3(
        _ operation: S3Operation, bucket: String, keys: ObjectKeys = .every, bucketAccount: String?,
        bucketPolicy: AccessPolicy?, context: [String: [String]] = [:]
    ) -> AccessDecision {
        let bucketARN = ARN.bucket(bucket, partition: ARN(role)?.partition ?? "aws")
        let isAboutObjects = operation != .listBucket
        var known = self.context.merging(context) { _, given in given }
        if let bucketAccount { known["aws:ResourceAccount"] = [bucketAccount] }
        var request = PolicyRequest(
            principal: principal, action: operation.rawValue,
            resource: isAboutObjects ? keys.resource(bucketARN) : bucketARN, context: known,
            // S3 takes no connection below TLS 1.2 (S3 User Guide, "Protecting data in transit", read 2026-11-25).
            alternatives: context["s3:TlsVersion"] == nil ? ["s3:TlsVersion": [["1.2"], ["1.3"]]] : [:])
        if isAboutObjects { request.openKey = keys.openKey }
        return AccessEvaluation(
            request: request, role: role, rolePolicies: policies, boundary: boundary, resourcePolicy: bucketPolicy,
            resourceLayer: .bucketPolicy, resourceName: bucket, resourceAccount: bucketAccount,
            roleAccount: self.account
        ).decide()
    }

    /// Whether S3 may use the bucket's key for the function.
    ///
    /// - Parameters:
    ///   - key: the key's ARN.
    ///   - keyPolicy: a key always has one; give one that is unread or unknown where it is not at hand.
    ///   - keyAccount: the key's account, where its ARN does not tell it.
    ///   - bucketKey: whether the bucket has an S3 Bucket Key, under which the encryption context is the bucket's ARN and
    ///     not the object's; nil where it is not known.
    package func kms(
        _ operation: KMSOperation, key: String, keyPolicy: AccessPolicy, bucket: String, keys: ObjectKeys = .every,
        region: String, bucketKey: Bool? = nil, keyAccount: String? = nil
    ) -> AccessDecision {
        let bucketARN = ARN.bucket(bucket, partition: ARN(role)?.partition ?? "aws")
        let objectARN = keys.resource(bucketARN)
        var known = context
        // S3 asks in the role's name; what it tells of the way the function's call came is not documented.
        for name in ["aws:ViaAWSService", "aws:SourceVpc", "aws:SourceVpce", "aws:VpcSourceIp", "aws:CalledVia"] {
            known[name] = nil
        }
        known["lambda:SourceFunctionArn"] = nil
        known["kms:ViaService"] = ["s3.\(region).amazonaws.com"]
        known["kms:CallerAccount"] = self.account.map { [$0] }
        known["kms:EncryptionContextKeys"] = ["aws:s3:arn"]
        known["kms:GrantIsForAWSResource"] = []
        let contexts: [[String]] =
            switch bucketKey {
            case true: [[bucketARN]]
            case false: [[objectARN]]
            default: [[bucketARN], [objectARN]]
            }
        let account = ARN(key)?.account ?? keyAccount
        if let account { known["aws:ResourceAccount"] = [account] }
        let request = PolicyRequest(
            principal: principal, action: operation.rawValue, resource: key, context: known,
            alternatives: ["kms:EncryptionContext:aws:s3:arn": contexts])
        return AccessEvaluation(
            request: request, role: role, rolePolicies: policies, boundary: boundary, resourcePolicy: keyPolicy,
            resourceLayer: .keyPolicy, resourceName: key, resourceAccount: account, roleAccount: self.account
        ).decide()
    }

    /// Whether the function may do `action` with a resource of another service: a queue, a topic, a log group.
    ///
    /// - Parameter resourcePolicy: nil where nobody asked for it. Then the role's policies decide alone, and what they do
    ///   not allow is unknown, since the resource's policy may. Give one without statements where there is none.
    package func simple(_ action: String, _ resource: String, resourcePolicy: AccessPolicy? = nil) -> AccessDecision {
        let account = ARN(resource).flatMap { $0.account.isEmpty ? nil : $0.account }
        var known = context
        if let account { known["aws:ResourceAccount"] = [account] }
        let request = PolicyRequest(principal: principal, action: action, resource: resource, context: known)
        return AccessEvaluation(
            request: request, role: role, rolePolicies: policies, boundary: boundary,
            resourcePolicy: resourcePolicy ?? AccessPolicy(label: "", content: .notAsked), resourceName: resource,
            resourceAccount: account, roleAccount: self.account
        ).decide()
    }
}
