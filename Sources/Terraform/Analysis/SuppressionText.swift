import Facts

/// What a comment says after `pipereport:ignore`: `RULE[,RULE…] reason="…" expires=2027-01-31`.
///
/// In JSON, where double quotes need a backslash, the reason may stand in single ones.
struct SuppressionText {
    static let mark: StaticString = "pipereport:ignore"

    private(set) var rules: [String] = []
    private(set) var reason: String?
    private(set) var expires: CalendarDay?
    /// Clauses, in the order of the text.
    private(set) var problems: [String] = []

    /// - Returns: nil for a comment that does not begin with the mark.
    init?(_ comment: String) {
        let text = comment.drop { $0.isWhitespace || $0 == "*" || $0 == "#" || $0 == "/" }
        let mark = "\(Self.mark)"
        guard text.hasPrefix(mark) else { return nil }
        var rest = text.dropFirst(mark.count)
        while let last = rest.last, last.isWhitespace || last == "*" { rest.removeLast() }
        guard rest.first.map(\.isWhitespace) ?? true else { return nil }
        var seen: Set<String> = []
        while let word = Self.word(&rest) {
            guard let equals = word.text.firstIndex(of: "=") else {
                if seen.isEmpty {
                    rules += word.text.split(separator: ",").map(String.init)
                } else {
                    problems.append("\(word.text) stands behind the rules")
                }
                continue
            }
            let name = String(word.text[..<equals])
            let value = String(word.text[word.text.index(after: equals)...])
            if !seen.insert(name).inserted { problems.append("\(name) is given twice") }
            if !word.isClosed { problems.append("the quote after \(name)= is not closed") }
            set(name, value)
        }
        if rules.isEmpty { problems.insert("it names no rule", at: 0) }
        if !seen.contains("reason") { problems.append("it gives no reason=\"…\"") }
        if !seen.contains("expires") { problems.append("it gives no expires=YYYY-MM-DD") }
    }

    private mutating func set(_ name: String, _ value: String) {
        switch name {
        case "reason":
            let isBlank = value.allSatisfy(\.isWhitespace)
            reason = isBlank ? nil : value
            if isBlank { problems.append("its reason is blank") }
        case "expires":
            expires = CalendarDay(value)
            if expires == nil { problems.append("\(value.isEmpty ? "nothing" : value) is no date (YYYY-MM-DD)") }
        default: problems.append("\(name) is none of reason and expires")
        }
    }

    /// The next word; quotes within it keep spaces, and a backslash keeps the next quote or backslash.
    private static func word(_ rest: inout Substring) -> (text: String, isClosed: Bool)? {
        // A comma between rules may have spaces around it.
        rest = rest.drop { $0.isWhitespace || $0 == "," }
        guard !rest.isEmpty else { return nil }
        var text = ""
        var quote: Character?
        while let character = rest.first {
            if quote == nil, character.isWhitespace { break }
            rest.removeFirst()
            switch character {
            case "\\":
                let next = rest.first
                if quote != nil, let next, next == quote || next == "\\" {
                    text.append(next)
                    rest.removeFirst()
                } else {
                    text.append(character)
                }
            case "\"" where quote == nil, "'" where quote == nil: quote = character
            case _ where character == quote: quote = nil
            default: text.append(character)
            }
        }
        return (text, quote == nil)
    }
}
