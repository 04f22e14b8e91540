internal import CYaml
import Foundation

/// What a configuration file may take, checked before Yams makes a tree of it.
///
/// YAML's aliases repeat what an anchor names, and aliases of aliases multiply: 400 bytes can stand for billions of
/// values. So the events of the parser are counted as if every alias were written out.
struct ConfigurationLimits {
    /// Units: bytes.
    static let bytes = 1_000_000
    /// Lists and mappings within each other.
    static let depth = 32
    /// Keys, texts, lists and mappings, with aliases written out.
    static let values = 200_000
    /// Entries of `suppressions`.
    static let suppressions = 10_000
    /// Characters of a `rule`, `resource` or `tag` of a suppression.
    static let matcherLength = 1_000

    /// As it is named in messages.
    let name: String

    /// Reads the file, but never more than the limit allows.
    ///
    /// - Throws: `CommandError` when it is too large or no UTF-8 text.
    func text(ofFile path: String) throws -> String {
        let data: Data
        do {
            let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
            defer { try? handle.close() }
            data = try handle.read(upToCount: Self.bytes + 1) ?? Data()
        } catch {
            throw CommandError("The configuration file \(path) cannot be read: \(error.localizedDescription)")
        }
        guard data.count <= Self.bytes else { throw tooLarge }
        guard let text = String(validating: data, as: UTF8.self) else {
            throw CommandError("The configuration file \(path) cannot be read as UTF-8 text.")
        }
        return text
    }

    /// The error for a file that is beyond the limit, however it was found.
    var tooLarge: CommandError {
        CommandError("\(name) is larger than \(Self.bytes / 1_000_000) MB, which is the limit.")
    }

    // MARK: Events

    /// A list or mapping whose end has not come.
    private struct Open {
        var anchor: String?
        /// The values in it so far, itself included.
        var size = 1
    }

    /// - Throws: `CommandError` that names the limit and the line. What is no YAML at all is left to Yams to refuse.
    func check(_ yaml: String) throws {
        if yaml.utf8.count > Self.bytes { throw tooLarge }
        var parser = yaml_parser_t()
        guard yaml_parser_initialize(&parser) == 1 else { return }
        defer { yaml_parser_delete(&parser) }
        yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING)
        let bytes = Array(yaml.utf8)
        try bytes.withUnsafeBufferPointer { buffer in
            yaml_parser_set_input_string(&parser, buffer.baseAddress, buffer.count)
            try count(&parser)
        }
    }

    private func count(_ parser: inout yaml_parser_t) throws {
        var sizes: [String: Int] = [:]
        var open: [Open] = []
        var total = 0
        while true {
            var event = yaml_event_t()
            guard yaml_parser_parse(&parser, &event) == 1 else {
                // The parser has a limit of its own, and reads ahead.
                guard let problem = parser.problem, String(cString: problem).contains("nesting") else { return }
                throw tooDeep(line: Int(parser.problem_mark.line) + 1)
            }
            defer { yaml_event_delete(&event) }
            let line = Int(event.start_mark.line) + 1
            var size = 0
            var anchor: String?
            switch event.type {
            case YAML_STREAM_END_EVENT: return
            case YAML_SEQUENCE_START_EVENT:
                open.append(Open(anchor: Self.text(event.data.sequence_start.anchor)))
            case YAML_MAPPING_START_EVENT:
                open.append(Open(anchor: Self.text(event.data.mapping_start.anchor)))
            case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT:
                guard let closed = open.popLast() else { return }
                (size, anchor) = (closed.size, closed.anchor)
            case YAML_SCALAR_EVENT: (size, anchor) = (1, Self.text(event.data.scalar.anchor))
            case YAML_ALIAS_EVENT: size = Self.text(event.data.alias.anchor).flatMap { sizes[$0] } ?? 1
            default: continue
            }
            guard open.count <= Self.depth else { throw tooDeep(line: line) }
            if let anchor { sizes[anchor] = size }
            if open.isEmpty { total += size } else { open[open.count - 1].size += size }
            guard total + open.reduce(0, { $0 + $1.size }) <= Self.values else {
                throw CommandError(
                    "\(name): at line \(line) it has more than \(Self.values) values with its aliases (`*name`) written out, which is the limit. Write what aliases repeat once."
                )
            }
        }
    }

    private func tooDeep(line: Int) -> CommandError {
        CommandError(
            "\(name): at line \(line) lists and mappings lie more than \(Self.depth) deep within each other, which is the limit."
        )
    }

    private static func text(_ anchor: UnsafeMutablePointer<yaml_char_t>?) -> String? {
        anchor.map { String(cString: $0) }
    }
}
