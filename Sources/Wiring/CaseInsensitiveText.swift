import Facts

/// Text that is compared without regard to case, character by character.
///
/// As in event-ruler, each character of the *pattern* admits its own lower and upper case. So `k` admits `K` but not
/// the Kelvin sign, whose lower case is `k`.
struct CaseInsensitiveText: Sendable, Hashable {
    /// For each character of the text its spellings in UTF-8.
    private let characters: [[[UInt8]]]
    /// The text in lower case where all of it is ASCII, whose letters have two cases of one byte.
    private let lowercaseASCII: [UInt8]?
    /// Whether the text is not wholly known before the apply.
    let hasSymbols: Bool
    /// The text as the pattern has it.
    let text: String

    init(_ text: String) {
        self.text = text
        hasSymbols = SymbolicText.hasSymbols(text)
        lowercaseASCII = text.utf8.allSatisfy { $0 < 0x80 } ? text.utf8.map(Self.lowercase) : nil
        characters = text.unicodeScalars.map { scalar in
            let spellings = [
                String(scalar), scalar.properties.lowercaseMapping, scalar.properties.uppercaseMapping,
            ]
            return Set(spellings.map { Array($0.utf8) }).sorted { $0.count > $1.count }
        }
    }

    private static func lowercase(_ byte: UInt8) -> UInt8 { (65...90).contains(byte) ? byte | 0x20 : byte }

    private static func isEqual(_ text: [UInt8], _ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Bool {
        guard start >= 0, start + text.count <= bytes.count else { return false }
        return text.indices.allSatisfy { text[$0] == lowercase(bytes[start + $0]) }
    }

    /// Whether no character has a second case, so that only the text itself is admitted.
    var isCaseless: Bool { characters.allSatisfy { $0.count == 1 } }

    /// The characters at the start that have one case only, such as digits: all texts that are admitted have them.
    var commonStart: String { Self.text(characters.prefix { $0.count == 1 }) }

    /// The same at the end.
    var commonEnd: String { Self.text(Array(characters.reversed().prefix { $0.count == 1 }.reversed())[...]) }

    private static func text(_ characters: ArraySlice<[[UInt8]]>) -> String {
        String(decoding: characters.flatMap { $0.first ?? [] }, as: UTF8.self)
    }

    /// The number of bytes at the start of `bytes` that the text covers; nil when it does not start it.
    func lengthAtStart(of bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        if let lowercaseASCII {
            return Self.isEqual(lowercaseASCII, bytes, from: 0) ? lowercaseASCII.count : nil
        }
        var position = 0
        for spellings in characters {
            let rest = bytes[position...]
            guard let spelling = spellings.first(where: { rest.count >= $0.count && rest.starts(with: $0) }) else {
                return nil
            }
            position += spelling.count
        }
        return position
    }

    /// The number of bytes at the end of `bytes` that the text covers; nil when it does not end it.
    func lengthAtEnd(of bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        if let lowercaseASCII {
            let start = bytes.count - lowercaseASCII.count
            return Self.isEqual(lowercaseASCII, bytes, from: start) ? lowercaseASCII.count : nil
        }
        var end = bytes.count
        for spellings in characters.reversed() {
            let rest = bytes[..<end]
            let fits = { (spelling: [UInt8]) in
                rest.count >= spelling.count && rest.suffix(spelling.count).elementsEqual(spelling)
            }
            guard let spelling = spellings.first(where: fits) else { return nil }
            end -= spelling.count
        }
        return bytes.count - end
    }
}
