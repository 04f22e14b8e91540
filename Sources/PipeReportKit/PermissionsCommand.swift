import Collectors
import Facts
import SnapshotStore

/// `pipereport permissions`: the smallest read-only IAM policy for what a snapshot would ask, or did.
package struct PermissionsCommand: Sendable {
    package enum Form: Sendable {
        /// An IAM policy document.
        case json
        /// The same as a Terraform data source and policy.
        case terraform
    }

    package var configurationFile: String?
    package var access: AWSAccessOptions
    package var demand: DemandOptions
    package var probesNames: Bool
    /// The database whose newest snapshot tells what was really called; nil asks for what would be.
    package var usedIn: String?
    package var snapshot: String
    package var form: Form

    package init(
        configurationFile: String? = nil, access: AWSAccessOptions = AWSAccessOptions(),
        demand: DemandOptions = DemandOptions(), probesNames: Bool = false, usedIn: String? = nil,
        snapshot: String = "latest", form: Form = .json
    ) {
        self.configurationFile = configurationFile
        self.access = access
        self.demand = demand
        self.probesNames = probesNames
        self.usedIn = usedIn
        self.snapshot = snapshot
        self.form = form
    }

    /// Prints the policy. Asks nobody: neither AWS nor, unless `usedIn` is set, a database.
    package func run(_ world: World) throws {
        let policy = try usedIn.map(used) ?? declared(world)
        switch form {
        case .json: world.out(policy.json + "\n")
        case .terraform: world.out(policy.terraform)
        }
    }

    private func declared(_ world: World) throws -> PermissionPolicy {
        let (configuration, _) = try Configuration.load(configurationFile, in: world.currentDirectory)
        let request = try SnapshotRequest(
            readsAWS: true, access: access, demand: demand, probesNames: probesNames, configuration: configuration,
            hasTerraform: false)
        let operations = request.plan.facts.flatMap(\.operations)
        return PermissionPolicy(
            actions: Set(operations.compactMap(\.action)), probesNames: request.plan.wants(.nameProbes),
            stages: request.stageURIs.values.sorted(), partition: Self.partition(of: access.regions.first))
    }

    private func used(_ database: String) throws -> PermissionPolicy {
        let store = try SnapshotStore(path: database, mode: .readOnly)
        let arguments: [String: SQLValue] = ["snapshot": .integer(try store.snapshotID(snapshot))]
        let rows = try store.rows(
            "SELECT operation, action FROM api_call WHERE snapshot_id = :snapshot AND action IS NOT NULL", arguments)
        let stages = try store.rows(
            "SELECT DISTINCT bucket, stage FROM output_object WHERE snapshot_id = :snapshot ORDER BY bucket, stage",
            arguments)
        let arn = try store.rows("SELECT caller_arn FROM snapshot WHERE id = :snapshot", arguments).first?
            .text("caller_arn")
        return PermissionPolicy(
            actions: Set(rows.compactMap { $0.text("action") }),
            probesNames: rows.contains { $0.text("operation") == "HeadBucket" },
            stages: stages.compactMap { row in row.text("bucket").map { "s3://\($0)/" } },
            partition: arn.flatMap { ARN($0)?.partition } ?? "aws")
    }

    private static func partition(of region: String?) -> String {
        region.flatMap(AWSRegion.init)?.partition.rawValue ?? "aws"
    }
}
