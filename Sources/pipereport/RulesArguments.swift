import ArgumentParser
import PipeReportKit

struct RulesGroup: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rules", abstract: "The catalogue of rules.", subcommands: [List.self, Show.self])

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List every rule.")

        func run() async throws {
            RulesCommand().list(.process)
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Show what a rule says, why, and what to do.")

        @Argument(help: "The rule's id.")
        var id: String

        func run() async throws {
            try await perform {
                try RulesCommand().show(id, .process)
                return .clean
            }
        }
    }
}
