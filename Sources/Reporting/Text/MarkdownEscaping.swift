internal import Mustache

/// Escapes text for Markdown: in a paragraph, a list item or a table cell it appears as itself.
struct MarkdownContentType: MustacheContentType {
    func escapeText(_ text: String) -> String { text.markdownEscaped }
}

extension String {
    /// What stands behind an `@` so that hosts that notify people do not take it for a mention. GitHub looks for
    /// mentions after Markdown, so neither a backslash nor a character reference hides them.
    static let mentionBreak = "&#8203;"

    /// The text as Markdown that shows it literally, on one line.
    var markdownEscaped: String {
        var result = ""
        var isLeading = true
        var leadingDigits = 0
        for scalar in visible.unicodeScalars {
            switch scalar {
            case "\\", "`", "*", "_", "[", "]", "<", ">", "|", "~", "$":
                result += "\\"
                result.unicodeScalars.append(scalar)
            case "&": result += "&amp;"
            case "@": result += "@" + Self.mentionBreak
            // These begin a heading, list or underline only at the start.
            case "#", "+", "-", "=", ":":
                if isLeading, leadingDigits == 0 { result += "\\" }
                result.unicodeScalars.append(scalar)
            case ".", ")":
                if isLeading, leadingDigits > 0 { result += "\\" }
                result.unicodeScalars.append(scalar)
            case " " where isLeading && leadingDigits == 0: result += "&#32;"
            default: result.unicodeScalars.append(scalar)
            }
            if isLeading, ("0"..."9").contains(scalar) { leadingDigits += 1 } else { isLeading = false }
        }
        return result
    }

    /// The text as a Markdown code span; where a span cannot hold it (backticks, pipes in tables, spaces at an end)
    /// as escaped text.
    var markdownCode: String {
        let text = visible
        let hasUnfit = text.unicodeScalars.contains { $0 == "`" || $0 == "|" }
        if text.isEmpty || hasUnfit || text.hasPrefix(" ") || text.hasSuffix(" ") { return text.markdownEscaped }
        return "`\(text)`"
    }

    /// The text as a fenced code block whose fence is longer than any run of backticks in it.
    func markdownFence(language: String = "") -> String {
        let lines = split(separator: "\n", omittingEmptySubsequences: false).map { String($0).visible }
        var longest = 0
        var run = 0
        for scalar in unicodeScalars {
            run = scalar == "`" ? run + 1 : 0
            longest = max(longest, run)
        }
        let fence = String(repeating: "`", count: max(3, longest + 1))
        return ([fence + language] + lines + [fence]).joined(separator: "\n")
    }
}
