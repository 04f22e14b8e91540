/// The range of a number that a user may give, for arguments and configuration alike.
package struct NumberRange: Sendable, Hashable {
    package let bounds: ClosedRange<Double>
    /// What is counted, such as `seconds`.
    package let unit: String

    /// `--max-rate` and `max_rate`: below it a snapshot would never end, and above it no service answers.
    package static let maxRate = NumberRange(bounds: 0.1...10_000, unit: "calls a second")
    /// `rule_time_limit_s`.
    package static let ruleTimeLimit = NumberRange(bounds: 0.001...3_600, unit: "seconds")

    /// Whether the number is in the range; infinity and what is no number are not.
    package func contains(_ number: Double) -> Bool { bounds.contains(number) }

    /// What is expected, as a clause: `a number from 0.1 to 10000 (calls a second)`.
    package var expectation: String {
        "a number from \(Self.text(bounds.lowerBound)) to \(Self.text(bounds.upperBound)) (\(unit))"
    }

    /// The number that YAML has read; nil where it is none of the range.
    func number(_ value: Any) -> Double? {
        let number = (value as? Double) ?? (value as? Int).map(Double.init)
        return number.flatMap { contains($0) ? $0 : nil }
    }

    private static func text(_ number: Double) -> String {
        Int(exactly: number).map(String.init) ?? String(number)
    }
}
