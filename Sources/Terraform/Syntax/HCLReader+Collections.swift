extension HCLReader {
    /// `[a, b]` or `[for …]`.
    mutating func tuple() throws(HCLStop) -> HCLExpression {
        let start = at
        let outer = ignoresNewlines
        ignoresNewlines = true
        at += 1
        skipSpace()
        if isAt(keyword: "for") {
            let result = try forExpression(start: start, close: UInt8(ascii: "]"))
            ignoresNewlines = outer
            return result
        }
        var items: [HCLExpression] = []
        var tallest = 0
        while true {
            skipSpace()
            if byte == UInt8(ascii: "]") { break }
            items.append(try expression())
            tallest = max(tallest, height)
            skipSpace()
            if byte == UInt8(ascii: ",") {
                at += 1
            } else if byte != UInt8(ascii: "]") {
                throw expected("A comma or `]`")
            }
        }
        at += 1
        ignoresNewlines = outer
        height = tallest + 1
        return HCLExpression(.tuple(items), at: range(start, at))
    }

    /// `{ key = value }` or `{ for … }`.
    mutating func object() throws(HCLStop) -> HCLExpression {
        let start = at
        let outer = ignoresNewlines
        ignoresNewlines = true
        at += 1
        let inside = at
        skipSpace()
        if isAt(keyword: "for") {
            let result = try forExpression(start: start, close: UInt8(ascii: "}"))
            ignoresNewlines = outer
            return result
        }
        at = inside
        ignoresNewlines = false
        var items: [HCLObjectItem] = []
        var tallest = 0
        while true {
            skipSpace()
            if byte == UInt8(ascii: "\n") {
                at += 1
                continue
            }
            if byte == UInt8(ascii: "}") { break }
            let key = try objectKey()
            tallest = max(tallest, height)
            skipSpace()
            guard byte == UInt8(ascii: ":") || (byte == UInt8(ascii: "=") && byte(after: 1) != UInt8(ascii: ">")) else {
                throw expected("`=` and a value")
            }
            at += 1
            let value = try expression()
            tallest = max(tallest, height)
            items.append(HCLObjectItem(key: key, value: value))
            skipSpace()
            if byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\n") {
                at += 1
            } else if byte != UInt8(ascii: "}") {
                throw expected("A comma, the end of the line or `}`")
            }
        }
        at += 1
        ignoresNewlines = outer
        height = tallest + 1
        return HCLExpression(.object(items), at: range(start, at))
    }

    /// A bare word is a text, whatever it would be elsewhere; all else is an expression.
    private mutating func objectKey() throws(HCLStop) -> HCLExpression {
        let isBare = isAtIdentifier
        let key = try expression()
        guard isBare else { return key }
        switch key.kind {
        case .variable(let name): return HCLExpression(.string(name), at: key.range)
        case .bool(let value): return HCLExpression(.string(value ? "true" : "false"), at: key.range)
        case .null: return HCLExpression(.string("null"), at: key.range)
        default: return key
        }
    }

    /// The arguments of a call.
    mutating func call(_ name: String, start: Int) throws(HCLStop) -> HCLExpression {
        let outer = ignoresNewlines
        ignoresNewlines = true
        at += 1
        var arguments: [HCLExpression] = []
        var isExpanded = false
        var tallest = 0
        while true {
            skipSpace()
            if byte == UInt8(ascii: ")") { break }
            arguments.append(try expression())
            tallest = max(tallest, height)
            skipSpace()
            if byte == UInt8(ascii: ",") {
                at += 1
            } else if stands(UInt8(ascii: "."), UInt8(ascii: ".")), byte(after: 2) == UInt8(ascii: ".") {
                at += 3
                isExpanded = true
                skipSpace()
                guard byte == UInt8(ascii: ")") else { throw expected("`)` after `...`") }
            } else if byte != UInt8(ascii: ")") {
                throw expected("A comma or `)`")
            }
        }
        at += 1
        ignoresNewlines = outer
        height = tallest + 1
        return HCLExpression(.call(name, arguments, isExpanded: isExpanded), at: range(start, at))
    }

    /// From the word `for` up to the closing bracket.
    private mutating func forExpression(start: Int, close: UInt8) throws(HCLStop) -> HCLExpression {
        at += 3
        var clause = try forIntroduction()
        var tallest = height
        skipSpace()
        guard byte == UInt8(ascii: ":") else { throw expected("`:` after what `for` goes over") }
        at += 1
        var value = try expression()
        tallest = max(tallest, height)
        var key: HCLExpression?
        skipSpace()
        if stands(UInt8(ascii: "="), UInt8(ascii: ">")) {
            at += 2
            key = value
            value = try expression()
            tallest = max(tallest, height)
            skipSpace()
        }
        var isGrouped = false
        if stands(UInt8(ascii: "."), UInt8(ascii: ".")), byte(after: 2) == UInt8(ascii: ".") {
            isGrouped = true
            at += 3
            skipSpace()
        }
        if isAt(keyword: "if") {
            at += 2
            clause.condition = try expression()
            tallest = max(tallest, height)
            skipSpace()
        }
        let bracket = close == UInt8(ascii: "]") ? "`]`" : "`}`"
        guard byte == close else { throw expected("\(bracket) at the end of the `for`") }
        at += 1
        height = tallest + 1
        let place = range(start, at)
        if close == UInt8(ascii: "]") {
            if let key { report("A value alone was expected: a `for` in brackets has no keys.", at: key.range) }
            if isGrouped { report("A `for` in braces was expected, since only that can group by `...`.", at: place) }
            return HCLExpression(.forTuple(clause, value: value), at: place)
        }
        guard let key else {
            report("`=>` was expected: a `for` in braces needs a key and a value.", at: value.range)
            return HCLExpression(.invalid, at: place)
        }
        return HCLExpression(.forObject(clause, key: key, value: value, isGrouped: isGrouped), at: place)
    }

    /// `key, value in collection`, of an expression or a template directive.
    mutating func forIntroduction() throws(HCLStop) -> HCLForClause {
        skipSpace()
        guard var name = identifier() else { throw expected("A name after `for`") }
        var keyName: String?
        skipSpace()
        if byte == UInt8(ascii: ",") {
            at += 1
            skipSpace()
            guard let second = identifier() else { throw expected("A second name after the comma") }
            keyName = name
            name = second
            skipSpace()
        }
        guard isAt(keyword: "in") else { throw expected("`in` after the names of the `for`") }
        at += 2
        return HCLForClause(keyName: keyName, valueName: name, collection: try expression(), condition: nil)
    }
}
