/// A rule's file taken apart: the header's entries, the scope and the rule, each with its line.
///
/// Shape:
///
///     -- id: function-memory
///     -- title: Functions have at least 256 MB of memory
///     -- rationale: A text that
///     --   goes on in lines that are indented.
///
///     -- scope
///     SELECT …;
///
///     -- rule
///     SELECT …;
///
/// The header ends at the first empty line or mark. The scope may be missing, and then the line `-- rule` too.
struct UserRuleText {
    struct Entry: Equatable {
        var key: String
        var value: String
        var line: Int
    }

    struct Query: Equatable {
        var sql: String
        /// The line of the file in which `sql` begins, from 1.
        var line: Int
    }

    struct Mistake: Equatable {
        var line: Int
        var message: String
    }

    private(set) var entries: [Entry] = []
    private(set) var scope: Query?
    private(set) var rule: Query?
    private(set) var mistakes: [Mistake] = []

    init(_ text: String) {
        // In Swift "\r\n" is one character; as bytes it is not.
        let bytes = Array(text.utf8).split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        let lines = bytes.map { String(decoding: $0.last == UInt8(ascii: "\r") ? $0.dropLast() : $0, as: UTF8.self) }
        let start = lines.firstIndex { !Self.trimmed($0).isEmpty } ?? lines.count
        let end = lines[start...].firstIndex { !Self.isComment($0) } ?? lines.count
        readHeader(lines[start..<end])
        readQueries(lines[end...])
    }

    /// Whether the line is a comment, and not the mark of a section.
    private static func isComment(_ line: String) -> Bool { trimmed(line).hasPrefix("--") && section(line) == nil }

    /// `scope` or `rule`, where the line is the mark of a section.
    private static func section(_ line: String) -> String? {
        guard line.hasPrefix("--") else { return nil }
        let word = trimmed(line.dropFirst(2)).lowercased()
        return word == "scope" || word == "rule" ? word : nil
    }

    private static func trimmed(_ text: some StringProtocol) -> String {
        var text = Substring(text).drop { $0 == " " || $0 == "\t" }
        while let last = text.last, last == " " || last == "\t" { text.removeLast() }
        return String(text)
    }

    // MARK: Header

    private mutating func readHeader(_ lines: ArraySlice<String>) {
        /// How far the open entry's further lines are indented; nil before the first.
        var indentation: Int?
        for index in lines.indices {
            let text = Self.trimmed(lines[index])
            let comment = text.dropFirst(2)
            let spaces = comment.prefix { $0 == " " || $0 == "\t" }.count
            if comment.count == spaces {
                // A bare `--` in a text is an empty line, such as Markdown has between paragraphs.
                if !entries.isEmpty { entries[entries.count - 1].value += "\n" }
            } else if spaces >= 2 {
                guard !entries.isEmpty else {
                    mistakes.append(
                        Mistake(line: index + 1, message: "an indented line goes on with a key, and none came before"))
                    continue
                }
                let taken = min(spaces, indentation ?? spaces)
                indentation = taken
                entries[entries.count - 1].value += "\n" + comment.dropFirst(taken)
            } else {
                indentation = nil
                let parts = comment.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
                guard parts.count == 2 else {
                    mistakes.append(
                        Mistake(
                            line: index + 1,
                            message:
                                "the header has lines of `-- key: value`; other comments belong below the empty line that ends it"
                        ))
                    continue
                }
                entries.append(
                    Entry(key: Self.trimmed(parts[0]), value: Self.trimmed(parts[1]), line: index + 1))
            }
        }
        for index in entries.indices { entries[index].value = Self.withoutEmptyEnds(entries[index].value) }
    }

    private static func withoutEmptyEnds(_ value: String) -> String {
        var lines = value.split(separator: "\n", omittingEmptySubsequences: false)[...]
        while lines.first?.isEmpty == true { lines.removeFirst() }
        while lines.last?.isEmpty == true { lines.removeLast() }
        return lines.joined(separator: "\n")
    }

    // MARK: SQL

    private mutating func readQueries(_ lines: ArraySlice<String>) {
        var open: (name: String, start: Int)?
        func query(to end: Int) -> Query? {
            guard let open else { return nil }
            let text = lines[open.start..<max(open.start, end)].joined(separator: "\n")
            return Query(sql: text, line: open.start + 1)
        }
        for index in lines.indices {
            guard let section = Self.section(lines[index]) else {
                if open == nil { begin(lines[index], at: index, &open) }
                continue
            }
            close(open?.name, query(to: index))
            if section == "rule" && rule != nil || section == "scope" && scope != nil {
                mistakes.append(Mistake(line: index + 1, message: "there is a second section `-- \(section)`"))
            }
            open = (section, index + 1)
        }
        close(open?.name, query(to: lines.endIndex))
    }

    /// Before the first mark comments are free, and SQL is the rule.
    private mutating func begin(_ line: String, at index: Int, _ open: inout (name: String, start: Int)?) {
        let text = Self.trimmed(line)
        if text.isEmpty { return }
        guard text.hasPrefix("--") else {
            open = ("rule", index)
            return
        }
        let key = Self.trimmed(text.dropFirst(2).prefix { $0 != ":" })
        if text.contains(":"), UserRuleHeader.keys.contains(key) {
            mistakes.append(Mistake(line: index + 1, message: "the header ended at an empty line, before \(key)"))
        }
    }

    private mutating func close(_ name: String?, _ query: Query?) {
        guard let query else { return }
        if name == "scope" { scope = scope ?? query } else { rule = rule ?? query }
    }
}
