internal import CExpat

/// One element whose end tag was read.
struct XMLElement {
    var name: String
    /// The enclosing element; empty for the root.
    var parent: String
    /// 1 for the root.
    var depth: Int
    /// The text of an element without children; for one with children what follows the last of them.
    var text: String
    /// By name as written, with prefix.
    var attributes: [String: String]
}

/// An answer that is not what its operation returns.
struct MalformedAnswer: Error, Equatable, CustomStringConvertible {
    var description: String
}

/// Reads XML answers element by element, with entities off.
///
/// An answer counts only when its expected root has closed: Foundation's `XMLParser` calls an empty and a cut
/// document parsed, which would turn part of a list into a complete one.
enum XMLReader {
    /// Calls `visit` for each end tag of `body`, innermost first.
    ///
    /// - Parameters:
    ///   - body: UTF-8.
    ///   - root: the names that the root may have.
    ///   - required: names of which each must occur, such as the container of a list.
    /// - Throws: `MalformedAnswer` when the document is cut, empty, not XML, has a document type declaration or
    ///   another root, or lacks a required element; what `visit` has seen until then does not count.
    static func read(
        _ body: [UInt8], root: Set<String>, requiring required: Set<String> = [],
        visit: (XMLElement) throws -> Void
    ) throws {
        guard let parser = XML_ParserCreate(nil) else { throw MalformedAnswer(description: "no memory for XML") }
        defer { XML_ParserFree(parser) }
        try withoutActuallyEscaping(visit) { visit in
            let state = XMLReaderState(parser: parser, root: root, required: required, visit: visit)
            let context = Unmanaged.passUnretained(state).toOpaque()
            XML_SetUserData(parser, context)
            XML_SetElementHandler(parser, startElement, endElement)
            XML_SetCharacterDataHandler(parser, characters)
            XML_SetStartDoctypeDeclHandler(parser, startDoctype)
            let status = body.withUnsafeBytes { bytes in
                XML_Parse(parser, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(bytes.count), 1)
            }
            // The parser holds an unretained pointer to the state.
            try withExtendedLifetime(state) { try state.finish(status == XML_STATUS_OK) }
        }
    }

    private static func state(_ context: UnsafeMutableRawPointer?) -> XMLReaderState? {
        context.map { Unmanaged<XMLReaderState>.fromOpaque($0).takeUnretainedValue() }
    }

    private static let startElement: XML_StartElementHandler = { context, name, attributes in
        guard let name else { return }
        var values: [String: String] = [:]
        if var cursor = attributes {
            while let key = cursor[0], let value = cursor[1] {
                values[String(cString: key)] = String(cString: value)
                cursor += 2
            }
        }
        state(context)?.start(String(cString: name), attributes: values)
    }

    private static let endElement: XML_EndElementHandler = { context, _ in state(context)?.end() }

    private static let characters: XML_CharacterDataHandler = { context, bytes, count in
        guard let bytes else { return }
        bytes.withMemoryRebound(to: UInt8.self, capacity: Int(count)) { bytes in
            state(context)?.append(UnsafeBufferPointer(start: bytes, count: Int(count)))
        }
    }

    // No answer of AWS declares a document type, and without one there are no entities to expand.
    private static let startDoctype: XML_StartDoctypeDeclHandler = { context, _, _, _, _ in
        state(context)?.stop(MalformedAnswer(description: "the XML answer declares a document type"))
    }
}

/// What is open while a document is read.
private final class XMLReaderState {
    private struct Open {
        var name: String
        var attributes: [String: String]
    }

    private static let maximumDepth = 64

    private let parser: XML_Parser
    private let root: Set<String>
    private var missing: Set<String>
    private let visit: (XMLElement) throws -> Void
    private var open: [Open] = []
    private var text: [UInt8] = []
    private var hasClosedRoot = false
    private var failure: (any Error)?

    init(parser: XML_Parser, root: Set<String>, required: Set<String>, visit: @escaping (XMLElement) throws -> Void) {
        self.parser = parser
        self.root = root
        self.missing = required
        self.visit = visit
    }

    func start(_ name: String, attributes: [String: String]) {
        // Expat may still report events that it had read when it was stopped.
        guard failure == nil else { return }
        if open.isEmpty, !root.contains(name) {
            let expected = root.sorted().joined(separator: "> or <")
            return stop(MalformedAnswer(description: "the XML answer is <\(name.prefix(40))>, not <\(expected)>"))
        }
        guard open.count < Self.maximumDepth else {
            return stop(MalformedAnswer(description: "the XML answer is nested too deep"))
        }
        open.append(Open(name: name, attributes: attributes))
        text.removeAll(keepingCapacity: true)
    }

    func end() {
        guard failure == nil, let closed = open.popLast() else { return }
        if !missing.isEmpty { missing.remove(closed.name) }
        hasClosedRoot = open.isEmpty
        let element = XMLElement(
            name: closed.name, parent: open.last?.name ?? "", depth: open.count + 1,
            text: String(decoding: text, as: UTF8.self), attributes: closed.attributes)
        text.removeAll(keepingCapacity: true)
        do {
            try visit(element)
        } catch {
            stop(error)
        }
    }

    func append(_ bytes: UnsafeBufferPointer<UInt8>) {
        text.append(contentsOf: bytes)
    }

    func stop(_ error: any Error) {
        if failure == nil { failure = error }
        XML_StopParser(parser, XML_Bool(0))
    }

    func finish(_ isParsed: Bool) throws {
        if let failure { throw failure }
        guard isParsed, hasClosedRoot else {
            let reason = XML_ErrorString(XML_GetErrorCode(parser)).map { String(cString: $0) } ?? "cut"
            throw MalformedAnswer(
                description: "the XML answer is not whole: \(reason) at line \(XML_GetCurrentLineNumber(parser))")
        }
        if let name = missing.min() { throw MalformedAnswer(description: "the XML answer lacks <\(name)>") }
    }
}
