import Facts
import Foundation
import Testing

@testable import Rules

/// One row of the table of docs/PROWLER.md.
private struct ProwlerRow: Sendable, CustomTestStringConvertible {
    var check: String
    var prowlersSeverity: String
    /// Nil where the check does not apply.
    var rule: String?
    var severity: String
    var remark: String

    var testDescription: String { check }

    /// Rules that are not written yet; a name leaves this list when its rule joins the catalogue.
    static let awaited: Set = ["public-function", "secret-in-environment"]

    static let all: [ProwlerRow] = {
        let text = (try? String(contentsOf: root.appending(path: "docs/PROWLER.md"), encoding: .utf8)) ?? ""
        return text.split(separator: "\n").filter { $0.hasPrefix("| `") }.map { line in
            let cells = line.split(separator: "|", omittingEmptySubsequences: false).dropFirst().map {
                $0.trimmingCharacters(in: CharacterSet(charactersIn: " `"))
            }
            return ProwlerRow(
                check: cells[0], prowlersSeverity: cells[1], rule: cells[2].isEmpty ? nil : cells[2],
                severity: cells[3], remark: cells[4])
        }
    }()
}

private let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "../..")

/// `id severity` of each check, sorted.
private func snapshot() throws -> [String] {
    try String(
        contentsOf: root.appending(path: "Tests/RulesTests/Snapshots/prowler-checks.txt"), encoding: .utf8
    ).split(separator: "\n").filter { !$0.hasPrefix("#") }.map(String.init).sorted()
}

@Test("The table of docs/PROWLER.md has every check once, with Prowler's severity")
func tableIsWhole() throws {
    #expect(ProwlerRow.all.map { "\($0.check) \($0.prowlersSeverity)" }.sorted() == (try snapshot()))
}

@Test("The committed list of Prowler's checks is the shared one, where that is at hand")
func snapshotIsCurrent() throws {
    struct List: Decodable {
        struct Check: Decodable {
            var id: String
            var severity: String
        }
        var source: String
        var checks: [Check]
    }
    guard
        let data = FileManager.default.contents(atPath: root.appending(path: "../shared/data/prowler-checks.json").path)
    else { return }
    let list = try JSONDecoder().decode(List.self, from: data)
    #expect(list.checks.map { "\($0.id) \($0.severity)" }.sorted() == (try snapshot()))
}

@Test("A check's rule has it as an alias, and a severity that is Prowler's or explained", arguments: ProwlerRow.all)
private func rowAgreesWithRule(row: ProwlerRow) throws {
    guard let id = row.rule else {
        #expect(!row.remark.isEmpty, "say why the check does not apply")
        #expect(!Catalogue.all.contains { $0.aliases.contains(row.check) })
        return
    }
    guard let rule = Catalogue.rule(id) else {
        #expect(ProwlerRow.awaited.contains(id), "docs/PROWLER.md names \(id), which is no rule")
        return
    }
    #expect(rule.aliases.contains(row.check), "add the alias to \(id)")
    #expect(rule.severity.rawValue == row.severity)
    #expect(row.severity == row.prowlersSeverity || !row.remark.isEmpty, "say why the severity is another")
}

@Test("Every check that a rule has as an alias leads to that rule in the table")
func aliasesAreInTheTable() throws {
    let checks = Set(try snapshot().map { String($0.prefix { $0 != " " }) })
    let rows = Dictionary(ProwlerRow.all.map { ($0.check, $0.rule) }, uniquingKeysWith: { first, _ in first })
    for rule in Catalogue.all {
        for check in rule.aliases where checks.contains(check) {
            #expect(rows[check] == rule.id, "\(check) is an alias of \(rule.id)")
        }
    }
    #expect(!rows.isEmpty)
}
