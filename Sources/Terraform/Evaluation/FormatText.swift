import Facts
import Foundation

/// A format of `format` and `formatlist`, taken apart.
///
/// Source: https://developer.hashicorp.com/terraform/language/functions/format.
struct FormatText {
    private struct Verb {
        var flags: Set<Character> = []
        var width: Int?
        var precision: Int?
        /// Counts from 1; nil takes the next one.
        var argument: Int?
        var letter: Character = "v"
    }

    private enum Part {
        case literal(String)
        case verb(Verb)
    }

    private var parts: [Part] = []

    init(_ format: String) throws {
        var rest = Substring(format)
        while let percent = rest.firstIndex(of: "%") {
            if percent > rest.startIndex { parts.append(.literal(String(rest[..<percent]))) }
            rest = rest[rest.index(after: percent)...]
            if rest.first == "%" {
                parts.append(.literal("%"))
                rest.removeFirst()
                continue
            }
            var verb = Verb()
            while let flag = rest.first, "+-# 0".contains(flag) {
                verb.flags.insert(flag)
                rest.removeFirst()
            }
            verb.width = Self.number(&rest)
            if rest.first == "." {
                rest.removeFirst()
                verb.precision = Self.number(&rest) ?? 0
            }
            if rest.first == "[" {
                rest.removeFirst()
                verb.argument = Self.number(&rest)
                guard let argument = verb.argument, argument > 0, rest.popFirst() == "]" else {
                    throw FunctionFailure.refused
                }
            }
            guard max(verb.width ?? 0, verb.precision ?? 0) <= 1000 else { throw FunctionFailure.undetermined }
            guard let letter = rest.popFirst() else { throw FunctionFailure.refused }
            verb.letter = letter
            parts.append(.verb(verb))
        }
        if !rest.isEmpty { parts.append(.literal(String(rest))) }
    }

    private static func number(_ rest: inout Substring) -> Int? {
        let digits = rest.prefix { $0.isASCII && $0.isWholeNumber }
        rest.removeFirst(digits.count)
        return Int(digits)
    }

    func applied(to values: [TerraformValue]) throws -> String {
        var result = ""
        var next = 1
        var highest = 0
        for part in parts {
            guard result.utf8.count <= ValueSize.maximumBytes else { throw FunctionFailure.undetermined }
            switch part {
            case .literal(let text): result += text
            case .verb(let verb):
                let position = verb.argument ?? next
                guard position <= values.count else { throw FunctionFailure.refused }
                result += try Self.text(of: values[position - 1], by: verb)
                next = position + 1
                highest = max(highest, position)
            }
        }
        guard highest == values.count else { throw FunctionFailure.refused }
        return result
    }

    private static func text(of value: TerraformValue, by verb: Verb) throws -> String {
        // What `%05t` or `%.1q` give is Go's own business.
        if !"dxXbof".contains(verb.letter) {
            guard !verb.flags.contains("0"), verb.letter == "v" || !verb.flags.contains("#"),
                verb.precision == nil || verb.letter == "s",
                verb.letter != "q" || isText(value)
            else { throw FunctionFailure.undetermined }
        }
        // Terraform's answers for null differ between verbs, and flags on a text that is not known would count it.
        guard !value.isNull, !value.hasOpenOrder else { throw FunctionFailure.undetermined }
        if verb.letter == "v" || verb.letter == "s", !verb.flags.contains("#"), !isText(value) {
            return try text(ofOther: value, by: verb)
        }
        switch verb.letter {
        case "v" where verb.flags.contains("#"): return padded(TerraformFunctions.json(value), verb)
        case "v", "s":
            var text = try value.symbolicText()
            guard !SymbolicText.hasSymbols(text) || (verb.width == nil && verb.precision == nil) else {
                throw FunctionFailure.undetermined
            }
            if let precision = verb.precision {
                text = String(try TerraformFunctions.characters(text).prefix(precision))
            }
            if verb.width != nil { _ = try TerraformFunctions.characters(text) }
            return padded(text, verb)
        case "q":
            return padded(TerraformFunctions.json(.string(try value.knownText())), verb)
        case "t": return padded(try value.knownBool() ? "true" : "false", verb)
        case "d", "x", "X", "b", "o": return try integer(value, verb)
        case "f": return try fixed(value.knownNumber(), verb)
        default: throw FunctionFailure.undetermined
        }
    }

