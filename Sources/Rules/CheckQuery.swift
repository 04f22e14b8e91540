import Facts

/// The SQL of a rule that asks for one kind of `wiring_check`: what `Wiring` decided, row by row.
///
/// The scope of such a rule is written by the rule itself, of the facts, so that a check that was not made is an error.
struct CheckQuery {
    var kind: WiringCheck.Kind
    /// Which checks of this kind, with the check as `c` and its resource as `r`; nil for all.
    var condition: String?

    var sql: String {
        """
        SELECT c.resource_id, c.origin, c.subject,
            CASE c.verdict WHEN 'unread' THEN 'unknown' ELSE c.verdict END AS verdict, c.reason, c.severity, c.evidence
        FROM wiring_check c \(condition == nil ? "" : "JOIN resource r ON r.id = c.resource_id")
        WHERE c.snapshot_id = :snapshot AND c.kind = '\(kind.rawValue)'
            \(condition.map { "AND (\($0))" } ?? "")
        """
    }

    /// The fact as the rule names it: unread where what it is made of was.
    static func fact(_ action: String) -> ReadableFact { ReadableFact("wiring_check", "verdict", action: action) }
}
