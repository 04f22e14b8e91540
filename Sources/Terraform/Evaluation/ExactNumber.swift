/// What `Double` can say of Terraform's numbers, which have 512 bits and begin as decimals.
///
/// A `Double` stands for the one decimal number that its shortest text writes: 0.1 is exactly a tenth. So numbers are read,
/// written and compared as Terraform does it. Of a calculation there is a result only where Terraform has the same one:
/// when operands and result are held without rounding. A zero with a sign, which Terraform writes as `-0`, is none.
enum ExactNumber {
    /// The number that a decimal text writes, with an exponent or without; nil when it is none or not held exactly.
    static func parsed(_ text: some StringProtocol) -> Double? {
        guard isDecimal(text), let number = Double(text), isHeld(number) else { return nil }
        let written = digits(of: text)
        if number == 0 { return written.digits == "0" && number.sign == .plus ? 0 : nil }
        return written == TerraformValue.decimalDigits(of: abs(number)) ? number : nil
    }

    /// Whether a text is surely none of the many forms in which Terraform reads numbers (`Inf`, `1p3`, …).
    static func isNoNumber(_ text: String) -> Bool {
        var bytes = text.utf8[...]
        if let sign = bytes.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") { bytes = bytes.dropFirst() }
        guard let first = bytes.first else { return true }
        return !(48...57).contains(first) && !".iI".utf8.contains(first)
    }

    /// Whether Terraform's number is the same as the `Double` itself, so that it can be calculated with.
    static func isBinary(_ number: Double) -> Bool {
        abs(number) <= 9_007_199_254_740_992 && number == number.rounded(.towardZero)
            || abs(number) < 100_000 && (number * 1024) == (number * 1024).rounded(.towardZero)
    }

    static func sum(_ first: Double, _ second: Double) -> Double? {
        result(first + second, of: first, second) { ($0 - first) == second && ($0 - second) == first }
    }

    static func product(_ first: Double, _ second: Double) -> Double? {
        result(first * second, of: first, second) { (-$0).addingProduct(first, second) == 0 }
    }

    static func quotient(_ first: Double, _ second: Double) -> Double? {
        guard second != 0 else { return nil }
        return result(first / second, of: first, second) { (-first).addingProduct($0, second) == 0 }
    }

    static func negative(_ number: Double) -> Double? { number == 0 ? nil : -number }

    /// The remainder of whole numbers, with the sign of the first.
    static func remainder(_ first: Double, _ second: Double) -> Double? {
        guard second != 0, let one = whole(first), let other = whole(second) else { return nil }
        let remainder = one % other
        return remainder == 0 && one < 0 ? nil : Double(remainder)
    }

    /// A whole number up to 2^53.
    static func whole(_ number: Double) -> Int? {
        abs(number) <= 9_007_199_254_740_992 ? Int(exactly: number) : nil
    }

    private static func result(_ number: Double, of first: Double, _ second: Double, _ isExact: (Double) -> Bool)
        -> Double?
    {
        guard isBinary(first), isBinary(second), isBinary(number), isExact(number) else { return nil }
        return number == 0 && number.sign == .minus ? nil : number
    }

    private static func isHeld(_ number: Double) -> Bool { number == 0 || (1e-30...1e30).contains(abs(number)) }

    /// `-12.5e3`
    private static func isDecimal(_ text: some StringProtocol) -> Bool {
        var bytes = text.utf8[...]
        func takeDigits() -> Int {
            let digits = bytes.prefix { (48...57).contains($0) }.count
            bytes = bytes.dropFirst(digits)
            return digits
        }
        if let sign = bytes.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") { bytes = bytes.dropFirst() }
        guard takeDigits() > 0 else { return false }
        if bytes.first == UInt8(ascii: ".") {
            bytes = bytes.dropFirst()
            guard takeDigits() > 0 else { return false }
        }
        if let mark = bytes.first, mark == UInt8(ascii: "e") || mark == UInt8(ascii: "E") {
            bytes = bytes.dropFirst()
            if let sign = bytes.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
                bytes = bytes.dropFirst()
            }
            guard takeDigits() > 0 else { return false }
        }
        return bytes.isEmpty
    }

    /// The digits that a decimal text writes, as `TerraformValue.decimalDigits`.
    private static func digits(of text: some StringProtocol) -> (digits: String, pointPosition: Int) {
        var digits: [UInt8] = []
        var point: Int?
        var exponent = 0
        for (offset, byte) in text.utf8.enumerated() {
            switch byte {
            case 48...57: digits.append(byte)
            case UInt8(ascii: "."): point = digits.count
            default: break
            }
            if byte == UInt8(ascii: "e") || byte == UInt8(ascii: "E") {
                exponent = Int(String(decoding: text.utf8.dropFirst(offset + 1), as: UTF8.self)) ?? 0
                break
            }
        }
        var position = (point ?? digits.count) + exponent
        let zeros = min(digits.prefix { $0 == 48 }.count, max(0, digits.count - 1))
        digits.removeFirst(zeros)
        position -= zeros
        while digits.last == 48, digits.count > 1 { digits.removeLast() }
        return (String(decoding: digits, as: UTF8.self), position)
    }
}
