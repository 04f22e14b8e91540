import Terraform

/// Trees in few characters, so that a test can say what it expects on one line.
enum HCLSketch {
    static func expression(_ expression: HCLExpression) -> String {
        switch expression.kind {
        case .null: "null"
        case .bool(let value): "\(value)"
        case .number(let value): value == value.rounded() && abs(value) < 1e15 ? "\(Int(value))" : "\(value)"
        case .string(let text): quoted(text)
        case .template(let parts): "<\(self.parts(parts))>"
        case .variable(let name): name
        case .attribute(let source, let name): "\(self.expression(source)).\(name)"
        case .index(let source, let key): "\(self.expression(source))[\(self.expression(key))]"
        case .splat(let source, let steps, let isFull):
            "\(self.expression(source))\(isFull ? "[*]" : ".*")(\(steps.map(step).joined()))"
        case .call(let name, let arguments, let isExpanded):
            "\(name)(\(list(arguments))\(isExpanded ? "..." : ""))"
        case .tuple(let items): "[\(list(items))]"
        case .object(let items):
            "{\(items.map { "\(self.expression($0.key)): \(self.expression($0.value))" }.joined(separator: ", "))}"
        case .forTuple(let clause, let value): "[\(self.clause(clause)): \(self.expression(value))\(condition(clause))]"
        case .forObject(let clause, let key, let value, let isGrouped):
            "{\(self.clause(clause)): \(self.expression(key)) => \(self.expression(value))\(isGrouped ? "..." : "")"
                + "\(condition(clause))}"
        case .conditional(let condition, let whenTrue, let whenFalse):
            "(\(self.expression(condition)) ? \(self.expression(whenTrue)) : \(self.expression(whenFalse)))"
        case .binary(let symbol, let left, let right):
            "(\(self.expression(left)) \(symbol.rawValue) \(self.expression(right)))"
        case .not(let value): "!\(self.expression(value))"
        case .negative(let value): "-\(self.expression(value))"
        case .invalid: "INVALID"
        }
    }

    /// Arguments, then blocks: `a = 1; b "c" { d = 2 }`.
    static func body(_ body: HCLBody) -> String {
        let arguments = body.attributes.map { "\($0.name) = \(expression($0.expression))" }
        let blocks = body.blocks.map { block in
            ([block.type] + block.labels.map(quoted)).joined(separator: " ") + " { \(self.body(block.body)) }"
        }
        return (arguments + blocks).joined(separator: "; ")
    }

    /// `1:5 A value was expected, not the end of the line.`
    static func diagnostics(_ file: HCLFile) -> [String] {
        file.diagnostics.map { diagnostic in
            let position = file.position(of: diagnostic.range.start)
            return "\(position.line):\(position.column) \(diagnostic.message)"
        }
    }

    private static func parts(_ parts: [HCLTemplatePart]) -> String {
        parts.map { part in
            switch part {
            case .literal(let text): quoted(text)
            case .interpolation(let value): "${\(expression(value))}"
            case .directiveIf(let condition, let then, let otherwise):
                "%if(\(expression(condition)))(\(self.parts(then)))(\(self.parts(otherwise)))"
            case .directiveFor(let clause, let inner): "%\(self.clause(clause))(\(self.parts(inner)))"
            }
        }.joined()
    }

    private static func step(_ step: HCLStep) -> String {
        switch step {
        case .attribute(let name): ".\(name)"
        case .index(let key): "[\(expression(key))]"
        }
    }

    private static func clause(_ clause: HCLForClause) -> String {
        "for \(clause.keyName.map { "\($0), " } ?? "")\(clause.valueName) in \(expression(clause.collection))"
    }

    private static func condition(_ clause: HCLForClause) -> String {
        clause.condition.map { " if \(expression($0))" } ?? ""
    }

    private static func list(_ items: [HCLExpression]) -> String { items.map(expression).joined(separator: ", ") }

    private static func quoted(_ text: String) -> String {
        "'\(text.replacing("\n", with: "\\n").replacing("\r", with: "\\r").replacing("\t", with: "\\t"))'"
    }
}

/// A file of native syntax that stands in a test.
func parse(_ text: String) -> HCLFile { HCLParser.parse(path: "main.tf", bytes: Array(text.utf8)) }
