import ArgumentParser
import PipeReportKit

struct Suppress: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Write into pipereport.yml that a finding is accepted, why and until when.",
        discussion: """
            The next snapshot applies it: a suppressed finding is shown as suppressed and never sets the exit code. An \
            entry that has expired, or that fits no finding, is a finding of its own.
            """)

    @OptionGroup var store: StoreOptions

    @Option(help: ArgumentHelp("The configuration file (default: pipereport.yml).", valueName: "file"))
    var config: String?

    @Option(help: ArgumentHelp("Why it is accepted.", valueName: "text"))
    var reason: String

    @Option(
        help: ArgumentHelp("The last day on which it holds (YYYY-MM-DD).", valueName: "date"),
        transform: Day.init(text:))
    var expires: Day

    @Argument(help: "The fingerprint that check prints, or its first eight digits or more; repeatable.")
    var fingerprints: [String]

    func validate() throws {
        if reason.allSatisfy(\.isWhitespace) { throw ValidationError("--reason takes a text that is not blank.") }
    }

    func run() async throws {
        let command = SuppressCommand(
            database: store.database, snapshot: store.snapshot, configurationFile: config, fingerprints: fingerprints,
            reason: reason, expires: expires.day)
        try await perform {
            try command.run(.process)
            return .clean
        }
    }
}
