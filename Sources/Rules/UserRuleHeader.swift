import Facts

/// The header of a rule's file, read into a rule without SQL.
struct UserRuleHeader {
    typealias Mistake = UserRuleText.Mistake

    private(set) var id: String?
    private(set) var title: String?
    private(set) var severity: Severity?
    private(set) var category = RuleCategory.user
    private(set) var rationale = ""
    private(set) var remedy = ""
    private(set) var sources: [RuleSource] = []
    private(set) var facts: [ReadableFact] = []
    /// The line of each fact, for what is found wrong with it later.
    private(set) var factLines: [Int] = []
    private(set) var lists: [String] = []
    private(set) var aliases: [String] = []
    /// The line of `id`, else 1.
    private(set) var idLine = 1
    private(set) var mistakes: [Mistake] = []

    static let keys = [
        "id", "title", "severity", "category", "rationale", "remedy", "source", "facts", "lists", "alias",
    ]

    init(_ entries: [UserRuleText.Entry]) {
        var lines: [String: Int] = [:]
        for entry in entries {
            let isRepeatable = ["source", "facts", "lists", "alias"].contains(entry.key)
            if let first = lines[entry.key], !isRepeatable {
                say(entry.line, "\(entry.key) was given before, in line \(first)")
            } else if entry.value.isEmpty {
                say(entry.line, "\(entry.key) has no value")
            } else {
                read(entry)
            }
            lines[entry.key] = lines[entry.key] ?? entry.line
        }
        for key in ["id", "title", "severity"] where lines[key] == nil {
            say(entries.first?.line ?? 1, "the header has no \(key)")
        }
    }

    private mutating func say(_ line: Int, _ message: String) { mistakes.append(Mistake(line: line, message: message)) }

    private mutating func read(_ entry: UserRuleText.Entry) {
        let line = entry.value.split(separator: "\n").joined(separator: " ")
        switch entry.key {
        case "id":
            idLine = entry.line
            if Self.isID(line) {
                id = line
            } else {
                say(entry.line, "the id '\(line)' is not lower-case words with hyphens, such as function-memory")
            }
        case "title": title = line.hasSuffix(".") ? String(line.dropLast()) : line
        case "severity":
            severity = Severity(rawValue: line)
            if severity == nil { say(entry.line, "severity takes \(Self.list(Severity.allCases)), not '\(line)'") }
        case "category":
            if let word = RuleCategory(rawValue: line) {
                category = word
            } else {
                say(entry.line, "category takes \(Self.list(RuleCategory.allCases)), not '\(line)'")
            }
        case "rationale": rationale = entry.value
        case "remedy": remedy = entry.value
        case "source": readSource(line, entry.line)
        case "facts": readFacts(line, entry.line)
        case "lists": lists += Self.words(line)
        case "alias": aliases += Self.words(line)
        default: say(entry.line, "'\(entry.key)' is not a key; the keys are \(Self.keys.joined(separator: ", "))")
        }
    }

    /// `Title | https://… | 2026-11-25`
    private mutating func readSource(_ text: String, _ line: Int) {
        let parts = text.split(separator: "|", omittingEmptySubsequences: false).map { part in
            String(part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
        }
        guard parts.count == 3, !parts[0].isEmpty, parts[1].hasPrefix("https://") || parts[1].hasPrefix("http://"),
            parts[2].wholeMatch(of: /\d{4}-\d{2}-\d{2}/) != nil
        else {
            return say(line, "source takes `Title | https://… | YYYY-MM-DD`, the day being that on which it was read")
        }
        sources.append(RuleSource(parts[0], parts[1], read: parts[2]))
    }

    /// `lambda_function.policy [lambda:GetPolicy], s3_bucket.acl`
    private mutating func readFacts(_ text: String, _ line: Int) {
        for item in text.split(separator: ",") {
            guard let match = item.wholeMatch(of: /\s*(\w+)\.(\w+)(?:\s*\[([\w-]+:\w+)\])?\s*/) else {
                say(line, "facts takes a list of `table.column [iam:Action]`, not '\(item)'")
                continue
            }
            facts.append(
                ReadableFact(String(match.output.1), String(match.output.2), action: match.output.3.map(String.init)))
            factLines.append(line)
        }
    }

    private static func words(_ text: String) -> [String] {
        text.split { $0 == "," || $0 == " " }.map(String.init)
    }

    /// Ids are names of files on the site.
    private static func isID(_ text: String) -> Bool {
        text.utf8.count <= 64 && text.wholeMatch(of: /[a-z][a-z0-9]*(-[a-z0-9]+)*/) != nil
    }

    private static func list<Word: RawRepresentable>(_ words: [Word]) -> String where Word.RawValue == String {
        words.map(\.rawValue).joined(separator: ", ")
    }
}
