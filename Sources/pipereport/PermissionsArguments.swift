import ArgumentParser
import PipeReportKit

struct Permissions: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Print the smallest read-only IAM policy for what a snapshot asks, or for what the last one called.")

    @OptionGroup var store: StoreOptions

    @Option(help: ArgumentHelp("The configuration file (default: pipereport.yml if there).", valueName: "file"))
    var config: String?

    @OptionGroup var demand: DemandArguments

    @Option(help: "The AWS region, whose partition the ARNs are of.")
    var region: String?

    @Flag(help: "With what snapshot --probe-names asks.")
    var probeNames = false

    @Flag(help: "Only what the snapshot in the database really called.")
    var used = false

    @Flag(help: "As Terraform configuration instead of JSON.")
    var terraform = false

    func validate() throws {
        if let problem = RegionArgument.problem(region.map { [$0] } ?? []) { throw ValidationError(problem) }
        try demand.check(config: config)
    }

    func run() async throws {
        let command = PermissionsCommand(
            configurationFile: config, access: AWSAccessOptions(regions: region.map { [$0] } ?? []),
            demand: demand.options, probesNames: probeNames, usedIn: used ? store.database : nil,
            snapshot: store.snapshot, form: terraform ? .terraform : .json)
        try await perform {
            try command.run(.process)
            return .clean
        }
    }
}
