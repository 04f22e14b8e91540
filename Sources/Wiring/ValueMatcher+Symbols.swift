import Facts

extension ValueMatcher {
    /// Whether the matcher admits a text, where either of them may hold symbols.
    func answer(for text: String) -> Answer {
        guard SymbolicText.hasSymbols(text) || hasSymbols else { return Answer(admits(text: text)) }
        switch self {
        case .exists: return .yes
        case .number, .bool, .null, .numeric, .absent: return .no
        case .anythingBut(let excluded): return !Answer.any(excluded.map { $0.answer(for: text) })
        case .text(let bytes): return answer(SymbolicGlob(text: Self.text(bytes)), text)
        case .prefix(let bytes):
            return answer(SymbolicGlob(tokens: SymbolicGlob(text: Self.text(bytes)).tokens + [Self.anything]), text)
        case .suffix(let bytes):
            return answer(SymbolicGlob(tokens: [Self.anything] + SymbolicGlob(text: Self.text(bytes)).tokens), text)
        case .wildcard(let wildcard):
            let parts = wildcard.parts.map { SymbolicGlob(text: Self.text($0)).tokens }
            return answer(SymbolicGlob(tokens: Array(parts.joined(separator: [Self.anything]))), text)
        // Spellings and addresses are not compared with what is not known.
        case .prefixIgnoringCase, .suffixIgnoringCase, .equalsIgnoringCase, .address:
            return Answer(.unknown, text, "", doubt: "the pattern asks for a text \(words)")
        }
    }

    private func answer(_ glob: SymbolicGlob, _ text: String) -> Answer {
        Answer(glob.comparison(with: SymbolicGlob(text: text)), text, words, doubt: "the pattern asks for \(words)")
    }

    private static let anything = SymbolicGlob.Token.any(matchesColon: true)

    private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

    private var hasSymbols: Bool {
        switch self {
        case .text(let bytes), .prefix(let bytes), .suffix(let bytes):
            bytes.contains(UInt8(ascii: "$")) && SymbolicText.hasSymbols(Self.text(bytes))
        case .wildcard(let wildcard):
            wildcard.parts.contains { $0.contains(UInt8(ascii: "$")) && SymbolicText.hasSymbols(Self.text($0)) }
        case .anythingBut(let excluded): excluded.contains(where: \.hasSymbols)
        case .prefixIgnoringCase(let text), .suffixIgnoringCase(let text), .equalsIgnoringCase(let text):
            text.hasSymbols
        case .number, .bool, .null, .numeric, .address, .exists, .absent: false
        }
    }
}
