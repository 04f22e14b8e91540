import Facts

/// Evaluates a configuration as far as that is possible before the apply.
///
/// Values are evaluated when they are asked for and kept. Not safe to share between threads.
package final class ConfigurationEvaluator {
    package let tree: ConfigurationTree
    let root: ModuleScope
    /// What each symbol of an expression depends on; only of strict evaluation, which asks for reasons.
    var origins: [String: Set<String>] = [:]
    /// How many expressions are being evaluated inside one another.
    var depth = 0
    /// Steps that are left.
    var workLeft: Int
    let maximumWork: Int
    /// The expression that is being evaluated; inside of a template the call that renders it.
    var place: (file: HCLFile, offset: Int32)?
    /// How many templates with texts of their own are being rendered inside one another.
    var templateDepth = 0
    /// Where each limit was first gone beyond.
    var reachedLimits: [EvaluationLimit: (file: HCLFile, offset: Int32)?] = [:]
    /// How many expressions inside of `try` and `can` were not evaluated, which Terraform may find to be errors.
    var doubts = 0
    /// How many members of objects are not known because of a key that is not.
    var openMembers = 0
    /// Whether what is being evaluated rests on the text of a file.
    var restsOnFile = false
    /// What was evaluated once and rests on the text of a file: locals, variables, outputs and attributes.
    var fileDerived: Set<String> = []
    /// Instances by address, filled when the resources are listed or asked for.
    var instances: [String: ResourceInstance]?

    /// `type.name` of all managed resources.
    lazy var managedKeys: Set<String> = Set(tree.folders.values.flatMap(\.managedPositions.keys))

    /// - Parameter maximumWork: how many steps evaluation may take; what is left then is unknown.
    package init(_ tree: ConfigurationTree, maximumWork: Int = maximumWork) {
        self.tree = tree
        workLeft = maximumWork
        self.maximumWork = maximumWork
        root = ModuleScope(
            address: "", path: "", module: tree.root, parent: nil, repetition: nil, isRepetitionUnknown: false)
        nameRegionVariables()
    }
}

// MARK: - Named values

extension ConfigurationEvaluator {
    func context(_ scope: ModuleScope, _ file: HCLFile, isStrict: Bool) -> EvaluationContext {
        EvaluationContext(scope: scope, file: file, repetition: nil, bindings: nil, isStrict: isStrict)
    }

    func local(_ name: String, in scope: ModuleScope, isStrict: Bool) -> Evaluated {
        let mode = isStrict ? 1 : 0
        switch scope.locals[mode][name] {
        case .done(let value)?:
            recall(scope.prefix + "local." + name)
            return value
        case .inProgress?: return .value(.unknown(scope.prefix + "local." + name))
        case nil: break
        }
        guard let local = scope.folder?.locals[name] else {
            return .value(.unknown(scope.prefix + "local." + name))
        }
        scope.locals[mode][name] = .inProgress
        let value = tracked(scope.prefix + "local." + name) {
            settled(local.expression, context(scope, local.file, isStrict: isStrict))
        }
        scope.locals[mode][name] = .done(value)
        return value
    }

    func variable(_ name: String, in scope: ModuleScope, isStrict: Bool) -> Evaluated {
        let mode = isStrict ? 1 : 0
        switch scope.variables[mode][name] {
        case .done(let value)?:
            recall(scope.prefix + "var." + name)
            return value
        case .inProgress?: return .value(.unknown(scope.prefix + "var." + name))
        case nil: break
        }
        scope.variables[mode][name] = .inProgress
        let value = tracked(scope.prefix + "var." + name) { variableValue(name, in: scope, isStrict: isStrict) }
        scope.variables[mode][name] = .done(value)
        return value
    }

