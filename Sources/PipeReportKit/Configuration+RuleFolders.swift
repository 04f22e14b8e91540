import Foundation
import Rules

extension Configuration {
    /// Finds the folders of rules, which are named relative to the configuration file.
    ///
    /// - Parameters:
    ///   - file: the configuration file that was named; nil for the one in the working directory, beside which paths stay
    ///     relative, so that a snapshot keeps no path of this machine.
    ///   - name: what messages call it.
    /// - Throws: `CommandError` that names every folder that is not there.
    mutating func placeRuleFolders(beside file: String?, name: String) throws {
        let base = (file ?? "").split(separator: "/", omittingEmptySubsequences: false).dropLast()
        var missing: [String] = []
        for index in ruleFolders.indices {
            let path = ruleFolders[index].path
            if !path.hasPrefix("/"), !base.isEmpty {
                ruleFolders[index].path = base.joined(separator: "/") + "/" + path
            }
            var isFolder: ObjCBool = false
            let isThere = FileManager.default.fileExists(atPath: ruleFolders[index].path, isDirectory: &isFolder)
            if !isThere || !isFolder.boolValue { missing.append(ruleFolders[index].name) }
        }
        if missing.isEmpty { return }
        let folders = missing.count == 1 ? "is no folder" : "are no folders"
        throw CommandError(
            "\(name): there \(folders) \(missing.joined(separator: ", ")) (rule_folders, relative to the configuration file)."
        )
    }
}
