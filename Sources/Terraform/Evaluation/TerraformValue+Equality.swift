import Facts

extension TerraformValue {
    /// What Terraform's `==` answers: values of different types are different, also `["a"]` and `tolist(["a"])`.
    ///
    /// Two equal symbols are one value. Texts that begin or end differently are different whatever their symbols are.
    ///
    /// - Returns: nil when that depends on what is not known, be it a value or a type: that of an empty list, or of a
    ///   null in a list.
    package func isEqual(to other: TerraformValue) -> Bool? { isEqual(to: other, isOneType: false) }

    /// Whether two values are equal that are items of one list, and so have one type.
    func hasEqualContents(to other: TerraformValue) -> Bool? { isEqual(to: other, isOneType: true) }

    private func isEqual(to other: TerraformValue, isOneType: Bool) -> Bool? {
        switch (self, other) {
        case (.list(let items, let type), .list(let others, let otherType)):
            return Self.isEqual((items, type), (others, otherType), isOneType: isOneType)
        case (.object(let members, let type), .object(let others, let otherType)):
            return Self.isEqual((members, type), (others, otherType), isOneType: isOneType)
        default: break
        }
        if self == other { return true }
        if isWhollyKnown, other.isWhollyKnown {
            // A number that a provider converts is its text: 1 and "1" may be the same.
            if let text = asText(), text == other.asText() { return nil }
            return false
        }
        guard let text = asText(), let otherText = other.asText() else {
            return Self.isSurelyText(self) || Self.isSurelyText(other) ? false : nil
        }
        return Self.isEqual(text, otherText)
    }

    private static func isEqual(
        _ one: (items: [TerraformValue], type: SequenceType), _ other: (items: [TerraformValue], type: SequenceType),
        isOneType: Bool
    ) -> Bool? {
        if !isOneType, one.type != other.type, one.type != .open, other.type != .open { return false }
        let answer: Bool?
        switch (one.type, other.type) {
        // Both may be sets, whose items have no order.
        case (.set, .set), (.set, .open), (.open, .set), (.open, .open): answer = isEqualSet(one.items, other.items)
        default:
            answer =
                one.items.count == other.items.count
                ? all(zip(one.items, other.items).map { $0.isEqual(to: $1, isOneType: isOneType) }) : false
        }
        guard answer == true, !isOneType else { return answer }
        let isTypeSure = one.type == .tuple || (one.type != .open && other.type != .open && !one.items.isEmpty)
        return isTypeSure && !(one.items + other.items).contains(where: \.isNull) ? true : nil
    }

    private static func isEqualSet(_ items: [TerraformValue], _ others: [TerraformValue]) -> Bool? {
        if items.isEmpty || others.isEmpty { return items.isEmpty && others.isEmpty }
        let texts = items.compactMap { $0.isWhollyKnown ? $0.asText() : nil }
        let otherTexts = others.compactMap { $0.isWhollyKnown ? $0.asText() : nil }
        guard texts.count == items.count, otherTexts.count == others.count else { return nil }
        guard Set(texts) == Set(otherTexts) else { return false }
        return Set(items) == Set(others) ? true : nil
    }

    private static func isEqual(
        _ one: (members: [String: TerraformValue], type: MappingType),
        _ other: (members: [String: TerraformValue], type: MappingType), isOneType: Bool
    ) -> Bool? {
        if !isOneType, one.type != other.type, one.type != .open, other.type != .open { return false }
        guard one.members.keys == other.members.keys else {
            return one.members.keys.contains(where: SymbolicText.hasSymbols)
                || other.members.keys.contains(where: SymbolicText.hasSymbols) ? nil : false
        }
        let answer = all(
            one.members.map { key, value in
                other.members[key].flatMap { value.isEqual(to: $0, isOneType: isOneType) }
            })
        guard answer == true, !isOneType else { return answer }
        let isTypeSure =
            one.type == .object || (one.type != .open && other.type != .open && !one.members.isEmpty)
        return isTypeSure && other.type != .open && !one.members.values.contains(where: \.isNull) ? true : nil
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
