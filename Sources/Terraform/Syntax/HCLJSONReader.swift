/// Reads JSON and keeps every place; after a problem it goes on with the next member or item.
struct HCLJSONReader {
    let bytes: [UInt8]
    var at = 0
    var depth = 0
    var diagnostics: [HCLDiagnostic] = []

    init(bytes: [UInt8]) {
        self.bytes = bytes
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { at = 3 }
    }

    var byte: UInt8 { at < bytes.count ? bytes[at] : 0 }

    mutating func report(_ message: String, from start: Int, to end: Int) {
        guard diagnostics.count < HCLReader.mostDiagnostics else { return }
        diagnostics.append(HCLDiagnostic(message, at: HCLRange(start: start, end: end)))
    }

    /// Records that something else was expected at the index; to be thrown.
    mutating func expected(_ what: String) -> HCLStop {
        var words = HCLReader(bytes: [])
        if at < bytes.count {
            // As much as is shown at the most, so that a long file is not copied for each problem.
            words = HCLReader(bytes: [UInt8](bytes[at..<min(bytes.count, at + 48)]), places: .shifted(at))
        } else {
            words = HCLReader(bytes: [], places: .shifted(at))
        }
        let stop = words.expected(what)
        if diagnostics.count < HCLReader.mostDiagnostics { diagnostics += words.diagnostics }
        return stop
    }

    /// The value of the whole file.
    mutating func document() -> HCLJSONNode {
        let start = at
        do {
            let node = try value()
            skipSpace()
            if at < bytes.count { throw expected("The end of the file after the value") }
            return node
        } catch {
            return HCLJSONNode(kind: .invalid, start: start, end: at)
        }
    }

    mutating func skipSpace() {
        while at < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[at]) { at += 1 }
    }

    private mutating func value() throws(HCLStop) -> HCLJSONNode {
        skipSpace()
        let start = at
        switch byte {
        case UInt8(ascii: "{"): return try object()
        case UInt8(ascii: "["): return try array()
        case UInt8(ascii: "\""):
            let text = try text()
            return HCLJSONNode(kind: .string(text), start: start, end: at)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: throw expected("A JSON value")
        }
    }

    private mutating func word(_ word: String, _ kind: HCLJSONNode.Kind) throws(HCLStop) -> HCLJSONNode {
        let start = at
        guard bytes[at...].starts(with: word.utf8) else { throw expected("A JSON value") }
        at += word.utf8.count
        return HCLJSONNode(kind: kind, start: start, end: at)
    }

    private mutating func number() throws(HCLStop) -> HCLJSONNode {
        let start = at
        while at < bytes.count, "+-.eE0123456789".utf8.contains(bytes[at]) { at += 1 }
        let written = String(decoding: bytes[start..<at], as: UTF8.self)
        guard let value = Double(written), value.isFinite else {
            let end = at
            at = start
            report("A number was expected that JSON can write.", from: start, to: end)
            throw HCLStop()
        }
        // One that is not held exactly has no known value.
        return HCLJSONNode(
            kind: ExactNumber.parsed(written) == value ? .number(value) : .invalid, start: start, end: at)
    }

    private mutating func array() throws(HCLStop) -> HCLJSONNode {
        let start = at
        var items: [HCLJSONNode] = []
        try nested(close: UInt8(ascii: "]")) { (reader) throws(HCLStop) in items.append(try reader.value()) }
        return HCLJSONNode(kind: .array(items), start: start, end: at)
    }

    private mutating func object() throws(HCLStop) -> HCLJSONNode {
        let start = at
        var members: [HCLJSONMember] = []
        try nested(close: UInt8(ascii: "}")) { (reader) throws(HCLStop) in
            let keyStart = reader.at
            guard reader.byte == UInt8(ascii: "\"") else { throw reader.expected("A name in quotes") }
            let key = try reader.text()
            let keyRange = HCLRange(start: keyStart, end: reader.at)
            reader.skipSpace()
            guard reader.byte == UInt8(ascii: ":") else { throw reader.expected("`:` and a value") }
            reader.at += 1
            members.append(HCLJSONMember(key: key, keyRange: keyRange, value: try reader.value()))
        }
        return HCLJSONNode(kind: .object(members), start: start, end: at)
    }

    /// The items between brackets; one that cannot be read is left out.
    private mutating func nested(
        close: UInt8, _ item: (inout HCLJSONReader) throws(HCLStop) -> Void
    ) throws(HCLStop) {
        at += 1
        depth += 1
        defer { depth -= 1 }
        guard depth <= HCLReader.deepestNesting else {
            report(
                "Less nesting was expected: this is deeper than \(HCLReader.deepestNesting) levels.", from: at - 1,
                to: at)
            at = bytes.count
            throw HCLStop()
        }
        let closing = close == UInt8(ascii: "]") ? "`]`" : "`}`"
        skipSpace()
        if byte == close {
            at += 1
            return
        }
        while true {
            do throws(HCLStop) {
                skipSpace()
                try item(&self)
                skipSpace()
                guard byte == UInt8(ascii: ",") || byte == close else { throw expected("A comma or \(closing)") }
            } catch {
                skipItem()
                guard at < bytes.count else { throw HCLStop() }
                // A bracket of the other kind: which one is wrong is not known, and the outer value goes on.
                if byte != UInt8(ascii: ","), byte != close { return }
            }
            at += 1
            if bytes[at - 1] == close { return }
        }
    }

    /// Goes on to the comma or bracket that ends the item at the index.
    private mutating func skipItem() {
        var open = 0
        while at < bytes.count {
            switch bytes[at] {
            case UInt8(ascii: "\""): skipText()
            case UInt8(ascii: "{"), UInt8(ascii: "["): open += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                if open == 0 { return }
                open -= 1
            case UInt8(ascii: ",") where open == 0: return
            default: break
            }
            at += 1
        }
    }

    /// Up to the closing quote, or the end of the line, whichever comes first.
    private mutating func skipText() {
        at += 1
        while at < bytes.count, bytes[at] != UInt8(ascii: "\""), bytes[at] != UInt8(ascii: "\n") {
            at += bytes[at] == UInt8(ascii: "\\") ? 2 : 1
        }
        at = min(at, bytes.count)
    }
}
