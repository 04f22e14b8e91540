/// What a version of a provider calls deprecated: types, their arguments and blocks, and attributes.
///
/// The provider's schema says only that something is deprecated, not why; `DeprecationReplacements` knows more for the
/// usual ones.
package struct ProviderDeprecations: Sendable, Hashable {
    /// Of the version of the AWS provider that this program was built with.
    package static let builtIn = ProviderDeprecations(
        table: AWSProviderDeprecations.table, version: AWSProviderDeprecations.version)

    /// Of the provider, such as `5.100.0`.
    package let version: String

    private let entries: [Key: Entry]

    /// Whether the whole type is deprecated.
    package func isDeprecated(type: String, isData: Bool) -> Bool {
        entries[Key(type: type, isData: isData)]?.isWhole ?? false
    }

    /// The deprecated arguments and blocks that can be written, such as `acl` or `rule.prefix`.
    package func deprecatedPaths(type: String, isData: Bool) -> Set<String> {
        guard let entry = entries[Key(type: type, isData: isData)] else { return [] }
        return entry.arguments.union(entry.blocks)
    }

    /// The attributes a reference to which is deprecated: written and computed ones, but no blocks, as Terraform warns.
    package func deprecatedReads(type: String, isData: Bool) -> Set<String> {
        guard let entry = entries[Key(type: type, isData: isData)] else { return [] }
        return entry.arguments.union(entry.computed)
    }

    /// The types with anything deprecated.
    package func types(isData: Bool) -> Set<String> {
        Set(entries.keys.filter { $0.isData == isData }.map(\.type))
    }

    struct Key: Sendable, Hashable {
        var type: String
        var isData: Bool
    }

    struct Entry: Sendable, Hashable {
        var isWhole = false
        var arguments: Set<String> = []
        var blocks: Set<String> = []
        var computed: Set<String> = []

        var isEmpty: Bool { self == Entry() }
    }

    init(entries: [Key: Entry], version: String) {
        self.entries = entries
        self.version = version
    }

    /// Reads lines such as `resource aws_s3_bucket acl`, `… versioning block` and `… website_domain read`.
    init(table: String, version: String) {
        var entries: [Key: Entry] = [:]
        for line in table.split(separator: "\n") {
            let words = line.split(separator: " ").map(String.init)
            guard words.count >= 2 else { continue }
            let key = Key(type: words[1], isData: words[0] == "data")
            switch (words.count, words.last) {
            case (2, _): entries[key, default: Entry()].isWhole = true
            case (4, "block"): entries[key, default: Entry()].blocks.insert(words[2])
            case (4, "read"): entries[key, default: Entry()].computed.insert(words[2])
            default: entries[key, default: Entry()].arguments.insert(words[2])
            }
        }
        self.init(entries: entries, version: version)
    }
}
