import ArgumentParser
import Facts
import PipeReportKit

struct Explain: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show the path of an object, hop by hop, with what decides each.",
        discussion: """
            Exit codes: 0 the object reaches a function; 1 it does not; 3 that cannot be told, because something was \
            not read or is not known before the apply; 2 the snapshot does not know the bucket.
            """)

    enum Creation: String, ExpressibleByArgument, CaseIterable {
        case put, post, copy, multipart
    }

    @OptionGroup var store: StoreOptions

    @Argument(
        help: ArgumentHelp(
            "The object. Before the apply the bucket may be given by its address: s3://aws_s3_bucket.raw/key.",
            valueName: "s3://bucket/key"))
    var object: String

    @Option(help: "Where to look; by default the account, else plan, configuration, state.")
    var origin: Check.OriginName?

    @Option(help: "How the object comes to be; by default any way.")
    var creation: Creation?

    func validate() throws {
        if ObjectAddress(object) == nil {
            throw ValidationError("\(object) is not an object: s3://bucket/key names one.")
        }
    }

    func run() async throws {
        guard let address = ObjectAddress(object) else { return }
        let command = ExplainCommand(
            database: store.database, snapshot: store.snapshot, object: address,
            origin: origin.flatMap { Origin(rawValue: $0.rawValue) },
            creation: creation.flatMap { ObjectCreation(rawValue: $0.rawValue) })
        try await perform { try command.run(.process) }
    }
}
