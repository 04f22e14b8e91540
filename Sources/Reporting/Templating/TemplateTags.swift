/// The tags of one template, as a tree; the text between them does not matter here.
struct TemplateTags: Sendable {
    indirect enum Tag: Sendable {
        case variable(name: String, isTriple: Bool, line: Int)
        case section(name: String, isInverted: Bool, line: Int, body: [Tag])
        case partial(name: String, line: Int)
        case contentType(name: String)
    }

    let tags: [Tag]

    /// Parses the tags of `text`.
    ///
    /// - Throws: `RenderError` for a tag that is never closed, and for what our loader cannot check: delimiters,
    ///   inheritance, dynamic partials and transforms.
    init(_ text: String, template: String) throws {
        var scanner = Scanner(rest: Substring(text), template: template)
        tags = try scanner.tags(inside: nil)
    }

    private struct Scanner {
        var rest: Substring
        var line = 1
        let template: String

        mutating func tags(inside section: String?) throws -> [Tag] {
            var tags: [Tag] = []
            while let open = rest.firstRange(of: "{{") {
                skip(to: open.upperBound)
                let isTriple = rest.first == "{"
                let start = line
                let close = isTriple ? "}}}" : "}}"
                guard let end = rest.firstRange(of: close) else { throw problem("a tag is not closed", start) }
                var content = rest[..<end.lowerBound]
                skip(to: end.upperBound)
                if isTriple { content.removeFirst() }
                let kind = content.first ?? " "
                let name = content.drop { "#^/>&%! ".contains($0) }.trimmed
                switch kind {
                case "!": continue
                case "%":
                    let parts = name.split(separator: ":").map { $0.trimmed }
                    guard parts.count == 2, parts[0] == "CONTENT_TYPE" else {
                        throw problem("“%\(name)” is unknown", start)
                    }
                    tags.append(.contentType(name: parts[1]))
                case "#", "^":
                    try check(name, start)
                    let body = try self.tags(inside: name)
                    tags.append(.section(name: name, isInverted: kind == "^", line: start, body: body))
                case "/":
                    guard name == section else { throw problem("“/\(name)” closes no open section", start) }
                    return tags
                case ">":
                    guard !name.hasPrefix("*") else { throw problem("the name of a partial must be fixed", start) }
                    tags.append(.partial(name: name, line: start))
                case "=", "<", "$": throw problem("“\(kind)” tags are not supported", start)
                default:
                    try check(name, start)
                    tags.append(.variable(name: name, isTriple: isTriple || kind == "&", line: start))
                }
            }
            if let section { throw problem("the section “\(section)” is not closed", line) }
            return tags
        }

        private mutating func skip(to index: Substring.Index) {
            line += rest[..<index].utf8.count { $0 == UInt8(ascii: "\n") }
            rest = rest[index...]
        }

        private func check(_ name: String, _ line: Int) throws {
            if name.isEmpty || name.contains("(") { throw problem("“\(name)” is not a plain name", line) }
        }

        private func problem(_ text: String, _ line: Int) -> RenderError {
            RenderError(step: .loadTemplates, path: template, message: "line \(line): \(text)")
        }
    }
}

extension Substring {
    fileprivate var trimmed: String {
        String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
    }
}

extension Sequence {
    fileprivate func count(where isWanted: (Element) -> Bool) -> Int {
        reduce(0) { $0 + (isWanted($1) ? 1 : 0) }
    }
}
