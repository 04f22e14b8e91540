package import Facts

/// An event, laid out flat so that patterns are matched against it without allocating or hashing.
///
/// The nodes are in the order of the text. A node's children follow it, up to `end`, so that a value that nobody asks
/// for is stepped over at once.
package struct EventDocument: Sendable {
    enum Kind: UInt8, Sendable {
        case null, isTrue, isFalse, number, string, array, object
    }

    /// A part of `bytes`.
    struct Span: Sendable, Hashable {
        var start: Int32 = 0
        var count: Int32 = 0
    }

    struct Node: Sendable {
        var kind: Kind
        /// Of an array: whether an object is in it, at any depth.
        var holdsObjects = false
        /// The member's name; empty for an element.
        var name: Span
        /// The text of a string, unescaped; the spelling of a number.
        var content = Span()
        /// The index of the node behind this one's children.
        var end: Int32 = 0
        /// The value of a number; nil when it is compared by its spelling.
        var number: Double?
    }

    private(set) var bytes: [UInt8] = []
    private(set) var nodes: [Node] = []
    /// Whether a name is repeated in an object, or has a dot and so may mean the same as a nested one.
    private(set) var hasAmbiguousNames = false

    /// Why a text is not an event.
    package enum Refusal: Error, Sendable, Hashable, CustomStringConvertible {
        case notJSON(offset: Int)
        case beyondLimit(offset: Int, JSONError.Limit)
        case notAnObject

        package var description: String {
            switch self {
            case .beyondLimit(let offset, let limit): "at byte \(offset) of the event \(limit.clause)"
            case .notJSON(let offset): "the event is not valid JSON (at byte \(offset))"
            case .notAnObject: "the event is not a JSON object"
            }
        }
    }

    /// - Throws: `Refusal` when `text` is not one whole JSON object.
    package init(parsing text: String) throws(Refusal) {
        var text = text
        let parsed: Result<EventDocument, Refusal> = text.withUTF8 { bytes in
            var scanner = JSONScanner(bytes)
            do throws(JSONError) {
                let document = try EventDocument(&scanner, in: bytes)
                try scanner.finish()
                return document.isObject ? .success(document) : .failure(.notAnObject)
            } catch {
                if let limit = error.limit { return .failure(.beyondLimit(offset: error.offset, limit)) }
                return .failure(.notJSON(offset: error.offset))
            }
        }
        self = try parsed.get()
    }

    /// - Throws: `Refusal` when `value` is not an object.
    package init(_ value: JSONValue) throws(Refusal) {
        try self.init(parsing: value.canonicalText)
    }

    /// Reads the next value of `scanner`, which looks at `bytes`.
    init(_ scanner: inout JSONScanner, in bytes: UnsafeBufferPointer<UInt8>) throws(JSONError) {
        nodes.reserveCapacity(32)
        try read(&scanner, bytes, name: Span())
    }

    var isObject: Bool { nodes.first?.kind == .object }

    // MARK: Reading

    private mutating func read(
        _ scanner: inout JSONScanner, _ source: UnsafeBufferPointer<UInt8>, name: Span
    ) throws(JSONError) {
        let own = nodes.count
        nodes.append(Node(kind: .null, name: name))
        switch scanner.peek() {
        case .object:
            nodes[own].kind = .object
            try scanner.enterObject()
            while let key = try scanner.nextKey() {
                let span = append(key.text)
                try read(&scanner, source, name: span)
            }
            noteNames(of: own)
        case .array:
            nodes[own].kind = .array
            try scanner.enterArray()
            while try scanner.nextElement() {
                let element = nodes.count
                try read(&scanner, source, name: Span())
                if nodes[element].kind == .object || nodes[element].holdsObjects { nodes[own].holdsObjects = true }
            }
        case .string:
            nodes[own].kind = .string
            nodes[own].content = append(try scanner.string())
        case .number, .bool, .null, nil:
            let start = scanner.index
            try scanner.skipValue()
            let text = UnsafeBufferPointer(rebasing: source[start..<scanner.index])
            switch text[0] {
            case UInt8(ascii: "n"): break
            case UInt8(ascii: "t"): nodes[own].kind = .isTrue
            case UInt8(ascii: "f"): nodes[own].kind = .isFalse
            default:
                nodes[own].kind = .number
                nodes[own].content = Span(start: Int32(clamping: bytes.count), count: Int32(clamping: text.count))
                nodes[own].number = ComparableNumber.value(text)
                bytes.append(contentsOf: text)
            }
        }
        // EventBridge takes events of 1 MB; the spans hold two thousand times as much.
        guard bytes.count < Int32.max, nodes.count < Int32.max else { throw JSONError(at: scanner.index) }
        nodes[own].end = Int32(nodes.count)
    }

    private mutating func append(_ text: String) -> Span {
        let start = bytes.count
        bytes.append(contentsOf: text.utf8)
        return Span(start: Int32(clamping: start), count: Int32(clamping: bytes.count - start))
    }

    private mutating func noteNames(of object: Int) {
        guard !hasAmbiguousNames else { return }
        var names: [ArraySlice<UInt8>] = []
        var child = object + 1
        while child < nodes.count {
            let span = nodes[child].name
            names.append(bytes[Int(span.start)..<Int(span.start + span.count)])
            child = Int(nodes[child].end)
        }
        if names.contains(where: { $0.contains(UInt8(ascii: ".")) }) {
            hasAmbiguousNames = true
        } else if names.count <= 16 {
            hasAmbiguousNames = names.indices.contains { index in
                names[..<index].contains { $0.count == names[index].count && $0.elementsEqual(names[index]) }
            }
        } else {
            hasAmbiguousNames = Set(names).count < names.count
        }
    }
}
