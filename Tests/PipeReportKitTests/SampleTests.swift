import Foundation
import GRDB
import Testing

@testable import PipeReportKit

private let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "../..")
    .standardizedFileURL

/// Every file below `folder`: relative path → text.
private func files(below folder: URL) throws -> [String: String] {
    let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
    return try paths.reduce(into: [:]) { result, path in
        let file = folder.appending(path: path)
        var isDirectory: ObjCBool = false
        guard FileManager.default.fileExists(atPath: file.path, isDirectory: &isDirectory), !isDirectory.boolValue
        else { return }
        result[path] = try String(contentsOf: file, encoding: .utf8)
    }
}

@Test("The committed reports/ and site/ are what render makes of the committed snapshot")
func sampleIsFresh() throws {
    let work = FileManager.default.temporaryDirectory.appending(path: "pipereport-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: work, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: work) }
    let dump = root.appending(path: "examples/chinook-pipeline/snapshot.sql")
    let database = try DatabaseQueue(path: work.appending(path: "x.db").path)
    let sql = try String(contentsOf: dump, encoding: .utf8)
        .replacing("BEGIN TRANSACTION;", with: "", maxReplacements: 1)
    try database.writeWithoutTransaction { connection in
        try connection.execute(sql: "PRAGMA foreign_keys = OFF; BEGIN")
        try connection.execute(sql: sql)
    }
    try database.close()
    let world = World(
        now: { 0 }, environment: [:], currentDirectory: work.path, out: { _ in }, err: { _ in }, isErrTerminal: false)
    try RenderCommand(
        database: work.appending(path: "x.db").path, snapshot: "latest",
        reports: work.appending(path: "reports").path, site: work.appending(path: "site").path
    ).run(world)
    for folder in ["reports", "site"] {
        let made = try files(below: work.appending(path: folder))
        let committed = try files(below: root.appending(path: folder))
        #expect(made.keys.sorted() == committed.keys.sorted(), "run scripts/sample")
        for (path, text) in made.sorted(by: { $0.key < $1.key }) {
            #expect(committed[path] == text, "\(folder)/\(path) is stale: run scripts/sample")
        }
    }
}
