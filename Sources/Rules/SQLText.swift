/// What the text of a built-in rule's SQL restricts itself to. SQLite says which columns are read and not of which rows.
///
/// It knows how our own rules are put (`AND d.via = 'eventbridge'`), and nothing more; tests hold it to what the rules
/// answer on their examples.
struct SQLText {
    /// Names with what stands before their point, literals with their quotes, and single characters; without comments.
    private let tokens: [Substring]
    private let literals: Set<Substring>

    init(_ text: String) {
        tokens = Self.tokens(text)
        literals = Set(tokens.filter { $0.first == "'" })
    }

    func mentions(_ literal: String) -> Bool { literals.contains("'\(literal)'") }

    /// Whether rows of the account may be judged: unless only rows of Terraform are selected.
    var mayReadLive: Bool {
        let selections = originSelections
        return selections.isEmpty ? !tokens.isEmpty : selections.contains(true)
    }

    /// Whether rows of the account are looked up.
    var namesLive: Bool { literals.contains("'aws'") && originSelections.contains(true) }

    /// Table → the key of `derivedRows` for the one value to which its rows are restricted.
    func restrictedTables(in sources: LiveSources) -> [String: String] {
        let columns = ["delivery": "via", "wiring_check": "kind", "access": "purpose"]
        return columns.reduce(into: [:]) { keys, pair in
            guard let value = onlyValue(of: pair.value) else { return }
            let key = "\(pair.key).\(pair.value)=\(value)"
            if sources.derivedRows[key] != nil { keys[pair.key] = key }
        }
    }

    /// The reads without the half of the view `invocation` that is not asked for.
    func withoutOtherHalf(_ reads: Set<String>) -> Set<String> {
        guard reads.contains("invocation.via"), !tokens.contains("s3_notification"),
            onlyValue(of: "via") == "eventbridge"
        else { return reads }
        return reads.filter { !$0.hasPrefix("s3_notification.") }
    }

    // MARK: Conditions

    /// For each condition on an origin that holds by itself, whether it lets rows of the account through.
    private var originSelections: [Bool] {
        conditions(on: "origin").compactMap { next in
            switch tokens[next] {
            case "=":
                let origin = token(next + 1)
                return origin.first == "'" && token(next + 2) != "OR" ? origin == "'aws'" : nil
            case "<": return token(next + 2) == "'aws'" && token(next + 3) != "OR" ? false : nil
            case "IN":
                let list = tokens[(next + 1)...].prefix { $0 != ")" }
                // A list that a subquery makes may hold any.
                return list.contains("'aws'") || !list.contains { $0.first == "'" }
            default: return nil
            }
        }
    }

    /// The value of `AND column = 'value'`, where it is the same wherever rows are so restricted.
    private func onlyValue(of column: String) -> Substring? {
        let values = conditions(on: column).compactMap { next -> Substring? in
            let isAlone = !(token(next + 2) == "OR" || token(next + 2) == ")" && token(next + 3) == "OR")
            return tokens[next] == "=" && isAlone ? token(next + 1) : nil
        }
        guard let value = values.first, value.first == "'", Set(values).count == 1 else { return nil }
        return value.dropFirst().dropLast()
    }

    /// Where a condition goes on that begins with `AND column`, `AND (column` or the same with `WHERE`.
    private func conditions(on column: String) -> [Int] {
        tokens.indices.dropLast().filter { index in
            guard tokens[index] == column || tokens[index].hasSuffix(".\(column)") else { return false }
            let before = token(index - 1) == "(" ? token(index - 2) : token(index - 1)
            return before == "AND" || before == "WHERE"
        }.map { $0 + 1 }
    }

    private func token(_ index: Int) -> Substring { tokens.indices.contains(index) ? tokens[index] : "" }

    // MARK: Tokens

    private static func tokens(_ text: String) -> [Substring] {
        let bytes = text.utf8
        var (found, position): ([Substring], String.Index) = ([], bytes.startIndex)
        func end(from start: String.Index, while isPart: (UInt8) -> Bool) -> String.Index {
            bytes[start...].firstIndex { !isPart($0) } ?? bytes.endIndex
        }
        while position < bytes.endIndex {
            let (byte, after) = (bytes[position], bytes.index(after: position))
            let next: String.Index
            switch byte {
            case UInt8(ascii: " "), UInt8(ascii: "\n"):
                position = after
                continue
            case UInt8(ascii: "-") where after < bytes.endIndex && bytes[after] == byte:
                position = end(from: position) { $0 != UInt8(ascii: "\n") }
                continue
            case UInt8(ascii: "'"):
                let closing = end(from: after) { $0 != byte }
                next = closing < bytes.endIndex ? bytes.index(after: closing) : closing
            case _ where isNamePart(byte): next = end(from: position, while: isNamePart)
            default: next = after
            }
            found.append(text[position..<next])
            position = next
        }
        return found
    }

    private static func isNamePart(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: ":"):
            true
        default: byte >= 0x80
        }
    }
}
