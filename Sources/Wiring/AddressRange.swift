/// The IP addresses of a `cidr` operator, version 4 or 6.
struct AddressRange: Sendable, Hashable {
    private struct Address: Sendable, Hashable {
        var isVersion6: Bool
        var high: UInt64
        var low: UInt64
    }

    private let network: Address
    private let highMask: UInt64
    private let lowMask: UInt64

    /// The range of `text`, such as `10.0.0.0/24`.
    init(cidr text: String) throws(EventPatternError) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2 else { throw EventPatternError("Malformed CIDR, one '/' required") }
        guard let bits = Int(parts[1]) else { throw EventPatternError("Malformed CIDR, mask bits must be an integer") }
        guard bits >= 0 else { throw EventPatternError("Malformed CIDR, mask bits must not be negative") }
        guard let address = Self.parse(Array(parts[0].utf8)) else {
            throw EventPatternError("Nonstandard IP address: \(parts[0])")
        }
        guard bits <= (address.isVersion6 ? 128 : 32) else {
            throw EventPatternError(
                address.isVersion6 ? "IPv6 mask bits must be < 129" : "IPv4 mask bits must be < 33")
        }
        self.init(address, bits: bits)
    }

    /// The range of one address; nil when `text` is none.
    init?(address text: String) {
        guard let address = Self.parse(Array(text.utf8)) else { return nil }
        self.init(address, bits: 128)
    }

    private init(_ address: Address, bits: Int) {
        // An IPv4 address is the upper half of `high`, so that one mask serves both versions.
        highMask = bits >= 64 ? .max : ~(UInt64.max >> UInt64(bits))
        lowMask = bits <= 64 ? 0 : bits >= 128 ? .max : ~(UInt64.max >> UInt64(bits - 64))
        network = Address(
            isVersion6: address.isVersion6, high: address.high & highMask, low: address.low & lowMask)
    }

    func contains(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        // The longest address has 39 characters; without this a long text would be copied to learn that.
        guard bytes.count <= 39, let address = Self.parse(Array(bytes)) else { return false }
        return address.isVersion6 == network.isVersion6 && address.high & highMask == network.high
            && address.low & lowMask == network.low
    }

    private static func parse(_ bytes: [UInt8]) -> Address? {
        let text = String(decoding: bytes, as: UTF8.self)
        return bytes.contains(UInt8(ascii: ":")) ? parseVersion6(text) : parseVersion4(text)
    }

    private static func parseVersion4(_ text: String) -> Address? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 4 else { return nil }
        var value: UInt64 = 0
        for part in parts {
            guard part.utf8.allSatisfy({ $0 >= 48 && $0 <= 57 }), let byte = UInt8(part) else { return nil }
            value = value << 8 | UInt64(byte)
        }
        return Address(isVersion6: false, high: value << 32, low: 0)
    }

    private static func parseVersion6(_ text: String) -> Address? {
        let halves = text.components(separatedByDoubleColon: ())
        guard let first = groups(halves[0]) else { return nil }
        var all = first
        if halves.count == 2 {
            guard let second = groups(halves[1]), first.count + second.count < 8 else { return nil }
            all = first + Array(repeating: 0, count: 8 - first.count - second.count) + second
        }
        guard halves.count <= 2, all.count == 8 else { return nil }
        let fold = { (groups: ArraySlice<UInt64>) in groups.reduce(UInt64(0)) { $0 << 16 | $1 } }
        return Address(isVersion6: true, high: fold(all[..<4]), low: fold(all[4...]))
    }

    private static func groups(_ text: Substring) -> [UInt64]? {
        guard !text.isEmpty else { return [] }
        var groups: [UInt64] = []
        for part in text.split(separator: ":", omittingEmptySubsequences: false) {
            guard (1...4).contains(part.utf8.count), part.allSatisfy(\.isHexDigit), part.allSatisfy(\.isASCII),
                let group = UInt64(part, radix: 16)
            else { return nil }
            groups.append(group)
        }
        return groups
    }
}

extension String {
    /// The parts around each `::`.
    fileprivate func components(separatedByDoubleColon: Void) -> [Substring] {
        var parts: [Substring] = []
        var rest = self[...]
        while let range = rest.firstRange(of: "::") {
            parts.append(rest[..<range.lowerBound])
            rest = rest[range.upperBound...]
        }
        return parts + [rest]
    }
}
