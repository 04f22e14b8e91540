package import Foundation

extension ProviderDeprecations {
    /// Reads what `terraform providers schema -json` prints, for the version that is really locked.
    ///
    /// - Parameters:
    ///   - schema: The whole document; every provider in it is read.
    ///   - version: Of the AWS provider; the document does not say it.
    /// - Throws: `DecodingError` when it is no such document.
    package init(schema: Data, version: String) throws {
        let document = try JSONDecoder().decode(SchemaDocument.self, from: schema)
        var entries: [Key: Entry] = [:]
        for provider in document.providers.values {
            for (isData, schemas) in [(false, provider.resources), (true, provider.dataSources)] {
                for (type, schema) in schemas ?? [:] {
                    var entry = Entry()
                    entry.isWhole = schema.block.isDeprecated ?? false
                    schema.block.collect(into: &entry, path: "")
                    if !entry.isEmpty { entries[Key(type: type, isData: isData)] = entry }
                }
            }
        }
        self.init(entries: entries, version: version)
    }
}

/// The part of Terraform's document that tells what is deprecated.
///
/// Source: https://developer.hashicorp.com/terraform/cli/commands/providers/schema.
private struct SchemaDocument: Decodable {
    struct Provider: Decodable {
        var resources: [String: Schema]?
        var dataSources: [String: Schema]?

        enum CodingKeys: String, CodingKey {
            case resources = "resource_schemas"
            case dataSources = "data_source_schemas"
        }
    }

    struct Schema: Decodable {
        var block: Body
    }

    /// A block, or the type of a nested attribute.
    struct Body: Decodable {
        var isDeprecated: Bool?
        var attributes: [String: Attribute]?
        var blocks: [String: Schema]?

        enum CodingKeys: String, CodingKey {
            case isDeprecated = "deprecated"
            case attributes
            case blocks = "block_types"
        }

        func collect(into entry: inout ProviderDeprecations.Entry, path: String) {
            for (name, attribute) in attributes ?? [:] {
                if attribute.isDeprecated ?? false {
                    if attribute.isOptional ?? false || attribute.isRequired ?? false {
                        entry.arguments.insert(path + name)
                    } else {
                        entry.computed.insert(path + name)
                    }
                }
                attribute.nested?.collect(into: &entry, path: "\(path)\(name).")
            }
            for (name, block) in blocks ?? [:] {
                if block.block.isDeprecated ?? false { entry.blocks.insert(path + name) }
                block.block.collect(into: &entry, path: "\(path)\(name).")
            }
        }
    }

    struct Attribute: Decodable {
        var isDeprecated: Bool?
        var isOptional: Bool?
        var isRequired: Bool?
        var nested: Body?

        enum CodingKeys: String, CodingKey {
            case isDeprecated = "deprecated"
            case isOptional = "optional"
            case isRequired = "required"
            case nested = "nested_type"
        }
    }

    /// By the address of the provider; absent when the configuration has none.
    var providers: [String: Provider]

    enum CodingKeys: String, CodingKey {
        case formatVersion = "format_version"
        case providers = "provider_schemas"
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        // It tells the document from any other JSON object.
        _ = try container.decode(String.self, forKey: .formatVersion)
        providers = try container.decodeIfPresent([String: Provider].self, forKey: .providers) ?? [:]
    }
}
