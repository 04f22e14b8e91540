import ArgumentParser
import PipeReportKit

struct Record: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Run a command and keep what it did for the next snapshot's report.",
        usage: "pipereport record [--db <file>] -- <command> ...",
        discussion: """
            pipereport record -- terraform apply -json

            The command's input, output and exit code are as if it were run directly. Of Terraform's and OpenTofu's \
            -json output the actions, the change summary, the names of outputs, warnings and errors are kept; of any \
            other command its times, its exit code and its command line. Secrets are taken out first.
            """)

    @Option(name: .customLong("db"), help: ArgumentHelp("The database file.", valueName: "file"))
    var database = "pipereport.db"

    @Argument(parsing: .postTerminator, help: "The command and its arguments.")
    var command: [String] = []

    func validate() throws {
        if command.isEmpty || command[0].isEmpty {
            throw ValidationError("Name a command after --, such as: pipereport record -- terraform apply -json")
        }
    }

    func run() throws {
        let code = RecordCommand(database: database, arguments: command).run(.process)
        if code != 0 { throw ExitCode(code) }
    }
}
