import Foundation
import Testing

@Test("Programs are started in two places: by their declarations, and what the user gives to `pipereport record`")
func spawnSites() throws {
    let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "../../Sources")
        .standardizedFileURL
    let calls = ["posix_spawn(", "posix_spawnp(", "Process()", "popen(", "system(", "execv", "fork(", "NSTask"]
    var sites: Set<String> = []
    let walk = try #require(FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil))
    for case let file as URL in walk where file.pathExtension == "swift" {
        let text = try String(contentsOf: file, encoding: .utf8)
        // A name that only ends so, such as `.system(`, is no call of it.
        let isSite = calls.contains { call in
            text.ranges(of: call).contains { range in
                range.lowerBound == text.startIndex
                    || !(text[text.index(before: range.lowerBound)].isLetter
                        || ".\"_`".contains(text[text.index(before: range.lowerBound)]))
                        && !text[..<range.lowerBound].hasSuffix("func ")
            }
        }
        if isSite { sites.insert(file.lastPathComponent) }
    }
    // ChildProcess: the command is the user's own, with the user's environment and terminal, and for as long as it takes.
    #expect(sites == ["ChildProgram+Run.swift", "ChildProcess.swift"])
}
