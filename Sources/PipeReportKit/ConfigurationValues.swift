import Facts
import Foundation
internal import Yams

/// Reads the plain values of a YAML text: texts, numbers, booleans, lists, and mappings by text.
///
/// Yams' own `load` ends the program at a key that is no text and at a number to the base 60 that is too large, and knows
/// types that no setting has.
enum ConfigurationValues {
    /// The value of the text; nil where there is none.
    ///
    /// - Parameter name: what messages call the file.
    /// - Throws: `CommandError` where the text is not YAML, or a key is no text.
    static func read(yaml: String, name: String) throws(CommandError) -> Any? {
        let root: Node?
        do {
            root = try Yams.compose(yaml: yaml)
        } catch {
            throw CommandError("\(name) is not YAML: \(sentence(of: error).bounded(to: 2_000))")
        }
        guard let root else { return nil }
        return try value(of: root, name)
    }

    /// What Yams says, on one line and without the line of the file: it would begin a line of the output, where a CI
    /// service reads commands.
    private static func sentence(of error: any Error) -> String {
        let lines = "\(error)".split(whereSeparator: \.isNewline)
        let said = lines.last?.allSatisfy { $0 == " " || $0 == "^" } == true ? lines.dropLast(2) : lines[...]
        return said.joined(separator: " ").trimmingCharacters(in: CharacterSet(charactersIn: ": ")) + "."
    }

    private static func value(of node: Node, _ name: String) throws(CommandError) -> Any {
        switch node {
        case .scalar(let scalar): return value(of: scalar, tag: Resolver.default.resolveTag(of: node))
        case .sequence(let sequence):
            var values: [Any] = []
            for element in sequence { values.append(try value(of: element, name)) }
            return values
        case .mapping(let mapping):
            var values: [String: Any] = [:]
            for (key, member) in mapping {
                guard case .scalar(let text) = key else {
                    throw CommandError(
                        "\(name): the key at line \(key.mark?.line ?? 1) is a list or a mapping; a key is a text.")
                }
                values[text.string] = try value(of: member, name)
            }
            return values
        case .alias: return NSNull()
        }
    }

    private static func value(of scalar: Node.Scalar, tag: Tag.Name) -> Any {
        // To the base 60 in YAML 1.1, and a time of day for everybody else.
        let isPlainNumber = !scalar.string.contains(":")
        switch tag {
        case .null: return NSNull.construct(from: scalar) ?? scalar.string
        case .bool: return Bool.construct(from: scalar) ?? scalar.string
        case .int where isPlainNumber: return Int.construct(from: scalar) ?? scalar.string
        case .float where isPlainNumber: return Double.construct(from: scalar) ?? scalar.string
        default: return scalar.string
        }
    }
}
