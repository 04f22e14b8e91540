import Facts

/// The template of an EventBridge target's input transformer.
///
/// Source: EventBridge User Guide, "Amazon EventBridge input transformation", and API reference, `InputTransformer`, read
/// 2026-11-25: placeholders are written `<name>` and cannot be escaped; none may be the key of an object; a string value
/// gets its quotes where the placeholder has none; `aws.events.event` and `aws.events.event.json` are JSON and may only
/// be the value of a field.
package struct InputTransformer: Sendable, Hashable {
    /// What becomes of the template.
    package enum Outcome: Sendable, Hashable {
        /// JSON, whatever the values are.
        case json
        /// Not JSON, or a placeholder without a value; the clause says which.
        case broken(String)
        /// It depends on a value that is not known before the apply; the clause names it.
        case unknown(String)
    }

    /// Names that EventBridge gives a value to by itself.
    package static let reserved: Set<String> = [
        "aws.events.rule-arn", "aws.events.rule-name", "aws.events.event.ingestion-time", "aws.events.event",
        "aws.events.event.json",
    ]

    private static let documents: Set<String> = ["aws.events.event", "aws.events.event.json"]

    package let template: String
    /// The names of the input paths.
    package let variables: Set<String>
    /// Whether several JSON strings, one a line, will do: a topic or queue takes them, a function does not.
    package let takesLines: Bool

    package init(template: String, variables: some Sequence<String>, takesLines: Bool = false) {
        self.template = template
        self.variables = Set(variables)
        self.takesLines = takesLines
    }

    package var outcome: Outcome {
        var walk = TemplateWalk(template)
        walk.run()
        if let name = walk.placeholders.first(where: { !isKnown($0.name) })?.name {
            // Input paths whose names are not known may hold it.
            if variables.contains(where: SymbolicText.hasSymbols) {
                return .unknown("<\(name)> may be one of the input paths, whose names are not known")
            }
            return .broken("it uses <\(name)>, which is neither an input path nor a name that EventBridge reserves")
        }
        if let inside = walk.placeholders.first(where: { $0.isQuoted && Self.documents.contains($0.name) }) {
            return .broken("<\(inside.name)> stands in a string, but it is JSON and may only be the value of a field")
        }
        if walk.endsInString { return .broken("a string in it does not end") }
        // In a string a symbol is text; elsewhere it may be whatever the template lacks.
        if let symbol = walk.openSymbols.first {
            return .unknown("it holds \(symbol) outside of a string, which is not known before the apply")
        }
        if isJSON(walk.sample) { return .json }
        return .broken(
            "with values in place of the variables it reads \(Self.shortened(walk.sample)), which is not JSON")
    }

    private func isKnown(_ name: String) -> Bool { variables.contains(name) || Self.reserved.contains(name) }

    private func isJSON(_ text: String) -> Bool {
        if (try? JSONValue(parsing: text)) != nil { return true }
        guard takesLines else { return false }
        let lines = text.split(whereSeparator: \.isNewline).filter { !$0.allSatisfy(\.isWhitespace) }
        return !lines.isEmpty && lines.allSatisfy { (try? JSONValue(parsing: String($0)))?.stringValue != nil }
    }

    private static func shortened(_ text: String) -> String {
        let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return line.count > 120 ? line.prefix(117) + "…" : line
    }
}

/// Walks over a template and puts a sample in each placeholder's place.
private struct TemplateWalk {
    private let parts: [SymbolicText.Part]
    var placeholders: [(name: String, isQuoted: Bool)] = []
    /// Symbols outside of strings, where what they stand for decides.
    var openSymbols: [String] = []
    var sample = ""
    private var isQuoted = false
    private var isEscaped = false

    init(_ template: String) { parts = SymbolicText.parts(of: template) }

    var endsInString: Bool { isQuoted && openSymbols.isEmpty }

    mutating func run() {
        for part in parts {
            switch part {
            case .literal(let text): read(text)
            case .symbol(let symbol):
                // A symbol in a string is text. What Terraform puts there may have a quote in it, but seldom does.
                if !isQuoted { openSymbols.append(symbol) }
                sample += isQuoted ? "text" : "0"
            }
        }
    }

    private mutating func read(_ text: String) {
        var rest = text[...]
        while let character = rest.popFirst() {
            if character == "<", let end = rest.firstIndex(of: ">"), Self.isName(rest[..<end]) {
                placeholders.append((String(rest[..<end]), isQuoted))
                // A quoted placeholder is part of a string, another is a value.
                sample += isQuoted ? "text" : "0"
                rest = rest[rest.index(after: end)...]
                isEscaped = false
                continue
            }
            sample.append(character)
            if isEscaped {
                isEscaped = false
            } else if character == "\\" {
                isEscaped = isQuoted
            } else if character == "\"" {
                isQuoted.toggle()
            }
        }
    }

    /// Whether it is the name of a variable: `a < b and c > d` has none.
    private static func isName(_ text: Substring) -> Bool {
        !text.isEmpty
            && text.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "."),
                    UInt8(ascii: "$"), UInt8(ascii: "/"):
                    true
                default: byte >= 0x80
                }
            }
    }
}
