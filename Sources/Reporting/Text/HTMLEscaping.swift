internal import Mustache

/// Escapes text for HTML, in elements and in quoted attributes.
///
/// The library's own content type compares whole characters, so that a quote with a combining mark after it is not
/// a quote to it and passes unescaped into an attribute; this one looks at scalars.
struct HTMLContentType: MustacheContentType {
    func escapeText(_ text: String) -> String { text.visible.htmlEscaped }
}

extension String {
    /// The text with the five characters that mean something to HTML as references.
    var htmlEscaped: String {
        var result = ""
        result.reserveCapacity(utf8.count)
        for scalar in unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
