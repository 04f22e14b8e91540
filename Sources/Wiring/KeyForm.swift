/// One form of the keys that a pattern admits.
package struct KeyForm: Sendable, Hashable {
    /// Which keys of this prefix and suffix are admitted.
    package enum Extent: Int, Sendable, Hashable {
        /// Every one.
        case all
        /// Some: the pattern asks for more, such as a middle part, or leaves some out.
        case some
        /// The one that is prefix and suffix at once.
        case one
    }

    /// What the keys begin with, in UTF-8 byte by byte.
    package var prefix: String
    /// What the keys end with.
    package var suffix: String
    package var extent: Extent

    package init(prefix: String = "", suffix: String = "", extent: Extent = .all) {
        self.prefix = prefix
        self.suffix = suffix
        self.extent = extent
    }

    var isEverything: Bool { extent == .all && prefix.isEmpty && suffix.isEmpty }
}

extension KeyForm {
    // Byte by byte, as keys are compared: Swift's `String` would take é and e + ◌́ for the same.
    package static func == (one: KeyForm, other: KeyForm) -> Bool {
        one.prefix.utf8.elementsEqual(other.prefix.utf8) && one.suffix.utf8.elementsEqual(other.suffix.utf8)
            && one.extent == other.extent
    }
}

extension KeyForm: Comparable {
    package static func < (one: KeyForm, other: KeyForm) -> Bool {
        one.order.lexicographicallyPrecedes(other.order)
    }

    private var order: [UInt8] {
        // No UTF-8 text has a zero byte within another character; it parts the two.
        Array(prefix.utf8) + [0] + Array(suffix.utf8) + [0, UInt8(extent.rawValue)]
    }
}

extension KeyForm {
    /// Nil where the matcher admits no key.
    init?(_ matcher: ValueMatcher) {
        switch matcher {
        case .exists: self.init()
        case .prefix(let bytes): self.init(prefix: Self.text(bytes))
        case .suffix(let bytes): self.init(suffix: Self.text(bytes))
        case .text(let bytes): self.init(prefix: Self.text(bytes), suffix: Self.text(bytes), extent: .one)
        case .wildcard(let wildcard): self.init(wildcard)
        case .prefixIgnoringCase(let text):
            self.init(prefix: text.commonStart, extent: text.isCaseless ? .all : .some)
        case .suffixIgnoringCase(let text): self.init(suffix: text.commonEnd, extent: text.isCaseless ? .all : .some)
        case .equalsIgnoringCase(let text):
            self.init(prefix: text.commonStart, suffix: text.commonEnd, extent: text.isCaseless ? .one : .some)
        case .anythingBut, .address:
            guard matcher.admitsSomeText else { return nil }
            self.init(extent: .some)
        case .number, .bool, .null, .numeric, .absent: return nil
        }
    }

    private init(_ wildcard: WildcardText) {
        let first = wildcard.parts.first ?? []
        let last = wildcard.parts.last ?? []
        guard wildcard.parts.count > 1 else {
            self.init(prefix: Self.text(first), suffix: Self.text(first), extent: .one)
            return
        }
        // In "ab*ba" the two parts need room of their own, whereas the key "aba" has that prefix and that suffix.
        let mayOverlap = (1...max(1, min(first.count, last.count))).contains { length in
            !first.isEmpty && !last.isEmpty && first.suffix(length).elementsEqual(last.prefix(length))
        }
        self.init(
            prefix: Self.text(first), suffix: Self.text(last),
            extent: wildcard.parts.count == 2 && !mayOverlap ? .all : .some)
    }

    private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
