import Facts

/// What a pattern admits as one value of a field.
///
/// Text is compared by its UTF-8 bytes, as event-ruler does: Swift's `==` would take é and e + ◌́ for the same.
enum ValueMatcher: Sendable, Hashable {
    case text([UInt8])
    case number(Double)
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
        // An IPv4 address has one spelling, so only the colons of IPv6 need the slower comparison.
        if text.utf8.contains(UInt8(ascii: ":")), let range = AddressRange(address: text) { return .address(range) }
        return .text(Array(text.utf8))
    }

    var isAbsence: Bool { self == .absent }

    /// Whether one of `matchers` admits `value`, which must be a scalar.
    static func any(_ matchers: [ValueMatcher], match value: JSONValue) -> Bool {
        if case .string(let text) = value {
            return withBytes(of: text) { bytes in matchers.contains { $0.admits(bytes) } }
        }
        return matchers.contains { $0.admits(scalar: value) }
    }

    func admits(_ value: JSONValue) -> Bool { Self.any([self], match: value) }

    private static func withBytes(of text: String, _ body: (UnsafeBufferPointer<UInt8>) -> Bool) -> Bool {
        if let answer = text.utf8.withContiguousStorageIfAvailable(body) { return answer }
        return Array(text.utf8).withUnsafeBufferPointer(body)
    }

    private func admits(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        switch self {
        case .text(let text): bytes.count == text.count && bytes.starts(with: text)
        case .prefix(let prefix): bytes.count >= prefix.count && bytes.starts(with: prefix)
        case .suffix(let suffix): bytes.count >= suffix.count && bytes.suffix(suffix.count).elementsEqual(suffix)
        case .prefixIgnoringCase(let text): text.lengthAtStart(of: bytes) != nil
        case .suffixIgnoringCase(let text): text.lengthAtEnd(of: bytes) != nil
        case .equalsIgnoringCase(let text): text.lengthAtStart(of: bytes) == bytes.count
        case .wildcard(let wildcard): wildcard.matches(bytes)
        case .address(let range): range.contains(bytes)
        case .anythingBut(let excluded): !excluded.contains { $0.admits(bytes) }
        case .exists: true
        case .number, .bool, .null, .numeric, .absent: false
        }
    }

    private func admits(scalar value: JSONValue) -> Bool {
        switch (self, value) {
        case (.number(let wanted), .number(let number)): wanted == number
        case (.numeric(let range), .number(let number)): range.contains(number)
        case (.bool(let wanted), .bool(let bool)): wanted == bool
        case (.null, .null), (.exists, _): true
        case (.anythingBut(let excluded), _): !excluded.contains { $0.admits(scalar: value) }
        default: false
        }
    }
}
