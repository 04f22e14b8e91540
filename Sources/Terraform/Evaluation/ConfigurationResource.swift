package import Facts

/// One resource instance as the configuration describes it.
package struct ConfigurationResource: Sendable {
    /// With instance keys.
    package let address: String
    /// `module.a.aws_s3_bucket.b`, `module.a.data.aws_region.c`: without any instance key.
    package let blockAddress: String
    /// The module's address with instance keys; empty for the root.
    package let modulePath: String
    package let isData: Bool
    package let type: String
    package let name: String
    /// Written arguments and nested blocks, and what follows from them; nil for types that are not modelled.
    package let attributes: JSONValue?
    /// How the resource's own block is repeated.
    package let repetition: RepetitionState
    /// Whether this instance stands for a number that is not known, be it for the block's or for a module's sake.
    package let isRepetitionUnknown: Bool
    let source: ResourceBlock

    /// As a reader finds it.
    package var file: String { source.source.file.path }
    package var line: Int { source.source.line }
    package var block: HCLBlock { source.source.block }
    package var hclFile: HCLFile { source.source.file }
    package var ignoredChanges: [String] { source.ignoredChanges }
    package var dependsOn: [String] { source.dependsOn }
}
