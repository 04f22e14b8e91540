extension HCLReader {
    /// The name that stands for an element where a splat stands inside a splat; no identifier can be written so.
    static let splatElement = "*"

    /// `.name`, `[index]`, `.0`, `[*]` and `.*` behind a term.
    mutating func steps(behind term: HCLExpression) throws(HCLStop) -> HCLExpression {
        var value = term
        while true {
            let end = at
            skipSpace()
            if byte == UInt8(ascii: "."), !isAtEllipsis {
                value = try dotted(value)
            } else if byte == UInt8(ascii: "[") {
                value = try bracketed(value)
            } else {
                at = end
                return value
            }
            height += 1
            guard height <= Self.highestTree else { throw tooLong() }
        }
    }

    private var isAtEllipsis: Bool { byte(after: 1) == UInt8(ascii: ".") && byte(after: 2) == UInt8(ascii: ".") }

    private func whole(_ value: HCLExpression) -> HCLRange {
        HCLRange(start: Int(value.range.start), end: Int(range(at, at).start))
    }

    private mutating func dotted(_ value: HCLExpression) throws(HCLStop) -> HCLExpression {
        at += 1
        skipSpace()
        if byte == UInt8(ascii: "*") {
            at += 1
            return try legacySplat(value)
        }
        switch try dottedStep() {
        case .attribute(let name): return HCLExpression(.attribute(value, name), at: whole(value))
        case .index(let key): return HCLExpression(.index(value, key), at: whole(value))
        }
    }

    /// What may stand behind a dot: a name, or a number as Terraform 0.11 wrote an index.
    private mutating func dottedStep() throws(HCLStop) -> HCLStep {
        if let name = identifier() { return .attribute(name) }
        guard HCLCharacters.isDigit(byte) else { throw expected("A name after the dot") }
        let start = at
        let outerHeight = height
        let key = number()
        height = outerHeight
        if bytes[start..<at].contains(UInt8(ascii: ".")) {
            report("Brackets were expected: two indexes in a row cannot be written with dots.", at: range(start, at))
            return .index(HCLExpression(.invalid, at: key.range))
        }
        return .index(key)
    }

    private mutating func legacySplat(_ value: HCLExpression) throws(HCLStop) -> HCLExpression {
        var steps: [HCLStep] = []
        while true {
            let end = at
            skipSpace()
            guard byte == UInt8(ascii: "."), !isAtEllipsis else {
                at = end
                break
            }
            at += 1
            skipSpace()
            steps.append(try dottedStep())
        }
        return HCLExpression(.splat(value, steps, isFull: false), at: whole(value))
    }

    private mutating func bracketed(_ value: HCLExpression) throws(HCLStop) -> HCLExpression {
        let open = at
        at += 1
        skipSpace()
        if byte == UInt8(ascii: "*") {
            at += 1
            skipSpace()
            guard byte == UInt8(ascii: "]") else { throw expected("`]` after the star") }
            at += 1
            return try fullSplat(value, marker: range(open, at))
        }
        let key = try indexKey()
        return HCLExpression(.index(value, key), at: whole(value))
    }

    /// The key between brackets, and the closing one.
    private mutating func indexKey() throws(HCLStop) -> HCLExpression {
        let outer = ignoresNewlines
        let outerHeight = height
        ignoresNewlines = true
        let key = try expression()
        skipSpace()
        guard byte == UInt8(ascii: "]") else { throw expected("`]` after the index") }
        at += 1
        ignoresNewlines = outer
        height = max(outerHeight, height)
        return key
    }

    /// All that follows `[*]` is done to each element, another splat too: `a[*].b[*].c` is a list of lists. That inner
    /// splat is what `[for e in a[*].b : e[*].c]` says, and so it is read.
    private mutating func fullSplat(_ value: HCLExpression, marker: HCLRange) throws(HCLStop) -> HCLExpression {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.deepestNesting else { throw tooDeep() }
        var steps: [HCLStep] = []
        while true {
            let end = at
            skipSpace()
            if byte == UInt8(ascii: "."), !isAtEllipsis {
                at += 1
                skipSpace()
                guard byte != UInt8(ascii: "*") else {
                    at += 1
                    return try innerSplat(value, steps, marker) { (reader, element) throws(HCLStop) in
                        try reader.legacySplat(element)
                    }
                }
                steps.append(try dottedStep())
            } else if byte == UInt8(ascii: "[") {
                let open = at
                at += 1
                skipSpace()
                guard byte != UInt8(ascii: "*") else {
                    at += 1
                    skipSpace()
                    guard byte == UInt8(ascii: "]") else { throw expected("`]` after the star") }
                    at += 1
                    let inner = range(open, at)
                    return try innerSplat(value, steps, marker) { (reader, element) throws(HCLStop) in
                        try reader.fullSplat(element, marker: inner)
                    }
                }
                steps.append(.index(try indexKey()))
            } else {
                at = end
                return HCLExpression(.splat(value, steps, isFull: true), at: whole(value))
            }
        }
    }

    private mutating func innerSplat(
        _ value: HCLExpression, _ steps: [HCLStep], _ marker: HCLRange,
        _ read: (inout HCLReader, HCLExpression) throws(HCLStop) -> HCLExpression
    ) throws(HCLStop) -> HCLExpression {
        let outer = HCLExpression(.splat(value, steps, isFull: true), at: whole(value))
        var inner = try read(&self, HCLExpression(.variable(Self.splatElement), at: marker))
        // What follows a legacy splat's names still belongs to the element.
        inner = try self.steps(behind: inner)
        height += 2
        let clause = HCLForClause(
            keyName: nil, valueName: Self.splatElement, collection: outer, condition: nil)
        return HCLExpression(.forTuple(clause, value: inner), at: whole(value))
    }
}
