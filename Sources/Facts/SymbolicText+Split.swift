extension SymbolicText {
    /// The symbols of a text, without `${}`, each once and in order.
    package static func symbols(of text: String) -> [String] {
        guard text.utf8.contains(UInt8(ascii: "$")) else { return [] }
        return parts(of: text).reduce(into: []) { symbols, part in
            if case .symbol(let symbol) = part, !symbols.contains(symbol) { symbols.append(symbol) }
        }
    }

    /// The symbol that a text consists of; nil where it holds anything else.
    package static func loneSymbol(of text: String) -> String? {
        guard text.utf8.first == UInt8(ascii: "$") else { return nil }
        let parts = parts(of: text)
        guard parts.count == 1, case .symbol(let symbol) = parts[0] else { return nil }
        return symbol
    }

    /// Splits a text at a separator, empty parts included; one in a symbol, such as in `f["a:b"]`, separates nothing.
    ///
    /// By Unicode scalars, as AWS and SQLite do: with a combining mark behind it a separator is no `Character` of its own.
    package static func split(_ text: String, at separator: Unicode.Scalar, maxSplits: Int = .max) -> [String] {
        guard hasSymbols(text) else { return pieces(of: text, separator, maxSplits) }
        var pieces = [""]
        for part in parts(of: text) {
            switch part {
            case .symbol(let symbol): pieces[pieces.count - 1] += Self.text(of: symbol)
            case .literal(let literal):
                let rest = maxSplits - (pieces.count - 1)
                let split = Self.pieces(of: literal, separator, rest)
                pieces[pieces.count - 1] += split.first ?? ""
                pieces += split.dropFirst()
            }
        }
        return pieces
    }

    private static func pieces(of text: String, _ separator: Unicode.Scalar, _ maxSplits: Int) -> [String] {
        text.unicodeScalars.split(separator: separator, maxSplits: maxSplits, omittingEmptySubsequences: false)
            .map { String($0) }
    }
}

extension SymbolicText {
    /// The text with each symbol under the name that equal symbols share: two texts with one canonical form are equal
    /// whatever their symbols stand for.
    package static func canonical(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "$")) else { return text }
        return parts(of: text).reduce(into: "") { result, part in
            switch part {
            case .literal(let literal): result += literal
            case .symbol(let symbol): result += Self.text(of: SymbolName.canonical(symbol))
            }
        }
    }
}
