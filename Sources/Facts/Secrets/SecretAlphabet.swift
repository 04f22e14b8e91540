/// The bytes that a token is made of.
enum SecretAlphabet: Int, Sendable, CaseIterable {
    case upperOrDigit, alphanumeric, hex, word, dotted, base64, session, path, keyBytes
    /// What a value without quotes is made of.
    case unquoted
    /// What a value is made of that goes to the end of its line or of the text that it is quoted in.
    case line

    var bytes: ByteSet { Self.sets[rawValue] }

    private static let sets: [ByteSet] = allCases.map { alphabet in
        switch alphabet {
        case .upperOrDigit: ByteSet("A-Z0-9")
        case .alphanumeric: .alphanumeric
        case .hex: ByteSet("a-fA-F0-9")
        case .word: .alphanumeric.union(ByteSet("_").union(ByteSet([0x2D])))
        case .dotted: .alphanumeric.union(ByteSet("_.").union(ByteSet([0x2D])))
        case .base64: .alphanumeric.union(ByteSet("+/="))
        case .session: .alphanumeric.union(ByteSet("+/=%_").union(ByteSet([0x2D])))
        case .path: .alphanumeric.union(ByteSet("_./").union(ByteSet([0x2D])))
        case .keyBytes: .alphanumeric.union(ByteSet("+/"))
        case .unquoted:
            ByteSet.space.union(ByteSet([0x22, 0x27, 0x5C, 0x60, 0x3C, 0x3E])).union(ByteSet(",;&)}]|")).inverted
        case .line: ByteSet([0x0A, 0x0D, 0x22, 0x27, 0x5C]).inverted
        }
    }
}
