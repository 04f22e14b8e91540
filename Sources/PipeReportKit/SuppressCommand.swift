package import Facts
import Foundation
import Reporting
import SnapshotStore

/// `pipereport suppress`: writes an entry for findings of a snapshot into the configuration file.
package struct SuppressCommand: Sendable {
    package var database: String
    package var snapshot: String
    /// Nil: `pipereport.yml` in the current directory, which is made when it is missing.
    package var configurationFile: String?
    /// Fingerprints, or the first eight digits of one or more.
    package var fingerprints: [String]
    package var reason: String
    package var expires: CalendarDay

    package init(
        database: String, snapshot: String, configurationFile: String?, fingerprints: [String], reason: String,
        expires: CalendarDay
    ) {
        self.database = database
        self.snapshot = snapshot
        self.configurationFile = configurationFile
        self.fingerprints = fingerprints
        self.reason = reason
        self.expires = expires
    }

    /// Runs the command.
    ///
    /// - Throws: `CommandError`; the file is as it was then.
    package func run(_ world: World) throws {
        if reason.allSatisfy(\.isWhitespace) { throw CommandError("A suppression needs a reason: --reason TEXT.") }
        let today = CalendarDay(milliseconds: world.now())
        if expires < today {
            throw CommandError(
                "\(expires.text) has passed, so nothing would be suppressed: --expires takes a day to come.")
        }
        let store = try SnapshotStore(path: database, mode: .readOnly)
        let findings = try store.findings(of: try store.snapshotID(snapshot))
        let chosen = try chosen(of: findings)
        let path = configurationFile ?? world.currentDirectory + "/pipereport.yml"
        let name = configurationFile ?? "pipereport.yml"
        let file = SuppressionFile(name: name, text: try text(at: path, name: name))
        let entries = chosen.map { finding in
            SuppressionFile.Entry(
                suppression: Suppression(
                    source: .file, fingerprints: [finding.fingerprint], reason: reason, expires: expires,
                    file: Configuration.shownName(name), line: 0),
                note: "\(finding.rule) on \(finding.address ?? finding.resource)")
        }
        try write(try file.adding(entries), to: path, name: name)
        world.out(
            """
            Written to \(FindingTable.visible(name)):
            \(SuppressionFile.lines(of: entries, indent: "  ").joined(separator: "\n"))
            The next snapshot applies it: pipereport snapshot

            """)
    }

    private func chosen(of findings: [Finding]) throws -> [Finding] {
        var chosen: [Finding] = []
        var problems: [String] = []
        for word in fingerprints {
            let shown = FindingTable.visible(word)
            let fitting = findings.filter { $0.fingerprint.hasPrefix(word.lowercased()) }
            if word.count < 8 {
                problems.append("the fingerprint \(shown) is too short: give at least 8 digits of it")
            } else if fitting.count > 1 {
                problems.append("the digits \(shown) begin \(fitting.count) fingerprints")
            } else if let finding = fitting.first {
                if let problem = problem(of: finding) { problems.append(problem) }
                if !chosen.contains(finding) { chosen.append(finding) }
            } else {
                problems.append("the snapshot has no finding \(shown); pipereport check prints the fingerprints")
            }
        }
        if !problems.isEmpty {
            let sentence = problems.asClauses
            throw CommandError(sentence.prefix(1).uppercased() + sentence.dropFirst() + ".")
        }
        return chosen
    }

    private func problem(of finding: Finding) -> String? {
        if let suppression = finding.suppression {
            return
                "the finding \(finding.fingerprint) is suppressed until \(suppression.expires) already, in \(FindingTable.visible(suppression.place))"
        }
        if finding.category == .suppressions {
            let place = finding.file.map { file in finding.line.map { "\(file):\($0)" } ?? file } ?? "pipereport.yml"
            return
                "the finding \(finding.fingerprint) is about a suppression and cannot be suppressed; mend \(FindingTable.visible(place))"
        }
        return nil
    }

    // MARK: The file

    private func text(at path: String, name: String) throws -> String {
        guard FileManager.default.fileExists(atPath: path) else { return "" }
        if configurationFile == nil {
            let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
            return try FoundConfiguration.text(of: path, try FoundConfiguration.boundary(folder, root: nil))
        }
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
            throw CommandError("The configuration file \(name) cannot be read as UTF-8 text.")
        }
        return text
    }

    /// A link is followed where the user named the file: a repository could have one of the usual name that leads anywhere.
    private func write(_ text: String, to path: String, name: String) throws {
        let target = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
        let isLink = (try? FileManager.default.destinationOfSymbolicLink(atPath: path)) != nil
        if isLink, configurationFile == nil {
            throw CommandError(
                "Cannot write \(name): it is a symbolic link. Name the file itself with --config \(FindingTable.visible(target))."
            )
        }
        do {
            try OutputFile(target).replace(with: Data(text.utf8))
        } catch {
            throw CommandError("Cannot write \(name): \(error.reason).")
        }
    }
}
