import ArgumentParser
import PipeReportKit

struct Render: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Write the session report and the site from a snapshot.")

    @OptionGroup var store: StoreOptions

    @Option(help: ArgumentHelp("The folder of Markdown reports.", valueName: "dir"))
    var reports = "reports"

    @Option(help: ArgumentHelp("The folder of the site.", valueName: "dir"))
    var site = "site"

    @Option(help: ArgumentHelp("Also write a pull-request comment.", valueName: "file"))
    var prComment: String?

    @Option(name: .customLong("base-url"), help: ArgumentHelp("Where the site will be served.", valueName: "url"))
    var baseURL: String?

    @Option(help: ArgumentHelp("A folder whose files replace single built-in templates.", valueName: "dir"))
    var templates: String?

    func run() async throws {
        let command = RenderCommand(
            database: store.database, snapshot: store.snapshot, reports: reports, site: site,
            pullRequestComment: prComment, baseURL: baseURL, templates: templates)
        try await perform {
            try command.run(.process)
            return .clean
        }
    }
}
