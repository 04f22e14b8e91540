package import AWSClient
import Facts
package import SnapshotStore

/// What the parts of one collection share: where to read, where to write, and how to say how far it is.
package struct CollectionRun: Sendable {
    /// How far one kind of work is.
    package struct Progress: Sendable, Hashable {
        /// Such as `s3 buckets`.
        package var what: String
        package var done: Int
        package var total: Int
    }

    let store: SnapshotStore
    let client: AWSClient
    let snapshot: Int64
    let account: String
    /// `aws`, `aws-cn` or `aws-us-gov`.
    let partition: String
    let regions: [String]
    let plan: CollectionPlan
    /// Milliseconds since 1970, UTC.
    let now: @Sendable () -> Int64
    let progress: @Sendable (Progress) -> Void
    let times = SourceTimes()
    private let identity = IdentityCheck()

    package init(
        store: SnapshotStore, client: AWSClient, snapshot: Int64, identity: CallerIdentity, regions: [String],
        plan: CollectionPlan, now: @escaping @Sendable () -> Int64,
        progress: @escaping @Sendable (Progress) -> Void = { _ in }
    ) {
        self.store = store
        self.client = client
        self.snapshot = snapshot
        self.account = identity.account
        self.partition = identity.partition
        self.regions = regions
        self.plan = plan
        self.now = now
        self.progress = progress
    }

    /// Writes a batch together with the calls that were made since the last one.
    func commit(_ batch: CollectedBatch) async throws {
        var batch = batch
        batch.calls += client.statistics.takeDelta().map { operation, counts in
            APICall(
                service: operation.service.rawValue, operation: operation.name, action: operation.action,
                callCount: counts.callCount, retryCount: counts.retryCount, throttledCount: counts.throttledCount,
                deniedCount: counts.deniedCount, failedCount: counts.failedCount,
                receivedBytes: counts.receivedBytes)
        }
        try await store.commit(batch, in: snapshot)
    }

    /// A fact that the plan wants, or the reason why nobody asked. What fails is told to `unread`.
    func fact<Value: Sendable>(
        _ fact: LiveFact, region: String = "", owner: String, _ unread: UnreadLog,
        _ read: @Sendable () async throws(AWSError) -> Fact<Value>
    ) async throws -> Fact<Value> {
        guard plan.wants(fact) else { return .unread(.notAsked) }
        do {
            return try await read()
        } catch {
            try await stop(at: error)
            await unread.note(
                Coverage(
                    origin: .aws, region: region, owner: owner, fact: fact.rawValue, state: .unread,
                    unread: error.unread))
            return .unread(error.unread)
        }
    }

    /// Stops the run when the identity is not accepted any more: it would answer no further call.
    ///
    /// A region that the account has not enabled refuses the identity too, so STS is asked before the run gives up.
    func stop(at error: AWSError) async throws {
        if error.isCancelled || error.isExpired { throw CollectionInterrupted(error: error) }
        guard error.isCredentialProblem else { return }
        if await identity.isRefused(client, nowMS: now()) { throw CollectionInterrupted(error: error) }
    }
}

/// Asks STS whether the identity is still accepted; calls that fail together share one question.
private actor IdentityCheck {
    /// An answer holds this long.
    private static let pauseMS: Int64 = 5_000

    private var question: Task<Bool, Never>?
    private var askedMS: Int64 = 0

    func isRefused(_ client: AWSClient, nowMS: Int64) async -> Bool {
        if question == nil || nowMS - askedMS >= Self.pauseMS {
            askedMS = nowMS
            question = Task { (try? await client.sts().callerIdentity()) == nil }
        }
        return await question?.value ?? true
    }
}

/// What the calls of one task could not read; they run side by side.
actor UnreadLog {
    private var noted: [Coverage] = []

    /// Sorted, so that the order of answers leaves no trace.
    var rows: [Coverage] { noted.sorted { ($0.fact, $0.region, $0.owner) < ($1.fact, $1.region, $1.owner) } }

    func note(_ coverage: Coverage) { noted.append(coverage) }
}

/// When the work on each source began and ended.
actor SourceTimes {
    private var spans: [String: (first: Int64, last: Int64)] = [:]

    func note(_ source: String, atMS moment: Int64) {
        spans[source] = (spans[source]?.first ?? moment, moment)
    }

    func milliseconds(of source: String) -> Int { spans[source].map { Int($0.last - $0.first) } ?? 0 }
}

/// The run stopped half way; what was read is kept.
package struct CollectionInterrupted: Error, Sendable, CustomStringConvertible {
    package var error: AWSError

    package var description: String { error.description }
}

extension Unread {
    /// No enabled rule and no page reads the fact.
    static let notAsked = Unread(code: "NotAsked", message: "no enabled rule and no page reads it; --facts all asks")
    /// The resource is listed by name only.
    static let outOfScope = Unread(
        code: "NotAsked", message: "Terraform does not manage it and nothing wires it; --scope account asks")
}
