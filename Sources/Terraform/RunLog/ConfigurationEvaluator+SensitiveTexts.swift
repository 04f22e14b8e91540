extension ConfigurationEvaluator {
    /// The texts that the configuration calls sensitive, so that they can be taken out of logs. They are held in memory
    /// only: the values and defaults of sensitive variables, and what is written in `sensitive(…)`.
    package func sensitiveTexts() -> [String] {
        var found: [String] = []
        for module in tree.root.all {
            guard let folder = module.folder else { continue }
            for (name, variable) in folder.variables where variable.isTrue("sensitive") || variable.isTrue("ephemeral")
            {
                if module === tree.root { found += tree.inputs[name]?.texts ?? [] }
                for block in [variable.block.body.attribute("default"), module.call?.block.body.attribute(name)] {
                    block?.expression.walk { if case .string(let text) = $0.kind { found.append(text) } }
                }
            }
            for file in folder.files {
                file.body.forEachArgument { _, attribute in
                    attribute.expression.walk { node in
                        guard case .call("sensitive", let arguments, _) = node.kind else { return }
                        for argument in arguments {
                            argument.walk { if case .string(let text) = $0.kind { found.append(text) } }
                        }
                    }
                }
            }
        }
        return found
    }
}

extension TerraformValue {
    fileprivate var texts: [String] {
        switch self {
        case .string(let text): [text]
        case .list(let items, _): items.flatMap(\.texts)
        case .object(let members, _): members.values.flatMap(\.texts)
        default: []
        }
    }
}
