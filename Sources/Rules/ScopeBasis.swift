import Facts
import SnapshotStore

/// What a rule's scope rests on: the live facts whose failure takes rows away from it, found in what its SQL reads.
///
/// A fact that fails for a row that is there is said by that row (`policy_state` is `unread`), and by the rule that reads
/// the state. A list that fails leaves no row behind, nor does a part of it: those are the facts found here.
package struct ScopeBasis {
    private let sources: LiveSources
    private let checker: QueryChecker
    private let byName: [String: LiveSources.Fact]

    /// - Throws: only when SQLite itself fails.
    package init(_ sources: LiveSources) throws {
        self.sources = sources
        checker = try QueryChecker()
        byName = Dictionary(sources.facts.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The names of the facts on which the scope of a built-in rule rests.
    ///
    /// - Throws: `RuleError` when its SQL does not compile.
    package func facts(of rule: Rule) throws -> Set<String> {
        let text = SQLText(rule.scope + "\n" + rule.sql)
        guard SQLText(rule.scope).mayReadLive || text.namesLive else { return Set(rule.lists) }
        var reads: Set<String> = []
        for sql in [rule.scope, rule.sql] where !sql.isEmpty {
            do {
                reads.formUnion(try checker.check(sql, parameters: UserRule.parameters).reads)
            } catch {
                throw RuleError.failed(rule: rule.id, reason: error.reason)
            }
        }
        let found = search(text.withoutOtherHalf(reads), text, only: text.restrictedTables(in: sources))
        return found.subtracting(rule.answersUnread).subtracting(answered(by: reads)).union(rule.lists)
    }

    /// The names of the facts on which the scope of a user's rule rests. Nothing is concluded from how its SQL is put, so
    /// that it is told rather of too much than of too little.
    package func facts(of user: UserRule) -> Set<String> {
        search(user.reads, SQLText(user.rule.scope + "\n" + user.rule.sql), only: nil).union(user.rule.lists)
    }

    /// - Parameter keys: table → the key of `derivedRows` that stands for it; nil where the text is not gone by.
    private func search(_ reads: Set<String>, _ text: SQLText, only keys: [String: String]?) -> Set<String> {
        var search = Search(sources: sources, columns: checker.columns)
        for column in reads {
            let table = String(column.prefix { $0 != "." })
            search.add(column: Self.fact(column), of: table, restrictedTo: keys?[table])
        }
        for fact in sources.facts where lists(fact, reads, text, isOurs: keys != nil) { search.add(fact) }
        return search.closure(byName)
    }

    /// Whether the rule judges rows of `resource` that the fact lists.
    private func lists(_ fact: LiveSources.Fact, _ reads: Set<String>, _ text: SQLText, isOurs: Bool) -> Bool {
        guard reads.contains("resource.type"), !fact.resourceTypes.isEmpty else { return false }
        if fact.resourceTypes.contains(where: text.mentions) {
            // Our rules read what has a table of its own from there.
            return !isOurs || (fact.makesRowsIn.isEmpty && text.namesLive)
        }
        return !isOurs && !sources.facts.contains { $0.resourceTypes.contains(where: text.mentions) }
    }

    /// Facts whose state the SQL reads where it is kept, in a row that is there also when the fact is unread.
    private func answered(by reads: Set<String>) -> Set<String> {
        Set(
            sources.facts.filter { fact in
                fact.fills.contains { column in
                    reads.contains("\(column)_state") && !fact.makesRowsIn.contains(String(column.prefix { $0 != "." }))
                }
            }.map(\.name))
    }

    /// The readable column to which a state or reason belongs.
    private static func fact(_ column: String) -> String {
        for ending in ["_state", "_reason"] where column.hasSuffix(ending) {
            return String(column.dropLast(ending.count))
        }
        return column
    }
}

/// Collects facts from tables and columns, through what is derived.
private struct Search {
    private let sources: LiveSources
    private let columns: Set<String>
    private var found: Set<String> = []
    private var seen: Set<String> = []

    init(sources: LiveSources, columns: Set<String>) {
        self.sources = sources
        self.columns = columns
    }

    mutating func add(_ fact: LiveSources.Fact) { found.insert(fact.name) }

    /// - Parameter key: the key of `derivedRows` that stands for the table, where only some of its rows are read.
    mutating func add(column: String, of table: String, restrictedTo key: String?) {
        add(table: key ?? table)
        guard seen.insert(column).inserted else { return }
        sources.derivedRows[column]?.forEach { add(input: $0) }
        for fact in sources.facts where fact.fills.contains(column) && !Self.common.contains(table) {
            // The row says that the fact is unread, and is there if what leads to it was read.
            found.formUnion(fact.askedThrough)
            // Nothing says so of a column without a state.
            if !columns.contains("\(column)_state"), !fact.makesRowsIn.contains(table) { found.insert(fact.name) }
        }
    }

    /// Tables of which rows are there for other reasons, or that say in columns of their own what could not be read.
    private static let common: Set = ["resource", "snapshot", "bucket_name_probe"]

    private mutating func add(table: String) {
        guard seen.insert(table).inserted else { return }
        sources.derivedRows[table]?.forEach { add(input: $0) }
        let making = sources.facts.filter { $0.makesRowsIn.contains(table) }
        found.formUnion(making.map(\.name))
        if !making.isEmpty || Self.common.contains(table) { return }
        // Rows that several facts fill are there if what leads to any of these was read.
        let filling = sources.facts.filter { $0.fills.contains { $0.hasPrefix("\(table).") } }.map {
            Set($0.askedThrough)
        }
        guard let first = filling.first else { return }
        found.formUnion(filling.dropFirst().reduce(first) { $0.intersection($1) })
    }

    private mutating func add(input: String) {
        guard input.contains(".") else { return add(table: input) }
        for fact in sources.facts where fact.fills.contains(input) { found.insert(fact.name) }
    }

    func closure(_ byName: [String: LiveSources.Fact]) -> Set<String> {
        var (all, open) = (found, Array(found))
        while let name = open.popLast() {
            for next in byName[name]?.askedThrough ?? [] where all.insert(next).inserted { open.append(next) }
        }
        return all
    }
}
