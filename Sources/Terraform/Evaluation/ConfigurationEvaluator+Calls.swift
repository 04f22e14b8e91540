import Facts

/// Function calls.
extension ConfigurationEvaluator {
    func call(
        _ name: String, _ arguments: [HCLExpression], isExpanded: Bool, _ expression: HCLExpression,
        _ context: EvaluationContext
    ) throws(EvaluationError) -> TerraformValue {
        switch name {
        case "can": return try can(arguments, expression, context)
        // The value is not to be seen; its symbol says no more than its place.
        case "sensitive", "ephemeralasnull": return unknown(expression, context, from: [])
        case "length" where arguments.count == 1 && !isExpanded:
            if let count = try instanceCount(arguments[0], context) { return .number(Double(count)) }
        case "file":
            if let text = try fileText(arguments, context) { return .string(text) }
            return unknown(expression, context, from: [])
        case "templatefile": return try templateFile(arguments, expression, context)
        case "templatestring": return try templateString(arguments, expression, context)
        default: break
        }
        var values: [TerraformValue] = []
        values.reserveCapacity(arguments.count)
        let (_, ofFile) = try watched { () throws(EvaluationError) in
            for argument in arguments { values.append(try value(argument, context)) }
        }
        // The text of a file in another form is not told from a name: base64 and digests are of the same letters.
        if ofFile, !FileText.isPlainUse(name, values) { return unknown(expression, context, from: []) }
        if name == "coalesce" { ignoreNulls(in: &values, of: arguments, context) }
        if isExpanded, let last = values.popLast() {
            guard case .list(let items, _) = last, isOrderKnown(of: .value(last), context) else {
                return unknown(expression, context, from: values + [last])
            }
            values += items
        }
        let size = ValueSize.shallow(values)
        if size.isTooLarge { reach(.valueSize) }
        guard !size.isTooLarge, spend(size.cost / 4) else { return unknown(expression, context, from: []) }
        // What comes from a resource may be a set or a list, and some functions refuse one of the two.
        if context.raisesErrors, values.contains(where: \.hasOpenType), !TerraformFunctions.takesAnyCollection(name) {
            doubts += 1
        }
        switch TerraformFunctions.evaluate(name, values, mustNotMissErrors: context.raisesErrors) {
        case .value(let value): return value
        case .refused: throw EvaluationError()
        case .undetermined: return unknown(expression, context, from: values)
        }
    }

    /// A null of a number next to numbers changes nothing, as one next to truth values of such a type.
    private func ignoreNulls(
        in values: inout [TerraformValue], of arguments: [HCLExpression], _ context: EvaluationContext
    ) {
        let areNumbers = values.allSatisfy { if case .number = $0 { true } else { $0.isNull } }
        let areBools = values.allSatisfy { if case .bool = $0 { true } else { $0.isNull } }
        for (index, argument) in arguments.enumerated() where values[index].isNull {
            switch ExpressionType(of: argument, in: context) {
            case .number? where areNumbers: values[index] = .null
            case .bool? where areBools: values[index] = .null
            default: continue
            }
        }
    }

    /// How many instances a resource or module has, without copying them; nil when the argument is neither.
    private func instanceCount(_ argument: HCLExpression, _ context: EvaluationContext) throws(EvaluationError) -> Int?
    {
        switch argument.kind {
        case .attribute: break
        default: return nil
        }
        switch try resolve(argument, context) {
        case .block(let node): return count(expansion(of: node))
        case .call(let call): return count(expansion(of: call))
        default: return nil
        }
    }

    private func count<Instance>(_ expansion: Expansion<Instance>) -> Int? {
        switch expansion.state {
        case .count(let count): count
        case .forEach(let keys): keys.count
        case .none, .unknown: nil
        }
    }

    // MARK: - Files

    /// Larger files are no policies or patterns.
    private static var maximumFileSize: Int { 1_000_000 }

    /// The text of a file of the configuration; nil for one that is not read.
    private func fileText(_ arguments: [HCLExpression], _ context: EvaluationContext) throws(EvaluationError)
        -> String?
    {
        guard let argument = arguments.first, let path = try value(argument, context).asText(),
            !SymbolicText.hasSymbols(path)
        else { return nil }
        let normalised = ConfigurationPath.normalised(path)
        guard isInsideConfiguration(normalised),
            let bytes = tree.fileSystem.readNamed(ConfigurationPath.join(tree.rootPath, normalised)),
            bytes.count < Self.maximumFileSize, let text = String(validating: bytes, as: UTF8.self),
            FileText.isReadable(text, path: normalised)
        else { return nil }
        restsOnFile = true
        return text
    }

    /// Whether a path, seen from the root, is below the folder that holds the root or in a folder of a module. Links are
    /// for the file system to follow and to refuse.
    private func isInsideConfiguration(_ path: String) -> Bool {
        if path.hasPrefix("/") { return false }
        if !path.hasPrefix("../../") { return true }
        return tree.folders.keys.contains { path.hasPrefix($0 + "/") }
    }

    private func templateFile(
        _ arguments: [HCLExpression], _ expression: HCLExpression, _ context: EvaluationContext
    ) throws(EvaluationError) -> TerraformValue {
        guard arguments.count == 2, let text = try fileText(arguments, context) else {
            return unknown(expression, context, from: [])
        }
        return try render(text, with: arguments[1], expression, context)
    }

    private func templateString(
        _ arguments: [HCLExpression], _ expression: HCLExpression, _ context: EvaluationContext
    ) throws(EvaluationError) -> TerraformValue {
        guard arguments.count == 2 else { throw EvaluationError() }
        let text = try value(arguments[0], context)
        guard case .string(let template) = text, text.isWhollyKnown else {
            return unknown(expression, context, from: [text])
        }
        return try render(template, with: arguments[1], expression, context)
    }

    /// A template with variables of its own and no others.
    private func render(
        _ text: String, with argument: HCLExpression, _ expression: HCLExpression, _ context: EvaluationContext
    ) throws(EvaluationError) -> TerraformValue {
        let (variables, ofFile) = try watched { () throws(EvaluationError) in try value(argument, context) }
        guard case .object(let members, _) = variables else { return unknown(expression, context, from: [variables]) }
        let (template, diagnostics) = HCLParser.expressionTemplate(Array(text.utf8), base: 0)
        guard diagnostics.isEmpty else { return unknown(expression, context, from: []) }
        // Places inside the template are told apart from those of the configuration's files by the call's own place.
        let position = context.file.position(of: expression.range.start)
        let name = ConfigurationPath.lastComponent(context.file.path)
        let file = HCLFile(
            path: "\(name)-\(position.line)-\(position.column)-template", bytes: Array(text.utf8), body: HCLBody(),
            diagnostics: [])
        var inner = EvaluationContext(
            scope: context.scope, file: file, repetition: context.repetition, bindings: context.bindings,
            isStrict: context.isStrict, raisesErrors: context.raisesErrors)
        for (name, value) in members {
            inner.bindings = Binding(
                name, .value(value), round: "", restsOnFile: ofFile, outer: inner.bindings)
        }
        templateDepth += 1
        defer { templateDepth -= 1 }
        let result = try value(template, inner)
        return result.asText().map(TerraformValue.string) ?? result
    }
}
