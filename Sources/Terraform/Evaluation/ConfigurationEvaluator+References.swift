import Facts

/// Traversals: what a chain of names and indexes leads to.
extension ConfigurationEvaluator {
    func attribute(_ name: String, of base: Evaluated, _ context: EvaluationContext) throws(EvaluationError)
        -> Evaluated
    {
        switch base {
        case .root(let root): return named(root, name, context)
        case .dataType(let type):
            if let node = context.scope.data(type + "." + name) { return .block(node) }
            return .value(.unknown("\(context.scope.prefix)data.\(type).\(name)"))
        case .block(let node):
            let expansion = expansion(of: node)
            switch expansion.state {
            case .none, .unknown:
                guard let instance = expansion.instances.first else { throw EvaluationError() }
                return .attribute(referenced(name, of: instance, isStrict: context.isStrict), of: instance, name)
            case .forEach:
                if let position = expansion.positions[.text(name)] {
                    return .instance(expansion.instances[position])
                }
                throw EvaluationError()
            case .count: return .value(.unknown(node.address + "." + name))
            }
        case .instance(let instance):
            return .attribute(referenced(name, of: instance, isStrict: context.isStrict), of: instance, name)
        case .call(let call):
            let expansion = expansion(of: call)
            switch expansion.state {
            case .none, .unknown:
                guard let scope = expansion.instances.first else { throw EvaluationError() }
                return output(name, of: scope, isStrict: context.isStrict)
            case .forEach:
                if let position = expansion.positions[.text(name)] { return .module(expansion.instances[position]) }
                throw EvaluationError()
            case .count: return .value(.unknown(call.address + "." + name))
            }
        case .module(let scope): return output(name, of: scope, isStrict: context.isStrict)
        case .attribute(let value, let instance, let attribute):
            return try part(name, of: value, symbol: instance.address + "." + attribute)
        case .part(let value, let symbol): return try part(name, of: value, symbol: symbol)
        case .value(let value): return .value(try member(name, of: value, context))
        }
    }

    /// The value of an attribute as an expression sees it, after the provider has brought it to a type of its own.
    private func referenced(_ name: String, of instance: ResourceInstance, isStrict: Bool) -> TerraformValue {
        let value = value(name, of: instance, isStrict: isStrict)
        guard instance.node.block.body.slots[name] != nil || instance.type == "terraform_data" else { return value }
        return ArgumentTypes.asReferenced(value, of: name, symbol: instance.address + "." + name)
    }

    private func part(_ name: String, of value: TerraformValue, symbol: String) throws(EvaluationError) -> Evaluated {
        let path = symbol + "." + name
        if case .object(let members, _) = value { return .part(members[name] ?? .unknown(path), symbol: path) }
        if case .unknown(let symbol) = value { return .value(.unknown(symbol + "." + name)) }
        throw EvaluationError()
    }

    private func member(
        _ name: String, of value: TerraformValue, _ context: EvaluationContext
    ) throws(EvaluationError) -> TerraformValue {
        switch value {
        case .object(let members, _):
            if let member = members[name] { return member }
            // A resource that was copied whole still knows where its other attributes are.
            if case .string(let address)? = members[Self.addressMember], let instance = instance(at: address) {
                return referenced(name, of: instance, isStrict: context.isStrict)
            }
            if let key = members.keys.sorted().first(where: { Self.mayBecome(name, $0) }) {
                return openMember(underKey: key, context)
            }
            throw EvaluationError()
        case .unknown(let symbol): return .unknown(symbol + "." + name)
        case .string(let text) where SymbolicText.hasSymbols(text):
            if case .symbol(let symbol)? = SymbolicText.parts(of: text).first, text == SymbolicText.text(of: symbol) {
                return .unknown(symbol + "." + name)
            }
            throw EvaluationError()
        default: throw EvaluationError()
        }
    }

    /// Whether a key that is not known may turn out to be `name`.
    private static func mayBecome(_ name: String, _ key: String) -> Bool {
        SymbolicText.hasSymbols(key) && SymbolicComparison.equality(key, name) != .no
    }

