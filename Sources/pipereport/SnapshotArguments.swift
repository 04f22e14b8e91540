import ArgumentParser
import PipeReportKit

struct Snapshot: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Collect every source into the database, derive the wiring and evaluate the rules.")

    @Option(name: .customLong("db"), help: ArgumentHelp("The database file.", valueName: "file"))
    var database = "pipereport.db"

    @Option(help: ArgumentHelp("The configuration file (default: pipereport.yml if there).", valueName: "file"))
    var config: String?

    @Option(help: ArgumentHelp("A Terraform folder; repeatable.", valueName: "dir"))
    var terraform: [String] = []

    @Option(
        help: ArgumentHelp(
            "A state file or its terraform show -json, - or s3://bucket/key; repeatable.", valueName: "file"))
    var state: [String] = []

    @Option(help: ArgumentHelp("A plan as terraform show -json prints it; repeatable.", valueName: "file"))
    var plan: [String] = []

    @Option(help: ArgumentHelp("A log of terraform plan|apply -json; repeatable.", valueName: "file"))
    var log: [String] = []

    @Option(help: ArgumentHelp("What terraform validate -json printed; repeatable.", valueName: "file"))
    var validation: [String] = []

    @Option(
        help: ArgumentHelp(
            "Modules and files are read inside of this folder alone (default: the git work tree of the Terraform folder, else that folder).",
            valueName: "dir"))
    var root: String?

    @Option(
        help: ArgumentHelp(
            "What terraform providers schema -json printed, for the deprecations of the provider's locked version.",
            valueName: "file"))
    var providerSchema: String?

    @Flag(
        help:
            "The repository may be a stranger's: ignore its pipereport.yml, pipereport:ignore comments and .terraform, and TF_VAR_ and TF_WORKSPACE (--config FILE is still read)."
    )
    var untrusted = false

    @Flag(name: .customLong("no-aws"), help: "Read Terraform's files alone.")
    var noAWS = false

    @OptionGroup var access: AccessArguments

    @OptionGroup var demand: DemandArguments

    @Flag(help: "Ask S3 whether the names of planned buckets are free.")
    var probeNames = false

    @Option(help: "A label for the snapshot.")
    var label: String?

    @Option(
        help: ArgumentHelp("Judge dated rules as of this day (YYYY-MM-DD).", valueName: "date"),
        transform: Day.init(text:))
    var asOf: Day?

    @Flag(help: "Go on with the snapshot that was cut short, with what it asked for.")
    var resume = false

    @Flag(name: .shortAndLong, help: "Say more.")
    var verbose = false

    @Flag(name: .shortAndLong, help: "Say only what went wrong.")
    var quiet = false

    func validate() throws {
        try demand.check(config: config)
        let given = [
            (!terraform.isEmpty, "--terraform"), (!state.isEmpty, "--state"), (!plan.isEmpty, "--plan"),
            (!log.isEmpty, "--log"), (!validation.isEmpty, "--validation"), (noAWS, "--no-aws"),
            (config != nil, "--config"), (root != nil, "--root"), (providerSchema != nil, "--provider-schema"),
            (untrusted, "--untrusted"),
            (!access.region.isEmpty, "--region"),
            (demand.isGiven, "--scope, --facts and --rules"), (probeNames, "--probe-names"), (label != nil, "--label"),
            (asOf != nil, "--as-of"),
        ].filter(\.0).map(\.1)
        if resume, !given.isEmpty {
            throw ValidationError(
                "--resume goes on with what the snapshot asked for; leave out \(given.joined(separator: ", ")).")
        }
    }

    func run() async throws {
        let command = SnapshotCommand(
            database: database, configurationFile: config, terraform: terraform, state: state, plan: plan,
            log: log, validation: validation, readsAWS: !noAWS, access: access.options, demand: demand.options,
            probesNames: probeNames,
            label: label,
            asOfMS: asOf?.startMS, resumes: resume, isVerbose: verbose, isQuiet: quiet, root: root,
            providerSchema: providerSchema, isUntrusted: untrusted)
        try await perform {
            try await command.run(.process)
            return .clean
        }
    }
}
