import AWSClient
import Collectors
import Derivation
import Facts
import Foundation
import Rules
import SnapshotStore
import Terraform

/// `pipereport snapshot`: collects every source into the database, derives the wiring and evaluates the rules.
package struct SnapshotCommand: Sendable {
    package var database: String
    package var configurationFile: String?
    package var terraform: [String]
    package var state: [String]
    package var plan: [String]
    package var readsAWS: Bool
    package var profile: String?
    package var regions: [String]
    package var probesNames: Bool
    package var label: String?
    /// Milliseconds since 1970, UTC; nil takes the present.
    package var asOfMS: Int64?
    package var isVerbose: Bool
    package var isQuiet: Bool

    package init(
        database: String, configurationFile: String? = nil, terraform: [String] = [], state: [String] = [],
        plan: [String] = [], readsAWS: Bool = true, profile: String? = nil, regions: [String] = [],
        probesNames: Bool = false, label: String? = nil, asOfMS: Int64? = nil, isVerbose: Bool = false,
        isQuiet: Bool = false
    ) {
        self.database = database
        self.configurationFile = configurationFile
        self.terraform = terraform
        self.state = state
        self.plan = plan
        self.readsAWS = readsAWS
        self.profile = profile
        self.regions = regions
        self.probesNames = probesNames
        self.label = label
        self.asOfMS = asOfMS
        self.isVerbose = isVerbose
        self.isQuiet = isQuiet
    }

    /// Runs the command.
    ///
    /// - Throws: an error of one sentence when a source that was named cannot be read at all. Nothing is left in the
    ///   database then.
    package func run(_ world: World) async throws {
        let sources = try SourceList(self, world: world)
        // Every document is read whole and the caller is known before the first row is written.
        var reader = TerraformReader()
        let documents = try sources.documents.map { try reader.read(path: $0) }
        let aws = readsAWS ? try await signIn(sources, world: world) : nil
        let store: SnapshotStore
        let snapshot: Int64
        do {
            store = try SnapshotStore(path: database)
            snapshot = try begin(store, sources: sources, world: world)
        } catch {
            await aws?.client.close()
            throw error
        }
        do {
            try await collect(documents, aws, sources, store: store, snapshot: snapshot, world: world)
        } catch {
            await aws?.client.close()
            try? store.delete(snapshot)
            throw error
        }
        await aws?.client.close()
        summarize(store, snapshot, world: world)
    }

    /// A client whose caller is known.
    private struct SignedIn {
        var client: AWSClient
        var identity: CallerIdentity
        var regions: [String]
    }

    private func signIn(_ sources: SourceList, world: World) async throws -> SignedIn {
        let setup = AWSSetup(world: world, profile: sources.profile, regions: sources.regions, isVerbose: isVerbose)
        let hint = "To audit Terraform's files alone: pipereport snapshot --no-aws --terraform DIR"
        let isEmptyHanded = sources.documents.isEmpty && !sources.hasConfiguration
        let (client, regions): (AWSClient, [String])
        do {
            (client, regions) = try await setup.open()
        } catch {
            throw CommandError(isEmptyHanded ? sources.guide("\(error)") : "\(error)\n\(hint)")
        }
        do {
            let identity = try await client.sts().callerIdentity()
            progress("aws.sts: account \(identity.account) as \(identity.arn)", world)
            return SignedIn(client: client, identity: identity, regions: regions)
        } catch {
            await client.close()
            throw CommandError("AWS did not say who is calling: \(error.description)\n\(hint)")
        }
    }

    private func begin(_ store: SnapshotStore, sources: SourceList, world: World) throws -> Int64 {
        let git = GitFacts(directory: sources.gitDirectory)
        let now = world.now()
        let previous = try store.rows(
            "SELECT git_commit FROM complete_snapshot WHERE git_commit IS NOT NULL ORDER BY id DESC LIMIT 1"
        ).first?.text("git_commit")
        let snapshot = try store.beginSnapshot(
            SnapshotHeader(
                takenAtMS: now, asOfMS: asOfMS ?? now, label: label, toolVersion: toolVersion, gitCommit: git.commit,
                isGitDirty: git.isDirty))
        if let previous, let commit = git.commit, previous != commit {
            try store.write(
                fileChanges: GitFacts.changes(since: previous, directory: sources.gitDirectory), in: snapshot)
        }
        return snapshot
    }

    private func collect(
        _ documents: [TerraformSource], _ aws: SignedIn?, _ sources: SourceList, store: SnapshotStore,
        snapshot: Int64, world: World
    ) async throws {
        try TerraformCollector(store: store).collect(documents, into: snapshot)
        for document in documents { progress("\(document.label): \(document.instances.count) resources", world) }
        for folder in sources.foldersWithoutState {
            let source = "terraform.state:\(folder.split(separator: "/").last.map(String.init) ?? folder)"
            let message = "there is no terraform.tfstate in the folder; pass --state FILE where the state is elsewhere"
            try store.record(
                CollectionRecord(source: source, status: .skipped, errorMessage: message), in: snapshot)
            progress("\(source): skipped, \(message)", world)
        }
        if let aws {
            try store.setIdentity(
                snapshot, account: aws.identity.account, callerARN: aws.identity.arn, regions: aws.regions)
            let collector = AWSCollector(
                store: store, client: aws.client, account: aws.identity.account, regions: aws.regions, now: world.now)
            try await collector.collect(into: snapshot)
            if probesNames || sources.configuration.probeNames { try await collector.probeNames(into: snapshot) }
            try await OutputCollector(store: store, client: aws.client, now: world.now)
                .collect(stages: sources.configuration.stages, into: snapshot)
        } else {
            try store.record(
                CollectionRecord(source: "aws", status: .skipped, errorMessage: "not asked for: --no-aws"),
                in: snapshot)
        }
        try Derivation(store: store).derive(snapshot)
        try RuleEvaluator(store: store).evaluate(snapshot)
        try store.complete(snapshot)
    }

    private func progress(_ line: String, _ world: World) {
        if !isQuiet { world.err(FindingTable.visible(line) + "\n") }
    }

    /// Says on standard error what was read and what was not, a line for each source.
    private func summarize(_ store: SnapshotStore, _ snapshot: Int64, world: World) {
        let arguments: [String: SQLValue] = ["snapshot": .integer(snapshot)]
        let rows = try? store.rows(
            "SELECT * FROM collection WHERE snapshot_id = :snapshot AND source LIKE 'aws.%' ORDER BY source", arguments)
        for row in rows ?? [] {
            var line = "\(row.text("source") ?? ""): \(row.text("status") ?? "")"
            if let calls = row.int("call_count"), calls > 0 { line += ", \(calls) calls" }
            if let message = row.text("error_message") { line += "; \(message)" }
            progress(line, world)
        }
        let unread =
            (try? store.rows(
                """
                SELECT fact, coalesce(missing_action, '') AS action, coalesce(error_code, '') AS code, count(*) AS count
                FROM coverage WHERE snapshot_id = :snapshot AND state = 'unread' GROUP BY 1, 2, 3 ORDER BY 1
                """, arguments)) ?? []
        if !unread.isEmpty {
            let parts = unread.map { row in
                let action = row.text("action") ?? ""
                return
                    "\(row.text("fact") ?? "") \(row.int("count") ?? 0)× (\(row.text("code") ?? "")\(action.isEmpty ? "" : " on \(action)"))"
            }
            progress("not read: \(parts.joined(separator: "; "))", world)
        }
        world.out("Snapshot \(snapshot) is in \(database).\n")
    }
}
