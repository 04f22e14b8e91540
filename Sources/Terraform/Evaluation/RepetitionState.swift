/// How often a block stands for an object: what its `count` or `for_each` says before the apply.
package enum RepetitionState: Sendable, Hashable {
    /// Neither is written.
    case none
    case count(Int)
    /// The keys in Terraform's order.
    case forEach([String])
    /// Not known before the apply.
    ///
    /// - Parameters:
    ///   - symbols: what it depends on.
    ///   - dependsOnResource: whether one of them is what a managed resource gets from AWS: Terraform then refuses the
    ///     plan ("depends on resource attributes that cannot be determined until apply").
    case unknown(symbols: [String], dependsOnResource: Bool)

    package var isUnknown: Bool {
        if case .unknown = self { true } else { false }
    }

    /// How many instances stand for it.
    var instanceCount: Int {
        switch self {
        case .count(let count): count
        case .forEach(let keys): keys.count
        case .none, .unknown: 1
        }
    }
}

/// The key of one instance of a repeated block.
enum InstanceKey: Hashable {
    case number(Int)
    case text(String)

    /// `[0]` or `["a"]`
    var suffix: String {
        switch self {
        case .number(let value): return "[\(value)]"
        case .text(let text):
            var escaped = ""
            var previous: Unicode.Scalar?
            for character in text.unicodeScalars {
                switch character {
                case "\"": escaped += "\\\""
                case "\\": escaped += "\\\\"
                case "\n": escaped += "\\n"
                case "\r": escaped += "\\r"
                case "\t": escaped += "\\t"
                // `${` and `%{` begin a template; doubled they do not.
                case "{" where previous == "$" || previous == "%":
                    escaped.unicodeScalars.append(previous ?? character)
                    escaped += "{"
                default:
                    if Self.isPrinted(character) {
                        escaped.unicodeScalars.append(character)
                    } else {
                        let digits = String(character.value, radix: 16)
                        let isLong = digits.count > 4
                        escaped += isLong ? "\\U" : "\\u"
                        escaped += String(repeating: "0", count: (isLong ? 8 : 4) - digits.count) + digits
                    }
                }
                previous = character
            }
            return "[\"\(escaped)\"]"
        }
    }

    /// As Go's `unicode.IsPrint`, by which Terraform decides: letters, marks, numbers, signs and the plain space.
    private static func isPrinted(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return (0x20..<0x7F).contains(scalar.value) }
        switch scalar.properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator,
            .spaceSeparator:
            return false
        default: return true
        }
    }

    var value: TerraformValue {
        switch self {
        case .number(let value): .number(Double(value))
        case .text(let text): .string(text)
        }
    }
}
