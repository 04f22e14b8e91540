/// What is known of the keys that a pattern admits: all of them begin with `prefix` and end with `suffix`.
package struct KeyConstraint: Sendable, Hashable {
    package var prefix: String
    package var suffix: String
    /// Whether every key with this prefix and suffix is admitted, so that the constraint says all.
    package var isExact: Bool

    package init(prefix: String = "", suffix: String = "", isExact: Bool = true) {
        self.prefix = prefix
        self.suffix = suffix
        self.isExact = isExact
    }

    /// Reads the constraint from what a pattern admits as `detail.object.key`; any one of the matchers is enough.
    init(_ matchers: [ValueMatcher]) {
        let constraints = matchers.compactMap(KeyConstraint.init(matcher:))
        self = constraints.dropFirst().reduce(constraints.first ?? KeyConstraint()) { $0.union($1) }
    }

    /// Nil where the matcher admits no key.
    private init?(matcher: ValueMatcher) {
        switch matcher {
        case .exists: self.init()
        case .prefix(let bytes): self.init(prefix: Self.text(bytes))
        case .suffix(let bytes): self.init(suffix: Self.text(bytes))
        // A key that is given in full begins and ends with itself, but others do so too.
        case .text(let bytes): self.init(prefix: Self.text(bytes), suffix: Self.text(bytes), isExact: false)
        case .wildcard(let wildcard): self.init(wildcard)
        case .prefixIgnoringCase, .suffixIgnoringCase, .equalsIgnoringCase, .anythingBut, .address:
            self.init(isExact: false)
        case .number, .bool, .null, .numeric, .absent: return nil
        }
    }

    private init(_ wildcard: WildcardText) {
        let first = wildcard.parts.first ?? []
        let last = wildcard.parts.last ?? []
        // In "ab*ba" the two parts need room of their own, whereas the key "aba" has that prefix and that suffix.
        let mayOverlap = (1...max(1, min(first.count, last.count))).contains { length in
            !first.isEmpty && !last.isEmpty && first.suffix(length).elementsEqual(last.prefix(length))
        }
        self.init(
            prefix: Self.text(first), suffix: Self.text(last), isExact: wildcard.parts.count == 2 && !mayOverlap)
    }

    /// The tightest constraint that holds for the keys of both.
    func union(_ other: KeyConstraint) -> KeyConstraint {
        if isExact, prefix.isEmpty, suffix.isEmpty { return self }
        if other.isExact, other.prefix.isEmpty, other.suffix.isEmpty { return other }
        let common = zip(prefix.unicodeScalars, other.prefix.unicodeScalars).prefix { $0 == $1 }.map(\.0)
        let tail = zip(suffix.unicodeScalars.reversed(), other.suffix.unicodeScalars.reversed())
            .prefix { $0 == $1 }.map(\.0).reversed()
        let isSame = self == other
        return KeyConstraint(
            prefix: String(String.UnicodeScalarView(common)), suffix: String(String.UnicodeScalarView(tail)),
            isExact: isSame && isExact)
    }

    private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
