import ArgumentParser
import PipeReportKit

struct Match: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Say whether an EventBridge event pattern matches an event, without AWS.",
        usage: """
            pipereport match --pattern <file> --event <file>
            pipereport match --ndjson [<file>]
            """,
        discussion: """
            Prints true or false, with exit code 0 for both. The semantics are those of aws/event-ruler, which \
            EventBridge runs. A pattern that EventBridge would refuse is exit code 2, with its reason.

            --ndjson reads lines {"rule": PATTERN, "event": EVENT}, of a file or of standard input, and prints one \
            verdict for each, in order: true, false, or invalid and the reason. The rule may also be the pattern's text. \
            A blank line has no verdict.
            """)

    @Option(help: ArgumentHelp("The event pattern as JSON; - for standard input.", valueName: "file"))
    var pattern: String?

    @Option(help: ArgumentHelp("The event as JSON; - for standard input.", valueName: "file"))
    var event: String?

    @Flag(help: "Read lines of rule and event.")
    var ndjson = false

    @Argument(help: "With --ndjson: the file of lines (default: standard input).")
    var lines: String?

    func validate() throws {
        if ndjson {
            if pattern != nil || event != nil {
                throw ValidationError("--ndjson reads rule and event from its lines; leave out --pattern and --event.")
            }
            return
        }
        if lines != nil { throw ValidationError("Only --ndjson takes a file without an option.") }
        guard pattern != nil, event != nil else {
            throw ValidationError("Name the files: --pattern FILE --event FILE, or read lines with --ndjson.")
        }
        if pattern == "-", event == "-" {
            throw ValidationError("Standard input can be the pattern or the event, not both.")
        }
    }

    func run() async throws {
        try await perform {
            if let pattern, let event {
                try MatchCommand().decide(
                    pattern: MatchCommand.Source(pattern), event: MatchCommand.Source(event), .process)
            } else {
                try MatchCommand().stream(MatchCommand.Source(lines ?? "-"), .process)
            }
            return .clean
        }
    }
}