    private func variableValue(_ name: String, in scope: ModuleScope, isStrict: Bool) -> Evaluated {
        let symbol = Evaluated.value(.unknown(scope.prefix + "var." + name))
        guard let declaration = scope.folder?.variables[name] else { return symbol }
        // Neither the value that is given nor the default may reach a report.
        if declaration.isTrue("sensitive") || declaration.isTrue("ephemeral") { return symbol }
        var value: Evaluated?
        if let parent = scope.parent, let call = scope.module.call {
            if let input = call.block.body.attribute(name), !ConfigurationModule.metaArguments.contains(name) {
                var context = context(parent, call.file, isStrict: isStrict)
                context.repetition = scope.repetition
                value = settled(input.expression, context)
            }
        } else {
            value = tree.inputs[name].map(Evaluated.value)
        }
        if case .value(let plain)? = value, plain.isNull, isNotNullable(declaration) { value = nil }
        let type = scope.folder?.variableTypes[name] ?? .any
        guard let value else {
            guard let written = declaration.block.body.attribute("default") else { return symbol }
            let literal = LiteralEvaluator.value(of: written.expression, in: declaration.file)
            return convert(literal, to: type, declaration) ?? symbol
        }
        switch value {
        case .value(let plain), .attribute(let plain, _, _), .part(let plain, _):
            return convert(plain, to: type, declaration) ?? symbol
        // A resource or module that is passed whole keeps what its type does not name.
        default: return value
        }
    }

    /// - Returns: nil when it is not known what the conversion gives.
    private func convert(
        _ value: TerraformValue, to type: TypeConstraint, _ declaration: PlacedBlock
    ) -> Evaluated? {
        (try? type.convert(value) { LiteralEvaluator.value(of: $0, in: declaration.file) }).map(Evaluated.value)
    }

    private func isNotNullable(_ declaration: PlacedBlock) -> Bool {
        switch declaration.block.body.attribute("nullable")?.expression.kind {
        case .bool(false): true
        case .string("false"): true
        default: false
        }
    }

    func output(_ name: String, of scope: ModuleScope, isStrict: Bool) -> Evaluated {
        let mode = isStrict ? 1 : 0
        let symbol = Evaluated.value(.unknown(scope.prefix + name))
        switch scope.outputs[mode][name] {
        case .done(let value)?:
            recall(scope.prefix + "output." + name)
            return value
        case .inProgress?: return symbol
        case nil: break
        }
        guard let output = scope.folder?.outputs[name],
            !output.isTrue("sensitive"), !output.isTrue("ephemeral"),
            let expression = output.block.body.attribute("value")?.expression
        else { return symbol }
        scope.outputs[mode][name] = .inProgress
        let value = tracked(scope.prefix + "output." + name) {
            settled(expression, context(scope, output.file, isStrict: isStrict))
        }
        scope.outputs[mode][name] = .done(value)
        return value
    }

    /// What an expression stands for; an error makes it unknown.
    func settled(_ expression: HCLExpression, _ context: EvaluationContext) -> Evaluated {
        do {
            return try nested(expression, context)
        } catch {
            return .value(unknown(expression, context, from: []))
        }
    }

    /// The value of an expression; an error makes it unknown.
    func settledValue(_ expression: HCLExpression, _ context: EvaluationContext) -> TerraformValue {
        do {
            return try value(expression, context)
        } catch {
            return unknown(expression, context, from: [])
        }
    }

    /// The symbol of an expression that cannot be evaluated.
    ///
    /// - Parameter operands: what it could have been evaluated from.
    func unknown(
        _ expression: HCLExpression, _ context: EvaluationContext, from operands: [TerraformValue]
    ) -> TerraformValue {
        // What a loop or a template names is not the module's own.
        let text = context.bindings == nil ? ExpressionSymbol.text(module: context.scope.address, expression) : nil
        let symbol =
            text
            ?? ExpressionSymbol.place(
                module: context.scope.address, file: context.file, range: expression.range,
                instance: context.instanceSuffix)
        if context.raisesErrors { doubts += 1 }
        if context.isStrict {
            var symbols: Set<String> = []
            for operand in operands { operand.collectSymbols(into: &symbols) }
            symbols.remove(symbol)
            origins[symbol, default: []].formUnion(symbols)
        }
        return .unknown(symbol)
    }
}

extension TerraformValue {
    /// All symbols in it.
    func collectSymbols(into symbols: inout Set<String>) {
        switch self {
        case .null, .typedNull, .bool, .number: break
        case .unknown(let symbol): symbols.insert(symbol)
        case .string(let text):
            guard SymbolicText.hasSymbols(text) else { return }
            for case .symbol(let symbol) in SymbolicText.parts(of: text) { symbols.insert(symbol) }
        case .list(let items, _): for item in items { item.collectSymbols(into: &symbols) }
        case .object(let members, _):
            for (key, value) in members {
                TerraformValue.string(key).collectSymbols(into: &symbols)
                value.collectSymbols(into: &symbols)
            }
        }
    }
}
