/// What a Terraform resource says of the bucket, function, key or account that it belongs to.
///
/// Shape: `value` is JSON with AWS's own member names, as the live fact of the same name has it.
package struct WrittenSetting: Sendable, Hashable {
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        case bucketPolicy = "s3:policy"
        case publicAccessBlock = "s3:public_access_block"
        case encryption = "s3:encryption"
        case versioning = "s3:versioning"
        case logging = "s3:logging"
        case lifecycle = "s3:lifecycle"
        case objectLock = "s3:object_lock"
        case replication = "s3:replication"
        case ownership = "s3:ownership"
        case accountPublicAccessBlock = "s3:account_public_access_block"
        case reservedConcurrency = "lambda:reserved_concurrency"
        case recursiveLoop = "lambda:recursive_loop"
        case eventInvokeConfig = "lambda:event_invoke_config"
        case urlConfig = "lambda:url_config"
        case busPolicy = "events:policy"
        case keyPolicy = "kms:policy"
        case queuePolicy = "sqs:policy"
        /// The document of a customer's managed policy; its owner is the policy's ARN.
        case managedPolicy = "iam:policy"
        /// The ARN of a policy that is attached, as a JSON text; its owner is the role's name.
        case attachedPolicy = "iam:attached_policy"
    }

    package var kind: Kind
    /// The name or ARN of the bucket, function, bus or key, as it is written; empty for the account.
    package var owner: String
    package var value: Fact<String>

    package init(_ kind: Kind, owner: String, value: Fact<String>) {
        self.kind = kind
        self.owner = owner
        self.value = value
    }
}

/// A subnet in which functions run.
package struct Subnet: Sendable, Hashable {
    package var id: String
    package var availabilityZone: String?

    package init(id: String, availabilityZone: String? = nil) {
        self.id = id
        self.availabilityZone = availabilityZone
    }
}

/// An environment variable whose value looks like a credential.
package struct SecretVariable: Sendable, Hashable, Comparable {
    package var name: String
    /// What gave it away, in words: `AWS access key id`.
    package var form: String

    package init(name: String, form: String) {
        self.name = name
        self.form = form
    }

    package static func < (left: SecretVariable, right: SecretVariable) -> Bool { left.name < right.name }
}
