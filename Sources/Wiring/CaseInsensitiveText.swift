import Facts

/// Text that is compared without regard to case, character by character.
///
/// As in event-ruler, each character of the *pattern* admits its own lower and upper case. So `k` admits `K` but not
/// the Kelvin sign, whose lower case is `k`.
struct CaseInsensitiveText: Sendable, Hashable {
    /// For each character of the text its spellings in UTF-8.
    private let characters: [[[UInt8]]]
    /// Whether the text is not wholly known before the apply.
    let hasSymbols: Bool

    init(_ text: String) {
        hasSymbols = SymbolicText.hasSymbols(text)
        characters = text.unicodeScalars.map { scalar in
            let spellings = [
                String(scalar), scalar.properties.lowercaseMapping, scalar.properties.uppercaseMapping,
            ]
            return Set(spellings.map { Array($0.utf8) }).sorted { $0.count > $1.count }
        }
    }

    /// The number of bytes at the start of `bytes` that the text covers; nil when it does not start it.
    func lengthAtStart(of bytes: UnsafeBufferPointer<UInt8>) -> Int? {
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
