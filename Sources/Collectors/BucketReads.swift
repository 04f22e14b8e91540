import AWSClient
import Facts

/// The calls on one bucket, which run side by side.
struct BucketReads: Sendable {
    typealias Setting = @Sendable (S3Calls, String) async throws(AWSError) -> Fact<String>

    let run: CollectionRun
    let s3: S3Calls
    let bucket: String
    let unread = UnreadLog()

    init(run: CollectionRun, bucket: String) {
        self.run = run
        self.bucket = bucket
        s3 = run.client.s3()
    }

    func read(_ fact: LiveFact, _ setting: @escaping Setting) async throws -> Fact<String> {
        let (s3, bucket) = (s3, bucket)
        return try await run.fact(fact, owner: bucket, unread) { () throws(AWSError) in try await setting(s3, bucket) }
    }

    /// - Parameter isKnown: the list has told it already.
    func location(isKnown: Bool) async throws -> String? {
        if isKnown { return nil }
        return try await read(.location) { s3, name throws(AWSError) in .present(try await s3.location(ofBucket: name))
        }
        .value
    }

    func acl() async throws -> Fact<[ACLGrant]> {
        let (s3, bucket) = (s3, bucket)
        return try await run.fact(.acl, owner: bucket, unread) { () throws(AWSError) in
            .present(try await s3.acl(ofBucket: bucket))
        }
    }

    func notification() async throws -> S3NotificationConfiguration {
        let (s3, bucket) = (s3, bucket)
        let read: Fact<S3NotificationConfiguration> = try await run.fact(.notification, owner: bucket, unread) {
            () throws(AWSError) in .present(try await s3.notificationConfiguration(ofBucket: bucket))
        }
        return read.value
            ?? S3NotificationConfiguration(bucket: bucket, isEventBridgeEnabled: read.map { _ in false })
    }

    func settings() async throws -> S3BucketSettings {
        async let policy = read(.bucketPolicy) { s3, name throws(AWSError) in try await s3.policy(ofBucket: name) }
        async let publicAccessBlock = read(.publicAccessBlock) { s3, name throws(AWSError) in
            try await s3.publicAccessBlock(ofBucket: name)
        }
        async let encryption = read(run.plan.wants(.encryption) ? .encryption : .keys) { s3, name throws(AWSError) in
            try await s3.encryption(ofBucket: name)
        }
        async let logging = read(.logging) { s3, name throws(AWSError) in try await s3.logging(ofBucket: name) }
        async let lifecycle = read(.lifecycle) { s3, name throws(AWSError) in try await s3.lifecycle(ofBucket: name) }
        async let tags = read(.tags) { s3, name throws(AWSError) in try await s3.tags(ofBucket: name) }
        let (versioning, objectLock, replication) = try await versioned()
        return S3BucketSettings(
            bucket: bucket, policy: try await policy, publicAccessBlock: try await publicAccessBlock,
            encryption: try await encryption, versioning: versioning, logging: try await logging,
            lifecycle: try await lifecycle, objectLock: objectLock, replication: replication,
            tags: Self.namesOnly(try await tags))
    }

    /// A tag may hold anything, secrets too, so that only its name is kept.
    private static func namesOnly(_ tags: Fact<String>) -> Fact<String> {
        tags.map { text in
            let names = (try? JSONValue(parsing: text))?.objectValue ?? [:]
            return JSONValue.object(names.mapValues { _ in .null }).canonicalText
        }
    }

    /// Object Lock and replication are only possible on a bucket with versioning, so a bucket that never had any
    /// costs one call instead of three. Source: Amazon S3 User Guide, "Requirements for replication" and "How S3
    /// Object Lock works", read 2026-11-25.
    private func versioned() async throws -> (Fact<String>, objectLock: Fact<String>, replication: Fact<String>) {
        let dependents: [LiveFact] = [.versioning, .objectLock, .replication]
        guard let asked = dependents.first(where: run.plan.wants) else {
            return (.unread(.notAsked), .unread(.notAsked), .unread(.notAsked))
        }
        let versioning = try await read(asked) { s3, name throws(AWSError) in try await s3.versioning(ofBucket: name) }
        let wasNeverOn = versioning == .absent
        async let objectLock = unless(wasNeverOn, .objectLock) { s3, name throws(AWSError) in
            try await s3.objectLock(ofBucket: name)
        }
        async let replication = unless(wasNeverOn, .replication) { s3, name throws(AWSError) in
            try await s3.replication(ofBucket: name)
        }
        return (versioning, try await objectLock, try await replication)
    }

    private func unless(_ isKnownAbsent: Bool, _ fact: LiveFact, _ setting: @escaping Setting) async throws -> Fact<
        String
    > {
        if isKnownAbsent, run.plan.wants(fact) { return .absent }
        return try await read(fact, setting)
    }
}
