import Facts
import Foundation

extension TerraformFunctions {
    static let encoding: [String: Function] = [
        "jsonencode": { arguments in
            try arguments.expect(1...1)
            let value = try arguments.value(0)
            if value.hasOpenOrder { throw FunctionFailure.undetermined }
            return .string(json(value))
        },
        "jsondecode": { arguments in
            try arguments.expect(1...1)
            let text = try arguments.text(0)
            guard holdsExactNumbers(text), let value = try? JSONValue(parsing: text) else {
                throw FunctionFailure.undetermined
            }
            return TerraformValue(value)
        },
        "base64encode": { .string(Data(try single($0).utf8).base64EncodedString()) },
        "base64decode": { arguments in
            let encoded = try single(arguments)
            // Go also reads what has line breaks, and is strict about other things than Foundation.
            guard let data = Data(base64Encoded: encoded), data.base64EncodedString() == encoded,
                let text = String(validating: data, as: UTF8.self)
            else { throw FunctionFailure.undetermined }
            return .string(text)
        },
        "urlencode": { .string(urlEncoded(try single($0))) },
        "csvdecode": { .list(try csvRows(try single($0)), .list) },
    ]

    /// The value as Terraform's `jsonencode` writes it, byte for byte; a symbol is a JSON text.
    static func json(_ value: TerraformValue) -> String {
        var text = ""
        append(value, to: &text)
        return text
    }

    private static func append(_ value: TerraformValue, to text: inout String) {
        switch value {
        case .null, .typedNull: text += "null"
        case .bool, .number: text += value.asText() ?? "null"
        case .string(let string): appendQuoted(string, to: &text)
        case .unknown(let symbol): appendQuoted(SymbolicText.text(of: symbol), to: &text)
        case .list(let items, _):
            text += "["
            for (index, item) in items.enumerated() {
                if index > 0 { text += "," }
                append(item, to: &text)
            }
            text += "]"
        case .object(let members, _):
            text += "{"
            for (index, member) in members.sorted(by: { $0.key < $1.key }).enumerated() {
                if index > 0 { text += "," }
                appendQuoted(member.key, to: &text)
                text += ":"
                append(member.value, to: &text)
            }
            text += "}"
        }
    }

    /// Whether each number of a JSON text is held exactly.
    static func holdsExactNumbers(_ json: String) -> Bool {
        var isQuoted = false
        var number: [UInt8] = []
        var isEscaped = false
        for byte in Array(json.utf8) + [0] {
            if isQuoted {
                if isEscaped {
                    isEscaped = false
                } else if byte == UInt8(ascii: "\\") {
                    isEscaped = true
                } else if byte == UInt8(ascii: "\"") {
                    isQuoted = false
                }
                continue
            }
            if (48...57).contains(byte) || (!number.isEmpty && "+-.eE".utf8.contains(byte)) {
                number.append(byte)
                continue
            }
            if !number.isEmpty, ExactNumber.parsed(String(decoding: number, as: UTF8.self)) == nil { return false }
            number = []
            isQuoted = byte == UInt8(ascii: "\"")
        }
        return true
    }

    /// As Go's `encoding/json` does, which also escapes what HTML would read.
    static func appendQuoted(_ string: String, to text: inout String) {
        text += "\""
        // Nearly every text needs no escape; taking it whole is many times faster than scalar by scalar.
        let isPlain = string.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"): false
            default: (0x20..<0x7F).contains(byte)
            }
        }
        if isPlain {
            text += string
            text += "\""
            return
        }
        for scalar in string.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            case "\u{8}": text += "\\b"
            case "\u{c}": text += "\\f"
            case "<", ">", "&", "\u{2028}", "\u{2029}", "\0"..<" ":
                let digits = String(scalar.value, radix: 16)
                text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: text.unicodeScalars.append(scalar)
            }
        }
        text += "\""
    }

    private static func urlEncoded(_ text: String) -> String {
        var result = ""
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: " "): result += "+"
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."),
                UInt8(ascii: "~"):
                result.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                result += (digits.count == 1 ? "%0" : "%") + digits
            }
        }
        return result
    }

    /// The rows of a table with a header (RFC 4180).
    private static func csvRows(_ text: String) throws -> [TerraformValue] {
        var rows = try csvRecords(Array(text.unicodeScalars))
        guard !rows.isEmpty else { throw FunctionFailure.refused }
        let header = rows.removeFirst()
        guard Set(header).count == header.count, rows.allSatisfy({ $0.count == header.count }) else {
            throw FunctionFailure.refused
        }
        return rows.map { row in
            .object(Dictionary(zip(header, row.map(TerraformValue.string))) { first, _ in first }, .object)
        }
    }

    private static func csvRecords(_ scalars: [Unicode.Scalar]) throws -> [[String]] {
        var records: [[String]] = []
        var fields: [String] = []
        var field = String.UnicodeScalarView()
        var isQuoted = false
        var wasQuoted = false
        var index = 0
        func endField() {
            fields.append(String(field))
            field = String.UnicodeScalarView()
            wasQuoted = false
        }
        func endRecord() {
            // Go's reader skips empty lines.
            if fields.isEmpty, field.isEmpty, !wasQuoted { return }
            endField()
            records.append(fields)
            fields = []
        }
        while index < scalars.count {
            let scalar = scalars[index]
            let next = index + 1 < scalars.count ? scalars[index + 1] : nil
            switch scalar {
            case "\"" where isQuoted && next == "\"":
                field.append("\"")
                index += 1
            case "\"" where isQuoted: isQuoted = false
            case "\"" where field.isEmpty && !wasQuoted: (isQuoted, wasQuoted) = (true, true)
            case "\"": throw FunctionFailure.refused
            case "\r" where next == "\n": break
            case "\n" where !isQuoted: endRecord()
            case "," where !isQuoted: endField()
            case _ where wasQuoted && !isQuoted: throw FunctionFailure.refused
            default: field.append(scalar)
            }
            index += 1
        }
        guard !isQuoted else { throw FunctionFailure.refused }
        endRecord()
        return records
    }
}
