extension Unicode.Scalar {
    /// Whether a reader would not see the character, or would see others in its stead: control characters of C0 and C1,
    /// those that reorder text or have no width (general category Cf, such as U+202E), and the line and paragraph
    /// separators.
    ///
    /// Source: https://www.unicode.org/reports/tr36/, https://trojansource.codes/ (read 2026-11-30).
    package var isInvisible: Bool {
        switch properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: true
        default: false
        }
    }
}

extension String {
    /// The text with every invisible character as `\u{202e}`, so that a hostile name cannot steer a terminal or disguise
    /// itself.
    ///
    /// - Parameter kept: characters that stay as they are, such as the line breaks of a text of many lines.
    package func escapingInvisible(except kept: Set<Unicode.Scalar> = []) -> String {
        guard unicodeScalars.contains(where: \.isInvisible) else { return self }
        var result = ""
        for scalar in unicodeScalars {
            if scalar.isInvisible, !kept.contains(scalar) {
                result += "\\u{\(String(scalar.value, radix: 16))}"
            } else {
                result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// The text of a JSON document with every invisible character of its strings as `\u202e`, and without commands to the
    /// runner of a CI job: the same value for a program, and harmless to a person who looks at it. Line breaks and tabs
    /// between the members stay.
    package var escapingInvisibleInJSON: String { RunnerCommands.brokenInJSON(withoutInvisibleInJSON) }

    private var withoutInvisibleInJSON: String {
        guard unicodeScalars.contains(where: { $0.isInvisible && $0 != "\n" }) else { return self }
        var result = ""
        for scalar in unicodeScalars {
            if scalar.isInvisible, scalar != "\n", scalar != "\t", scalar != "\r" {
                for unit in String(scalar).utf16 {
                    let digits = String(unit, radix: 16)
                    result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
                }
            } else {
                result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
