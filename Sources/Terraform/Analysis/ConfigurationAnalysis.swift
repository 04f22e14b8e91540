package import Facts

/// What a configuration says, as facts: its instances, blocks and modules, with what was noticed at each.
package struct ConfigurationAnalysis: Sendable {
    /// A module call, or the root module.
    package struct Module: Sendable {
        /// Without instance keys; empty for the root.
        package var address: String
        /// The folder, as a reader finds it; for a module that was not read its source.
        package var folder: String
        package var file: String?
        package var line: Int?
        package var remarks: [ConfigurationRemark] = []
        package var requirements: [ProviderRequirement] = []
    }

    package struct Instance: Sendable {
        package var instance: TerraformInstance
        /// Module and block without instance keys.
        package var blockAddress: String
        package var remarks: [ConfigurationRemark] = []
        /// The zip that a function is deployed from, as Terraform would find it; nil where it is not known.
        package var packagePath: String?
    }

    package var instances: [Instance] = []
    package var modules: [Module] = []
    package var blocks: [ConfigurationBlock] = []
    /// Block address → where it is written.
    package var places: [String: Place] = [:]
    /// The comments `pipereport:ignore`.
    package var suppressions: [Suppression] = []

    package struct Place: Sendable, Hashable {
        package var file: String
        package var line: Int
    }

    /// Reads and judges a whole configuration.
    ///
    /// - Parameters:
    ///   - evaluator: of the configuration; its values are used afterwards to fill what a plan leaves open.
    ///   - deprecations: of the provider's version, or the built-in table.
    ///   - lockedVersions: provider (`hashicorp/aws`) → the version that `terraform init` settled on; nil where there
    ///     is no lock file.
    package init(
        _ evaluator: ConfigurationEvaluator, deprecations: ProviderDeprecations, lockedVersions: [String: String]?
    ) {
        let resources = evaluator.resources { TerraformFacts.isModelled($0) }
        var remarks = BlockRemarks(evaluator, deprecations)
        instances.reserveCapacity(resources.count)
        for resource in resources {
            let place = Place(file: resource.file, line: resource.line)
            places[resource.blockAddress] = place
            instances.append(
                Instance(
                    instance: TerraformInstance(
                        address: resource.address, isData: resource.isData, type: resource.type, name: resource.name,
                        attributes: resource.attributes, isCertain: !resource.isRepetitionUnknown, file: place.file,
                        line: place.line),
                    blockAddress: resource.blockAddress, remarks: remarks.remarks(on: resource),
                    packagePath: Self.packagePath(of: resource)))
        }
        modules = ModuleRemarks(evaluator, remarks, lockedVersions: lockedVersions).modules()
        nameProviders()
        for index in instances.indices { Self.number(&instances[index].remarks) }
        for index in modules.indices { Self.number(&modules[index].remarks) }
        blocks = BlockList(evaluator.tree, resources).blocks
        suppressions = SuppressionComments(evaluator.tree).all
    }

    /// The same thing at several places of one block or module is as many findings: from the second on with a number.
    static func number(_ remarks: inout [ConfigurationRemark]) {
        if remarks.count < 2 { return }
        var counts: [String: Int] = [:]
        for index in remarks.indices {
            let count = counts["\(remarks[index].kind) \(remarks[index].subject)", default: 0] + 1
            counts["\(remarks[index].kind) \(remarks[index].subject)"] = count
            if count > 1 { remarks[index].subject += " (\(count))" }
        }
    }

    /// A resource's provider is what the root calls by the first word of its type.
    private mutating func nameProviders() {
        let required = Dictionary(
            modules.flatMap(\.requirements).map { ($0.name, $0.provider) }, uniquingKeysWith: { first, _ in first })
        for index in instances.indices {
            let name = String(instances[index].instance.type.prefix { $0 != "_" })
            instances[index].instance.provider = required[name] ?? "hashicorp/\(name)"
        }
    }

    private static func packagePath(of resource: ConfigurationResource) -> String? {
        guard resource.type == "aws_lambda_function", !resource.isData,
            let path = resource.attributes?["filename"]?.stringValue, !SymbolicText.hasSymbols(path)
        else { return nil }
        return path
    }
}
