package import Facts

/// One resource instance of a state, of a plan or of the configuration.
package struct TerraformInstance: Sendable, Hashable {
    package var address: String
    package var isData: Bool
    package var type: String
    package var name: String
    /// Attribute values, sensitive ones taken out, those that are not known as symbols; nil for types that are not
    /// modelled.
    package var attributes: JSONValue?
    /// The provider's source address, such as `registry.terraform.io/hashicorp/aws`; empty where none is told.
    package var provider: String
    /// Plans only: `create`, `no-op`, `update`, `delete`, `replace`, `read` or `forget`.
    package var plannedAction: String?
    /// Plans only: the attributes that force a replacement, such as `bucket` or `rule.0.id`.
    package var replacePaths: [String]
    /// States only: the next apply replaces it.
    package var isTainted: Bool
    /// What earlier replacements left behind under the same address and could not destroy.
    package var deposedCount: Int
    /// Configuration only: false where `count` or `for_each` is not known, so that there may be none or many.
    package var isCertain: Bool
    /// Where its block is written, as far as the configuration was read.
    package var file: String?
    package var line: Int?

    package init(
        address: String, isData: Bool = false, type: String, name: String, attributes: JSONValue? = nil,
        provider: String = "", plannedAction: String? = nil, replacePaths: [String] = [], isTainted: Bool = false,
        deposedCount: Int = 0, isCertain: Bool = true, file: String? = nil, line: Int? = nil
    ) {
        self.address = address
        self.isData = isData
        self.type = type
        self.name = name
        self.attributes = attributes
        self.provider = provider
        self.plannedAction = plannedAction
        self.replacePaths = replacePaths
        self.isTainted = isTainted
        self.deposedCount = deposedCount
        self.isCertain = isCertain
        self.file = file
        self.line = line
    }

    /// `["key"]` or `[0]`, as addresses have it.
    static func index(_ key: JSONValue) -> String {
        switch key {
        case .string: "[\(key.canonicalText)]"
        default: "[\(key.intValue ?? 0)]"
        }
    }
}
