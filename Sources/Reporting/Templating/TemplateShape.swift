/// What a template may ask of a view: read off the view's type, so that no list of names can go stale.
indirect enum TemplateShape: Sendable, Hashable {
    /// Text or a number, for a double tag.
    case text
    /// A `Fragment`, for a triple tag.
    case fragment
    /// A Bool, for a section.
    case flag
    case optional(TemplateShape)
    case list(TemplateShape)
    case object([String: TemplateShape])

    /// The shape of values of `type`.
    static func of<View: Decodable>(_ type: View.Type) throws -> TemplateShape {
        if type == Fragment.self { return .fragment }
        if type == Bool.self { return .flag }
        if type == String.self || type == Int.self { return .text }
        let recorder = ShapeDecoder()
        _ = try View(from: recorder)
        return recorder.shape.value
    }
}

/// A decoder that answers every question with some value and notes what was asked.
private final class ShapeDecoder: Decoder {
    final class Box {
        var value = TemplateShape.object([:])
    }

    let shape = Box()
    let codingPath: [any CodingKey] = []
    let userInfo: [CodingUserInfoKey: Any] = [:]

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedDecodingContainer<Key> {
        KeyedDecodingContainer(Members<Key>(shape: shape))
    }

    func unkeyedContainer() -> any UnkeyedDecodingContainer { Elements(shape: shape) }

    func singleValueContainer() throws -> any SingleValueDecodingContainer {
        throw DecodingError.dataCorrupted(.init(codingPath: [], debugDescription: "a view has only structs and lists"))
    }

    /// A value of `type` and its shape.
    static func value<T: Decodable>(_ type: T.Type) throws -> (T, TemplateShape) {
        for leaf: any Decodable in ["", 0, false] {
            if let value = leaf as? T { return (value, leaf is Bool ? .flag : .text) }
        }
        if let value = Fragment("") as? T { return (value, .fragment) }
        let decoder = ShapeDecoder()
        return (try T(from: decoder), decoder.shape.value)
    }

    struct Members<Key: CodingKey>: KeyedDecodingContainerProtocol {
        let shape: Box
        let codingPath: [any CodingKey] = []
        let allKeys: [Key] = []

        private func note(_ key: Key, _ value: TemplateShape) {
            guard case .object(var members) = shape.value else { return }
            members[key.stringValue] = value
            shape.value = .object(members)
        }

        func contains(_ key: Key) -> Bool { true }

        func decodeNil(forKey key: Key) -> Bool { false }

        func decode(_ type: Bool.Type, forKey key: Key) -> Bool {
            note(key, .flag)
            return false
        }

        func decode(_ type: String.Type, forKey key: Key) -> String {
            note(key, .text)
            return ""
        }

        func decode(_ type: Int.Type, forKey key: Key) -> Int {
            note(key, .text)
            return 0
        }

        func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T {
            let (value, shape) = try ShapeDecoder.value(type)
            note(key, shape)
            return value
        }

        func decodeIfPresent(_ type: String.Type, forKey key: Key) -> String? {
            note(key, .optional(.text))
            return nil
        }

        func decodeIfPresent(_ type: Int.Type, forKey key: Key) -> Int? {
            note(key, .optional(.text))
            return nil
        }

        func decodeIfPresent(_ type: Bool.Type, forKey key: Key) -> Bool? {
            note(key, .optional(.flag))
            return nil
        }

        func decodeIfPresent<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T? {
            note(key, .optional(try ShapeDecoder.value(type).1))
            return nil
        }

        func nestedContainer<Nested: CodingKey>(
            keyedBy type: Nested.Type, forKey key: Key
        ) -> KeyedDecodingContainer<Nested> {
            KeyedDecodingContainer(Members<Nested>(shape: Box()))
        }

        func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedDecodingContainer { Elements(shape: Box()) }
        func superDecoder() -> any Decoder { ShapeDecoder() }
        func superDecoder(forKey key: Key) -> any Decoder { ShapeDecoder() }
    }

    /// A list of one element.
    struct Elements: UnkeyedDecodingContainer {
        let shape: Box
        let codingPath: [any CodingKey] = []
        let count: Int? = 1
        var currentIndex = 0
        var isAtEnd: Bool { currentIndex > 0 }

        mutating func decodeNil() -> Bool { false }

        mutating func decode<T: Decodable>(_ type: T.Type) throws -> T {
            currentIndex += 1
            let (value, element) = try ShapeDecoder.value(type)
            shape.value = .list(element)
            return value
        }

        mutating func nestedContainer<Nested: CodingKey>(
            keyedBy type: Nested.Type
        ) -> KeyedDecodingContainer<Nested> {
            KeyedDecodingContainer(Members<Nested>(shape: Box()))
        }

        mutating func nestedUnkeyedContainer() -> any UnkeyedDecodingContainer { Elements(shape: Box()) }
        mutating func superDecoder() -> any Decoder { ShapeDecoder() }
    }
}
