/// Which arguments and blocks the AWS provider knows, for the types that this program models.
package enum AWSProviderSchema {
    /// Of the provider that the names are from, such as `5.100.0`.
    package static let version = AWSProviderNames.version

    /// The names that can be written in a resource, or in a block of it.
    ///
    /// Terraform's own (`count`, `lifecycle`, `dynamic` …) are not among them, nor attributes that are only read.
    ///
    /// - Parameters:
    ///   - type: The resource type.
    ///   - path: Empty for the resource itself, else its blocks by name: `rule.filter`.
    /// - Returns: nil when the type or block is not in the table, or when the argument there is no block.
    package static func names(type: String, path: String = "") -> Set<String>? {
        levels[type]?[path].map { $0.arguments.union($0.blocks) }
    }

    /// Of these the ones that are blocks.
    package static func blockNames(type: String, path: String = "") -> Set<String>? { levels[type]?[path]?.blocks }

    /// The types in the table.
    package static var types: Set<String> { Set(levels.keys) }

    private struct Level: Sendable {
        var arguments: Set<String> = []
        var blocks: Set<String> = []
    }

    /// By type and path.
    private static let levels: [String: [String: Level]] = AWSProviderNames.table.split(separator: "\n")
        .reduce(into: [:]) { levels, line in
            guard let space = line.firstIndex(of: " ") else { return }
            levels[String(line[..<space])] = read(line[space...])
        }

    /// Reads `bucket id queue{events queue_arn}`.
    private static func read(_ text: Substring) -> [String: Level] {
        var levels: [String: Level] = ["": Level()]
        var path: [String] = []
        var name = ""
        func endName() {
            if !name.isEmpty { levels[path.joined(separator: "."), default: Level()].arguments.insert(name) }
            name = ""
        }
        for character in text {
            switch character {
            case " ": endName()
            case "{":
                levels[path.joined(separator: "."), default: Level()].blocks.insert(name)
                path.append(name)
                levels[path.joined(separator: "."), default: Level()] = Level()
                name = ""
            case "}":
                endName()
                if !path.isEmpty { path.removeLast() }
            default: name.append(character)
            }
        }
        endName()
        return levels
    }
}
