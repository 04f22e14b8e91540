import Facts
import Testing

@testable import PipeReportKit

private func suppressions(_ yaml: String) throws -> [Suppression] {
    try Configuration(yaml: yaml, name: "pipereport.yml").suppressions
}

@Test("Entries are read with their lines; texts and lists are the same")
func entries() throws {
    let found = try suppressions(
        """
        rules: wiring
        suppressions:
          - rule: bucket-name-*
            resource: [arn:aws:s3:::legacy-*, aws_s3_bucket.raw]
            tag: owner=legacy
            reason: "It is in a contract: #7"
            expires: 2027-01-31
          # a note
          -
            fingerprint: "0123456789012345"
            reason: >
              two
              lines
            expires: "2027-02-28"
        """)
    #expect(
        found == [
            Suppression(
                source: .file, rules: ["bucket-name-*"], resources: ["arn:aws:s3:::legacy-*", "aws_s3_bucket.raw"],
                tags: ["owner=legacy"], reason: "It is in a contract: #7", expires: CalendarDay("2027-01-31"),
                file: "pipereport.yml", line: 3),
            Suppression(
                source: .file, fingerprints: ["0123456789012345"], reason: "two lines\n",
                expires: CalendarDay("2027-02-28"), file: "pipereport.yml", line: 10),
        ])
}

@Test(
    "No list, an empty one and an absolute path are no problem", arguments: ["suppressions:", "suppressions: []", ""])
func emptyLists(yaml: String) throws {
    #expect(try suppressions(yaml) == [])
    let named = try Configuration(
        yaml: "suppressions:\n- rule: a\n  reason: b\n  expires: 2027-01-31\n", name: "/home/somebody/audit.yml")
    #expect(named.suppressions.map(\.file) == ["audit.yml"])
}

@Test(
    "What is wrong with an entry is said with its line",
    arguments: [
        ("- rule: a\n  expires: 2027-01-31", "the suppression at line 2 gives no reason"),
        ("- rule: a\n  reason: ' '\n  expires: 2027-01-31", "reason of the suppression at line 2 takes a text"),
        ("- rule: a\n  reason: ~\n  expires: 2027-01-31", "reason of the suppression at line 2 takes a text"),
        ("- rule: a\n  reason: b", "gives no day on which it expires (expires: YYYY-MM-DD)"),
        ("- rule: a\n  reason: b\n  expires: 2027-02-30", "is no date (YYYY-MM-DD): 2027-02-30"),
        ("- rule: a\n  reason: b\n  expires: soon", "is no date (YYYY-MM-DD): soon"),
        ("- reason: b\n  expires: 2027-01-31", "names no rule, resource, tag, fingerprint"),
        ("- rule: []\n  reason: b\n  expires: 2027-01-31", "rule of the suppression at line 2 takes a text or a list"),
        ("- rule: {a: b}\n  reason: b\n  expires: 2027-01-31", "takes a text or a list of texts"),
        ("- rules: a\n  reason: b\n  expires: 2027-01-31", "rules is no member of the suppression at line 2"),
        (
            "- fingerprint: 5c1f\n  reason: b\n  expires: 2027-01-31",
            "the fingerprint 5c1f of the suppression at line 2"
        ),
        ("- a", "the suppression at line 2 takes rule, resource, tag or fingerprint, with reason and expires"),
        ("  a: b", "suppressions takes a list of entries"),
    ])
func problems(entry: String, wanted: String) {
    let error = #expect(throws: CommandError.self) { try suppressions("suppressions:\n" + entry) }
    #expect(error?.description.contains(wanted) == true, "\(error?.description ?? "")")
}

@Test("All problems of a file come at once")
func allProblems() {
    let error = #expect(throws: CommandError.self) {
        try suppressions("colour: red\nsuppressions:\n- rule: a\n- reason: b\n  expires: 2027-01-31\n")
    }
    for part in ["colour is not a setting", "line 3 gives no reason", "line 3 gives no day", "line 4 names no rule"] {
        #expect(error?.description.contains(part) == true, "\(part) in \(error?.description ?? "")")
    }
}
