extension HCLReader {
    /// The arguments and blocks up to the closing brace of `opener`, or up to the end of the file without one.
    mutating func body(of opener: HCLRange?) -> HCLBody {
        var body = HCLBody()
        var names = HCLNames()
        continueBody(&body, &names, of: opener)
        return body
    }

    private mutating func continueBody(_ body: inout HCLBody, _ names: inout HCLNames, of opener: HCLRange?) {
        while true {
            ignoresNewlines = false
            skipSpace()
            guard at < end else {
                if let opener { reportUnclosed(opener) }
                return
            }
            switch bytes[at] {
            case UInt8(ascii: "\n"): at += 1
            case UInt8(ascii: "}"):
                at += 1
                if opener != nil { return }
                report("An argument or a block was expected, not a `}` that closes nothing.", at: range(at - 1, at))
            default:
                if let opener, usesIndentation, isAtHeaderInFirstColumn {
                    reportUnclosed(opener)
                    return
                }
                item(&body, &names)
            }
        }
    }

    private mutating func reportUnclosed(_ opener: HCLRange) {
        if hasReportedEnd { return }
        hasReportedEnd = true
        let found = at < end ? "another block" : "the end of the file"
        report("`}` was expected at the end of this block, not \(found).", at: opener)
    }

    /// One argument or block; after a problem, up to where the next one can be.
    private mutating func item(_ body: inout HCLBody, _ names: inout HCLNames) {
        let start = at
        let outerDepth = depth
        recoveryStart = start
        do {
            guard let name = identifier() else { throw expected("An argument or a block") }
            let nameRange = range(start, at)
            skipSpace()
            if byte == UInt8(ascii: "="), byte(after: 1) != UInt8(ascii: "=") {
                try argument(name, nameRange, &body, &names, isAloneInBlock: false)
            } else if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "\"") || isAtIdentifier {
                try block(name, start: start, &body)
            } else {
                throw expected("`=` or a block's `{` after `\(name)`")
            }
        } catch {
            depth = outerDepth
            recover(from: recoveryStart, item: start)
        }
        if usesIndentation, depth == 0 { hasReportedEnd = false }
    }

    /// The value of an argument, from its equals sign on.
    private mutating func argument(
        _ name: String, _ nameRange: HCLRange, _ body: inout HCLBody, _ names: inout HCLNames, isAloneInBlock: Bool
    ) throws(HCLStop) {
        at += 1
        var value = HCLExpression(.invalid, at: nameRange)
        // The value counts as not read when a problem is met: half a policy would be worse than none.
        defer {
            if names.insert(name, into: body) {
                body.attributes.append(HCLAttribute(name: name, nameRange: nameRange, expression: value))
            } else {
                report("Another name was expected: the argument `\(name)` is set already.", at: nameRange)
            }
        }
        let read = try expression()
        skipSpace()
        if isAloneInBlock || at >= end || byte == UInt8(ascii: "\n") {
            value = read
            return
        }
        if byte == UInt8(ascii: ",") || byte == UInt8(ascii: "}") { value = read }
        recoveryStart = at
        throw expected("The end of the line after the argument")
    }

    /// A block, from what follows its type on.
    private mutating func block(_ type: String, start: Int, _ body: inout HCLBody) throws(HCLStop) {
        var labels: [String] = []
        var headerEnd = at
        depth += 1
        guard depth <= Self.deepestNesting else { throw tooDeep() }
        header: while true {
            skipSpace()
            switch byte {
            case UInt8(ascii: "{"): break header
            case UInt8(ascii: "\""): labels.append(try label())
            default:
                if let label = identifier() {
                    labels.append(label)
                } else if isBraceOnNextLine {
                    _ = expected("A label or `{` on the same line")
                    ignoresNewlines = true
                    skipSpace()
                    ignoresNewlines = false
                    break header
                } else {
                    throw expected("A label or `{`")
                }
            }
            headerEnd = at
        }
        if labels.isEmpty { headerEnd = start + type.utf8.count }
        let headerRange = range(start, headerEnd)
        at += 1
        skipSpace()
        let inner = blockBody(headerRange)
        body.blocks.append(
            HCLBlock(
                type: type, labels: labels, headerRange: headerRange, range: range(start, at), body: inner))
        depth -= 1
        skipSpace()
        recoveryStart = at
        guard at >= end || byte == UInt8(ascii: "\n") || (usesIndentation && isAtHeaderInFirstColumn) else {
            throw expected("The end of the line after the block")
        }
    }

    /// Whether the line ends here and the next one begins with `{`.
    private var isBraceOnNextLine: Bool {
        guard byte == UInt8(ascii: "\n") else { return false }
        var next = at + 1
        while next < end, bytes[next] == UInt8(ascii: " ") || bytes[next] == UInt8(ascii: "\t") { next += 1 }
        return next < end && bytes[next] == UInt8(ascii: "{")
    }

    /// What stands between the braces of a block; a single argument may stand on the line of the brace.
    private mutating func blockBody(_ opener: HCLRange) -> HCLBody {
        if at >= end || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "}") { return body(of: opener) }
        var body = HCLBody()
        var names = HCLNames()
        let start = at
        let outerDepth = depth
        recoveryStart = start
        do {
            guard let name = identifier() else { throw expected("An argument, `}` or the end of the line") }
            let nameRange = range(start, at)
            skipSpace()
            if byte == UInt8(ascii: "="), byte(after: 1) != UInt8(ascii: "=") {
                try argument(name, nameRange, &body, &names, isAloneInBlock: true)
            } else if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "\"") || isAtIdentifier {
                report("The end of the line was expected before the block `\(name)`.", at: nameRange)
                try block(name, start: start, &body)
            } else {
                throw expected("`=` after `\(name)`")
            }
            skipSpace()
            if byte == UInt8(ascii: "}") {
                at += 1
                return body
            }
            _ = expected("`}` after the only argument of a block on one line")
            if byte == UInt8(ascii: ",") { at += 1 }
        } catch {
            depth = outerDepth
            recover(from: recoveryStart, item: start)
        }
        continueBody(&body, &names, of: opener)
        return body
    }

    /// A label in quotes, which may not interpolate.
    private mutating func label() throws(HCLStop) -> String {
        let start = at
        let value = try quotedTemplate()
        switch value.kind {
        case .string(let text): return text
        default:
            report("A label without interpolation was expected.", at: range(start, at))
            return text(min(start + 1, at), max(start + 1, at - 1))
        }
    }
}
