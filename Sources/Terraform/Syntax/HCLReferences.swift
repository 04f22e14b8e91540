/// Finds what expressions refer to.
package enum HCLReferences {
    /// Every reference of an expression, in the order in which they are written; what a `for` names itself is none.
    package static func references(in expression: HCLExpression) -> [HCLReference] {
        var finder = HCLReferenceFinder()
        finder.visit(expression)
        return finder.found
    }

    /// Every reference of a body and of the blocks in it: first those of the arguments, then those of the blocks.
    ///
    /// What `dynamic` names (its iterator, or its label) is not known to be bound here and counts as a reference.
    package static func references(in body: HCLBody) -> [HCLReference] {
        var finder = HCLReferenceFinder()
        finder.visit(body)
        return finder.found
    }
}

/// Walks over expressions and remembers which names are bound where it stands.
private struct HCLReferenceFinder {
    var found: [HCLReference] = []
    private var bound: [String: Int] = [:]

    mutating func visit(_ body: HCLBody) {
        for attribute in body.attributes { visit(attribute.expression) }
        for block in body.blocks { visit(block.body) }
    }

    mutating func visit(_ expression: HCLExpression) {
        switch expression.kind {
        case .null, .bool, .number, .string, .invalid: break
        case .template(let parts): visit(parts)
        case .variable, .attribute, .index, .splat: visitTraversal(expression)
        case .call(_, let arguments, _): arguments.forEach { visit($0) }
        case .tuple(let items): items.forEach { visit($0) }
        case .object(let items):
            for item in items {
                visit(item.key)
                visit(item.value)
            }
        case .forTuple(let clause, let value):
            visit(clause.collection)
            withNames(of: clause) { finder in
                finder.visit(value)
                if let condition = clause.condition { finder.visit(condition) }
            }
        case .forObject(let clause, let key, let value, _):
            visit(clause.collection)
            withNames(of: clause) { finder in
                finder.visit(key)
                finder.visit(value)
                if let condition = clause.condition { finder.visit(condition) }
            }
        case .conditional(let condition, let whenTrue, let whenFalse):
            visit(condition)
            visit(whenTrue)
            visit(whenFalse)
        case .binary(_, let left, let right):
            visit(left)
            visit(right)
        case .not(let value), .negative(let value): visit(value)
        }
    }

    private mutating func visit(_ parts: [HCLTemplatePart]) {
        for part in parts {
            switch part {
            case .literal: break
            case .interpolation(let value): visit(value)
            case .directiveIf(let condition, let then, let otherwise):
                visit(condition)
                visit(then)
                visit(otherwise)
            case .directiveFor(let clause, let inner):
                visit(clause.collection)
                withNames(of: clause) { $0.visit(inner) }
            }
        }
    }

    private mutating func withNames(of clause: HCLForClause, _ visit: (inout Self) -> Void) {
        let names = [clause.keyName, clause.valueName].compactMap { $0 }
        for name in names { bound[name, default: 0] += 1 }
        visit(&self)
        for name in names { bound[name, default: 1] -= 1 }
    }

    /// A chain of steps: the reference that it is, and those in its indexes.
    private mutating func visitTraversal(_ expression: HCLExpression) {
        var steps: [(HCLReference.Step?, HCLRange)] = []
        var keys: [HCLExpression] = []
        var source = expression
        walk: while true {
            switch source.kind {
            case .attribute(let inner, let name):
                steps.append((.attribute(name), source.range))
                source = inner
            case .index(let inner, let key):
                let constant = Self.constant(key)
                steps.append((constant.map { .index($0) }, source.range))
                if constant == nil { keys.append(key) }
                source = inner
            case .splat(let inner, let behind, _):
                for step in behind.reversed() {
                    switch step {
                    case .attribute(let name): steps.append((.attribute(name), source.range))
                    case .index(let key):
                        let constant = Self.constant(key)
                        steps.append((constant.map { .index($0) }, source.range))
                        if constant == nil { keys.append(key) }
                    }
                }
                steps.append((.splat, source.range))
                source = inner
            default: break walk
            }
        }
        if case .variable(let root) = source.kind {
            if bound[root, default: 0] == 0 {
                var reference = HCLReference(root: root, steps: [], range: source.range)
                for case let (step, range) in steps.reversed() {
                    guard let step else { break }
                    reference.steps.append(step)
                    reference.range = range
                }
                found.append(reference)
            }
        } else {
            visit(source)
        }
        for key in keys.reversed() { visit(key) }
    }

    private static func constant(_ key: HCLExpression) -> HCLReference.Key? {
        switch key.kind {
        case .string(let text): .text(text)
        case .number(let value): Int(exactly: value).map { .number($0) }
        default: nil
        }
    }
}
