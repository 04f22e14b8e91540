/// Finds the comments of a file, which the tree of its syntax does not have: what stands in a text or heredoc is none.
struct HCLComments {
    /// A comment with the marks that begin and end it.
    struct Comment: Sendable, Hashable {
        var range: HCLRange
        /// What it says; empty where it does not begin with the letter of the mark.
        var text: String
    }

    private let bytes: [UInt8]
    private var at = 0
    private var found: [Comment] = []
    private var open: [Opener] = []

    private enum Opener {
        /// `${` or `%{` of a template, or a bracket in it: code.
        case brace
        case quote
        case heredoc([UInt8])
    }

    private init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The comments of a file of native syntax, or what stands for them in JSON: texts of the member `//`.
    static func all(in file: HCLFile) -> [Comment] {
        if file.path.hasSuffix(".json") { return texts(HCLJSONReader.node(of: file.bytes)) }
        var comments = HCLComments(file.bytes)
        while comments.at < comments.bytes.count { comments.step() }
        return comments.found
    }

    // MARK: JSON

    private static func texts(_ node: HCLJSONNode) -> [Comment] {
        switch node.kind {
        case .object(let members):
            members.flatMap { member in
                member.key.string == "//" ? notes(member.value, at: member.keyRange) : texts(member.value)
            }
        case .array(let items): items.flatMap(texts)
        default: []
        }
    }

    /// The texts of one `//` member: one, or a list of them.
    private static func notes(_ node: HCLJSONNode, at range: HCLRange) -> [Comment] {
        switch node.kind {
        case .string(let text): [Comment(range: range, text: text.string)]
        case .array(let items): items.flatMap { notes($0, at: $0.range) }
        default: []
        }
    }

    // MARK: Native syntax

    private func next(_ count: Int = 1) -> UInt8 { at + count < bytes.count ? bytes[at + count] : 0 }

    private mutating func step() {
        switch open.last {
        case .quote: template(isQuoted: true)
        case .heredoc(let marker):
            if isAtLineStart, closeHeredoc(marker) { return }
            template(isQuoted: false)
        case .brace, nil: code()
        }
    }

    private mutating func code() {
        switch bytes[at] {
        case UInt8(ascii: "#"): line(markLength: 1)
        case UInt8(ascii: "/") where next() == UInt8(ascii: "/"): line(markLength: 2)
        case UInt8(ascii: "/") where next() == UInt8(ascii: "*"): inline()
        case UInt8(ascii: "<") where next() == UInt8(ascii: "<"): openHeredoc()
        case UInt8(ascii: "\""):
            open.append(.quote)
            at += 1
        case UInt8(ascii: "{"):
            // Outside of templates braces need no count.
            if !open.isEmpty { open.append(.brace) }
            at += 1
        case UInt8(ascii: "}"):
            if !open.isEmpty { open.removeLast() }
            at += 1
        default: at += 1
        }
    }

    private mutating func template(isQuoted: Bool) {
        switch bytes[at] {
        case UInt8(ascii: "\\") where isQuoted: at += next() == UInt8(ascii: "\n") ? 1 : 2
        // A quoted text ends with its line, so that one that is not closed does not take the rest of the file along.
        case UInt8(ascii: "\"") where isQuoted, UInt8(ascii: "\n") where isQuoted:
            open.removeLast()
            at += 1
        case UInt8(ascii: "$"), UInt8(ascii: "%"):
            if next() == UInt8(ascii: "{") {
                open.append(.brace)
                at += 2
            } else if next() == bytes[at], next(2) == UInt8(ascii: "{") {
                at += 3
            } else {
                at += 1
            }
        default: at += 1
        }
    }

    private mutating func line(markLength: Int) {
        let start = at
        while at < bytes.count, bytes[at] != UInt8(ascii: "\n") { at += 1 }
        var end = at
        if end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
        add(start, end, text: min(start + markLength, end)..<end)
    }

    private mutating func inline() {
        let start = at
        at += 2
        while at < bytes.count {
            if bytes[at] == UInt8(ascii: "*"), next() == UInt8(ascii: "/") {
                at += 2
                return add(start, at, text: start + 2..<at - 2)
            }
            at += 1
        }
        add(start, at, text: min(start + 2, at)..<at)
    }

    private mutating func add(_ start: Int, _ end: Int, text: Range<Int>) {
        // The texts of a million comments that say nothing here are not kept.
        let first = bytes[text].first { !Self.decoration.contains($0) } ?? 0
        let isMarked = first == UInt8(ascii: "p") || first >= 0x80
        let said = isMarked ? String(decoding: bytes[text], as: UTF8.self) : ""
        found.append(Comment(range: HCLRange(start: start, end: end), text: said))
    }

    /// What may stand before the mark of a comment: white space, and what frames are drawn with.
    private static let decoration = Set(" \t\n\r\u{0B}\u{0C}*#/".utf8)

    private mutating func openHeredoc() {
        var marker = at + 2
        if marker < bytes.count, bytes[marker] == UInt8(ascii: "-") { marker += 1 }
        var end = marker
        while end < bytes.count {
            let length = HCLCharacters.continuesIdentifier(bytes, end)
            if length == 0 { break }
            end += length
        }
        var lineEnd = end
        if lineEnd < bytes.count, bytes[lineEnd] == UInt8(ascii: "\r") { lineEnd += 1 }
        guard end > marker, lineEnd < bytes.count, bytes[lineEnd] == UInt8(ascii: "\n") else {
            at += 2
            return
        }
        open.append(.heredoc(Array(bytes[marker..<end])))
        at = lineEnd + 1
    }

    private var isAtLineStart: Bool { at == 0 || bytes[at - 1] == UInt8(ascii: "\n") }

    /// Closes a heredoc whose marker stands alone on this line.
    private mutating func closeHeredoc(_ marker: [UInt8]) -> Bool {
        let blank: Set<UInt8> = [UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r")]
        var first = at
        while first < bytes.count, blank.contains(bytes[first]) { first += 1 }
        guard bytes[first...].starts(with: marker) else { return false }
        var last = first + marker.count
        while last < bytes.count, blank.contains(bytes[last]) { last += 1 }
        guard last == bytes.count || bytes[last] == UInt8(ascii: "\n") else { return false }
        open.removeLast()
        at = first + marker.count
        return true
    }
}

extension HCLJSONReader {
    fileprivate static func node(of bytes: [UInt8]) -> HCLJSONNode {
        var reader = HCLJSONReader(bytes: bytes)
        return reader.document()
    }
}
