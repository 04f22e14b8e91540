extension HCLReader {
    /// `${…}` or `%{…}`, with the white space that `~` takes away before it.
    mutating func sequence(_ pieces: inout [HCLTemplatePiece], _ trimsNext: inout Bool) throws(HCLStop) {
        let start = at
        let isDirective = byte == UInt8(ascii: "%")
        let outer = ignoresNewlines
        at += 2
        if byte == UInt8(ascii: "~") {
            at += 1
            pieces.trimLast()
        }
        ignoresNewlines = true
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.deepestNesting else { throw tooDeep() }
        let piece = isDirective ? try directive(start: start) : .interpolation(try expression())
        skipSpace()
        trimsNext = stands(UInt8(ascii: "~"), UInt8(ascii: "}"))
        if trimsNext { at += 1 }
        guard byte == UInt8(ascii: "}") else { throw expected("`}` at the end of the \(isDirective ? "%{" : "${")") }
        at += 1
        ignoresNewlines = outer
        pieces.append(piece)
    }

    private mutating func directive(start: Int) throws(HCLStop) -> HCLTemplatePiece {
        skipSpace()
        let wordStart = at
        skipIdentifier()
        let place = range(start, at)
        switch text(wordStart, at) {
        case "if": return .ifStart(try expression(), place)
        case "else": return .otherwise(place)
        case "endif": return .ifEnd(place)
        case "for": return .forStart(try forIntroduction(), place)
        case "endfor": return .forEnd(place)
        default:
            at = wordStart
            throw expected("`if`, `else`, `endif`, `for` or `endfor`")
        }
    }

    /// The expression that the pieces make: an interpolation alone is what it interpolates, as Terraform has it.
    mutating func assemble(_ pieces: [HCLTemplatePiece], at place: HCLRange) throws(HCLStop) -> HCLExpression {
        if pieces.count == 1, case .interpolation(let value) = pieces[0] { return value }
        var index = 0
        var text: [UInt8] = []
        while index < pieces.count, case .literal(let literal) = pieces[index] {
            text.append(contentsOf: literal)
            index += 1
        }
        if index == pieces.count { return HCLExpression(.string(String(decoding: text, as: UTF8.self)), at: place) }
        index = 0
        let parts = try parts(pieces, &index)
        // Directives may put the parts deeper; how deep, `parts` bounds.
        height += 1
        guard index == pieces.count else {
            switch pieces[index] {
            case .otherwise(let range), .ifEnd(let range), .forEnd(let range):
                report("A directive that this ends was expected before it.", at: range)
            default: break
            }
            throw HCLStop()
        }
        return HCLExpression(.template(parts), at: place)
    }

    /// The parts up to a directive that ends or continues an outer one.
    private mutating func parts(_ pieces: [HCLTemplatePiece], _ index: inout Int) throws(HCLStop) -> [HCLTemplatePart] {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.deepestNesting else { throw tooDeep() }
        var parts: [HCLTemplatePart] = []
        var text: [UInt8] = []
        while index < pieces.count {
            let piece = pieces[index]
            if case .literal(let literal) = piece {
                text.append(contentsOf: literal)
                index += 1
                continue
            }
            if !text.isEmpty { parts.append(.literal(String(decoding: text, as: UTF8.self))) }
            text = []
            switch piece {
            case .literal: break
            case .interpolation(let value): parts.append(.interpolation(value))
            case .ifStart(let condition, let place):
                index += 1
                let then = try self.parts(pieces, &index)
                var otherwise: [HCLTemplatePart] = []
                if index < pieces.count, case .otherwise = pieces[index] {
                    index += 1
                    otherwise = try self.parts(pieces, &index)
                }
                guard index < pieces.count, case .ifEnd = pieces[index] else { throw unclosed("endif", place) }
                parts.append(.directiveIf(condition, then: then, otherwise: otherwise))
            case .forStart(let clause, let place):
                index += 1
                let inner = try self.parts(pieces, &index)
                guard index < pieces.count, case .forEnd = pieces[index] else { throw unclosed("endfor", place) }
                parts.append(.directiveFor(clause, inner))
            case .otherwise, .ifEnd, .forEnd: return parts
            }
            index += 1
        }
        if !text.isEmpty { parts.append(.literal(String(decoding: text, as: UTF8.self))) }
        return parts
    }

    private mutating func unclosed(_ word: String, _ place: HCLRange) -> HCLStop {
        report("`%{ \(word) }` was expected after this directive, before the end of the text.", at: place)
        return HCLStop()
    }
}
