import Facts
import SnapshotStore

extension WrittenSettings {
    /// Every bucket gets a row; what no resource writes is S3's default, as far as that is one for all buckets.
    ///
    /// The public access block of a bucket that is there already and that no resource writes is absent: S3 blocks public
    /// access to new buckets since April 2023, and neither state nor plan tells how old a bucket is. Rules leave those out.
    func addBuckets(to rows: inout WrittenRows) {
        let owners = buckets.map { row in
            SettingWriters.Owner(
                resource: row.int64("resource_id") ?? 0, source: row.text("source") ?? "",
                names: [row.text("name") ?? ""])
        }
        let policy = writers(.bucketPolicy, of: owners)
        let publicAccess = writers(.publicAccessBlock, of: owners)
        let publicAccessOfNew = writers(.publicAccessBlock, of: owners, standard: .present(Self.blockedAccess))
        let encryption = writers(.encryption, of: owners, standard: .present(Self.defaultEncryption))
        let versioning = writers(.versioning, of: owners)
        let logging = writers(.logging, of: owners)
        let lifecycle = writers(.lifecycle, of: owners)
        let objectLock = writers(.objectLock, of: owners)
        let replication = writers(.replication, of: owners)
        for (row, owner) in zip(buckets, owners) {
            let action = row.text("planned_action")
            let isNew = origin == .config || action == "create" || action == "replace"
            let settings = S3BucketSettings(
                bucket: owner.names[0], policy: policy.value(of: owner) ?? .absent,
                publicAccessBlock: isNew
                    ? publicAccessOfNew.value(of: owner) ?? .present(Self.blockedAccess)
                    : publicAccess.value(of: owner) ?? .absent,
                encryption: Self.encryption(encryption.value(of: owner)),
                versioning: versioning.value(of: owner) ?? .absent, logging: logging.value(of: owner) ?? .absent,
                lifecycle: lifecycle.value(of: owner) ?? .absent,
                objectLock: objectLock.value(of: owner) ?? .absent,
                replication: replication.value(of: owner) ?? .absent,
                tags: tags[owner.resource].map { .present($0) } ?? .absent)
            rows.owned.append(
                WrittenRows.Owned(resource: owner.resource, origin: origin, facts: [.s3BucketSettings(settings)]))
        }
    }

    /// No bucket is without encryption.
    ///
    /// Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/default-encryption-faq.html, read 2026-11-25: every
    /// bucket since January 5, 2023.
    private static func encryption(_ value: Fact<String>?) -> Fact<String> {
        switch value {
        case nil, .absent?: .present(defaultEncryption)
        case let value?: value
        }
    }

    private static let defaultEncryption =
        #"[{"ApplyServerSideEncryptionByDefault":{"SSEAlgorithm":"AES256"},"BucketKeyEnabled":false}]"#

    /// Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/create-bucket-faq.html, read 2026-11-25: all new
    /// buckets since April 2023.
    private static let blockedAccess =
        #"{"BlockPublicAcls":true,"BlockPublicPolicy":true,"IgnorePublicAcls":true,"RestrictPublicBuckets":true}"#
}
