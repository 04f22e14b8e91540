import Facts
import SnapshotStore

extension WrittenSettings {
    private struct Key {
        var owner: SettingWriters.Owner
        var arn: String
        var keyID: String
        var isEnabled: Bool?
    }

    /// A row for each key, and one for each alias of a key, under the name by which a bucket may call it.
    func addKeys(to rows: inout WrittenRows) {
        let keys = keyAttributes.map(Self.key)
        guard !keys.isEmpty else { return }
        let policies = writers(.keyPolicy, of: keys.map(\.owner))
        var byName: [String: KMSKey] = [:]
        for key in keys {
            let fact = KMSKey(
                arn: key.arn, reference: key.keyID, metadata: .present(Self.metadata(key)),
                policy: policy(of: key, policies))
            rows.owned.append(WrittenRows.Owned(resource: key.owner.resource, origin: origin, facts: [.kmsKey(fact)]))
            for name in key.owner.keys { byName[name] = fact }
        }
        let called = aliasesInUse
        for row in aliases {
            let source = row.text("source") ?? ""
            let target = ["target_key_arn", "target_key_id"].lazy.compactMap { row.text($0) }
                .compactMap { byName[SettingWriters.key($0, source: source)] }.first
            guard var fact = target, let name = row.text("name") else { continue }
            let arn = row.text("arn")
            fact.reference = arn.flatMap { called.contains($0) ? $0 : nil } ?? name
            rows.owned.append(
                WrittenRows.Owned(resource: row.int64("resource_id") ?? 0, origin: origin, facts: [.kmsKey(fact)]))
        }
    }

    private static func key(_ row: SQLRow) -> Key {
        let address = row.text("address") ?? ""
        let symbols = ["arn", "key_id"].map { SymbolicText.text(of: "\(address).\($0)") }
        let (arn, keyID) = (row.text("arn") ?? symbols[0], row.text("key_id") ?? symbols[1])
        return Key(
            owner: SettingWriters.Owner(
                resource: row.int64("resource_id") ?? 0, source: row.text("source") ?? "",
                names: [arn, keyID] + symbols), arn: arn, keyID: keyID, isEnabled: row.int("is_enabled").map { $0 != 0 }
        )
    }

    /// Shape: as KMS's DescribeKey, as far as Terraform tells it.
    private static func metadata(_ key: Key) -> String {
        var members: [String: JSONValue] = [
            "Arn": .string(key.arn), "KeyId": .string(key.keyID), "KeyManager": "CUSTOMER",
        ]
        if let isEnabled = key.isEnabled { members["Enabled"] = .bool(isEnabled) }
        return JSONValue.object(members).canonicalText
    }

    /// The ARNs of aliases that buckets name.
    private var aliasesInUse: Set<String> {
        Set(
            rows(.encryption).lazy.compactMap { $0.text("value") }.filter { $0.contains(":alias/") }
                .compactMap { try? JSONValue(parsing: $0) }.flatMap { rules in
                    (rules.arrayValue ?? []).compactMap {
                        $0["ApplyServerSideEncryptionByDefault"]?["KMSMasterKeyID"]?.stringValue
                    }
                })
    }

    /// The policy that is written, else the one that KMS gives a key then: the account's own policies decide.
    ///
    /// Source: https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html, read 2026-11-25.
    private func policy(of key: Key, _ policies: SettingWriters) -> Fact<String> {
        switch policies.value(of: key.owner) {
        case nil, .absent?:
            let parsed = ARN(key.arn)
            let owner = parsed.flatMap { $0.account.isEmpty ? nil : $0.account } ?? account
            let root = "arn:\(parsed?.partition ?? "aws"):iam::\(owner):root"
            return .present(
                JSONValue.object([
                    "Version": "2012-10-17", "Id": "key-default-1",
                    "Statement": .array([
                        .object([
                            "Sid": "Enable IAM User Permissions", "Effect": "Allow",
                            "Principal": .object(["AWS": .string(root)]), "Action": "kms:*", "Resource": "*",
                        ])
                    ]),
                ]).canonicalText)
        case let value?: return value
        }
    }
}
