/// What a pattern admits as one value of a field.
///
/// Text is compared by its UTF-8 bytes, as event-ruler does: Swift's `==` would take é and e + ◌́ for the same.
enum ValueMatcher: Sendable, Hashable {
    case text([UInt8])
    case number(ComparableNumber)
    case bool(Bool)
    case null
    case prefix([UInt8])
    case suffix([UInt8])
    case prefixIgnoringCase(CaseInsensitiveText)
    case suffixIgnoringCase(CaseInsensitiveText)
    case equalsIgnoringCase(CaseInsensitiveText)
    case wildcard(WildcardText)
    case numeric(NumericRange)
    case address(AddressRange)
    /// Any value that is there and that none of these match, whatever its type.
    case anythingBut([ValueMatcher])
    case exists
    case absent

    /// A plain string of a pattern; one that is an IP address matches every spelling of that address.
    static func exactText(_ text: String) -> ValueMatcher {
        // Every address has one of these; most texts that have are none.
        let mayBeAddress =
            text.utf8.contains(UInt8(ascii: ":")) || text.utf8.first.map { (48...57).contains($0) } == true
        if mayBeAddress, let range = AddressRange(address: text) { return .address(range) }
        return .text(Array(text.utf8))
    }

    var isAbsence: Bool { self == .absent }

    /// Whether one of `matchers` admits a scalar of an event.
    static func any(
        _ matchers: [ValueMatcher], match node: EventDocument.Node, _ bytes: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        matchers.contains { $0.admits(node, bytes) }
    }

    /// Whether the matcher admits a string.
    func admits(text: String) -> Bool {
        var text = text
        return text.withUTF8 { admits(text: $0) }
    }

    /// Whether the matcher admits `node`, a scalar of an event with these bytes.
    func admits(_ node: EventDocument.Node, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        if node.kind == .string { return admits(text: Self.content(node, bytes)) }
        switch (self, node.kind) {
        case (.number(let wanted), .number):
            if let number = node.number { return wanted.value == number }
            return Self.content(node, bytes).elementsEqual(wanted.spelling)
        case (.numeric(let range), .number): return node.number.map(range.contains) ?? false
        case (.bool(true), .isTrue), (.bool(false), .isFalse), (.null, .null), (.exists, _): return true
        case (.anythingBut(let excluded), _): return !excluded.contains { $0.admits(node, bytes) }
        default: return false
        }
    }

    private static func content(
        _ node: EventDocument.Node, _ bytes: UnsafeBufferPointer<UInt8>
    ) -> UnsafeBufferPointer<UInt8> {
        let start = Int(node.content.start)
        return UnsafeBufferPointer(rebasing: bytes[start..<(start + Int(node.content.count))])
    }

    private func admits(text bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        switch self {
        case .text(let text): bytes.count == text.count && bytes.starts(with: text)
        case .prefix(let prefix): bytes.count >= prefix.count && bytes.starts(with: prefix)
        case .suffix(let suffix): bytes.count >= suffix.count && bytes.suffix(suffix.count).elementsEqual(suffix)
        case .prefixIgnoringCase(let text): text.lengthAtStart(of: bytes) != nil
        case .suffixIgnoringCase(let text): text.lengthAtEnd(of: bytes) != nil
        case .equalsIgnoringCase(let text): text.lengthAtStart(of: bytes) == bytes.count
        case .wildcard(let wildcard): wildcard.matches(bytes)
        case .address(let range): range.contains(bytes)
        case .anythingBut(let excluded): !excluded.contains { $0.admits(text: bytes) }
        case .exists: true
        case .number, .bool, .null, .numeric, .absent: false
        }
    }
}
