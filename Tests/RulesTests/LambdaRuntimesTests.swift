import Foundation
import Testing

@testable import Rules

private struct Dates: Decodable {
    struct Entry: Decodable {
        var end_of_support: String?
        var block_create: String?
        var block_update: String?
    }

    var as_of: String
    var runtimes: [String: Entry]
}

private let source = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../shared/data/lambda-runtimes.json").standardizedFileURL

@Test(
    "The embedded dates of Lambda's runtimes are those of the data",
    .enabled(if: FileManager.default.fileExists(atPath: source.path)))
func embeddedDatesAreFresh() throws {
    let dates = try JSONDecoder().decode(Dates.self, from: Data(contentsOf: source))
    func sql(_ value: String?) -> String { value.map { "'\($0)'" } ?? "NULL" }
    let rows = dates.runtimes.sorted { Array($0.key.utf8).lexicographicallyPrecedes(Array($1.key.utf8)) }.map {
        "(\(sql($0.key)), \(sql($0.value.end_of_support)), \(sql($0.value.block_create)), \(sql($0.value.block_update)))"
    }
    #expect(LambdaRuntimes.rows == rows.joined(separator: ",\n"), "run scripts/lambda-runtimes")
    #expect(LambdaRuntimes.asOf == dates.as_of, "run scripts/lambda-runtimes")
}
