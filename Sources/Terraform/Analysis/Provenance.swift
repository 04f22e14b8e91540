/// What a value is made of, followed through inputs, locals and outputs to where it is written.
struct Provenance {
    /// Something that differs between deployments: an input of the root, a resource, data, an instance key.
    var isVariable = false
    /// `path.module`, `path.root`, `abspath()` and the like: the path does not depend on where Terraform runs.
    var isPathBound = false
    /// Where the value is written, if it is only handed on from there.
    var place: (file: HCLFile, range: HCLRange)?
}

/// Follows expressions backwards.
final class ProvenanceFinder {
    private var visited: Set<String> = []
    private var found = Provenance()

    /// - Parameters:
    ///   - expression: what the value is written as.
    ///   - file: the file that it is written in.
    ///   - scope: the module instance that it is evaluated in.
    static func find(_ expression: HCLExpression, in file: HCLFile, _ scope: ModuleScope) -> Provenance {
        let finder = ProvenanceFinder()
        finder.follow(expression, in: file, scope, isHandedOn: true)
        return finder.found
    }

    /// Functions that make a path whole, whatever is in it.
    private static let pathFunctions: Set<String> = ["abspath", "pathexpand"]

    /// - Parameter isHandedOn: whether nothing was done to the value since.
    private func follow(_ expression: HCLExpression, in file: HCLFile, _ scope: ModuleScope, isHandedOn: Bool) {
        if isHandedOn { found.place = (file, expression.range) }
        expression.walk { node in
            if case .call(let name, _, _) = node.kind, Self.pathFunctions.contains(name) { found.isPathBound = true }
        }
        let references = HCLReferences.references(in: expression)
        let isWhole = references.count == 1 && references[0].range == expression.range
        for reference in references { follow(reference, scope, isHandedOn: isHandedOn && isWhole) }
    }

    private func follow(_ reference: HCLReference, _ scope: ModuleScope, isHandedOn: Bool) {
        var names = reference.steps.compactMap { step in if case .attribute(let name) = step { name } else { nil } }
        let first = names.isEmpty ? "" : names.removeFirst()
        // Enough to end a circle; the same thing need not be followed twice.
        guard visited.insert("\(scope.address) \(reference.root).\(first).\(names.first ?? "")").inserted else {
            return
        }
        switch reference.root {
        case "path": found.isPathBound = true
        case "var": followInput(first, scope, isHandedOn: isHandedOn)
        case "local":
            if let local = scope.folder?.locals[first] {
                follow(local.expression, in: local.file, scope, isHandedOn: isHandedOn)
            }
        case "module": followOutput(names.first ?? "", ofModule: first, scope, isHandedOn: isHandedOn)
        case "each", "count", "self", "terraform": found.isVariable = true
        case "data": follow(resource: first, names, isData: true, scope, isHandedOn: isHandedOn)
        default: follow(resource: reference.root, [first] + names, isData: false, scope, isHandedOn: isHandedOn)
        }
    }

    private func followInput(_ name: String, _ scope: ModuleScope, isHandedOn: Bool) {
        guard let parent = scope.parent, let call = scope.module.call else {
            found.isVariable = true
            return
        }
        if let input = call.block.body.attribute(name) {
            follow(input.expression, in: call.file, parent, isHandedOn: isHandedOn)
        } else if let variable = scope.folder?.variables[name], let value = variable.block.body.attribute("default") {
            follow(value.expression, in: variable.file, scope, isHandedOn: isHandedOn)
        } else {
            found.isVariable = true
        }
    }

    private func followOutput(_ name: String, ofModule module: String, _ scope: ModuleScope, isHandedOn: Bool) {
        // One instance is written as all of them are.
        let call = scope.call(module)
        guard case .done(let expansion)? = call?.expansion, let inner = expansion.instances.first,
            let output = inner.folder?.outputs[name], let value = output.block.body.attribute("value")
        else {
            found.isVariable = true
            return
        }
        follow(value.expression, in: output.file, inner, isHandedOn: isHandedOn)
    }

    /// An argument of another resource is as it is written there; what AWS or a provider sets is not known.
    private func follow(
        resource type: String, _ names: [String], isData: Bool, _ scope: ModuleScope, isHandedOn: Bool
    ) {
        guard names.count >= 2 else {
            found.isVariable = true
            return
        }
        let key = "\(type).\(names[0])"
        let block = (isData ? scope.data(key) : scope.managed(key))?.block
        if let block, let written = block.source.block.body.attribute(names[1]) {
            follow(written.expression, in: block.source.file, scope, isHandedOn: isHandedOn)
        } else {
            found.isVariable = true
        }
    }
}
