/// A number of a pattern or an event, as event-ruler compares numbers.
///
/// A number that a double holds without loss is compared by its value, so that `300`, `300.0` and `3.0e2` are equal.
/// One with more digits than that, or beyond a double's range, equals only what is spelt as itself.
///
/// The EventBridge guide speaks of -5.0e9 to 5.0e9 and six decimals; event-ruler has had neither limit since it
/// compares doubles.
///
/// Source: aws/event-ruler, `ComparableNumber.java` and `JsonRuleCompiler.writeRules`, read 2026-11-25.
struct ComparableNumber: Sendable, Hashable {
    /// Nil where the number cannot be compared by its value.
    let value: Double?
    let spelling: [UInt8]

    init(spelling: String) {
        self.spelling = Array(spelling.utf8)
        value = self.spelling.withUnsafeBufferPointer(Self.value)
    }

    /// The value of a JSON number; nil when a double would change it.
    static func value(_ text: UnsafeBufferPointer<UInt8>) -> Double? {
        // Whole numbers of a few digits are nearly all.
        if text.count < 16, text.allSatisfy({ $0 >= 48 && $0 <= 57 }) {
            return Double(text.reduce(0) { $0 * 10 + Int($1 - 48) })
        }
        let spelling = String(decoding: text, as: UTF8.self)
        guard let number = Double(spelling), number.isFinite else { return nil }
        let written = Decimal(spelling.utf8)
        // A double holds any fifteen digits, except near its smallest values.
        let isSafe = written.digits.count <= 15 && (abs(number) >= 1e-290 || written.digits.isEmpty)
        guard isSafe || Decimal("\(number)".utf8) == written else { return nil }
        return number == 0 ? 0 : number
    }

    static func == (one: ComparableNumber, other: ComparableNumber) -> Bool {
        one.spelling == other.spelling || (one.value != nil && one.value == other.value)
    }

    func hash(into hasher: inout Hasher) {
        if let value { hasher.combine(value) } else { hasher.combine(spelling) }
    }

    /// Decimal digits without zeros around them, and the power of ten of the last one.
    private struct Decimal: Equatable {
        var isNegative = false
        var digits: [UInt8] = []
        var exponent = 0

        init(_ text: String.UTF8View) {
            let parts = text.split(maxSplits: 1, omittingEmptySubsequences: false) { $0 | 0x20 == UInt8(ascii: "e") }
            // No JSON text is as long as such a power, by which digits are counted up and down.
            let power = parts.count > 1 ? Int(Substring(parts[1])) ?? .max / 4 : 0
            exponent = min(max(power, .min / 4), .max / 4)
            var isFraction = false
            for byte in parts[0] {
                switch byte {
                case UInt8(ascii: "-"): isNegative = true
                case UInt8(ascii: "."): isFraction = true
                default:
                    if isFraction { exponent -= 1 }
                    if byte != UInt8(ascii: "0") || !digits.isEmpty { digits.append(byte) }
                }
            }
            while digits.last == UInt8(ascii: "0") {
                digits.removeLast()
                exponent += 1
            }
            if digits.isEmpty { (isNegative, exponent) = (false, 0) }
        }
    }
}
