import Facts
import Foundation
import Machine

/// Reads the rules that users wrote from their folders.
package enum UserRuleLoader {
    /// One rule is a few kilobytes.
    private static let limits = ReadLimits(fileBytes: 1 << 20, totalBytes: 64 << 20, files: 10_000)

    /// Reads every `.sql` file of the folders, in the order of folders and names. Folders in them are not entered.
    ///
    /// What is wrong with one file is a problem of that file, and the others are read.
    ///
    /// - Throws: only when SQLite itself fails.
    package static func load(_ folders: [RuleFolder]) throws -> UserRuleSet {
        var set = UserRuleSet()
        if folders.isEmpty { return set }
        var reader = try UserRuleReader()
        var seen: Set<String> = []
        // A link from one folder of rules to another is followed, and none to elsewhere.
        let boundaries = folders.map { try? ReadBoundary(root: $0.path, limits: limits) }
        let known = boundaries.compactMap(\.self)
        for (folder, boundary) in zip(folders, boundaries) {
            guard let boundary, let names = try? boundary.names(in: boundary.root) else {
                set.problems.append(
                    RuleProblem(file: folder.name, line: 1, message: "the folder of rules cannot be read"))
                continue
            }
            for name in names.sorted() where name.lowercased().hasSuffix(".sql") && !name.hasPrefix(".") {
                let path = "\(folder.path)/\(name)"
                if !seen.insert(CanonicalPath.of(path) ?? path).inserted { continue }
                let file = folder.name.hasSuffix("/") ? folder.name + name : "\(folder.name)/\(name)"
                switch text(path, known) {
                case .success(let text):
                    let (rule, problems) = reader.read(text, file: file)
                    if let rule { set.rules.append(rule) }
                    set.problems += problems
                case .failure(let reason):
                    set.problems.append(RuleProblem(file: file, line: 1, message: reason.text))
                }
            }
        }
        return set
    }

    private struct Reason: Error {
        var text: String
    }

    private static func text(_ path: String, _ boundaries: [ReadBoundary]) -> Result<String, Reason> {
        var refusal = ReadRefusal.outside
        var bytes: [UInt8]?
        for boundary in boundaries where bytes == nil {
            do throws(ReadRefusal) {
                bytes = try boundary.contents(path)
            } catch {
                if error != .outside { refusal = error }
            }
        }
        guard let bytes else { return .failure(Reason(text: sentence(refusal))) }
        guard var text = String(validating: bytes, as: UTF8.self) else {
            return .failure(Reason(text: "it is not UTF-8 text"))
        }
        // The byte order mark that editors on Windows write.
        if text.unicodeScalars.first == "\u{FEFF}" { text.unicodeScalars.removeFirst() }
        return .success(text)
    }

    private static func sentence(_ refusal: ReadRefusal) -> String {
        switch refusal {
        case .notRegular: "it is not a file"
        case .tooLarge: "it is larger than 1 MB"
        case .outside, .gitFolder: "it is a link to a file outside of the folders of rules (rule_folders)"
        default: "it \(refusal)"
        }
    }
}