    /// What is under a key is not known, since another key that is not known may be the same. No two such values are one.
    private func openMember(underKey key: String, _ context: EvaluationContext) -> TerraformValue {
        openMembers += 1
        let symbols = SymbolicText.symbols(of: key)
        let symbol = (symbols.first ?? key) + ".member[\(openMembers)]"
        if context.raisesErrors { doubts += 1 }
        if context.isStrict { origins[symbol, default: []].formUnion(symbols) }
        return .unknown(symbol)
    }

    /// Adds a member to an object that is being made. The last of two equal keys counts, and a key that is not known may be
    /// equal to one before it.
    func add(
        _ value: TerraformValue, underKey key: String, to members: inout [String: TerraformValue],
        _ context: EvaluationContext
    ) {
        if SymbolicText.hasSymbols(key), !members.isEmpty, spend(4 * members.count) {
            for other in members.keys.sorted() where other != key && Self.mayBecome(other, key) {
                members[other] = openMember(underKey: key, context)
            }
        }
        members[key] = value
    }

    /// `var.name`, `local.name`, `aws_s3_bucket.name`, …
    private func named(_ root: String, _ name: String, _ context: EvaluationContext) -> Evaluated {
        let scope = context.scope
        switch root {
        case "var": return variable(name, in: scope, isStrict: context.isStrict)
        case "local": return local(name, in: scope, isStrict: context.isStrict)
        case "data": return .dataType(name)
        case "module":
            if let call = scope.call(name) { return .call(call) }
        case "each":
            if let repetition = context.repetition {
                if name == "value" { return repetition.eachValue(isStrict: context.isStrict) }
                if name == "key" { return .value(repetition.eachKey) }
            }
        case "count":
            if name == "index", let repetition = context.repetition { return .value(repetition.countIndex) }
        case "path":
            if name == "module", let folder = scope.folder { return .value(.string(folder.path)) }
            if name == "root" { return .value(.string(".")) }
            return .value(.unknown("path." + name))
        case "terraform":
            if name == "workspace" { return .value(.string(tree.workspace)) }
        default:
            if let node = scope.managed(root + "." + name) { return .block(node) }
        }
        return .value(.unknown("\(scope.prefix)\(root).\(name)"))
    }

    func index(_ key: TerraformValue, of base: Evaluated, _ expression: HCLExpression, _ context: EvaluationContext)
        throws(EvaluationError) -> Evaluated
    {
        switch base {
        case .block(let node):
            let expansion = expansion(of: node)
            if expansion.state.isUnknown, let instance = expansion.instances.first { return .instance(instance) }
            guard let key = Self.instanceKey(key) else {
                return .value(unknown(expression, context, from: [key, plain(base, isStrict: context.isStrict)]))
            }
            guard let position = expansion.positions[key] else { throw EvaluationError() }
            return .instance(expansion.instances[position])
        case .call(let call):
            let expansion = expansion(of: call)
            if expansion.state.isUnknown, let scope = expansion.instances.first { return .module(scope) }
            guard let key = Self.instanceKey(key) else { return .value(unknown(expression, context, from: [key])) }
            guard let position = expansion.positions[key] else { throw EvaluationError() }
            return .module(expansion.instances[position])
        case .root(let root): return try attribute(try text(key), of: .root(root), context)
        case .dataType, .instance, .module:
            return try attribute(try text(key), of: base, context)
        case .attribute(let value, let instance, let attribute):
            return try index(
                key, of: .part(value, symbol: instance.address + "." + attribute), expression, context)
        case .part(let value, let symbol):
            let step = Self.instanceKey(key)?.suffix ?? "[?]"
            if case .object(let members, _) = value, case .string(let name) = key {
                return .part(members[name] ?? .unknown(symbol + step), symbol: symbol + step)
            }
            return .part(try element(key, of: value, expression, context), symbol: symbol + step)
        case .value(let value):
            return .value(try element(key, of: value, expression, context))
        }
    }

