internal import Mustache

/// Escapes text for Markdown: in a paragraph, a list item or a table cell it appears as itself.
struct MarkdownContentType: MustacheContentType {
    func escapeText(_ text: String) -> String { text.markdownEscaped }
}

extension String {
    /// What stands behind an `@` so that hosts that notify people do not take it for a mention. GitHub looks for
    /// mentions after Markdown, so neither a backslash nor a character reference hides them.
    static let mentionBreak = "&#8203;"

    /// The text as Markdown that shows it literally, on one line, with no more backslashes than that takes.
    var markdownEscaped: String {
        let scalars = Array(visible.unicodeScalars)
        let digits = scalars.prefix { ("0"..."9").contains($0) }.count
        var result = ""
        for (index, scalar) in scalars.enumerated() {
            switch scalar {
            case "\\", "`", "*", "[", "]", "<", ">", "|", "~", "$": result += "\\\(scalar)"
            // Between letters an underscore is only itself.
            case "_": result += scalars.isWord(index - 1) && scalars.isWord(index + 1) ? "_" : "\\_"
            case "&": result += "&amp;"
            case "@": result += "@" + Self.mentionBreak
            // These begin a heading, list or underline only at the start of a line.
            case "#", "+", "-", "=": result += index == 0 ? "\\\(scalar)" : "\(scalar)"
            // GitHub and GitLab make links of bare addresses: `https://`, `www.`.
            case ":": result += scalars.isAddress(at: index) ? "\\:" : ":"
            case "." where scalars.endsWord("www", at: index): result += "\\."
            case ".", ")":
                let isMarker =
                    digits > 0 && index == digits && (index + 1 == scalars.count || scalars[index + 1] == " ")
                result += isMarker ? "\\\(scalar)" : "\(scalar)"
            case " " where index == 0 || index + 1 == scalars.count: result += "&#32;"
            default: result.unicodeScalars.append(scalar)
            }
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

extension [Unicode.Scalar] {
    /// Whether there is an ASCII letter or digit at `index`.
    fileprivate func isWord(_ index: Int) -> Bool {
        guard indices.contains(index), self[index].isASCII else { return false }
        return self[index].properties.isAlphabetic || ("0"..."9").contains(self[index])
    }

    /// Whether the colon at `index` makes an address of what is before it, as `https:` does.
    fileprivate func isAddress(at index: Int) -> Bool {
        ["http", "https", "ftp"].contains { endsWord($0, at: index) }
    }

    /// Whether the ASCII letters before `index` end in `word`, in any case.
    fileprivate func endsWord(_ word: String, at index: Int) -> Bool {
        guard index >= word.utf8.count else { return false }
        return zip(self[(index - word.utf8.count)..<index], word.unicodeScalars).allSatisfy { one, other in
            one == other || one.properties.lowercaseMapping.unicodeScalars.elementsEqual([other])
        }
    }
}
