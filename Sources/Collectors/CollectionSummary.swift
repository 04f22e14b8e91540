import AWSClient
import Facts
import SnapshotStore

/// Says in `collection` what became of each AWS source, and in `coverage` what nobody asked for.
struct CollectionSummary {
    let run: CollectionRun

    func record() async throws {
        // Calls that brought nothing to write, such as those on names of buckets, are still to be counted.
        try await run.commit(CollectedBatch(source: "aws"))
        try run.store.record(
            LiveFact.allCases.filter { !run.plan.wants($0) }.map {
                Coverage(origin: .aws, fact: $0.rawValue, state: .notAsked)
            }, in: run.snapshot)
        let calls = try calls()
        let unread = try unread()
        let wanted = Set(LiveFact.allCases.filter(run.plan.wants).map(\.source)).union(calls.keys)
        for source in wanted.sorted() {
            let counts = calls[source] ?? CallCounts()
            let own = unread[source] ?? []
            let first = own.first { $0.action != nil } ?? own.first
            try run.store.record(
                CollectionRecord(
                    source: source, status: Self.status(counts, isWhole: own.isEmpty), callCount: counts.callCount,
                    retryCount: counts.retryCount, receivedBytes: counts.receivedBytes,
                    durationMS: await run.times.milliseconds(of: source), errorCode: first?.code,
                    errorMessage: first?.sentence ?? (try note(source, counts)), missingAction: first?.action),
                in: run.snapshot)
        }
    }

    private static func status(_ counts: CallCounts, isWhole: Bool) -> CollectionRecord.Status {
        if counts.callCount == 0 { return isWhole ? .skipped : .failed }
        if isWhole { return .ok }
        if counts.deniedCount == counts.callCount { return .denied }
        return counts.failedCount == counts.callCount ? .failed : .partial
    }

    /// Source → what its operations cost, over all parts of a run that went on.
    private func calls() throws -> [String: CallCounts] {
        let rows = try run.store.rows(
            "SELECT * FROM api_call WHERE snapshot_id = :snapshot", ["snapshot": .integer(run.snapshot)])
        return rows.reduce(into: [:]) { result, row in
            let source = Self.source(service: row.text("service") ?? "", operation: row.text("operation") ?? "")
            var counts = result[source] ?? CallCounts()
            counts.callCount += row.int("call_count") ?? 0
            counts.retryCount += row.int("retry_count") ?? 0
            counts.deniedCount += row.int("denied_count") ?? 0
            counts.failedCount += row.int("failed_count") ?? 0
            counts.receivedBytes += row.int("received_bytes") ?? 0
            result[source] = counts
        }
    }

    private static func source(service: String, operation: String) -> String {
        let ofObjects = LiveFact.objects.operations.map(\.name)
        if service == AWSServiceName.s3.rawValue, ofObjects.contains(operation) { return LiveFact.objects.source }
        return service == AWSServiceName.s3Control.rawValue ? LiveFact.buckets.source : "aws.\(service)"
    }

    private struct UnreadFact {
        var code: String
        var action: String?
        var sentence: String
    }

    private func unread() throws -> [String: [UnreadFact]] {
        let rows = try run.store.rows(
            """
            SELECT fact, error_code, missing_action, reason FROM coverage
            WHERE snapshot_id = :snapshot AND origin = 'aws' AND state = 'unread' ORDER BY fact, region, owner
            """, ["snapshot": .integer(run.snapshot)])
        return rows.reduce(into: [:]) { result, row in
            let fact = row.text("fact") ?? ""
            let source = LiveFact(rawValue: fact)?.source ?? "aws.\(fact.prefix { $0 != ":" })"
            result[source, default: []].append(
                UnreadFact(
                    code: row.text("error_code") ?? "", action: row.text("missing_action"),
                    sentence: row.text("reason") ?? ""))
        }
    }

    /// What of the lists was read in detail, where that is not all; and why a source was not asked at all.
    private func note(_ source: String, _ counts: CallCounts) throws -> String? {
        if source == LiveFact.objects.source, counts.callCount == 0 {
            return "no bucket's name tells its stage; name them under stages in pipereport.yml"
        }
        let kinds: [String: (TaskKind, String)] = [
            LiveFact.buckets.source: (.bucket, "s3_bucket"), LiveFact.functions.source: (.function, "lambda_function"),
            LiveFact.eventRules.source: (.rule, "event_rule"),
        ]
        guard run.plan.scope == .terraform, let (kind, table) = kinds[source] else { return nil }
        let listed = try run.store.rows(
            "SELECT count(*) AS count FROM \(table) WHERE snapshot_id = :snapshot AND origin = 'aws'",
            ["snapshot": .integer(run.snapshot)]
        ).first?.int("count")
        let read = try run.store.taskCounts(kind.rawValue, in: run.snapshot).done
        guard let listed, read < listed else { return nil }
        return "\(read) of \(listed) \(kind.words) read in detail, the others listed by name; --scope account reads all"
    }
}
