package import AWSClient
import Facts
package import SnapshotStore

/// Reads the deployed resources of one account and writes them as facts of the origin `aws`.
///
/// A call that is denied or fails leaves an unread fact and a row in `coverage`, and the rest goes on.
package struct AWSCollector: Sendable {
    let store: SnapshotStore
    let client: AWSClient
    let account: String
    let regions: [String]
    /// Milliseconds since 1970, UTC; for durations.
    let now: @Sendable () -> Int64

    package init(
        store: SnapshotStore, client: AWSClient, account: String, regions: [String],
        now: @escaping @Sendable () -> Int64
    ) {
        self.store = store
        self.client = client
        self.account = account
        self.regions = regions
        self.now = now
    }

    /// Reads buckets, functions with their policies and layers, EventBridge, and the roles of what was found.
    package func collect(into snapshot: Int64) async throws {
        let log = CoverageLog()
        async let buckets = timed(.s3) { await self.buckets(log) }
        async let functions = timed(.lambda) { await (self.functions(log), self.layers(log)) }
        async let events = timed(.eventBridge) { await self.eventBridge(log) }
        let (s3, s3Time) = await buckets
        let ((lambda, versions), lambdaTime) = await functions
        let (eventBridge, eventsTime) = await events
        let (roles, iamTime) = await timed(.iam) { await self.roles(of: Self.roleARNs(lambda, eventBridge), log) }

        // Environment values are kept only where they name a resource, so every name has to be known first.
        let known = Set((s3 + eventBridge + versions + roles).flatMap(Self.names) + lambda.flatMap(\.names))
        try store.write(s3, source: "aws.s3", in: snapshot)
        try store.write(lambda.map { $0.redacted(keeping: known) } + versions, source: "aws.lambda", in: snapshot)
        try store.write(eventBridge, source: "aws.events", in: snapshot)
        try store.write(roles, source: "aws.iam", in: snapshot)
        try await finish(log, times: [s3Time, lambdaTime, eventsTime, iamTime], in: snapshot)
    }

    private static func names(of collected: CollectedResource) -> [String] {
        [collected.resource.name] + (collected.resource.arn.map { [$0] } ?? [])
    }

    private static func roleARNs(_ functions: [CollectedFunction], _ events: [CollectedResource]) -> Set<String> {
        let ofTargets = events.flatMap(\.facts).compactMap { fact -> String? in
            if case .eventTarget(let target) = fact { return target.roleARN }
            return nil
        }
        return Set(functions.compactMap(\.function.roleARN) + ofTargets)
    }

    /// What one service's calls took together.
    private struct ServiceTime: Sendable {
        var service: AWSServiceName
        var milliseconds: Int
    }

    private func timed<Result: Sendable>(
        _ service: AWSServiceName, _ read: @Sendable () async -> Result
    ) async -> (Result, ServiceTime) {
        let started = now()
        let result = await read()
        return (result, ServiceTime(service: service, milliseconds: Int(now() - started)))
    }

    private func finish(_ log: CoverageLog, times: [ServiceTime], in snapshot: Int64) async throws {
        let coverage = await log.rows
        try store.record(coverage, in: snapshot)
        let services: [(AWSServiceName, String, String)] = [
            (.sts, "aws.sts", "sts:"), (.s3, "aws.s3", "s3:"), (.lambda, "aws.lambda", "lambda:"),
            (.eventBridge, "aws.events", "events:"), (.iam, "aws.iam", "iam:"),
        ]
        for (service, source, prefix) in services {
            let counts = client.statistics.counts(of: service)
            let unread = coverage.filter { $0.state == .unread && $0.fact.hasPrefix(prefix) }
            let first = unread.first?.unread
            try store.record(
                CollectionRecord(
                    source: source, status: Self.status(counts, unread), callCount: counts.callCount,
                    retryCount: counts.retryCount, receivedBytes: counts.receivedBytes,
                    durationMS: times.first { $0.service == service }?.milliseconds ?? 0, errorCode: first?.code,
                    errorMessage: first?.sentence,
                    requestID: first?.requestID, missingAction: unread.compactMap { $0.unread?.action }.first),
                in: snapshot)
        }
    }

    private static func status(_ counts: CallCounts, _ unread: [Coverage]) -> CollectionRecord.Status {
        if unread.isEmpty { return .ok }
        if counts.failedCount < counts.callCount { return .partial }
        return unread.allSatisfy { $0.unread?.action != nil } ? .denied : .failed
    }
}

/// What became of each list and fact, gathered from concurrent calls.
actor CoverageLog {
    private var gathered: [Coverage] = []

    /// Sorted, so that the order of answers leaves no trace.
    var rows: [Coverage] { gathered.sorted { ($0.fact, $0.region, $0.owner) < ($1.fact, $1.region, $1.owner) } }

    func read(_ fact: String, region: String = "", owner: String = "") {
        gathered.append(Coverage(origin: .aws, region: region, owner: owner, fact: fact, state: .read))
    }

    func unread(_ fact: String, _ reason: Unread, region: String = "", owner: String = "") {
        gathered.append(
            Coverage(origin: .aws, region: region, owner: owner, fact: fact, state: .unread, unread: reason))
    }

    /// All items of a list, or none and a row that says why.
    func list<Item: Sendable>(_ pages: Pages<Item>, _ fact: String, region: String = "", owner: String = "") async
        -> [Item]
    {
        do {
            let items = try await pages.all()
            read(fact, region: region, owner: owner)
            return items
        } catch {
            unread(fact, error.unread, region: region, owner: owner)
            return []
        }
    }

    /// A fact; a row is written only when it could not be read.
    nonisolated func fact<Value>(
        _ name: String, region: String = "", owner: String, _ read: () async throws(AWSError) -> Fact<Value>
    ) async -> Fact<Value> {
        let fact = await Fact.reading(read)
        if let reason = fact.unread { await unread(name, reason, region: region, owner: owner) }
        return fact
    }
}

extension Sequence where Element: Sendable {
    /// Maps every element at once; the client itself bounds how many calls are under way. Keeps the order.
    func concurrentMap<Result: Sendable>(_ transform: @escaping @Sendable (Element) async -> Result) async -> [Result] {
        await withTaskGroup(of: (Int, Result).self) { group in
            var count = 0
            for (position, element) in enumerated() {
                group.addTask { (position, await transform(element)) }
                count += 1
            }
            var results: [Result?] = Array(repeating: nil, count: count)
            for await (position, result) in group { results[position] = result }
            return results.compactMap(\.self)
        }
    }
}
