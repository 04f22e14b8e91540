internal import Facts

/// The commands of the timeline, newest first.
struct CommandTableView: Decodable, Sendable {
    let rows: [Row]
    let more: More?

    struct Row: Decodable, Sendable {
        let began: String
        let command: String
        let style: String
        let word: String
        let result: String
        let resources: String
        let took: String
    }
}

extension SiteRenderer {
    func commandTable(limit: Int) -> CommandTableView? {
        let capped = Capped(report.timeline.commands.reversed(), limit: limit) { command in
            [command.command, command.result].reduce(500) { $0 + $1.pageCost }
        }
        if capped.shown.isEmpty { return nil }
        let hidden = report.timeline.commandCount - capped.shown.count
        let query = "SELECT source, at_ms, command, exit_code, message FROM action WHERE \(clause) AND kind = 'command'"
        return CommandTableView(
            rows: capped.shown.map { command in
                .init(
                    began: command.startedAtMS.map(Format.time) ?? "–", command: command.command,
                    style: command.hasFailed ? "no" : "yes", word: command.hasFailed ? "failed" : "ok",
                    result: command.result, resources: command.resources ?? "–",
                    took: command.durationMS.map(Format.duration) ?? "–")
            },
            more: hidden == 0 ? nil : More(count: Format.number(hidden), command: "sqlite3 pipereport.db \"\(query)\""))
    }
}
