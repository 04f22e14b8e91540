import ArgumentParser
import Facts
import Foundation
import PipeReportKit

@main
struct PipeReport: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pipereport",
        abstract: "Audits data pipelines that Terraform provisions on AWS, with evidence.",
        discussion: """
            pipereport snapshot && pipereport render

            Exit codes: 0 clean; 1 a finding at or above the threshold (check); 2 the command could not do its job; \
            3 incomplete evidence (check --require-complete); 64 bad usage.
            """,
        version: toolVersion,
        subcommands: [
            Snapshot.self, Check.self, Suppress.self, Render.self, Explain.self, Match.self, Record.self,
            RulesGroup.self, Permissions.self,
        ])
}

/// Options that every command with a database takes.
struct StoreOptions: ParsableArguments {
    @Option(name: .customLong("db"), help: ArgumentHelp("The database file.", valueName: "file"))
    var database = "pipereport.db"

    @Option(help: ArgumentHelp("The snapshot: its number, latest, or latest~N.", valueName: "id"))
    var snapshot = "latest"
}

/// Runs a command's work: an error becomes one clear text on standard error and exit code 2.
func perform(_ work: () async throws -> CommandStatus) async throws {
    let status: CommandStatus
    do {
        status = try await work()
    } catch {
        World.say("pipereport: \("\(error)".escapingInvisible(except: ["\n"]))\n")
        status = .failed
    }
    if status != .clean { throw ExitCode(status.rawValue) }
}
