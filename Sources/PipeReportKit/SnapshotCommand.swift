import AWSClient
import Collectors
import Facts
import Foundation
import SnapshotStore

/// `pipereport snapshot`: collects every source into the database, derives the wiring and evaluates the rules.
package struct SnapshotCommand: Sendable {
    package var database: String
    package var configurationFile: String?
    package var terraform: [String]
    package var state: [String]
    package var plan: [String]
    /// Logs of Terraform's `-json` output.
    package var log: [String]
    package var validation: [String]
    package var readsAWS: Bool
    package var access: AWSAccessOptions
    package var demand: DemandOptions
    package var probesNames: Bool
    package var label: String?
    /// Milliseconds since 1970, UTC; nil takes the present.
    package var asOfMS: Int64?
    /// Goes on with the newest snapshot that was not finished; everything else but `access` is then as it was.
    package var resumes: Bool
    package var isVerbose: Bool
    package var isQuiet: Bool
    /// Outside of this folder nothing is read that the audited files name; nil takes git's work tree.
    package var root: String?
    /// What `terraform providers schema -json` printed.
    package var providerSchema: String?
    /// Whether whoever wrote the audited files must not hide findings: neither a `pipereport.yml` that is found nor comments
    /// of the configuration are heeded.
    package var isUntrusted: Bool

    package init(
        database: String, configurationFile: String? = nil, terraform: [String] = [], state: [String] = [],
        plan: [String] = [], log: [String] = [], validation: [String] = [], readsAWS: Bool = true,
        access: AWSAccessOptions = AWSAccessOptions(),
        demand: DemandOptions = DemandOptions(), probesNames: Bool = false, label: String? = nil,
        asOfMS: Int64? = nil, resumes: Bool = false, isVerbose: Bool = false, isQuiet: Bool = false,
        root: String? = nil, providerSchema: String? = nil, isUntrusted: Bool = false
    ) {
        self.database = database
        self.configurationFile = configurationFile
        self.terraform = terraform
        self.state = state
        self.plan = plan
        self.log = log
        self.validation = validation
        self.readsAWS = readsAWS
        self.access = access
        self.demand = demand
        self.probesNames = probesNames
        self.label = label
        self.asOfMS = asOfMS
        self.resumes = resumes
        self.isVerbose = isVerbose
        self.isQuiet = isQuiet
        self.root = root
        self.providerSchema = providerSchema
        self.isUntrusted = isUntrusted
    }

    /// Runs the command.
    ///
    /// - Throws: an error of one sentence when a source that was named cannot be read at all: nothing is left in the
    ///   database then. When the credentials are lost half way, what was read stays, and the error says how to go on.
    package func run(_ world: World) async throws {
        do {
            try SnapshotStore.check(path: database)
            try await resumes ? resume(world) : take(world)
        } catch {
            throw SnapshotStore.explained(error, path: database)
        }
    }

    private func take(_ world: World) async throws {
        let sources = try SourceList(self, world: world)
        let request = try SnapshotRequest(self, sources: sources)
        // Every document is read whole and the caller is known before the first row is written.
        var terraform = TerraformSources(world, isUntrusted: isUntrusted)
        try terraform.readLocal(sources)
        if isUntrusted { ignoreStrangers(sources, &terraform, world) }
        let aws = readsAWS ? try await signIn(sources, request: request, world: world) : nil
        try await closing(aws) {
            try await terraform.readRemote(sources, aws)
            let secrets = SecretTexts(terraform.sources)
            let logs = try sources.logs.isEmpty ? [] : readLogs(sources.logs, secrets.redactor)
            let lock = try SnapshotLock(database: database)
            defer { lock.release() }
            let store = try SnapshotStore(path: database)
            defer { store.settle() }
            try store.checkContents(of: database)
            if let unfinished = try store.unfinishedSnapshot() { mention(unfinished, world) }
            let work = SnapshotWork(
                store: store, snapshot: try begin(store, sources: sources, request: request, world: world),
                request: request, world: world, isQuiet: isQuiet, isVerbose: isVerbose)
            do {
                try work.writeRuns(logs, secrets: secrets)
                try work.begin(terraform, suppressions: sources.configuration.suppressions, aws: aws)
            } catch {
                try? store.delete(work.snapshot)
                throw error
            }
            try await finish(work, aws)
        }
    }

    /// Takes out the suppressions that the audited configuration itself makes, and says what was ignored.
    private func ignoreStrangers(_ sources: SourceList, _ terraform: inout TerraformSources, _ world: World) {
        let comments = terraform.removeSuppressions()
        var ignored = sources.ignoredConfiguration ? ["pipereport.yml"] : []
        if comments > 0 {
            ignored.append(comments == 1 ? "1 pipereport:ignore comment" : "\(comments) pipereport:ignore comments")
        }
        if !ignored.isEmpty, !isQuiet { world.err("Ignored (--untrusted): \(ignored.joined(separator: " and "))\n") }
    }

    private func resume(_ world: World) async throws {
        guard FileManager.default.fileExists(atPath: database) else {
            throw CommandError("There is no database \(database) to go on with; take a snapshot without --resume.")
        }
        let lock = try SnapshotLock(database: database)
        defer { lock.release() }
        let store = try SnapshotStore(path: database)
        defer { store.settle() }
        try store.checkContents(of: database)
        guard let unfinished = try store.unfinishedSnapshot() else {
            throw CommandError("\(database) has no unfinished snapshot to go on with; take one without --resume.")
        }
        var request = try SnapshotRequest(stored: unfinished.request)
        // Where none was named, the environment had said it, and may say another now.
        request.regions = unfinished.regions
        let aws = request.readsAWS ? try await signIn(nil, request: request, world: world) : nil
        try await closing(aws) {
            if let account = unfinished.account, let aws, aws.identity.account != account {
                throw CommandError(
                    "The unfinished snapshot \(unfinished.id) is of the account \(account), and these credentials are of \(aws.identity.account). Use credentials of \(account), or take a new snapshot without --resume."
                )
            }
            try await finish(
                SnapshotWork(
                    store: store, snapshot: unfinished.id, request: request, world: world, isQuiet: isQuiet,
                    isVerbose: isVerbose), aws)
        }
    }

    private func readLogs(_ paths: [String], _ redactor: TextRedactor) throws -> [RunLogSource] {
        var reader = RunLogReader(redactor: redactor)
        return try paths.map { try reader.read(path: $0) }
    }

    private func finish(_ work: SnapshotWork, _ aws: SignedIn?) async throws {
        do {
            try await work.finish(aws)
        } catch {
            throw try work.failure(error, database: database)
        }
        SnapshotSummary(store: work.store, snapshot: work.snapshot).print(to: work.world, database, isQuiet: isQuiet)
    }

    /// Does `body` and closes the client, however it ends.
    private func closing(_ aws: SignedIn?, _ body: () async throws -> Void) async throws {
        do {
            try await body()
        } catch {
            await aws?.client.close()
            throw error
        }
        await aws?.client.close()
    }

    private func mention(_ unfinished: UnfinishedSnapshot, _ world: World) {
        if isQuiet { return }
        let moment = UTC.text(unfinished.takenAtMS)
        world.err(
            "The snapshot \(unfinished.id) of \(moment) was not finished; pipereport snapshot --resume would have gone on with it.\n"
        )
    }

    private func begin(
        _ store: SnapshotStore, sources: SourceList, request: SnapshotRequest, world: World
    ) throws -> Int64 {
        let git = GitFacts(directory: sources.gitDirectory, environment: world.environment)
        let now = world.now()
        let previous = try store.rows(
            "SELECT git_commit FROM complete_snapshot WHERE git_commit IS NOT NULL ORDER BY id DESC LIMIT 1"
        ).first?.text("git_commit").flatMap { commit in
            // The database may be somebody else's work, and git would take `--output=FILE` for an option.
            commit.allSatisfy(\.isHexDigit) ? commit : nil
        }
        let snapshot = try store.beginSnapshot(
            SnapshotHeader(
                takenAtMS: now, asOfMS: asOfMS ?? now, label: label, toolVersion: toolVersion, gitCommit: git.commit,
                isGitDirty: git.isDirty, request: try request.json))
        if let previous, let commit = git.commit, previous != commit {
            try store.write(fileChanges: git.changes(since: previous), in: snapshot)
        }
        return snapshot
    }

    private func signIn(
        _ sources: SourceList?, request: SnapshotRequest, world: World
    ) async throws -> SignedIn {
        let access = AWSAccessOptions(
            profile: access.profile ?? request.profile, regions: request.regions,
            maxRate: access.maxRate ?? request.maxRate,
            allowsPlainHTTP: access.allowsPlainHTTP || request.allowsPlainHTTP)
        let hint = "To audit Terraform's files alone: pipereport snapshot --no-aws --terraform DIR"
        let setup = AWSSetup(
            world: world, access: access, isVerbose: isVerbose,
            auditedFolders: sources?.boundaries.values.map(\.root) ?? [])
        let (client, regions): (AWSClient, [String])
        do {
            (client, regions) = try await setup.open()
        } catch {
            let isEmptyHanded = sources.map { !$0.hasTerraform && !$0.hasConfiguration } ?? false
            throw CommandError(isEmptyHanded ? sources?.guide("\(error)") ?? "\(error)" : "\(error)\n\(hint)")
        }
        do {
            let identity = try await client.sts().callerIdentity()
            if !isQuiet { world.err("aws.sts: account \(identity.account) as \(FindingTable.visible(identity.arn))\n") }
            return SignedIn(client: client, identity: identity, regions: regions)
        } catch {
            await client.close()
            throw CommandError("AWS did not say who is calling: \(error.description)\n\(hint)")
        }
    }
}

/// A client whose caller is known.
struct SignedIn {
    var client: AWSClient
    var identity: CallerIdentity
    var regions: [String]
}
