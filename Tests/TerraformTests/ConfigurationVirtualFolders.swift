import Facts
import Testing

@testable import Terraform

/// Folders that exist only in memory: content by path; the root module is in `root`.
func virtualFileSystem(_ files: [String: String]) -> ConfigurationFileSystem {
    ConfigurationFileSystem(
        listFiles: { folder in
            files.keys.compactMap { path in
                guard path.hasPrefix(folder + "/") else { return nil }
                let rest = path.dropFirst(folder.count + 1)
                return rest.contains("/") ? nil : String(rest)
            }
        },
        read: { files[$0].map { Array($0.utf8) } })
}

/// The evaluator of a configuration in memory; a text alone is `main.tf`.
func evaluate(_ files: [String: String], options: ConfigurationOptions = ConfigurationOptions())
    -> ConfigurationEvaluator
{
    ConfigurationEvaluator(
        ConfigurationTree.read("root", fileSystem: virtualFileSystem(files), options: options))
}

func evaluate(_ main: String, options: ConfigurationOptions = ConfigurationOptions()) -> ConfigurationEvaluator {
    evaluate(["root/main.tf": main], options: options)
}

extension ConfigurationEvaluator {
    /// All resources with attributes of every type.
    var all: [ConfigurationResource] { resources { _ in true } }

    var addresses: [String] { all.map(\.address).sorted() }
}

/// The value of an expression in a root module with these further blocks.
func value(of expression: String, with blocks: String = "") -> TerraformValue? {
    evaluate("\(blocks)\noutput \"it\" {\n  value = \(expression)\n}\n").outputs["it"]
}