    private func element(
        _ key: TerraformValue, of value: TerraformValue, _ expression: HCLExpression, _ context: EvaluationContext
    ) throws(EvaluationError) -> TerraformValue {
        if !key.isWhollyKnown {
            // A key of that very text is the one that is meant.
            if case .object(let members, _) = value, let text = key.asText(), let member = members[text] {
                return member
            }
            return unknown(expression, context, from: [key, value])
        }
        switch value {
        // The items of a set have no index.
        case .list(_, .set): throw EvaluationError()
        case .list(let items, let type):
            if type == .open, context.raisesErrors { return unknown(expression, context, from: [value]) }
            guard let position = Self.position(key), items.indices.contains(position) else { throw EvaluationError() }
            return items[position]
        case .object:
            return try member(try text(key), of: value, context)
        case .unknown(let symbol): return .unknown(symbol + (Self.instanceKey(key)?.suffix ?? "[?]"))
        case .string(let text) where SymbolicText.hasSymbols(text): return unknown(expression, context, from: [value])
        default: throw EvaluationError()
        }
    }

    private func text(_ key: TerraformValue) throws(EvaluationError) -> String {
        guard let text = key.asText() else { throw EvaluationError() }
        return text
    }

    private static func position(_ key: TerraformValue) -> Int? {
        switch key {
        case .number(let number): Int(exactly: number)
        case .string(let text): Int(text)
        default: nil
        }
    }

    static func instanceKey(_ key: TerraformValue) -> InstanceKey? {
        switch key {
        case .number(let number): Int(exactly: number).map(InstanceKey.number)
        case .string(let text): SymbolicText.hasSymbols(text) ? nil : .text(text)
        default: nil
        }
    }

    /// The member under which a resource that is copied whole keeps its address. No attribute has such a name.
    static let addressMember = "\u{0}address"

    /// As a value: resources and modules are copied whole.
    func plain(_ evaluated: Evaluated, isStrict: Bool) -> TerraformValue {
        let value: TerraformValue
        let address: String
        switch evaluated {
        case .value(let value), .attribute(let value, _, _), .part(let value, _): return value
        case .root(let name): return .unknown("root.expr." + name)
        case .dataType(let type): return .unknown("data." + type)
        case .instance(let instance):
            address = instance.address
            value = whole(instance, isStrict: isStrict)
        case .block(let node):
            address = node.address
            value = collection(expansion(of: node), address: address) { whole($0, isStrict: isStrict) }
        case .module(let scope):
            address = scope.address
            value = outputs(of: scope, isStrict: isStrict)
        case .call(let call):
            address = call.address
            value = collection(expansion(of: call), address: address) { outputs(of: $0, isStrict: isStrict) }
        }
        return isAffordable(value) ? value : .unknown(address)
    }

    private func collection<Instance>(
        _ expansion: Expansion<Instance>, address: String, _ value: (Instance) -> TerraformValue
    ) -> TerraformValue {
        switch expansion.state {
        case .none: return expansion.instances.first.map(value) ?? .unknown(address)
        case .count: return .list(expansion.instances.map(value), .tuple)
        case .forEach(let keys):
            return .object(Dictionary(uniqueKeysWithValues: zip(keys, expansion.instances.map(value))), .object)
        case .unknown: return .unknown(address)
        }
    }

    private func outputs(of scope: ModuleScope, isStrict: Bool) -> TerraformValue {
        guard let folder = scope.folder else { return .unknown(scope.address) }
        return .object(
            folder.outputs.keys.reduce(into: [:]) {
                $0[$1] = plain(output($1, of: scope, isStrict: isStrict), isStrict: isStrict)
            }, .object)
    }

    private func whole(_ instance: ResourceInstance, isStrict: Bool) -> TerraformValue {
        var members: [String: TerraformValue] = [Self.addressMember: .string(instance.address)]
        let body = instance.node.block.body
        let names =
            body.arguments.map(\.name) + body.groups.map(\.name) + ["id", "arn"]
            + instance.node.block.computedNames
        for name in names where members[name] == nil {
            members[name] = referenced(name, of: instance, isStrict: isStrict)
        }
        return .object(members)
    }
}
