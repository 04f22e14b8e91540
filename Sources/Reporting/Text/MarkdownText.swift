/// A sentence in Markdown, written as a literal: what is interpolated is escaped, `\(code:)` becomes inline code.
struct MarkdownText: ExpressibleByStringInterpolation, Sendable {
    let text: String

    init(stringLiteral value: String) { text = value }

    init(stringInterpolation: StringInterpolation) { text = stringInterpolation.text }

    var fragment: Fragment { Fragment(text) }

    struct StringInterpolation: StringInterpolationProtocol {
        var text = ""

        init(literalCapacity: Int, interpolationCount: Int) { text.reserveCapacity(literalCapacity) }

        mutating func appendLiteral(_ literal: String) { text += literal }
        mutating func appendInterpolation(_ value: String) { text += value.markdownEscaped }
        mutating func appendInterpolation(_ value: Int) { text += Format.number(value) }
        mutating func appendInterpolation(code value: String) { text += value.markdownCode }
        mutating func appendInterpolation(_ value: MarkdownText) { text += value.text }
    }
}
