import Facts
import SnapshotStore

/// What a rule's SQL answers, held to the rule's contract while it is read.
///
/// Rows that pass are most of a large snapshot: they are counted and let go of at once, unless the caller wants them.
struct RuleAnswer {
    private let rule: Rule
    private let keepsPasses: Bool
    /// The rows that do not pass, or all where passes are kept, in the order of the query.
    private(set) var rows: [RuleEvaluator.Row] = []
    private var passes: [Origin: Int] = [:]
    private var columns: Columns?
    private var judged: Set<ScopeKey> = []
    /// Those with a row whose subject is empty: nearly all, and they need no text as a key.
    private var withoutSubject: Set<ScopeKey> = []
    private var withSubject: Set<Subject> = []

    /// How many rows that do not pass a rule may give.
    private static let maximumRows = 250_000

    private struct Subject: Hashable {
        let key: ScopeKey
        let subject: String
    }

    /// Where the contract's columns stand in this answer.
    private struct Columns {
        let resourceID: Int
        let origin: Int
        let subject: Int
        let verdict: Int

        init?(_ names: [String]) {
            guard let resourceID = names.firstIndex(of: "resource_id"), let origin = names.firstIndex(of: "origin"),
                let subject = names.firstIndex(of: "subject"), let verdict = names.firstIndex(of: "verdict")
            else { return nil }
            self.resourceID = resourceID
            self.origin = origin
            self.subject = subject
            self.verdict = verdict
        }
    }

    init(of rule: Rule, keepsPasses: Bool) {
        self.rule = rule
        self.keepsPasses = keepsPasses
    }

    /// Takes the next row where it stands; only one that does not pass is copied.
    ///
    /// - Throws: `RuleError` when the row breaks the contract.
    mutating func take(_ row: StreamedRow) throws {
        if columns == nil { columns = Columns(row.columns) }
        guard !keepsPasses, let columns,
            row.withText(at: columns.verdict, { $0.elementsEqual("pass".utf8) }) == true,
            let key = ScopeKey(row, resourceID: columns.resourceID, origin: columns.origin),
            let subject = row.withText(at: columns.subject, { $0.isEmpty ? "" : String(decoding: $0, as: UTF8.self) })
        else { return try take(row.copy()) }
        try see(key, subject)
        passes[key.origin, default: 0] += 1
    }

    /// Takes the next row.
    ///
    /// - Throws: `RuleError` when the row breaks the contract.
    mutating func take(_ answer: SQLRow) throws {
        let row = try RuleEvaluator.row(answer, of: rule)
        try see(ScopeKey(row.resourceID, row.origin), row.subject)
        if row.verdict == .pass, !keepsPasses {
            passes[row.origin, default: 0] += 1
        } else {
            guard rows.count < Self.maximumRows else {
                throw LimitError(
                    "The rule \(rule.id) gave more than \(Self.maximumRows) findings, which is the limit. Leave it out with disabled_rules, or audit one part of the configuration at a time."
                )
            }
            rows.append(row)
        }
    }

    /// Adds rows that are no part of the rule's own answer, such as those about lists that could not be read.
    mutating func add(_ others: [RuleEvaluator.Row]) { rows += others }

    private mutating func see(_ key: ScopeKey, _ subject: String) throws {
        judged.insert(key)
        let isNew =
            subject.isEmpty
            ? withoutSubject.insert(key).inserted
            : withSubject.insert(Subject(key: key, subject: subject)).inserted
        if !isNew {
            throw RuleError.notUnique(
                rule: rule.id, resource: key.resourceID, origin: key.origin.rawValue, subject: subject)
        }
    }

    /// Every resource of the scope must have a row.
    ///
    /// - Throws: `RuleError.scopeLost` for the first that has none.
    func expect(toCover scope: [ScopeKey]) throws {
        for wanted in scope where !judged.contains(wanted) {
            throw RuleError.scopeLost(
                rule: rule.id, resource: wanted.resourceID, origin: wanted.origin.rawValue)
        }
    }

    /// Adds an `unknown` for every resource of the scope without a row: a join that lost it is never a pass.
    mutating func addLost(of scope: [ScopeKey]) {
        for lost in scope where judged.insert(lost).inserted {
            rows.append(
                RuleEvaluator.Row(
                    resourceID: lost.resourceID, origin: lost.origin, subject: "", verdict: .unknown,
                    severity: rule.severity,
                    reason: "The rule could not judge this resource: what it compares does not fit together.",
                    evidence: []))
        }
    }

    /// How many rows there were of each verdict, by origin.
    var counts: [Origin: Judgement.Counts] {
        var counts: [Origin: Judgement.Counts] = [:]
        for (origin, number) in passes { counts[origin, default: .init()].pass += number }
        for row in rows {
            switch row.verdict {
            case .pass: counts[row.origin, default: .init()].pass += 1
            case .fail: counts[row.origin, default: .init()].fail += 1
            case .unknown: counts[row.origin, default: .init()].unknown += 1
            }
        }
        return counts
    }
}
