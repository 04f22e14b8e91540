import Facts
import Foundation

/// Reads the rules that users wrote from their folders.
package enum UserRuleLoader {
    /// One rule is a few kilobytes.
    private static let largestBytes = 1 << 20

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
        for folder in folders {
            guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path) else {
                set.problems.append(
                    RuleProblem(file: folder.name, line: 1, message: "the folder of rules cannot be read"))
                continue
            }
            for name in names.sorted() where name.lowercased().hasSuffix(".sql") && !name.hasPrefix(".") {
                let path = "\(folder.path)/\(name)"
                if !seen.insert(URL(fileURLWithPath: path).resolvingSymlinksInPath().path).inserted { continue }
                let file = folder.name.hasSuffix("/") ? folder.name + name : "\(folder.name)/\(name)"
                switch text(path) {
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

    private static func text(_ path: String) -> Result<String, Reason> {
        let attributes = try? FileManager.default.attributesOfItem(
            atPath: URL(fileURLWithPath: path).resolvingSymlinksInPath().path)
        // A pipe or a device would be waited for, or never end.
        guard attributes?[.type] as? FileAttributeType == .typeRegular else {
            return .failure(Reason(text: "it is not a file"))
        }
        if let size = attributes?[.size] as? NSNumber, size.intValue > largestBytes {
            return .failure(Reason(text: "it is larger than 1 MB"))
        }
        guard let data = FileManager.default.contents(atPath: path) else {
            return .failure(Reason(text: "it cannot be read"))
        }
        guard var text = String(data: data, encoding: .utf8) else {
            return .failure(Reason(text: "it is not UTF-8 text"))
        }
        // The byte order mark that editors on Windows write.
        if text.unicodeScalars.first == "\u{FEFF}" { text.unicodeScalars.removeFirst() }
        return .success(text)
    }
}
