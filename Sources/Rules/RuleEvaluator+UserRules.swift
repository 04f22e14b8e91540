import Facts
import SnapshotStore

extension RuleEvaluator {
    /// The rows of a user's rule, checked against the same contract as the built-in ones, from a connection that can
    /// only read.
    ///
    /// - Throws: `RuleProblem` that names file and line.
    func answer(
        of user: UserRule, in snapshot: Int64, unread: UnreadFacts, limits: QueryLimits
    ) throws -> RuleAnswer {
        let query = try store.readOnlyQuery(limits: limits)
        let arguments: [String: SQLValue] = [
            "snapshot": .integer(snapshot), "as_of_ms": SQLValue(try asOf(snapshot)),
        ]
        func rows(_ sql: String, from line: Int) throws -> [SQLRow] {
            do throws(QueryError) {
                return try query.run(sql, arguments).rows
            } catch {
                throw user.problem(line - 1 + error.line(in: sql), error.reason)
            }
        }
        let line = user.sqlLine - 1 + QueryError(.invalid, "").line(in: user.rule.sql)
        do {
            var answer = RuleAnswer(of: user.rule, keepsPasses: true)
            for row in try rows(user.rule.sql, from: user.sqlLine) { try answer.take(row) }
            if let stranger = try stranger(among: answer.rows, in: snapshot) {
                throw user.problem(
                    line,
                    "resource \(stranger.resourceID) (\(stranger.origin.rawValue)) is none of this snapshot; filter by snapshot_id = :snapshot"
                )
            }
            if !user.rule.scope.isEmpty {
                let scope = try rows(user.rule.scope, from: user.scopeLine)
                try answer.expect(toCover: scope.map { try Self.wanted($0, of: user.rule) })
            }
            answer.add(unread.rows(of: user))
            return answer
        } catch let error as RuleError {
            throw user.problem(line, error.clause)
        }
    }

    /// A row whose resource is not of the snapshot, or of another origin than the row says.
    private func stranger(among rows: [Row], in snapshot: Int64) throws -> Row? {
        let ids = JSONValue.array(Set(rows.map(\.resourceID)).sorted().map { .number(Double($0)) }).canonicalText
        let origins = Dictionary(
            try store.rows(
                """
                SELECT r.id, r.origin FROM json_each(:ids) wanted CROSS JOIN resource r ON r.id = wanted.value
                WHERE r.snapshot_id = :snapshot
                """, ["ids": .text(ids), "snapshot": .integer(snapshot)]
            ).compactMap { row in row.int64("id").map { ($0, row.text("origin") ?? "") } },
            uniquingKeysWith: { first, _ in first })
        return rows.first { origins[$0.resourceID] != $0.origin.rawValue }
    }
}

/// How long all users' rules of a snapshot may take together: each has its limit, and a folder holds any number of them.
struct UserRuleTime {
    /// Units: seconds; more where one rule alone may take longer.
    private static let least = 60.0
    private let seconds: Double
    private let start: ContinuousClock.Instant

    /// - Parameters:
    ///   - each: seconds that one query may take.
    ///   - start: when the first rule was begun.
    init(each: Double, start: ContinuousClock.Instant = .now) {
        seconds = max(Self.least, each * 6)
        self.start = start
    }

    /// Why a rule is not evaluated any more; nil while there is time.
    func problem(with user: UserRule) -> RuleProblem? {
        guard start.duration(to: .now) > .seconds(seconds) else { return nil }
        return RuleProblem(
            file: user.file, line: 1,
            message: "not evaluated: the rules of rule_folders took \(Int(seconds)) s together, which is the limit",
            rule: user.rule.id)
    }
}

extension UserRule {
    fileprivate func problem(_ line: Int, _ message: String) -> RuleProblem {
        RuleProblem(file: file, line: line, message: message, rule: rule.id)
    }
}

extension RuleError {
    /// The error without the rule's name, for a message that begins with the rule's file.
    var clause: String {
        switch self {
        case .failed(_, let reason): reason
        case .scopeLost(_, let resource, let origin):
            "resource \(resource) (\(origin)) is in the scope and got no row"
        case .notUnique(_, let resource, let origin, let subject):
            "resource \(resource) (\(origin)) got two rows with the subject '\(subject)'"
        case .badRow(_, let column, let value):
            "the column \(column) has \(value.isEmpty ? "nothing" : "'\(value)'")" + Self.hint(column)
        }
    }

    private static func hint(_ column: String) -> String {
        switch column {
        case "verdict": "; it takes pass, fail or unknown"
        case "origin": "; it takes aws, state, plan or config"
        case "resource_id": "; it takes the resource_id of the fact's row"
        default: "; it takes a text"
        }
    }
}
