import Facts

/// What is noticed at modules: their declarations, inputs and sources, and the providers that the root requires.
struct ModuleRemarks {
    private let tree: ConfigurationTree
    private let evaluator: ConfigurationEvaluator
    /// Address of a module without instance keys → how often it is called.
    private let repetitions: [String: RepetitionState]
    /// Provider → version, as the lock file has them; nil where there is none.
    private let lockedVersions: [String: String]?
    private let remarks: BlockRemarks

    init(_ evaluator: ConfigurationEvaluator, _ remarks: BlockRemarks, lockedVersions: [String: String]?) {
        tree = evaluator.tree
        self.evaluator = evaluator
        repetitions = Dictionary(
            evaluator.moduleCalls().map { ($0.module.address, $0.repetition) }, uniquingKeysWith: { first, _ in first })
        self.remarks = remarks
        self.lockedVersions = lockedVersions
    }

    func modules() -> [ConfigurationAnalysis.Module] {
        // What is wrong with a folder is said once, on its first call.
        var judged: Set<String> = []
        return tree.root.all.map { module in
            var entry = ConfigurationAnalysis.Module(
                address: module.address, folder: module.folder?.path ?? module.source ?? "", file: module.file,
                line: module.line)
            entry.remarks = unusedInputs(of: module)
            // The instances of a calling module say the same of the call in it.
            if let call = module.call, let state = repetitions[module.address] {
                entry.remarks += [BlockRemarks.repetitionRemark(state, of: call)].compactMap(\.self)
            }
            guard let folder = module.folder else {
                entry.remarks += [notRead(module)].compactMap(\.self)
                return entry
            }
            if judged.insert(folder.path).inserted {
                entry.remarks += duplicates(in: folder) + references(in: folder) + remarks.unseen(in: folder)
            }
            if module === tree.root {
                entry.remarks += (tree.problems + evaluator.limitProblems).map { problem in
                    ConfigurationRemark(
                        .syntaxError, subject: "\(problem.file):\(problem.line)", detail: problem.message,
                        file: problem.file, line: problem.line, column: problem.column)
                }
                entry.requirements = requirements(of: folder)
            }
            return entry
        }
    }

    private func notRead(_ module: ConfigurationModule) -> ConfigurationRemark? {
        guard let file = module.file, let line = module.line else { return nil }
        return ConfigurationRemark(
            .moduleNotRead, subject: module.address, detail: module.refusal ?? "", file: file, line: line)
    }

    /// An input is used when anything in the module's folder refers to it, be it in a block that has no instance.
    private func unusedInputs(of module: ConfigurationModule) -> [ConfigurationRemark] {
        guard let folder = module.folder, let call = module.call, !module.inputs.isEmpty else { return [] }
        var used: Set<String> = []
        for file in folder.files {
            for reference in HCLReferences.references(in: file.body) where reference.root == "var" {
                if case .attribute(let name)? = reference.steps.first { used.insert(name) }
            }
        }
        // An input that is not declared is Terraform's own error, and one that the declaration alone names is unread.
        return module.inputs.filter { folder.variables[$0] != nil && !isRead($0, used, folder) }.compactMap { name in
            guard let attribute = call.block.body.attribute(name) else { return nil }
            return ConfigurationRemark(
                .unusedInput, subject: "\(module.address).\(name)", detail: module.address, in: call.file,
                at: attribute.nameRange.start)
        }
    }

    private func isRead(_ name: String, _ used: Set<String>, _ folder: ConfigurationFolder) -> Bool {
        guard used.contains(name) else { return false }
        // A validation of the variable itself refers to it without making use of it.
        let own = folder.variables[name].map { HCLReferences.references(in: $0.block.body).count { $0.root == "var" } }
        guard let own, own > 0 else { return true }
        let all = folder.files.flatMap { HCLReferences.references(in: $0.body) }.count { reference in
            reference.root == "var" && reference.steps.first == .attribute(name)
        }
        return all > own
    }

