import Facts

extension TerraformValue {
    /// The value as Terraform converts it to a text.
    ///
    /// - Returns: a value that is not known is `${symbol}`; nil for null, lists and objects.
    package func asText() -> String? {
        switch self {
        case .bool(let value): value ? "true" : "false"
        case .number(let value): Self.text(of: value)
        case .string(let text): text
        case .unknown(let symbol): SymbolicText.text(of: symbol)
        case .null, .typedNull, .list, .object: nil
        }
    }

    /// A number as Terraform writes it: in decimal, never with an exponent, without zeros at the end.
    package static func text(of number: Double) -> String {
        guard number.isFinite else { return "\(number)" }
        if let whole = Int64(exactly: number), abs(number) < 1e15 { return "\(whole)" }
        let (digits, pointPosition) = decimalDigits(of: abs(number))
        let sign = number < 0 ? "-" : ""
        if pointPosition <= 0 {
            return sign + "0." + String(repeating: "0", count: -pointPosition) + digits
        }
        if pointPosition >= digits.count {
            return sign + digits + String(repeating: "0", count: pointPosition - digits.count)
        }
        return sign + digits.prefix(pointPosition) + "." + digits.dropFirst(pointPosition)
    }

    /// The shortest digits that tell the number, and how many of them stand before the point: (`125`, 1) for 1.25.
    static func decimalDigits(of number: Double) -> (digits: String, pointPosition: Int) {
        let halves = "\(number)".split(separator: "e", maxSplits: 1)
        let exponent = halves.count == 2 ? Int(halves[1]) ?? 0 : 0
        let mantissa = (halves.first ?? "0").split(separator: ".", omittingEmptySubsequences: false)
        let whole = mantissa.first.map(String.init) ?? ""
        var digits = whole + (mantissa.count == 2 ? String(mantissa[1]) : "")
        var pointPosition = whole.count + exponent
        while digits.hasPrefix("0"), digits.count > 1 {
            digits.removeFirst()
            pointPosition -= 1
        }
        while digits.hasSuffix("0"), digits.count > 1 { digits.removeLast() }
        return (digits, pointPosition)
    }

    /// The number that a text writes in decimal; nil when it is none, or one that is not held exactly.
    package static func number(parsing text: String) -> Double? { ExactNumber.parsed(text) }
}
