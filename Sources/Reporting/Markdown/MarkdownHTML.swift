internal import CCmark
import Foundation

/// Markdown to HTML through libcmark, with what plain CommonMark lacks: pipe tables and ids on headings.
///
/// Raw HTML and links of schemes that can run code are left out (cmark's safe mode), images become their text, so
/// that a page loads nothing. This is the one file that imports cmark; no pointer of it leaves a call.
struct MarkdownHTML {
    private let source: [Substring]
    private var usedAnchors: [String: Int] = [:]
    /// The heading above, which names a table for readers who cannot see it.
    private var heading = "Table"

    struct Heading: Sendable, Hashable {
        let level: Int
        let anchor: String
        let text: String
    }

    private var headings: [Heading] = []

    /// Renders a whole document.
    ///
    /// - Parameter headingOffset: added to every heading's level, for a document inside a page.
    static func render(_ text: String, headingOffset: Int = 0) throws -> String {
        try renderWithHeadings(text, headingOffset: headingOffset).html
    }

    /// Renders a whole document and lists its headings with their ids.
    static func renderWithHeadings(
        _ text: String, headingOffset: Int = 0
    ) throws -> (html: String, headings: [Heading]) {
        let markdown = text.replacingOccurrences(of: "\r\n", with: "\n").replacingOccurrences(of: "\r", with: "\n")
        var pass = MarkdownHTML(markdown)
        return try withDocument(markdown) { document in
            rework(inlinesOf: document)
            for node in children(of: document) { pass.rework(node, headingOffset) }
            return (html(document), pass.headings)
        }
    }

    private init(_ markdown: String) {
        source = markdown.split(separator: "\n", omittingEmptySubsequences: false)
    }

    // MARK: - Blocks

    private mutating func rework(_ node: OpaquePointer, _ headingOffset: Int) {
        switch cmark_node_get_type(node) {
        case CMARK_NODE_HEADING:
            let text = Self.text(of: node)
            heading = text
            let level = min(6, Int(cmark_node_get_heading_level(node)) + headingOffset)
            let id = anchor(text)
            headings.append(Heading(level: level, anchor: id, text: text))
            Self.replace(node, open: "<h\(level) id=\"\(id)\">", close: "</h\(level)>", keepsChildren: true)
        case CMARK_NODE_CODE_BLOCK:
            let info = Self.string(cmark_node_get_fence_info(node)).split(separator: " ").first.map(String.init) ?? ""
            let code = Self.string(cmark_node_get_literal(node))
            let language = info.isEmpty ? "" : " class=\"language-\(info.htmlEscaped)\""
            Self.replace(
                node, open: "<pre tabindex=\"0\"><code\(language)>\(code.htmlEscaped)</code></pre>", close: "",
                keepsChildren: false)
        case CMARK_NODE_PARAGRAPH:
            let first = Int(cmark_node_get_start_line(node)) - 1
            let last = Int(cmark_node_get_end_line(node)) - 1
            guard first >= 0, last < source.count, first <= last,
                let table = PipeTable(source[first...last].map(String.init))
            else { return }
            let label = "Table: \(heading)".htmlEscaped
            Self.replace(node, open: table.html(label: label, cell: Self.inline), close: "", keepsChildren: false)
        default: break
        }
    }

    private mutating func anchor(_ text: String) -> String {
        let plain = Slug.anchor(text)
        let count = (usedAnchors[plain] ?? 0) + 1
        usedAnchors[plain] = count
        return count == 1 ? plain : "\(plain)-\(count)"
    }

    // MARK: - Inlines

    /// One cell or line: its inlines as HTML; as literal text where it would be a block of its own.
    private static func inline(_ markdown: String) -> String {
        let rendered = try? withDocument(markdown) { document -> String? in
            let blocks = children(of: document)
            guard blocks.count == 1, let only = blocks.first, cmark_node_get_type(only) == CMARK_NODE_PARAGRAPH else {
                return blocks.isEmpty ? "" : nil
            }
            rework(inlinesOf: document)
            // By bytes: a combining mark at the start of the cell makes one character with the tag's ">".
            let paragraph = html(document).utf8.dropFirst("<p>".utf8.count).dropLast("</p>\n".utf8.count)
            return String(decoding: paragraph, as: UTF8.self)
        }
        return (rendered ?? nil) ?? markdown.htmlEscaped
    }

    /// Images become their text; the space of no width that our Markdown puts behind an `@`, for hosts that notify
    /// people, would only be copied along from a page.
    private static func rework(inlinesOf document: OpaquePointer) {
        var images: [OpaquePointer] = []
        guard let walk = cmark_iter_new(document) else { return }
        while true {
            let event = cmark_iter_next(walk)
            if event == CMARK_EVENT_DONE { break }
            guard event == CMARK_EVENT_ENTER, let node = cmark_iter_get_node(walk) else { continue }
            switch cmark_node_get_type(node) {
            case CMARK_NODE_IMAGE: images.append(node)
            case CMARK_NODE_TEXT:
                let text = string(cmark_node_get_literal(node))
                let kept = text.replacingOccurrences(of: "@\u{200B}", with: "@", options: .literal)
                if kept.utf8.count != text.utf8.count { cmark_node_set_literal(node, kept) }
            default: break
            }
        }
        cmark_iter_free(walk)
        for image in images {
            for child in children(of: image) { cmark_node_insert_before(image, child) }
            cmark_node_unlink(image)
            cmark_node_free(image)
        }
    }

    // MARK: - The C tree

    private static func withDocument<Result>(
        _ markdown: String, _ body: (OpaquePointer) throws -> Result
    ) throws -> Result {
        // With NUL removed: cmark takes a length, but its literals are C strings.
        let text = markdown.replacingOccurrences(of: "\0", with: "\u{FFFD}")
        guard let document = cmark_parse_document(text, text.utf8.count, CMARK_OPT_DEFAULT) else {
            throw RenderError(step: .renderPage, message: "libcmark could not parse the Markdown")
        }
        defer { cmark_node_free(document) }
        return try body(document)
    }

    private static func html(_ node: OpaquePointer) -> String {
        guard let text = cmark_render_html(node, CMARK_OPT_DEFAULT) else { return "" }
        defer { free(text) }
        return String(cString: text)
    }

    private static func children(of node: OpaquePointer) -> [OpaquePointer] {
        var result: [OpaquePointer] = []
        var next = cmark_node_first_child(node)
        while let child = next {
            result.append(child)
            next = cmark_node_next(child)
        }
        return result
    }

    private static func text(of node: OpaquePointer) -> String {
        switch cmark_node_get_type(node) {
        case CMARK_NODE_TEXT, CMARK_NODE_CODE: string(cmark_node_get_literal(node))
        case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK: " "
        default: children(of: node).map(text).joined()
        }
    }

    private static func replace(_ node: OpaquePointer, open: String, close: String, keepsChildren: Bool) {
        guard let block = cmark_node_new(CMARK_NODE_CUSTOM_BLOCK) else { return }
        cmark_node_set_on_enter(block, open)
        cmark_node_set_on_exit(block, close)
        if keepsChildren {
            for child in children(of: node) { cmark_node_append_child(block, child) }
        }
        cmark_node_replace(node, block)
        cmark_node_free(node)
    }

    private static func string(_ text: UnsafePointer<CChar>?) -> String { text.map { String(cString: $0) } ?? "" }
}
