/// What ends the reading of one argument, block header or template: the diagnostic is already recorded.
struct HCLStop: Error {}

/// The machinery that reads native syntax: bytes, an index, and the limits that keep hostile files harmless.
///
/// There is no separate scanner, because what a byte means depends on where the grammar stands (a quote inside `${}`
/// inside a quoted text opens another text), and one pass over bytes is fast.
struct HCLReader {
    /// How deep expressions, blocks and templates may nest; Terraform's own files stay below 30.
    static let deepestNesting = 200
    /// How high a tree may become through a chain such as `a + b + c` or `a.b.c`, which nests to the left without
    /// nesting as written: whoever walks the tree, or frees it, does so recursively.
    static let highestTree = 1000
    /// A file of garbage needs no complete list.
    static let mostDiagnostics = 100

    let bytes: [UInt8]
    let end: Int
    let places: HCLPlaces
    var at = 0
    /// Inside parentheses, brackets and interpolations a line break separates nothing.
    var ignoresNewlines = false
    var depth = 0
    /// The height of the expression that was read last.
    var height = 0
    var diagnostics: [HCLDiagnostic] = []
    /// From where `recover` scans: a place of the current item at which nothing is open.
    var recoveryStart = 0
    /// Whether a block header in the first column closes the blocks before it; for files that lack a closing brace.
    var usesIndentation = false
    var hasReportedEnd = false

    init(bytes: [UInt8], places: HCLPlaces = .file) {
        self.bytes = bytes
        self.places = places
        end = bytes.count
    }

    // MARK: Bytes

    /// The byte at the index; 0 at the end.
    var byte: UInt8 { at < end ? bytes[at] : 0 }

    func byte(after count: Int) -> UInt8 { at + count < end ? bytes[at + count] : 0 }

    /// Whether these characters of ASCII stand at the index.
    func stands(_ first: UInt8, _ second: UInt8) -> Bool {
        at + 1 < end && bytes[at] == first && bytes[at + 1] == second
    }

    func range(_ start: Int, _ end: Int) -> HCLRange { HCLRange(start: place(start), end: place(end)) }

    private func place(_ index: Int) -> Int {
        switch places {
        case .file: index
        case .shifted(let base): base + index
        case .mapped(let offsets): offsets.isEmpty ? 0 : Int(offsets[min(index, offsets.count - 1)])
        }
    }

    func text(_ start: Int, _ end: Int) -> String { String(decoding: bytes[start..<end], as: UTF8.self) }

    // MARK: Space

    /// Goes on to the next token: over spaces, comments and, where they separate nothing, line breaks.
    mutating func skipSpace() {
        while at < end {
            switch bytes[at] {
            case UInt8(ascii: " "), UInt8(ascii: "\t"): at += 1
            case UInt8(ascii: "\n"):
                guard ignoresNewlines else { return }
                at += 1
            case UInt8(ascii: "\r"):
                guard byte(after: 1) == UInt8(ascii: "\n") else { return }
                at += 1
            case UInt8(ascii: "#"): skipLine()
            case UInt8(ascii: "/"):
                let next = byte(after: 1)
                if next == UInt8(ascii: "/") {
                    skipLine()
                } else if next == UInt8(ascii: "*") {
                    skipComment()
                } else {
                    return
                }
            default: return
            }
        }
    }

    /// Up to the line break, which itself means something.
    private mutating func skipLine() {
        while at < end, bytes[at] != UInt8(ascii: "\n") { at += 1 }
    }

    private mutating func skipComment() {
        let start = at
        at += 2
        while at < end {
            if stands(UInt8(ascii: "*"), UInt8(ascii: "/")) {
                at += 2
                return
            }
            at += 1
        }
        // The same space may be gone over twice.
        if hasReportedEnd { return }
        hasReportedEnd = true
        report("`*/` was expected at the end of the comment, not the end of the file.", at: range(start, start + 2))
    }

    // MARK: Names

    /// The identifier at the index; nil when there is none.
    mutating func identifier() -> String? {
        let start = at
        skipIdentifier()
        return at > start ? text(start, at) : nil
    }

    /// Goes over the identifier at the index, if there is one.
    mutating func skipIdentifier() {
        guard at < end, HCLCharacters.startsIdentifier(bytes, at) else { return }
        while at < end {
            let length = HCLCharacters.continuesIdentifier(bytes, at)
            guard length > 0 else { return }
            at += length
        }
    }

    var isAtIdentifier: Bool { at < end && HCLCharacters.startsIdentifier(bytes, at) }

    /// Whether exactly this identifier stands at the index.
    func isAt(keyword: StaticString) -> Bool {
        let length = keyword.utf8CodeUnitCount
        guard at + length <= end else { return false }
        let isSame = keyword.withUTF8Buffer { word in
            for index in 0..<length where bytes[at + index] != word[index] { return false }
            return true
        }
        return isSame && (at + length == end || HCLCharacters.continuesIdentifier(bytes, at + length) == 0)
    }
}
