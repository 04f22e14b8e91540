import Facts
import Foundation
internal import Yams

/// The text of a configuration file to which suppressions are added, with its comments and layout left as they are.
struct SuppressionFile {
    /// As it is named in messages.
    let name: String
    /// Empty where there is no such file yet.
    let text: String

    /// A suppression to write, with a line that says what it is about.
    struct Entry {
        var suppression: Suppression
        var note: String
    }

    /// The file with more entries.
    ///
    /// - Throws: `CommandError` when the file has problems, or when nothing can be added without changing what else it
    ///   says; the entries are in its text then.
    func adding(_ entries: [Entry]) throws -> String {
        let before = try Configuration(yaml: text, name: name)
        guard let changed = try edited(entries), let after = try? Configuration(yaml: changed, name: name),
            Self.others(of: after) == Self.others(of: before),
            Self.content(after.suppressions) == Self.content(before.suppressions + entries.map(\.suppression))
        else {
            let block = Self.lines(of: entries, indent: "  ").joined(separator: "\n")
            throw CommandError(
                "\(name) is written in a way in which nothing can be added to it safely. Add this to its list of suppressions:\n\(block)"
            )
        }
        return changed
    }

    /// All that the file says but its suppressions.
    private static func others(of configuration: Configuration) -> Configuration {
        var copy = configuration
        copy.suppressions = []
        return copy
    }

    /// Entries without their lines, which move.
    private static func content(_ suppressions: [Suppression]) -> [Suppression] {
        suppressions.map { suppression in
            var copy = suppression
            copy.line = 0
            return copy
        }
    }

    // MARK: Editing

    private func edited(_ entries: [Entry]) throws -> String? {
        var lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
        let ending = text.unicodeScalars.contains("\r") ? "\r" : ""
        let root = text.isEmpty ? nil : try Yams.compose(yaml: text)
        var members: Node.Mapping?
        switch root {
        case .mapping(let mapping):
            if mapping.style == .flow { return nil }
            members = mapping
        case nil: break
        case .some(let node): if node.null == nil { return nil }
        }
        if let (key, value) = members?.first(where: { $0.key.string == "suppressions" }) {
            guard let line = key.mark.map({ $0.line - 1 }), lines.indices.contains(line) else { return nil }
            switch value {
            case .sequence(let items) where items.style != .flow && !items.isEmpty:
                guard let place = end(of: items, lines) else { return nil }
                let indent = String(repeating: " ", count: place.indent)
                insert(Self.lines(of: entries, indent: indent), &lines, after: place.line, ending)
            case .sequence(let items) where items.isEmpty: fallthrough
            case .scalar:
                guard let emptied = Self.emptied(lines[line]) else { return nil }
                lines[line] = emptied
                insert(Self.lines(of: entries, indent: "  "), &lines, after: line, ending)
            default: return nil
            }
        } else {
            while let last = lines.last, last.allSatisfy(\.isWhitespace) { lines.removeLast() }
            let separator = lines.isEmpty ? [] : [""]
            let added = separator + ["suppressions:"] + Self.lines(of: entries, indent: "  ")
            insert(added, &lines, after: lines.count - 1, ending)
            lines.append("")
        }
        return lines.joined(separator: "\n")
    }

    private func insert(_ added: [String], _ lines: inout [String], after line: Int, _ ending: String) {
        // The last line of the file may have had no end.
        if lines.indices.contains(line), !lines[line].hasSuffix(ending) { lines[line] += ending }
        lines.insert(contentsOf: added.map { $0 + ending }, at: line + 1)
    }

    /// `suppressions: []` and the like without its value; nil for another text.
    private static func emptied(_ line: String) -> String? {
        guard let match = line.wholeMatch(of: /(suppressions:)[ \t]*(\[[ \t]*\]|null|~)?([ \t]*(?:#.*)?\r?)/) else {
            return nil
        }
        return String(match.1) + String(match.3)
    }

    /// The last line of a block sequence, and the indent of its dashes.
    private func end(of items: Node.Sequence, _ lines: [String]) -> (line: Int, indent: Int)? {
        guard let mark = items.mark, let last = items.last?.mark.map({ $0.line - 1 }), lines.indices.contains(last),
            lines.indices.contains(mark.line - 1)
        else { return nil }
        let indent = mark.column - 1
        let first = Array(lines[mark.line - 1].unicodeScalars)
        guard first.indices.contains(indent), first[indent] == "-", first[..<indent].allSatisfy({ $0 == " " }) else {
            return nil
        }
        var end = last
        for (index, line) in lines.enumerated().dropFirst(last + 1) {
            let content = line.unicodeScalars.drop { $0 == " " }
            guard let start = content.first, !line.allSatisfy(\.isWhitespace) else { continue }
            if line.unicodeScalars.count - content.count > indent {
                end = index
            } else if start != "#" {
                break
            }
        }
        return (end, indent)
    }

    // MARK: Writing

    /// The entries as they stand in the file.
    static func lines(of entries: [Entry], indent: String) -> [String] {
        entries.flatMap { entry in
            [
                "\(indent)# \(entry.note.yamlVisible)",
                "\(indent)- fingerprint: \(entry.suppression.fingerprints.map(\.yamlQuoted).joined(separator: ", "))",
                "\(indent)  reason: \((entry.suppression.reason ?? "").yamlQuoted)",
                "\(indent)  expires: \(entry.suppression.expires?.text ?? "")",
            ]
        }
    }
}

extension String {
    /// The text on one line, in double quotes, with what is not seen written out.
    fileprivate var yamlQuoted: String {
        var result = "\""
        for scalar in unicodeScalars {
            switch scalar {
            case "\"", "\\": result += "\\\(scalar)"
            case "\n": result += "\\n"
            case "\t": result += "\\t"
            default: result += scalar.isUnseen ? "\\U" + scalar.digits : String(scalar)
            }
        }
        return result + "\""
    }

    /// The text as a comment can hold it: on one line, with what is not seen written out.
    fileprivate var yamlVisible: String {
        unicodeScalars.map { $0.isUnseen ? "\\u{\(String($0.value, radix: 16))}" : String($0) }.joined()
    }
}

extension Unicode.Scalar {
    /// Eight hexadecimal digits.
    fileprivate var digits: String {
        let text = String(value, radix: 16, uppercase: true)
        return String(repeating: "0", count: 8 - text.count) + text
    }

    fileprivate var isUnseen: Bool {
        switch properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .unassigned, .surrogate, .privateUse: true
        default: false
        }
    }
}
