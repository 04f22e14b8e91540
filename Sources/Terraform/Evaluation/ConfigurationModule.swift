/// A call of a module, or the root: where its source is and what it is called with. Instances are not told apart.
package final class ConfigurationModule: Sendable {
    /// `module.a.module.b`; empty for the root.
    package let address: String
    /// The source as it is read; nil when it could not be read.
    package let folder: ConfigurationFolder?
    /// The call; nil for the root.
    package let call: PlacedBlock?
    /// The `source` argument as it is written; nil for the root.
    package let source: String?
    /// The version that is installed, else the `version` argument as it is written.
    package let version: String?
    /// Why it was not read; a clause.
    package let refusal: String?
    /// The inputs that the call sets.
    package let inputs: [String]
    package let children: [ConfigurationModule]
    private let childPositions: [String: Int]

    init(
        address: String, folder: ConfigurationFolder?, call: PlacedBlock?, source: String?, version: String?,
        refusal: String? = nil, children: [ConfigurationModule]
    ) {
        self.address = address
        self.folder = folder
        self.call = call
        self.source = source
        self.version = version
        self.refusal = refusal
        self.children = children
        inputs =
            call?.block.body.attributes.map(\.name).filter { !Self.metaArguments.contains($0) } ?? []
        childPositions = Dictionary(
            children.enumerated().compactMap { position, child in child.name.map { ($0, position) } },
            uniquingKeysWith: { first, _ in first })
    }

    /// The call's label.
    package var name: String? { call?.block.labels.first }
    package var file: String? { call?.file.path }
    package var line: Int? { call?.line }

    func child(_ name: String) -> ConfigurationModule? { childPositions[name].map { children[$0] } }

    /// This module and all below it.
    package var all: [ConfigurationModule] { [self] + children.flatMap(\.all) }

    static let metaArguments: Set<String> = ["source", "version", "count", "for_each", "providers", "depends_on"]
}
