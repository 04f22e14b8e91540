import Facts

extension TerraformFacts {
    /// A resource type that is one setting of a bucket.
    private struct SettingResource {
        let kind: WrittenSetting.Kind
        /// The argument that holds the setting; nil where all arguments do.
        let argument: String?
        let shape: SettingShape

        init(_ kind: WrittenSetting.Kind, _ argument: String?, _ shape: SettingShape) {
            self.kind = kind
            self.argument = argument
            self.shape = shape
        }
    }

    private static let settingResources: [String: SettingResource] = [
        "aws_s3_bucket_public_access_block": SettingResource(.publicAccessBlock, nil, .publicAccessBlock),
        "aws_s3_account_public_access_block": SettingResource(.accountPublicAccessBlock, nil, .publicAccessBlock),
        "aws_s3_bucket_server_side_encryption_configuration": SettingResource(.encryption, "rule", .encryptionRules),
        "aws_s3_bucket_versioning": SettingResource(.versioning, "versioning_configuration", .versioning),
        "aws_s3_bucket_logging": SettingResource(.logging, nil, .logging),
        "aws_s3_bucket_lifecycle_configuration": SettingResource(.lifecycle, "rule", .lifecycleRules),
        "aws_s3_bucket_object_lock_configuration": SettingResource(.objectLock, nil, .objectLock),
        "aws_s3_bucket_replication_configuration": SettingResource(.replication, nil, .replication),
        "aws_s3_bucket_ownership_controls": SettingResource(.ownership, "rule", .ownership),
    ]

    /// What a resource that is a setting of a bucket, or of the account, says of it.
    static func bucketSetting(_ attributes: JSONValue, of instance: TerraformInstance) -> [TypedFact] {
        guard let resource = settingResources[instance.type] else { return [] }
        let argument = resource.argument.map { attributes[$0] ?? .null } ?? attributes
        let place = instance.address + (resource.argument.map { "." + $0 } ?? "")
        let value = fact(of: instance) { () throws(SettingShape.Open) in
            settled(try resource.shape.value(of: argument, at: place), resource.kind)
        }
        let isOfAccount = resource.kind == .accountPublicAccessBlock
        return setting(resource.kind, owner: isOfAccount ? "" : owner("bucket", attributes, instance), value)
    }

    static func bucketPolicy(_ attributes: JSONValue, of instance: TerraformInstance) -> [TypedFact] {
        setting(
            .bucketPolicy, owner: owner("bucket", attributes, instance), policy("policy", attributes, of: instance))
    }

    /// What an `aws_s3_bucket` says itself of what has resources of its own since version 4 of the provider.
    ///
    /// A state's values are those of the bucket as it was read last, whoever wrote them; a resource of its own says more
    /// than they do, since Terraform reads it after the bucket. What is switched off there gives no fact: a bucket
    /// without any has S3's defaults.
    static func inlineSettings(_ attributes: JSONValue, of instance: TerraformInstance) -> [TypedFact] {
        let bucket = owner("bucket", attributes, instance)
        var facts: [TypedFact] = []
        func add(_ kind: WrittenSetting.Kind, _ value: Fact<String>) {
            if value != .absent { facts += setting(kind, owner: bucket, value) }
        }
        add(.bucketPolicy, policy("policy", attributes, of: instance))
        for (argument, kind, shape) in inline {
            let place = "\(instance.address).\(argument)"
            add(
                kind,
                fact(of: instance) { () throws(SettingShape.Open) in
                    settledInline(try shape.value(of: attributes[argument], at: place), kind)
                })
        }
        if !facts.contains(where: isObjectLock) { add(.objectLock, lockSwitch(attributes, of: instance)) }
        return facts
    }

    private static let inline: [(argument: String, kind: WrittenSetting.Kind, shape: SettingShape)] = [
        (
            "server_side_encryption_configuration", .encryption,
            .block([SettingShape.Member("rule", "Rules", .encryptionRules)])
        ),
        (
            "versioning", .versioning,
            .block([
                SettingShape.Member("enabled", "Status", .flag(default: false)),
                SettingShape.Member("mfa_delete", "MFADelete", .flag(default: false)),
            ])
        ),
        ("logging", .logging, .inlineLogging), ("lifecycle_rule", .lifecycle, .inlineLifecycleRules),
        ("object_lock_configuration", .objectLock, .inlineObjectLock),
        ("replication_configuration", .replication, .inlineReplication),
    ]

    private static func isObjectLock(_ fact: TypedFact) -> Bool {
        if case .writtenSetting(let setting) = fact { setting.kind == .objectLock } else { false }
    }

    private static func lockSwitch(_ attributes: JSONValue, of instance: TerraformInstance) -> Fact<String> {
        fact(of: instance) { () throws(SettingShape.Open) in
            let isOn = try SettingShape.flag(default: nil).value(
                of: attributes["object_lock_enabled"], at: "\(instance.address).object_lock_enabled")
            return isOn == .bool(true) ? .object(["ObjectLockEnabled": "Enabled"]) : nil
        }
    }

    // MARK: - What S3 says of the same

    private static func settled(_ value: JSONValue?, _ kind: WrittenSetting.Kind) -> JSONValue? {
        guard let value else { return nil }
        switch kind {
        // Versioning that was never switched on is no versioning: S3 answers with nothing.
        case .versioning: return value["Status"] == "Disabled" ? nil : value
        case .logging: return value["TargetBucket"] == nil ? nil : value
        case .ownership: return value["ObjectOwnership"]
        case .objectLock:
            var members = value.objectValue ?? [:]
            members["ObjectLockEnabled"] = members["ObjectLockEnabled"] ?? "Enabled"
            return .object(members)
        default: return value
        }
    }

    private static func settledInline(_ value: JSONValue?, _ kind: WrittenSetting.Kind) -> JSONValue? {
        guard let value else { return nil }
        switch kind {
        case .encryption: return value["Rules"]
        case .versioning:
            guard value["Status"] == .bool(true) else { return nil }
            return .object([
                "Status": "Enabled", "MFADelete": value["MFADelete"] == .bool(true) ? "Enabled" : "Disabled",
            ])
        case .lifecycle: return .array((value.arrayValue ?? []).map(settledLifecycle))
        case .objectLock: return value["ObjectLockEnabled"] == nil ? nil : value
        case .replication: return value["Rules"] == nil ? nil : value
        default: return settled(value, kind)
        }
    }

    private static func settledLifecycle(_ rule: JSONValue) -> JSONValue {
        var members = rule.objectValue ?? [:]
        members["Status"] = members["Status"] == .bool(true) ? "Enabled" : "Disabled"
        if let days = members.removeValue(forKey: "AbortDays") {
            members["AbortIncompleteMultipartUpload"] = .object(["DaysAfterInitiation": days])
        }
        if let tags = members.removeValue(forKey: "Tags") {
            let prefix = members.removeValue(forKey: "Prefix")
            var and: [String: JSONValue] = ["Tags": tags]
            and["Prefix"] = prefix
            members["Filter"] = .object(["And": .object(and)])
        }
        return .object(members)
    }
}
