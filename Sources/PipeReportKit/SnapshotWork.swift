import AWSClient
import Collectors
import Derivation
import Facts
import Rules
import SnapshotStore

/// The work on one snapshot, from its first row to its last, whether it is new or goes on.
struct SnapshotWork {
    let store: SnapshotStore
    let snapshot: Int64
    let request: SnapshotRequest
    let world: World
    let isQuiet: Bool
    /// Whether log lines are written, between which a line that is drawn anew would be lost.
    let isVerbose: Bool

    /// Writes what was run: the logs that were named, and what was recorded since the last snapshot.
    func writeRuns(_ logs: [RunLogSource], secrets: SecretTexts) throws {
        for log in logs {
            try log.write(to: store, in: snapshot)
            let steps = log.run.actions.count + log.run.diagnostics.count
            say("\(log.label): \(steps) steps" + (log.note.map { ", \($0)" } ?? ""))
        }
        let count = try store.attachRecordings(to: snapshot, redactor: secrets.redactor)
        if count > 0 { say("record: \(count == 1 ? "1 command" : "\(count) commands")") }
    }

    /// Writes what was read of Terraform. From then on the snapshot can go on after it was cut short.
    func begin(_ terraform: TerraformSources, suppressions: [Suppression], aws: SignedIn?) throws {
        if let file = suppressions.first?.file { try store.write(suppressions, ofFile: file, in: snapshot) }
        let counts = try TerraformCollector(store: store, snapshot: snapshot).collect(terraform.sources)
        for (source, count) in zip(terraform.sources, counts) { say("\(source.label): \(count) resources") }
        for (folder, reason) in terraform.foldersWithoutState {
            let source = "terraform.state:\(folder.split(separator: "/").last.map(String.init) ?? folder)"
            try store.record(
                CollectionRecord(source: source, status: .skipped, errorMessage: reason), in: snapshot)
            say("\(source): skipped, \(reason)")
        }
        if let aws {
            let identity = aws.identity
            try store.setIdentity(
                snapshot, account: identity.account, callerARN: identity.arn, regions: aws.regions)
            // What concerns the account as a whole, such as a list that was denied, stands on this resource.
            try store.write(
                [
                    CollectedResource(
                        Resource(
                            origin: .aws, type: "aws_account",
                            arn: "arn:\(identity.partition):iam::\(identity.account):root", name: identity.account,
                            account: identity.account))
                ], source: LiveFact.identity.source, in: snapshot)
        } else {
            try store.record(
                CollectionRecord(source: "aws", status: .skipped, errorMessage: "not asked for: --no-aws"),
                in: snapshot)
        }
        try store.setResumable(snapshot)
    }

    /// Reads what is still to be read, derives, judges, and completes the snapshot.
    func finish(_ aws: SignedIn?) async throws {
        if let aws { try await collect(aws) }
        try Derivation(store: store).derive(snapshot)
        try RuleEvaluator(
            store: store, rules: request.enabledRules, userRules: try request.userRules(),
            limits: QueryLimits(seconds: request.ruleTimeLimitSeconds), sources: LiveSources(scope: request.scope)
        ).evaluate(snapshot)
        try store.complete(snapshot)
    }

    private func collect(_ aws: SignedIn) async throws {
        let meter = ProgressMeter(world: world, isShown: world.isErrTerminal && !isQuiet && !isVerbose) {
            aws.client.statistics.total.callCount
        }
        defer { meter.clear() }
        let run = CollectionRun(
            store: store, client: aws.client, snapshot: snapshot, identity: aws.identity, regions: aws.regions,
            plan: request.plan, now: world.now, progress: { meter.show($0) })
        let startedMS = world.now()
        let collector = AWSCollector(run)
        try await collector.collect()
        if request.plan.wants(.nameProbes) { try await collector.probeNames() }
        try await OutputCollector(run).collect(stages: request.stageURIs)
        try await collector.summarize()
        meter.clear()
        let (calls, elapsedMS) = (aws.client.statistics.total, world.now() - startedMS)
        say("aws: \(calls.callCount) calls, \(calls.retryCount) retries, in \(ProgressMeter.seconds(elapsedMS)) s")
    }

    /// What is told of a failure after `begin`: what was read is kept, except where reading it again would end the same.
    func failure(_ error: any Error, database: String) throws -> any Error {
        if error is RuleError || error is LimitError {
            try store.delete(snapshot)
            return error
        }
        let option = database == "pipereport.db" ? "" : " --db \(database)"
        let next = "pipereport snapshot --resume\(option)"
        guard let interrupted = error as? CollectionInterrupted else {
            let error = SnapshotStore.explained(error, path: database)
            return CommandError("\(error) What was read is kept; go on with: \(next)")
        }
        let calls =
            try store.rows(
                "SELECT coalesce(sum(call_count), 0) AS calls FROM api_call WHERE snapshot_id = :snapshot",
                ["snapshot": .integer(snapshot)]
            ).first?.int("calls") ?? 0
        return CommandError(
            "AWS no longer accepts the credentials: \(interrupted.description). What \(calls) calls brought is kept; renew the credentials and go on with: \(next)"
        )
    }

    private func say(_ line: String) {
        if !isQuiet { world.err(FindingTable.visible(line) + "\n") }
    }
}
