import Testing

@testable import Rules

@Test(
    "A selection of Terraform's rows alone reads nothing of the account",
    arguments: [
        ("SELECT resource_id, origin FROM t WHERE snapshot_id = :snapshot", true),
        ("SELECT 1 FROM t WHERE a = 1 AND origin = 'aws'", true),
        ("SELECT 1 FROM t WHERE a = 1 AND t.origin IN ('aws', 'state')", true),
        ("SELECT 1 FROM t WHERE a = 1 AND origin = 'plan'", false),
        ("SELECT 1 FROM t WHERE a = 1 AND origin IN ('state', 'plan', 'config')", false),
        ("SELECT 1 FROM t WHERE a = 1 AND origin <> 'aws'", false),
        ("SELECT 1 FROM t WHERE a = 1 AND (r.origin <> 'aws' OR b)", true),
        ("SELECT 1 FROM t WHERE a = 1 AND NOT (origin <> 'aws' AND b)", true),
        ("SELECT 1 FROM t WHERE a = 1 AND origin = 'plan' UNION SELECT 1 FROM t WHERE a = 1 AND origin = 'aws'", true),
    ])
func originsOfSelections(sql: String, isLive: Bool) {
    #expect(SQLText(sql).mayReadLive == isLive)
}

@Test(
    "Rows are restricted to one value by an AND of their own, and by nothing else",
    arguments: [
        ("SELECT 1 FROM delivery d WHERE a = 1 AND d.via = 'eventbridge'", "delivery.via=eventbridge"),
        ("SELECT 1 FROM delivery WHERE a = 1 AND (via = 'eventbridge') AND b", "delivery.via=eventbridge"),
        ("SELECT 1 FROM delivery d WHERE a = 1 AND (d.via = 'eventbridge' OR b)", nil),
        ("SELECT CASE d.via WHEN 'eventbridge' THEN 1 END FROM delivery d WHERE a = 1", nil),
        (
            "SELECT 1 FROM delivery d WHERE a AND d.via = 'eventbridge' UNION SELECT 1 FROM delivery WHERE b AND via = 's3'",
            nil
        ),
        ("SELECT 1 FROM delivery d WHERE a = 1 AND d.via = 'pigeon'", nil),
    ])
func restrictions(sql: String, key: String?) {
    let sources = LiveSources(derivedRows: ["delivery.via=eventbridge": []])
    #expect(SQLText(sql).restrictedTables(in: sources)["delivery"] == key)
}
