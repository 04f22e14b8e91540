import Facts
import SnapshotStore

/// Makes a rule of a file's text, or says what is wrong with it: all that can be known without a snapshot.
struct UserRuleReader {
    private let checker: QueryChecker
    /// Ids that are taken, with who has them.
    private var taken: [String: String]

    init() throws {
        checker = try QueryChecker()
        taken = Dictionary(uniqueKeysWithValues: Catalogue.all.map { ($0.id, "a rule of pipereport") })
        // Each rule has a page of its name beside this one.
        taken["index"] = "the site's index of rules"
        for category in RuleCategory.allCases { taken[category.rawValue] = "a category" }
    }

    /// - Parameter file: the name that messages have.
    mutating func read(_ text: String, file: String) -> (rule: UserRule?, problems: [RuleProblem]) {
        let parts = UserRuleText(text)
        let header = UserRuleHeader(parts.entries)
        var mistakes = parts.mistakes + header.mistakes
        var ownID = header.id
        if let id = header.id {
            if let owner = taken[id] {
                mistakes.append(.init(line: header.idLine, message: "the id \(id) is taken by \(owner)"))
                ownID = nil
            } else {
                taken[id] = file
            }
        }
        let known = Set(checker.columns)
        for (fact, line) in zip(header.facts, header.factLines) where !known.contains(fact.name) {
            mistakes.append(.init(line: line, message: "facts names \(fact.name), which is no column of the database"))
        }
        var reads: Set<String> = []
        if let scope = parts.scope {
            check(scope, columns: ["resource_id", "origin"], &reads, &mistakes)
        }
        if let rule = parts.rule {
            check(rule, columns: UserRule.columns, &reads, &mistakes)
        } else {
            mistakes.append(.init(line: 1, message: "there is no SQL of the rule"))
        }
        let problems = mistakes.sorted { $0.line < $1.line }.map {
            RuleProblem(file: file, line: $0.line, message: $0.message, rule: ownID)
        }
        guard problems.isEmpty, let id = header.id, let title = header.title, let severity = header.severity,
            let sql = parts.rule
        else { return (nil, problems) }
        let rule = Rule(
            id: id, title: title, severity: severity, category: header.category,
            rationale: (header.rationale.isEmpty ? "" : header.rationale + "\n\n") + "Written in `\(file)`.",
            remedy: header.remedy.isEmpty ? "The rule's file names no remedy." : header.remedy, sources: header.sources,
            facts: header.facts.isEmpty ? facts(reads) : header.facts, lists: header.lists, aliases: header.aliases,
            scope: parts.scope?.sql ?? "", sql: sql.sql, examples: [])
        return (
            UserRule(
                rule: rule, file: file, scopeLine: parts.scope?.line ?? 1, sqlLine: sql.line, reads: columns(reads)),
            []
        )
    }

    private func check(
        _ query: UserRuleText.Query, columns wanted: [String], _ reads: inout Set<String>,
        _ mistakes: inout [UserRuleText.Mistake]
    ) {
        do {
            let shape = try checker.check(query.sql, parameters: UserRule.parameters)
            reads.formUnion(shape.reads)
            let missing = wanted.filter { !shape.columns.contains($0) }
            if !missing.isEmpty {
                let line = query.line - 1 + QueryError(.invalid, "").line(in: query.sql)
                let noun = missing.count == 1 ? "the column" : "the columns"
                mistakes.append(
                    .init(line: line, message: "the query does not give \(noun) \(missing.joined(separator: ", "))"))
            }
        } catch {
            mistakes.append(.init(line: query.line - 1 + error.line(in: query.sql), message: error.reason))
        }
    }

    /// What the SQL reads, with the facts that its states and reasons belong to.
    private func columns(_ reads: Set<String>) -> Set<String> {
        var all = reads
        for name in reads {
            for ending in ["_state", "_reason"] where name.hasSuffix(ending) {
                let fact = String(name.dropLast(ending.count))
                if checker.columns.contains(fact) { all.insert(fact) }
            }
        }
        return all
    }

    /// Those of the columns that may be unread.
    private func facts(_ reads: Set<String>) -> [ReadableFact] {
        columns(reads).filter { checker.columns.contains("\($0)_state") }.sorted().compactMap { name in
            let parts = name.split(separator: ".").map(String.init)
            return parts.count == 2 ? ReadableFact(parts[0], parts[1], action: nil) : nil
        }
    }
}
