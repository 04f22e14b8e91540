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
        case .null, .list, .object: nil
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

    /// The number that a text writes in decimal; nil when it is none.
    package static func number(parsing text: String) -> Double? {
        // `Double` would also read `inf`, `nan` and hexadecimal.
        guard text.utf8.allSatisfy({ byte in "0123456789+-.eE".utf8.contains(byte) }) else { return nil }
        return Double(text)
    }

    /// Whether two values are equal; nil when that depends on what is not known.
    ///
    /// Two equal symbols are one value. Texts that begin or end differently are different whatever their symbols are.
    package func isEqual(to other: TerraformValue) -> Bool? {
        switch (self, other) {
        case (.list(let items), .list(let others)):
            return items.count == others.count ? Self.all(zip(items, others).map { $0.isEqual(to: $1) }) : false
        case (.object(let members), .object(let others)):
            guard members.keys == others.keys else {
                return members.keys.contains(where: SymbolicText.hasSymbols)
                    || others.keys.contains(where: SymbolicText.hasSymbols) ? nil : false
            }
            return Self.all(members.map { key, value in others[key].flatMap { value.isEqual(to: $0) } })
        default: break
        }
        if self == other { return true }
        if isWhollyKnown, other.isWhollyKnown {
            // The types of a comparison are not always known here: 1 and "1" may be the same text.
            if let text = asText(), text == other.asText() { return nil }
            return false
        }
        guard let text = asText(), let otherText = other.asText() else {
            return Self.isSurelyText(self) || Self.isSurelyText(other) ? false : nil
        }
        return Self.isEqual(text, otherText)
    }

    /// Whether it cannot turn out to be null or a list: a text with at least one literal character.
    private static func isSurelyText(_ value: TerraformValue) -> Bool {
        guard case .string(let text) = value else { return false }
        let parts = SymbolicText.parts(of: text)
        return parts.count != 1 || parts.contains { if case .literal = $0 { true } else { false } }
    }

    private static func isEqual(_ text: String, _ other: String) -> Bool? {
        if text == other { return true }
        let parts = SymbolicText.parts(of: text)
        let others = SymbolicText.parts(of: other)
        if let head = literal(parts.first), let otherHead = literal(others.first),
            !head.starts(with: otherHead), !otherHead.starts(with: head)
        {
            return false
        }
        if let tail = literal(parts.last)?.reversed(),
            let otherTail = literal(others.last)?.reversed(),
            !tail.starts(with: otherTail), !otherTail.starts(with: tail)
        {
            return false
        }
        // A text without symbols must be at least as long as the literal part of the other.
        let length = literalLength(parts)
        let otherLength = literalLength(others)
        if !parts.contains(where: isSymbol), length < otherLength { return false }
        if !others.contains(where: isSymbol), otherLength < length { return false }
        return nil
    }

    private static func literal(_ part: SymbolicText.Part?) -> String.UTF8View? {
        if case .literal(let text) = part { text.utf8 } else { nil }
    }

    private static func isSymbol(_ part: SymbolicText.Part) -> Bool {
        if case .symbol = part { true } else { false }
    }

    private static func literalLength(_ parts: [SymbolicText.Part]) -> Int {
        parts.reduce(0) { if case .literal(let text) = $1 { $0 + text.utf8.count } else { $0 } }
    }

    private static func all(_ answers: [Bool?]) -> Bool? {
        if answers.contains(where: { $0 == false }) { return false }
        return answers.allSatisfy { $0 == true } ? true : nil
    }
}
