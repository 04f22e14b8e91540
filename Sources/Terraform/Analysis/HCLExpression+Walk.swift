extension HCLExpression {
    /// Hands this expression and all inside it to `visit`, outermost first.
    func walk(_ visit: (HCLExpression) -> Void) {
        visit(self)
        switch kind {
        case .null, .bool, .number, .string, .variable, .invalid: break
        case .template(let parts): Self.walk(parts, visit)
        case .attribute(let source, _), .not(let source), .negative(let source): source.walk(visit)
        case .index(let source, let key):
            source.walk(visit)
            key.walk(visit)
        case .splat(let source, let steps, _):
            source.walk(visit)
            for case .index(let key) in steps { key.walk(visit) }
        case .call(_, let arguments, _): for argument in arguments { argument.walk(visit) }
        case .tuple(let items): for item in items { item.walk(visit) }
        case .object(let items):
            for item in items {
                item.key.walk(visit)
                item.value.walk(visit)
            }
        case .forTuple(let clause, let value):
            clause.walk(visit)
            value.walk(visit)
        case .forObject(let clause, let key, let value, _):
            clause.walk(visit)
            key.walk(visit)
            value.walk(visit)
        case .conditional(let condition, let first, let second):
            condition.walk(visit)
            first.walk(visit)
            second.walk(visit)
        case .binary(_, let left, let right):
            left.walk(visit)
            right.walk(visit)
        }
    }

    private static func walk(_ parts: [HCLTemplatePart], _ visit: (HCLExpression) -> Void) {
        for part in parts {
            switch part {
            case .literal: break
            case .interpolation(let expression): expression.walk(visit)
            case .directiveIf(let condition, let then, let otherwise):
                condition.walk(visit)
                walk(then, visit)
                walk(otherwise, visit)
            case .directiveFor(let clause, let body):
                clause.walk(visit)
                walk(body, visit)
            }
        }
    }
}

extension HCLForClause {
    fileprivate func walk(_ visit: (HCLExpression) -> Void) {
        collection.walk(visit)
        condition?.walk(visit)
    }
}

extension HCLBody {
    /// Hands every argument of this body and of the blocks in it to `visit`, with its path: `environment.variables`.
    ///
    /// What a `dynamic` block makes counts as if it were written.
    func forEachArgument(_ prefix: String = "", _ visit: (_ path: String, HCLAttribute) -> Void) {
        for attribute in attributes { visit(prefix + attribute.name, attribute) }
        for block in blocks {
            if block.type == "dynamic" {
                let name = block.labels.first ?? ""
                for attribute in block.body.attributes { visit("\(prefix)\(name).\(attribute.name)", attribute) }
                for content in block.body.blocks { content.body.forEachArgument("\(prefix)\(name).", visit) }
            } else {
                block.body.forEachArgument("\(prefix)\(block.type).", visit)
            }
        }
    }

    /// Hands every nested block to `visit`, with its path; one that a `dynamic` block makes with that block's place.
    ///
    /// - Parameter visit: whether what is inside the block is wanted as well.
    func forEachBlock(_ prefix: String = "", _ visit: (_ path: String, HCLBlock) -> Bool) {
        for block in blocks {
            let isDynamic = block.type == "dynamic"
            let path = prefix + (isDynamic ? block.labels.first ?? "" : block.type)
            guard visit(path, block) else { continue }
            if isDynamic {
                for content in block.body.blocks { content.body.forEachBlock("\(path).", visit) }
            } else {
                block.body.forEachBlock("\(path).", visit)
            }
        }
    }
}
