import Foundation
import Testing

private let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "../..")
    .standardizedFileURL

/// Rows of ARCHITECTURE.md's table: target → what its files may import, the system's own modules aside.
private func arrows() throws -> [String: Set<String>] {
    let text = try String(contentsOf: root.appending(path: "ARCHITECTURE.md"), encoding: .utf8)
    var arrows: [String: Set<String>] = [:]
    for line in text.split(separator: "\n") where line.hasPrefix("| `") {
        let cells = line.split(separator: "|", omittingEmptySubsequences: false).map {
            $0.trimmingCharacters(in: .whitespaces)
        }
        guard cells.count == 5 else { continue }
        let imports = cells[3].matches(of: /`(\w+)`/).map { String($0.output.1) }
        for target in cells[1].matches(of: /`(\w+)`/) { arrows[String(target.output.1)] = Set(imports) }
    }
    return arrows
}

private let systemModules: Set = [
    "Foundation", "FoundationEssentials", "Dispatch", "Synchronization", "Glibc", "Darwin",
]

private func swiftFiles(_ target: String) throws -> [URL] {
    let folder = target == "Templates" ? "templates" : "Sources/\(target)"
    let base = root.appending(path: folder)
    guard let walk = FileManager.default.enumerator(at: base, includingPropertiesForKeys: nil) else { return [] }
    return walk.compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }
}

private func imports(_ file: URL) throws -> [String] {
    try String(contentsOf: file, encoding: .utf8).matches(
        of:
            /(?m)^(?:@\w+ )?(?:package |internal |public |private |fileprivate )?import (?:struct |enum |class |func )?(\w+)/
    )
    .map { String($0.output.1) }
}

@Test("Each file imports only what ARCHITECTURE.md allows its target")
func importsFollowTheTable() throws {
    let arrows = try arrows()
    let targets =
        try FileManager.default.contentsOfDirectory(atPath: root.appending(path: "Sources").path) + ["Templates"]
    for target in targets.sorted() {
        let allowed = try #require(arrows[target], "ARCHITECTURE.md has no row for \(target)")
        for file in try swiftFiles(target) {
            let strangers = Set(try imports(file)).subtracting(allowed).subtracting(systemModules)
            #expect(
                strangers.isEmpty,
                "\(file.lastPathComponent) of \(target) imports \(strangers.sorted().joined(separator: ", "))")
        }
    }
}

@Test("Each system library is imported in one file", arguments: ["CCurl", "CCmark", "CExpat"])
func oneImporter(library: String) throws {
    let targets = try FileManager.default.contentsOfDirectory(atPath: root.appending(path: "Sources").path)
    let importers = try targets.flatMap(swiftFiles).filter { try imports($0).contains(library) }
    #expect(importers.count == 1, "\(importers.map(\.lastPathComponent))")
}

@Test("Sources neither crash on purpose nor leave work for later")
func noCrashesInSources() throws {
    let targets = try FileManager.default.contentsOfDirectory(atPath: root.appending(path: "Sources").path)
    let words = ["try" + "!", "fatal" + "Error(", "as" + "! ", "TO" + "DO", "FIX" + "ME"]
    for file in try targets.flatMap(swiftFiles) {
        let text = try String(contentsOf: file, encoding: .utf8)
        for word in words { #expect(!text.contains(word), "\(file.lastPathComponent) has \(word)") }
        #expect(
            text.split(separator: "\n", omittingEmptySubsequences: false).count <= 500,
            "\(file.lastPathComponent) is long")
    }
}
