import ArgumentParser
import PipeReportKit

struct RulesGroup: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rules", abstract: "The catalogue of rules.", subcommands: [List.self, Show.self])

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List every rule, also those of the folders that the configuration names.")

        @Option(help: ArgumentHelp("The configuration file (default: pipereport.yml if there).", valueName: "file"))
        var config: String?

        func run() async throws {
            try await perform { try RulesCommand(configurationFile: config).list(.process) }
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Show what a rule says, why, and what to do.")

        @Argument(help: "The rule's id.")
        var id: String

        @Option(help: ArgumentHelp("The configuration file (default: pipereport.yml if there).", valueName: "file"))
        var config: String?

        func run() async throws {
            try await perform {
                try RulesCommand(configurationFile: config).show(id, .process)
                return .clean
            }
        }
    }
}
