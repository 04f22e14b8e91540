import Facts

/// What other parts ask for.
extension ConfigurationEvaluator {
    /// All resources and data sources of all modules.
    ///
    /// - Parameter isModelled: of which types the attributes are evaluated.
    package func resources(isModelled: (String) -> Bool) -> [ConfigurationResource] {
        var resources: [ConfigurationResource] = []
        walk(root) { instance in
            resources.append(resource(of: instance, hasAttributes: isModelled(instance.type)))
        }
        return resources
    }

    /// All module calls, one for each instance of the module that calls.
    package func moduleCalls() -> [ConfigurationCall] {
        var calls: [ConfigurationCall] = []
        collectCalls(of: root, into: &calls)
        return calls
    }

    private func collectCalls(of scope: ModuleScope, into calls: inout [ConfigurationCall]) {
        for child in scope.module.children {
            guard let name = child.name, let call = scope.call(name) else { continue }
            let expansion = expansion(of: call)
            calls.append(
                ConfigurationCall(
                    address: call.address, module: child, repetition: expansion.state,
                    instances: expansion.instances.map(\.address)))
            for instance in expansion.instances { collectCalls(of: instance, into: &calls) }
        }
    }

    /// The value of an attribute, as far as it is known; nil when the configuration has no such resource.
    ///
    /// A key that the configuration does not know leads to the block that stands for all of its instances.
    package func value(of address: String, attribute: String) -> TerraformValue? {
        guard let instance = instance(at: address) else { return nil }
        return kept(attribute, of: instance) { value(attribute, of: instance, isStrict: false) }
    }

    /// The outputs of the root that are not sensitive.
    package var outputs: [String: TerraformValue] {
        (root.folder?.outputs ?? [:]).keys.reduce(into: [:]) {
            $0[$1] = plain(output($1, of: root, isStrict: false), isStrict: false)
        }
    }

    /// The region of the root's default AWS provider.
    package var defaultRegion: TerraformValue { region(of: provider("aws", in: root)) }

    func instance(at address: String) -> ResourceInstance? {
        let known: [String: ResourceInstance]
        if let instances {
            known = instances
        } else {
            var found: [String: ResourceInstance] = [:]
            walk(root) { found[$0.address] = $0 }
            instances = found
            known = found
        }
        if let instance = known[address] { return instance }
        guard address.hasSuffix("]"), let bracket = address.lastIndex(of: "[") else { return nil }
        let instance = known[String(address[..<bracket])]
        return instance?.repetition == nil ? nil : instance
    }

    private func walk(_ scope: ModuleScope, _ visit: (ResourceInstance) -> Void) {
        guard let folder = scope.folder else { return }
        for position in folder.resources.indices {
            for instance in expansion(of: scope.node(at: position, of: folder)).instances { visit(instance) }
        }
        for child in scope.module.children {
            guard let name = child.name, let call = scope.call(name) else { continue }
            for instance in expansion(of: call).instances { walk(instance, visit) }
        }
    }

    private func resource(of instance: ResourceInstance, hasAttributes: Bool) -> ConfigurationResource {
        let block = instance.node.block
        let scope = instance.node.scope
        let state = expansion(of: instance.node).state
        return ConfigurationResource(
            address: instance.address,
            blockAddress: (scope.path.isEmpty ? "" : scope.path + ".") + (block.isData ? "data." : "") + block.key,
            modulePath: scope.address, isData: block.isData, type: block.type, name: block.name,
            attributes: hasAttributes ? attributes(of: instance) : nil, repetition: state,
            isRepetitionUnknown: state.isUnknown || scope.isRepetitionUnknown, source: block)
    }

    private func attributes(of instance: ResourceInstance) -> JSONValue {
        let block = instance.node.block
        let body = block.body
        var members: [String: JSONValue] = [:]
        members.reserveCapacity(body.arguments.count + body.groups.count + block.computedNames.count)
        for (slot, argument) in body.arguments.enumerated() {
            let value = kept(argument.name, of: instance) { written(slot, of: instance, isStrict: false) }
            if value != .null { members[argument.name] = value.jsonWithoutMarks }
        }
        for (position, group) in body.groups.enumerated() {
            let value = kept(group.name, of: instance) {
                written(body.arguments.count + position, of: instance, isStrict: false)
            }
            members[group.name] = value.jsonWithoutMarks
        }
        for name in block.computedNames where members[name] == nil {
            members[name] =
                kept(name, of: instance) { value(name, of: instance, isStrict: false) }.jsonWithoutMarks
        }
        return .object(members)
    }
}

extension TerraformValue {
    /// As JSON, without the address that a resource keeps that was copied whole.
    var jsonWithoutMarks: JSONValue {
        switch self {
        case .list(let items, _): .array(items.map(\.jsonWithoutMarks))
        case .object(let members, _):
            .object(
                members.reduce(into: [:]) { result, member in
                    if member.key != ConfigurationEvaluator.addressMember {
                        result[member.key] = member.value.jsonWithoutMarks
                    }
                })
        default: json
        }
    }
}
