import SnapshotStore
import Testing

private func answer(_ sql: String) throws -> String? { try SnapshotStore().rows(sql).first?.text("x") }

private let numbers = "WITH RECURSIVE n(i) AS (SELECT 30 UNION ALL SELECT i - 1 FROM n WHERE i > 1)"

@Test("listed() shows twenty texts in order and the number of the rest, whatever order the query brings")
func listed() throws {
    let twenty = (1...20).map { "b[\($0)]" }.joined(separator: ", ")
    #expect(try answer("\(numbers) SELECT listed('b[' || i || ']') AS x FROM n") == "\(twenty) and 10 more")
    #expect(try answer("\(numbers) SELECT listed(DISTINCT i % 2) AS x FROM n") == "0, 1")
    #expect(try answer("\(numbers) SELECT listed(i) FILTER (WHERE i < 3) AS x FROM n") == "1, 2")
    #expect(try answer("SELECT listed(value, key) AS x FROM json_each('[\"z\", \"a\", null]')") == "z, a")
    #expect(try answer("SELECT listed(value) AS x FROM json_each('[]')") == nil)
    let groups = try SnapshotStore().rows("\(numbers) SELECT listed(i) AS x FROM n WHERE i < 5 GROUP BY i % 2")
    #expect(groups.map { $0.text("x") } == ["2, 4", "1, 3"])
}

@Test("What a user writes may call listed() too")
func listedInUserRules() throws {
    let shape = try QueryChecker().check("SELECT listed(address) AS x FROM resource")
    #expect(shape.columns == ["x"])
    #expect(shape.reads.contains("resource.address"))
}