    private static func isText(_ value: TerraformValue) -> Bool {
        switch value {
        case .string, .unknown: true
        default: false
        }
    }

    /// Numbers, truth values and whole lists and objects, by `%v` and `%s`.
    private static func text(ofOther value: TerraformValue, by verb: Verb) throws -> String {
        guard verb.precision == nil else { throw FunctionFailure.undetermined }
        switch value {
        case .number(let number) where verb.letter == "v":
            guard verb.flags.isEmpty else { throw FunctionFailure.undetermined }
            return padded(general(number), verb)
        case .number, .bool: return padded(try value.knownText(), verb)
        default:
            guard verb.letter == "v" else { throw FunctionFailure.refused }
            return padded(TerraformFunctions.json(value), verb)
        }
    }

    private static func padded(_ text: String, _ verb: Verb) -> String {
        guard let width = verb.width, text.count < width else { return text }
        let fill = String(repeating: " ", count: width - text.count)
        return verb.flags.contains("-") ? text + fill : fill + text
    }

    /// With the sign and the zeros that the flags ask for.
    private static func paddedNumber(_ digits: String, isNegative: Bool, _ verb: Verb) -> String {
        let sign = isNegative ? "-" : verb.flags.contains("+") ? "+" : verb.flags.contains(" ") ? " " : ""
        guard verb.flags.contains("0"), !verb.flags.contains("-"), let width = verb.width else {
            return padded(sign + digits, verb)
        }
        return sign + String(repeating: "0", count: max(0, width - sign.count - digits.count)) + digits
    }

    private static func integer(_ value: TerraformValue, _ verb: Verb) throws -> String {
        // Of a text `%x` writes the bytes.
        if case .string = value, verb.letter == "x" || verb.letter == "X" { throw FunctionFailure.undetermined }
        guard verb.precision == nil, !verb.flags.contains("#") else { throw FunctionFailure.undetermined }
        let whole = try value.knownInteger()
        let radix: Int =
            switch verb.letter {
            case "x", "X": 16
            case "b": 2
            case "o": 8
            default: 10
            }
        let digits = String(whole.magnitude, radix: radix, uppercase: verb.letter == "X")
        return paddedNumber(digits, isNegative: whole < 0, verb)
    }

    private static func fixed(_ number: Double, _ verb: Verb) throws -> String {
        let precision = verb.precision ?? 6
        guard !verb.flags.contains("#") else { throw FunctionFailure.undetermined }
        let (digits, point) = TerraformValue.decimalDigits(of: abs(number))
        let text: String
        if digits.count - point <= precision {
            let plain = TerraformValue.text(of: abs(number)).split(separator: ".")
            let fraction = plain.count == 2 ? String(plain[1]) : ""
            let zeros = String(repeating: "0", count: precision - fraction.count)
            text = String(plain[0]) + (precision == 0 ? "" : "." + fraction + zeros)
        } else {
            // Terraform rounds what is written, `Double` its binary neighbour: halfway they would part.
            guard digits.dropFirst(max(0, point + precision)) != "5" else { throw FunctionFailure.undetermined }
            text = String(format: "%.\(precision)f", abs(number))
        }
        return paddedNumber(text, isNegative: number < 0, verb)
    }

    /// As Go's `%g`: with an exponent from a million on and below a ten-thousandth.
    private static func general(_ number: Double) -> String {
        let (digits, point) = TerraformValue.decimalDigits(of: abs(number))
        guard number != 0, point - 1 < -4 || point - 1 >= 6 else {
            return TerraformValue.text(of: number)
        }
        let exponent = point - 1
        let mantissa = digits.count == 1 ? digits : "\(digits.prefix(1)).\(digits.dropFirst())"
        let size = exponent.magnitude < 10 ? "0\(exponent.magnitude)" : "\(exponent.magnitude)"
        return "\(number < 0 ? "-" : "")\(mantissa)e\(exponent < 0 ? "-" : "+")\(size)"
    }
}
