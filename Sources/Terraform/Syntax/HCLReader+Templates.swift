extension HCLReader {
    /// Where a template ends.
    enum TemplateEnd {
        case quote
        /// At the line that holds the marker, which stands at these bytes.
        case marker(Range<Int>)
        case input

        var isInput: Bool {
            if case .input = self { true } else { false }
        }
    }

    /// A text in quotes, from the opening quote on.
    mutating func quotedTemplate() throws(HCLStop) -> HCLExpression {
        let start = at
        at += 1
        if let plain = plainQuoted() {
            height = 1
            return HCLExpression(.string(plain), at: range(start, at))
        }
        let pieces = try pieces(until: .quote)
        return try assemble(pieces, at: range(start, at))
    }

    /// The text when it holds nothing that needs a second look, which is most often so.
    private mutating func plainQuoted() -> String? {
        var index = at
        while index < end {
            switch bytes[index] {
            case UInt8(ascii: "\""):
                let value = text(at, index)
                at = index + 1
                return value
            case UInt8(ascii: "\\"), UInt8(ascii: "$"), UInt8(ascii: "%"), UInt8(ascii: "\n"), UInt8(ascii: "\r"),
                0x80...:
                return nil
            default: index += 1
            }
        }
        return nil
    }

    /// `<<MARKER` or `<<-MARKER` and what follows; nil when no heredoc begins here.
    mutating func heredoc() throws(HCLStop) -> HCLExpression? {
        let start = at
        guard stands(UInt8(ascii: "<"), UInt8(ascii: "<")) else { return nil }
        at += 2
        let isIndented = byte == UInt8(ascii: "-")
        if isIndented { at += 1 }
        let markerStart = at
        skipIdentifier()
        let marker = markerStart..<at
        guard !marker.isEmpty else { throw expected("A heredoc's marker") }
        if stands(UInt8(ascii: "\r"), UInt8(ascii: "\n")) { at += 1 }
        guard byte == UInt8(ascii: "\n") else { throw expected("The end of the line after a heredoc's marker") }
        at += 1
        var pieces = try pieces(until: .marker(marker))
        if isIndented { pieces.removeIndent() }
        return try assemble(pieces, at: range(start, at))
    }

    /// The pieces of a template, up to and with what ends it.
    mutating func pieces(until templateEnd: TemplateEnd) throws(HCLStop) -> [HCLTemplatePiece] {
        var pieces: [HCLTemplatePiece] = []
        var trimsNext = false
        var isLineStart = true
        var tallest = 1
        defer { height = tallest }
        while true {
            switch templateEnd {
            case .quote:
                if byte == UInt8(ascii: "\"") {
                    at += 1
                    return pieces
                }
                guard at < end, byte != UInt8(ascii: "\n"), byte != UInt8(ascii: "\r") else {
                    throw expected("`\"` at the end of the text")
                }
            case .marker(let marker):
                if isLineStart, skipClosing(marker) { return pieces }
                guard at < end else {
                    report(
                        "The line `\(text(marker.lowerBound, marker.upperBound))` was expected at the end of the heredoc.",
                        at: range(marker.lowerBound, marker.upperBound))
                    throw HCLStop()
                }
            case .input: if at >= end { return pieces }
            }
            isLineStart = false
            if byte(after: 1) == UInt8(ascii: "{"), byte == UInt8(ascii: "$") || byte == UInt8(ascii: "%") {
                height = 1
                try sequence(&pieces, &trimsNext)
                tallest = max(tallest, height)
                continue
            }
            var literal = try literal(until: templateEnd)
            isLineStart = literal.last == UInt8(ascii: "\n")
            if trimsNext { literal.removeFirst(HCLCharacters.leadingSpace(literal[...])) }
            trimsNext = false
            pieces.append(.literal(literal))
        }
    }

    /// Whether the line holds the marker and nothing else; the line break after it stays.
    private mutating func skipClosing(_ marker: Range<Int>) -> Bool {
        var index = at
        while index < end, bytes[index] == UInt8(ascii: " ") || bytes[index] == UInt8(ascii: "\t") { index += 1 }
        guard index + marker.count < end else { return false }
        for offset in 0..<marker.count where bytes[index + offset] != bytes[marker.lowerBound + offset] { return false }
        index += marker.count
        let markerEnd = index
        while index < end, bytes[index] == UInt8(ascii: " ") || bytes[index] == UInt8(ascii: "\t") { index += 1 }
        if index + 1 < end, bytes[index] == UInt8(ascii: "\r"), bytes[index + 1] == UInt8(ascii: "\n") { index += 1 }
        // A marker that no line break follows closes nothing, for Terraform too.
        guard index < end, bytes[index] == UInt8(ascii: "\n") else { return false }
        at = markerEnd
        return true
    }

    /// Literal text up to a sequence or the template's end; of a heredoc up to the end of the line.
    private mutating func literal(until templateEnd: TemplateEnd) throws(HCLStop) -> [UInt8] {
        let isQuoted = if case .quote = templateEnd { true } else { false }
        var literal: [UInt8] = []
        var plainStart = at
        while at < end {
            let current = bytes[at]
            switch current {
            case UInt8(ascii: "$"), UInt8(ascii: "%"):
                if byte(after: 1) == UInt8(ascii: "{") {
                    literal.append(contentsOf: bytes[plainStart..<at])
                    return literal
                }
                at += 1
                if byte == current, byte(after: 1) == UInt8(ascii: "{") {
                    // `$${` is a literal `${`: the second sign is left out.
                    literal.append(contentsOf: bytes[plainStart..<at])
                    at += 1
                    plainStart = at
                    at += 1
                }
            case UInt8(ascii: "\"") where isQuoted, UInt8(ascii: "\n") where isQuoted,
                UInt8(ascii: "\r") where isQuoted:
                literal.append(contentsOf: bytes[plainStart..<at])
                return literal
            case UInt8(ascii: "\n"):
                at += 1
                literal.append(contentsOf: bytes[plainStart..<at])
                return literal
            case UInt8(ascii: "\r") where byte(after: 1) != UInt8(ascii: "\n") && !templateEnd.isInput:
                throw expected("A line feed after the carriage return")
            case UInt8(ascii: "\\") where isQuoted:
                literal.append(contentsOf: bytes[plainStart..<at])
                escape(into: &literal)
                plainStart = at
            case 0x80...:
                let length = HCLCharacters.scalarLength(bytes, at)
                if length == 0 { throw expected("A character in UTF-8") }
                at += length
            default: at += 1
            }
        }
        literal.append(contentsOf: bytes[plainStart..<at])
        return literal
    }

    /// An escape in a quoted text, from the backslash on.
    private mutating func escape(into literal: inout [UInt8]) {
        let start = at
        at += 1
        let kind = byte
        switch kind {
        case UInt8(ascii: "n"): literal.append(UInt8(ascii: "\n"))
        case UInt8(ascii: "r"): literal.append(UInt8(ascii: "\r"))
        case UInt8(ascii: "t"): literal.append(UInt8(ascii: "\t"))
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): literal.append(kind)
        case UInt8(ascii: "u"), UInt8(ascii: "U"):
            at += 1
            let length = kind == UInt8(ascii: "u") ? 4 : 8
            var value: UInt32 = 0
            var count = 0
            while count < length, let digit = Self.hexValue(byte) {
                value = value << 4 | digit
                count += 1
                at += 1
            }
            if count == length, let scalar = Unicode.Scalar(value) {
                literal.append(contentsOf: Array(String(Character(scalar)).utf8))
            } else {
                report(
                    "\(length) hexadecimal digits of a character were expected after `\\\(length == 4 ? "u" : "U")`.",
                    at: range(start, at))
                literal.append(contentsOf: bytes[start..<at])
            }
            return
        default:
            report(
                "An escape that exists was expected: `\\n`, `\\r`, `\\t`, `\\\"`, `\\\\`, `\\u` or `\\U`.",
                at: range(start, min(at + 1, end)))
            literal.append(UInt8(ascii: "\\"))
            return
        }
        at += 1
    }

    static func hexValue(_ byte: UInt8) -> UInt32? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - UInt8(ascii: "a") + 10)
        case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - UInt8(ascii: "A") + 10)
        default: nil
        }
    }
}
