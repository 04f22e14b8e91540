import Facts
import Foundation
import Machine

/// The rules for a `pipereport.yml` that was found and not named with `--config`: it may be of a stranger, who must
/// neither choose the identity nor name files outside of the repository.
enum FoundConfiguration {
    static let name = "pipereport.yml"
    private static let limits = ReadLimits(
        fileBytes: ConfigurationLimits.bytes, totalBytes: ConfigurationLimits.bytes, files: 10)

    /// Where files are read that a stranger names: what `--root` names, else the work tree of the working directory.
    static func boundary(_ directory: String, root: String?) throws -> ReadBoundary {
        do throws(ReadRefusal) {
            guard let root else { return try ReadBoundary.around(directory) }
            try CheckoutLinks(here: directory).check(root)
            return try ReadBoundary(root: root)
        } catch {
            throw CommandError("\(root ?? directory) \(error) (--root).")
        }
    }

    static func text(of file: String, _ boundary: ReadBoundary) throws -> String {
        let bytes: [UInt8]
        do throws(ReadRefusal) {
            bytes = try boundary.with(limits).contents(file)
        } catch {
            if case .tooLarge = error { throw ConfigurationLimits(name: name).tooLarge }
            throw CommandError("\(name) \(error). --config FILE names another.")
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw CommandError("The configuration file \(name) cannot be read as UTF-8 text.")
        }
        return text
    }

    /// - Throws: `CommandError` that names everything that such a file must not set.
    static func check(_ configuration: Configuration, _ boundary: ReadBoundary) throws {
        var problems: [String] = []
        if configuration.allowsPlainHTTP {
            problems.append("allow_http is not taken from a file that was not named; pass --allow-http")
        }
        if configuration.profile != nil {
            problems.append("profile is not taken from a file that was not named; pass --profile")
        }
        for folder in configuration.ruleFolders {
            do throws(ReadRefusal) {
                _ = try boundary.canonical(folder.path)
            } catch {
                problems.append("the folder \(folder.name) (rule_folders) \(error)")
            }
        }
        if !problems.isEmpty {
            let sentence = problems.asClauses
            throw CommandError("\(name): \(sentence), or name the file with --config \(name).")
        }
    }
}
