/// The IP addresses of a `cidr` operator, version 4 or 6.
///
/// Source: aws/event-ruler, `CIDR.java`, read 2026-11-25.
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
        // Java's `split` leaves out what is empty at the end.
        var parts = text.split(separator: "/", omittingEmptySubsequences: false)
        while parts.last?.isEmpty == true { parts.removeLast() }
        guard parts.count == 2 else { throw EventPatternError("Malformed CIDR, one '/' required") }
        guard let bits = Int32(parts[1]).map(Int.init) else {
            throw EventPatternError("Malformed CIDR, mask bits must be an integer")
        }
        guard bits >= 0 else { throw EventPatternError("Malformed CIDR, mask bits must not be negative") }
        guard let address = Self.parse(parts[0]) else {
            throw EventPatternError(
                "\(Self.looksLikeAddress(parts[0]) ? "Invalid" : "Nonstandard") IP address: \(parts[0])")
        }
        // A single address is written as a plain value, not as a network.
        guard bits < (address.isVersion6 ? 128 : 32) else {
            throw EventPatternError(
                address.isVersion6 ? "IPv6 mask bits must be < 128" : "IPv4 mask bits must be < 32")
        }
        self.init(address, bits: bits)
    }

    /// The range of one address; nil when `text` is none.
    init?(address text: String) {
        guard let address = Self.parse(text[...]) else { return nil }
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
        guard let address = Self.parse(bytes) else { return false }
        return address.isVersion6 == network.isVersion6 && address.high & highMask == network.high
            && address.low & lowMask == network.low
    }

    /// Whether the text has the characters of an address, though it may be none.
    private static func looksLikeAddress(_ text: Substring) -> Bool {
        if text.contains(":") { return text.utf8.allSatisfy { $0 == UInt8(ascii: ":") || hexDigit($0) != nil } }
        let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return parts.count == 4 && parts.allSatisfy { !$0.isEmpty && $0.allSatisfy { (48...57).contains($0) } }
    }

    // MARK: Reading an address

    private static func parse(_ text: Substring) -> Address? {
        var text = String(text)
        return text.withUTF8 { parse($0) }
    }

    private static func parse(_ bytes: UnsafeBufferPointer<UInt8>) -> Address? {
        bytes.contains(UInt8(ascii: ":")) ? parseVersion6(bytes) : parseVersion4(bytes)
    }

    /// Four decimal numbers, which may have zeros before them.
    private static func parseVersion4(_ bytes: UnsafeBufferPointer<UInt8>) -> Address? {
        // Java reads no longer text as an address.
        guard bytes.count <= 15 else { return nil }
        var (address, part, digits, parts) = (UInt64(0), UInt64(0), 0, 1)
        for byte in bytes {
            switch byte {
            case 48...57:
                part = part * 10 + UInt64(byte - 48)
                digits += 1
                if part > 255 { return nil }
            case UInt8(ascii: "."):
                guard digits > 0 else { return nil }
                address = address << 8 | part
                (part, digits, parts) = (0, 0, parts + 1)
            default: return nil
            }
        }
        guard parts == 4, digits > 0 else { return nil }
        return Address(isVersion6: false, high: (address << 8 | part) << 32, low: 0)
    }

    /// Eight groups of up to four hexadecimal digits, of which one run may be left out as `::`.
    private static func parseVersion6(_ bytes: UnsafeBufferPointer<UInt8>) -> Address? {
        guard bytes.count <= 39 else { return nil }
        // The groups before the `::`, and those behind it, each pushed from the right into 128 bits.
        var (head, tail) = (Groups(), Groups())
        var hasGap = false
        var index = 0
        if bytes.count >= 2, bytes[0] == UInt8(ascii: ":") {
            guard bytes[1] == UInt8(ascii: ":") else { return nil }
            (hasGap, index) = (true, 2)
        }
        while index < bytes.count {
            var (group, digits) = (UInt64(0), 0)
            while index < bytes.count, let digit = hexDigit(bytes[index]) {
                group = group << 4 | digit
                digits += 1
                index += 1
            }
            guard (1...4).contains(digits) else { return nil }
            if hasGap { tail.push(group) } else { head.push(group) }
            guard index < bytes.count else { break }
            guard bytes[index] == UInt8(ascii: ":"), index + 1 < bytes.count else { return nil }
            index += 1
            if bytes[index] == UInt8(ascii: ":") {
                guard !hasGap else { return nil }
                hasGap = true
                index += 1
            }
        }
        let count = head.count + tail.count
        guard hasGap ? count < 8 : count == 8 else { return nil }
        for _ in head.count..<8 { head.push(0) }
        let (high, low) = (head.high | tail.high, head.low | tail.low)
        // Java's `InetAddress`, which event-ruler asks, takes `::ffff:a00:1` for the IPv4 address 10.0.0.1.
        if high == 0, low >> 32 == 0xFFFF { return Address(isVersion6: false, high: low << 32, low: 0) }
        return Address(isVersion6: true, high: high, low: low)
    }

    private struct Groups {
        var high: UInt64 = 0
        var low: UInt64 = 0
        var count = 0

        mutating func push(_ group: UInt64) {
            high = high << 16 | low >> 48
            low = low << 16 | group
            count += 1
        }
    }

    private static func hexDigit(_ byte: UInt8) -> UInt64? {
        switch byte {
        case 48...57: UInt64(byte - 48)
        case 65...70: UInt64(byte - 55)
        case 97...102: UInt64(byte - 87)
        default: nil
        }
    }
}
