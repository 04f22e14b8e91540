extension HCLReader {
    /// An expression, up to the first token that cannot belong to it.
    mutating func expression() throws(HCLStop) -> HCLExpression {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.deepestNesting else { throw tooDeep() }
        let condition = try operation(weakest: 1)
        skipSpace()
        guard byte == UInt8(ascii: "?") else { return condition }
        at += 1
        var tallest = height
        let whenTrue = try expression()
        tallest = max(tallest, height)
        skipSpace()
        guard byte == UInt8(ascii: ":") else { throw expected("`:` and what holds when the condition is false") }
        at += 1
        let whenFalse = try expression()
        height = max(tallest, height) + 1
        return HCLExpression(
            .conditional(condition, whenTrue, whenFalse),
            at: HCLRange(start: Int(condition.range.start), end: Int(whenFalse.range.end)))
    }

    /// Operators that bind at least that strongly, and what they join.
    private mutating func operation(weakest: Int) throws(HCLStop) -> HCLExpression {
        var left = try operand()
        while true {
            skipSpace()
            guard let (symbol, strength, length) = operatorHere(), strength >= weakest else { return left }
            at += length
            let leftHeight = height
            let right = try operation(weakest: strength + 1)
            height = max(leftHeight, height) + 1
            guard height <= Self.highestTree else { throw tooLong() }
            left = HCLExpression(
                .binary(symbol, left, right),
                at: HCLRange(start: Int(left.range.start), end: Int(right.range.end)))
        }
    }

    /// The binary operator at the index, how strongly it binds, and its length.
    private func operatorHere() -> (HCLOperator, Int, Int)? {
        let isDoubled = byte(after: 1) == byte
        let isWithEquals = byte(after: 1) == UInt8(ascii: "=")
        return switch byte {
        case UInt8(ascii: "|"): isDoubled ? (.or, 1, 2) : nil
        case UInt8(ascii: "&"): isDoubled ? (.and, 2, 2) : nil
        case UInt8(ascii: "="): isDoubled ? (.equal, 3, 2) : nil
        case UInt8(ascii: "!"): isWithEquals ? (.notEqual, 3, 2) : nil
        case UInt8(ascii: "<"): isWithEquals ? (.lessOrEqual, 4, 2) : (.less, 4, 1)
        case UInt8(ascii: ">"): isWithEquals ? (.greaterOrEqual, 4, 2) : (.greater, 4, 1)
        case UInt8(ascii: "+"): (.add, 5, 1)
        case UInt8(ascii: "-"): (.subtract, 5, 1)
        case UInt8(ascii: "*"): (.multiply, 6, 1)
        case UInt8(ascii: "/"): (.divide, 6, 1)
        case UInt8(ascii: "%"): (.modulo, 6, 1)
        default: nil
        }
    }

    /// A term with the steps behind it; a sign binds stronger than any binary operator.
    private mutating func operand() throws(HCLStop) -> HCLExpression {
        skipSpace()
        let start = at
        let sign = byte
        guard sign == UInt8(ascii: "-") || sign == UInt8(ascii: "!") else { return try steps(behind: try term()) }
        at += 1
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.deepestNesting else { throw tooDeep() }
        let value = try operand()
        height += 1
        let whole = HCLRange(start: Int(range(start, start).start), end: Int(value.range.end))
        return HCLExpression(sign == UInt8(ascii: "-") ? .negative(value) : .not(value), at: whole)
    }

    private mutating func term() throws(HCLStop) -> HCLExpression {
        let start = at
        height = 1
        switch byte {
        case UInt8(ascii: "\""): return try quotedTemplate()
        case UInt8(ascii: "["): return try tuple()
        case UInt8(ascii: "{"): return try object()
        case UInt8(ascii: "("): return try parenthesis()
        case UInt8(ascii: "0")...UInt8(ascii: "9"): return number()
        case UInt8(ascii: "<"):
            guard let heredoc = try heredoc() else { throw expected("A value") }
            return heredoc
        default:
            guard let name = identifier() else { throw expected("A value") }
            return try named(name, start: start)
        }
    }

    private mutating func parenthesis() throws(HCLStop) -> HCLExpression {
        let start = at
        let outer = ignoresNewlines
        ignoresNewlines = true
        at += 1
        var value = try expression()
        skipSpace()
        guard byte == UInt8(ascii: ")") else { throw expected("`)`") }
        at += 1
        ignoresNewlines = outer
        value.range = range(start, at)
        return value
    }

    /// A keyword, the root of a traversal, or a call.
    private mutating func named(_ first: String, start: Int) throws(HCLStop) -> HCLExpression {
        var name = first
        let end = at
        skipSpace()
        while stands(UInt8(ascii: ":"), UInt8(ascii: ":")) {
            at += 2
            skipSpace()
            guard let next = identifier() else { throw expected("A function's name after `::`") }
            name += "::" + next
            skipSpace()
            guard byte == UInt8(ascii: "(") || byte == UInt8(ascii: ":") else {
                throw expected("`(` after the function `\(name)`")
            }
        }
        if byte == UInt8(ascii: "(") { return try call(name, start: start) }
        // What was skipped may be a line break that ends the expression.
        at = end
        let place = range(start, end)
        switch name {
        case "true": return HCLExpression(.bool(true), at: place)
        case "false": return HCLExpression(.bool(false), at: place)
        case "null": return HCLExpression(.null, at: place)
        default: return HCLExpression(.variable(name), at: place)
        }
    }

    /// Digits with a fraction and an exponent.
    mutating func number() -> HCLExpression {
        let start = at
        var last = at
        var isWhole = true
        scan: while at < end {
            switch bytes[at] {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): break
            case UInt8(ascii: "."):
                // A dot belongs to the number only when the number goes on behind it.
                at += 1
                continue scan
            case UInt8(ascii: "e"), UInt8(ascii: "E"):
                let hasSign = byte(after: 1) == UInt8(ascii: "+") || byte(after: 1) == UInt8(ascii: "-")
                guard HCLCharacters.isDigit(byte(after: hasSign ? 2 : 1)) else { break scan }
                isWhole = false
                at += hasSign ? 2 : 1
            default: break scan
            }
            at += 1
            last = at
        }
        at = last
        let place = range(start, at)
        if isWhole, at - start <= 15 {
            var value: Int64 = 0
            for digit in bytes[start..<at] {
                guard digit != UInt8(ascii: ".") else { return fraction(start, place) }
                value = value * 10 + Int64(digit - UInt8(ascii: "0"))
            }
            return HCLExpression(.number(Double(value)), at: place)
        }
        return fraction(start, place)
    }

    private mutating func fraction(_ start: Int, _ place: HCLRange) -> HCLExpression {
        guard let value = Double(text(start, at)) else {
            report("A number was expected, not `\(text(start, min(at, start + 40)))`.", at: place)
            return HCLExpression(.invalid, at: place)
        }
        // Terraform's numbers have no such bound; one that is not held exactly has no known value.
        return HCLExpression(ExactNumber.parsed(text(start, at)) == value ? .number(value) : .invalid, at: place)
    }
}
