internal import Foundation

/// Decoding of JSON answers through typed structs.
enum JSONAnswer {
    /// - Throws: `MalformedAnswer` when the body is empty, cut, or lacks a member that the operation always returns.
    static func decode<Value: Decodable>(_ type: Value.Type, from body: [UInt8]) throws -> Value {
        do {
            return try JSONDecoder().decode(type, from: Data(body))
        } catch let error as DecodingError {
            throw MalformedAnswer(description: describe(error))
        }
    }

    static func decode<Value: Decodable>(_ type: Value.Type, from response: HTTPResponse) throws -> Value {
        try decode(type, from: response.body)
    }

    /// What was decoded, as JSON with sorted keys and unescaped slashes.
    static func text(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    /// Names the place and not the value: an answer may hold secrets of an environment.
    private static func describe(_ error: DecodingError) -> String {
        func place(_ context: DecodingError.Context, _ key: (any CodingKey)? = nil) -> String {
            (context.codingPath + (key.map { [$0] } ?? [])).map { $0.intValue.map(String.init) ?? $0.stringValue }
                .joined(separator: ".")
        }
        return switch error {
        case .keyNotFound(let key, let context): "the JSON answer lacks \(place(context, key))"
        case .valueNotFound(_, let context): "the JSON answer has null at \(place(context))"
        case .typeMismatch(_, let context): "the JSON answer has another type at \(place(context))"
        case .dataCorrupted: "the answer is not whole JSON"
        @unknown default: "the JSON answer cannot be read"
        }
    }
}
