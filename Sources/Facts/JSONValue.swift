import Foundation

/// A JSON value of a shape that is not known beforehand: an event, an event pattern, a policy condition.
///
/// Large documents never become one; `JSONScanner` walks over them.
package enum JSONValue: Sendable, Hashable {
    case null
    case bool(Bool)
    case number(Double)
    case string(String)
    case array([JSONValue])
    case object([String: JSONValue])
}

/// Any member of an object.
private struct AnyKey: CodingKey {
    var stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
}

extension JSONValue: Codable {
    package init(from decoder: any Decoder) throws {
        // A guess that is wrong throws, which costs far more than one that is right: the likely ones go first. A list
        // or an object that holds a fault is not tried again as the other, since its container tells its kind.
        let container = try decoder.singleValueContainer()
        if let value = try? container.decode(String.self) {
            self = .string(value)
        } else if let members = try? decoder.container(keyedBy: AnyKey.self) {
            self = .object(
                try members.allKeys.reduce(into: [:]) { $0[$1.stringValue] = try members.decode(Self.self, forKey: $1) }
            )
        } else if var items = try? decoder.unkeyedContainer() {
            var values: [JSONValue] = []
            values.reserveCapacity(items.count ?? 0)
            while !items.isAtEnd { values.append(try items.decode(Self.self)) }
            self = .array(values)
        } else if container.decodeNil() {
            self = .null
        } else if let value = try? container.decode(Bool.self) {
            self = .bool(value)
        } else {
            self = .number(try container.decode(Double.self))
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .null: try container.encodeNil()
        case .bool(let value): try container.encode(value)
        case .number(let value):
            if let whole = Int64(exactly: value) { try container.encode(whole) } else { try container.encode(value) }
        case .string(let value): try container.encode(value)
        case .array(let value): try container.encode(value)
        case .object(let value): try container.encode(value)
        }
    }
}

extension JSONValue {
    /// Parses JSON text.
    ///
    /// - Throws: `JSONError` when `text` is not one whole JSON value.
    package init(parsing text: String) throws(JSONError) {
        let parsed: Result<JSONValue, JSONError> = JSONScanner.scan(text) { scanner in
            do throws(JSONError) {
                let value = try scanner.value()
                try scanner.finish()
                return .success(value)
            } catch {
                return .failure(error)
            }
        }
        self = try parsed.get()
    }

    /// The value as compact JSON with sorted keys and unescaped slashes: equal values give equal text.
    package var canonicalText: String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(256)
        write(to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    package subscript(key: String) -> JSONValue? {
        if case .object(let members) = self { return members[key] }
        return nil
    }

    package var stringValue: String? {
        if case .string(let value) = self { return value }
        return nil
    }

    package var boolValue: Bool? {
        if case .bool(let value) = self { return value }
        return nil
    }

    package var numberValue: Double? {
        if case .number(let value) = self { return value }
        return nil
    }

    /// The whole number of a `number`; nil for fractions and other values.
    package var intValue: Int? { numberValue.flatMap { Int(exactly: $0) } }

    package var arrayValue: [JSONValue]? {
        if case .array(let value) = self { return value }
        return nil
    }

    package var objectValue: [String: JSONValue]? {
        if case .object(let value) = self { return value }
        return nil
    }

    /// The strings of a string or of a list of strings, as IAM and Terraform write "one or many".
    package var oneOrManyStrings: [String] {
        switch self {
        case .string(let value): [value]
        case .array(let values): values.compactMap(\.stringValue)
        default: []
        }
    }
}

extension JSONValue: ExpressibleByStringLiteral {
    package init(stringLiteral value: String) { self = .string(value) }
}