    /// References that are wrong or deprecated; those of resources stand on their instances.
    private func references(in folder: ConfigurationFolder) -> [ConfigurationRemark] {
        folder.blocks.filter { $0.block.type != "resource" && $0.block.type != "data" }
            .flatMap { entry in
                // A `check` may read data of its own.
                let data = entry.block.type == "check" ? entry.block.body.blocks("data") : []
                let own = data.filter { $0.labels.count == 2 }.map { ResourceBlock(PlacedBlock($0, in: entry.file)) }
                return remarks.references(in: entry) + own.flatMap(remarks.deprecated)
            }
    }

    // MARK: Declarations

    private func duplicates(in folder: ConfigurationFolder) -> [ConfigurationRemark] {
        var first: [String: String] = [:]
        var remarks: [ConfigurationRemark] = []
        func declare(_ subject: String, _ file: HCLFile, _ range: HCLRange) {
            let place = "\(file.path):\(file.position(of: range.start).line)"
            if let earlier = first[subject] {
                remarks.append(
                    ConfigurationRemark(
                        .duplicateDeclaration, subject: subject, detail: earlier, in: file, at: range.start))
            } else {
                first[subject] = place
            }
        }
        for file in folder.files where !ConfigurationReader.isOverride(file.path) {
            for block in file.body.blocks {
                switch (block.type, block.labels.count) {
                case ("locals", _):
                    for local in block.body.attributes { declare("local \"\(local.name)\"", file, local.nameRange) }
                case ("variable", 1), ("output", 1), ("module", 1), ("resource", 2), ("data", 2):
                    let labels = block.labels.map { "\"\($0)\"" }.joined(separator: " ")
                    declare("\(block.type) \(labels)", file, block.headerRange)
                case ("provider", 1):
                    var subject = "provider \"\(block.labels[0])\""
                    if case .string(let alias)? = block.body.attribute("alias")?.expression.kind {
                        subject += " with the alias \"\(alias)\""
                    }
                    declare(subject, file, block.headerRange)
                default: break
                }
            }
        }
        return remarks
    }

    // MARK: Providers

    private func requirements(of folder: ConfigurationFolder) -> [ProviderRequirement] {
        var requirements: [String: ProviderRequirement] = [:]
        for settings in folder.settings {
            for block in settings.block.body.nestedBlocks("required_providers") {
                for attribute in block.body.attributes {
                    requirements[attribute.name] = requirement(attribute, in: settings.file)
                }
            }
        }
        // A provider that is used and not required has no version at all.
        for entry in folder.providers {
            guard let name = entry.block.labels.first, requirements[name] == nil else { continue }
            requirements[name] = ProviderRequirement(
                name: name, provider: "hashicorp/\(name)",
                constraint: entry.literal("version"), file: entry.file.path, line: entry.line)
        }
        for block in folder.resources {
            let name = String(block.type.prefix { $0 != "_" })
            guard requirements[name] == nil, name != "terraform" else { continue }
            requirements[name] = ProviderRequirement(
                name: name, provider: "hashicorp/\(name)", file: block.source.file.path,
                line: block.source.line)
        }
        return requirements.values.sorted { $0.name < $1.name }.map { requirement in
            var requirement = requirement
            requirement.hasLockFile = lockedVersions != nil
            requirement.lockedVersion = lockedVersions?[requirement.provider]
            return requirement
        }
    }

    private func requirement(_ attribute: HCLAttribute, in file: HCLFile) -> ProviderRequirement {
        var (source, version): (String?, String?) = (nil, nil)
        switch attribute.expression.kind {
        case .string(let text): version = text
        case .object(let items):
            for item in items {
                guard case .string(let key) = item.key.kind, case .string(let text) = item.value.kind else { continue }
                if key == "source" { source = text }
                if key == "version" { version = text }
            }
        default: break
        }
        return ProviderRequirement(
            name: attribute.name, provider: TerraformLockFile.shortName(source ?? "hashicorp/\(attribute.name)"),
            constraint: version, file: file.path, line: file.position(of: attribute.nameRange.start).line)
    }

}
