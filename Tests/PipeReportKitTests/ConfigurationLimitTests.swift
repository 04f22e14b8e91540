import Facts
import Testing

@testable import PipeReportKit

private func message(_ yaml: String) -> String {
    do {
        _ = try Configuration(yaml: yaml, name: "pipereport.yml")
        return ""
    } catch {
        return "\(error)"
    }
}

/// Nine lists of nine aliases each: 9⁹ texts in 368 bytes.
private func bomb(_ last: String) -> String {
    let names = Array("abcdefghi").map(String.init)
    var lines = ["a: &a [\(Array(repeating: "lol", count: 9).joined(separator: ","))]"]
    for (name, before) in zip(names.dropFirst(), names) {
        lines.append("\(name): &\(name) [\(Array(repeating: "*\(before)", count: 9).joined(separator: ","))]")
    }
    return (lines + [last]).joined(separator: "\n")
}

@Test(
    "Aliases of aliases are refused before they are written out, as values, keys and merges",
    arguments: [bomb(""), bomb("? *i\n: x"), bomb("m: {<<: *i}")])
func aliasBomb(yaml: String) {
    #expect(message(yaml).contains("more than 200000 values with its aliases (`*name`) written out"))
    #expect(message(yaml).contains("at line 6"))
}

@Test("An alias that repeats a text or a list is what it stands for")
func harmlessAliases() throws {
    let configuration = try Configuration(
        yaml: """
            regions: &all [us-east-1, eu-central-1]
            suppressions:
              - {rule: a, reason: &why "in a contract", expires: 2027-01-31}
              - {rule: b, reason: *why, expires: 2027-01-31}
            """, name: "pipereport.yml")
    #expect(configuration.regions == ["us-east-1", "eu-central-1"])
    #expect(configuration.suppressions.map(\.reason) == ["in a contract", "in a contract"])
}

@Test("Depth, size and the number of entries have limits that name themselves")
func limits() {
    let deep = "terraform: " + String(repeating: "[", count: 40) + String(repeating: "]", count: 40)
    #expect(message("rules: wiring\n" + deep).contains("at line 2 lists and mappings lie more than 32 deep"))
    #expect(message("# " + String(repeating: "x", count: 1_000_000)).contains("larger than 1 MB"))
    let entry = "- {rule: x, reason: z, expires: 2026-12-31}\n"
    let many = message("suppressions:\n" + String(repeating: entry, count: 10_001))
    #expect(many.contains("suppressions has 10001 entries; the limit is 10000, reached at line 10002"))
    #expect(message("suppressions:\n" + String(repeating: entry, count: 2_000)) == "")
    let pattern = String(repeating: "*a", count: 600)
    let long = message("suppressions:\n- {resource: \"\(pattern)\", reason: z, expires: 2026-12-31}\n")
    #expect(long.contains("resource of the suppression at line 2 has 1200 characters; the limit is 1000"))
}

@Test("Of thousands of mistakes the first are named, and how many more there are")
func manyProblems() {
    let text = message((1...1_000).map { "k\($0): 1\n" }.joined())
    #expect(text.contains("and 980 more problems"))
    #expect(text.utf8.count < 10_000)
}
