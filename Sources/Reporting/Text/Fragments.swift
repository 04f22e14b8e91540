internal import Mustache

/// Text that is already HTML or Markdown and goes out as it is, by a triple tag (`{{{body}}}`).
///
/// The template loader accepts a triple tag for a `Fragment` only and a double tag for anything else only, so a
/// template, also a user's, can neither let hostile text through nor escape twice.
struct Fragment: Sendable, Hashable, Decodable, MustacheCustomRenderable {
    let text: String

    init(_ text: String) { self.text = text }

    /// Text as inline code in Markdown.
    static func code(_ text: String) -> Fragment { Fragment(text.markdownCode) }

    var renderText: String { text }
    var isNull: Bool { false }
}
