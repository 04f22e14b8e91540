import Facts

/// Comparison of values of which some are not known.
enum ValueComparison {
    /// - Returns: nil when it depends on what is not known.
    static func isEqual(_ first: TerraformValue, _ second: TerraformValue) -> Bool? {
        if let answer = first.isEqual(to: second) { return answer }
        // A list or object with unknown items is still no null and no text.
        if first.isCollection != second.isCollection, !isUnknown(first), !isUnknown(second) { return false }
        guard let text = first.asText(), let other = second.asText() else { return nil }
        return SymbolicComparison.equality(text, other) == .no ? false : nil
    }

    /// Whether it may turn out to be of any type.
    static func isUnknown(_ value: TerraformValue) -> Bool {
        switch value {
        case .unknown: return true
        case .string(let text):
            let parts = SymbolicText.parts(of: text)
            if parts.count == 1, case .symbol = parts[0] { return true }
            return false
        default: return false
        }
    }
}
