import ArgumentParser
import Facts
import PipeReportKit

struct Check: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Print the findings of a snapshot and set the exit code.")

    enum Threshold: String, ExpressibleByArgument, CaseIterable {
        case critical, high, medium, low, none
    }

    enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
        case table, json
    }

    enum OriginName: String, ExpressibleByArgument, CaseIterable {
        case aws, state, plan, config
    }

    @OptionGroup var store: StoreOptions

    @Option(help: "How to print.")
    var format = OutputFormat.table

    @Option(help: "The severity from which a finding sets exit code 1.")
    var failOn = Threshold.high

    @Option(parsing: .upToNextOption, help: ArgumentHelp("Only these rules.", valueName: "id"))
    var only: [String] = []

    @Option(parsing: .upToNextOption, help: "Only findings seen in these origins.")
    var origin: [OriginName] = []

    @Flag(help: "Exit code 3 when something could not be read.")
    var requireComplete = false

    func validate() throws {
        let unknown = CheckCommand.unknownRules(only, database: store.database, snapshot: store.snapshot)
        if !unknown.isEmpty {
            throw ValidationError(
                "No such rule: \(unknown.joined(separator: ", ")). pipereport rules list names them all.")
        }
    }

    func run() async throws {
        let command = CheckCommand(
            database: store.database, snapshot: store.snapshot, format: .init(rawValue: format.rawValue) ?? .table,
            failOn: Severity(rawValue: failOn.rawValue), only: only,
            origins: origin.compactMap { Origin(rawValue: $0.rawValue) }, requiresComplete: requireComplete)
        try await perform { try command.run(.process) }
    }
}
