/// Looks for the end of an item that cannot be read, as a person would: by brackets and, where they do not match, by
/// indent.
struct HCLSkipper {
    let bytes: [UInt8]
    /// The indent of the item that could not be read.
    let indent: Int
    /// No line before this one is where reading resumes.
    let earliest: Int
    /// Where the problem is.
    let problem: Int
    /// What is open: brackets, `"` of a text, `$` of an interpolation, `<` of a heredoc.
    private var open: [UInt8] = []
    /// How many of them a brace would close.
    private var braces = 0
    private var markers: [Range<Int>] = []
    private var index = 0

    init(bytes: [UInt8], indent: Int, earliest: Int, problem: Int) {
        self.bytes = bytes
        self.indent = indent
        self.earliest = earliest
        self.problem = problem
    }

    mutating func resume(from start: Int) -> Int {
        index = start
        while index < bytes.count {
            if let place = step(start) { return place }
        }
        return bytes.count
    }

    /// One character or token; where to resume, if that is here.
    private mutating func step(_ start: Int) -> Int? {
        let byte = bytes[index]
        let top = open.last
        if byte == UInt8(ascii: "\n") {
            if top == UInt8(ascii: "\"") { open.removeLast() }
            index += 1
            if open.last == UInt8(ascii: "<") {
                closeHeredoc()
                return nil
            }
            return index > start && index >= earliest ? resumption() : nil
        }
        if index == earliest, index > start, top != UInt8(ascii: "<"), let place = resumption() { return place }
        switch top {
        case UInt8(ascii: "\""), UInt8(ascii: "<"): template(byte, isQuoted: top == UInt8(ascii: "\""))
        default: return code(byte)
        }
        return nil
    }

    private mutating func template(_ byte: UInt8, isQuoted: Bool) {
        let next = index + 1 < bytes.count ? bytes[index + 1] : 0
        switch byte {
        case UInt8(ascii: "\\") where isQuoted: index += next == UInt8(ascii: "\n") ? 1 : 2
        case UInt8(ascii: "\"") where isQuoted:
            open.removeLast()
            index += 1
        case UInt8(ascii: "$"), UInt8(ascii: "%"):
            if next == UInt8(ascii: "{") {
                open.append(UInt8(ascii: "$"))
                braces += 1
                index += 2
            } else if next == byte, index + 2 < bytes.count, bytes[index + 2] == UInt8(ascii: "{") {
                index += 3
            } else {
                index += 1
            }
        default: index += 1
        }
    }

    private mutating func code(_ byte: UInt8) -> Int? {
        let next = index + 1 < bytes.count ? bytes[index + 1] : 0
        switch byte {
        case UInt8(ascii: "#"): skipLine()
        case UInt8(ascii: "/") where next == UInt8(ascii: "/"): skipLine()
        case UInt8(ascii: "/") where next == UInt8(ascii: "*"): skipComment()
        case UInt8(ascii: "<") where next == UInt8(ascii: "<"): openHeredoc()
        case UInt8(ascii: "\""), UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"):
            open.append(byte)
            if byte == UInt8(ascii: "{") { braces += 1 }
            index += 1
        case UInt8(ascii: ")"), UInt8(ascii: "]"):
            if let last = open.last, last == UInt8(ascii: "(") || last == UInt8(ascii: "[") { open.removeLast() }
            index += 1
        case UInt8(ascii: "}"):
            if braces == 0 {
                // It closes what the item stands in.
                if index >= problem { return index }
            } else {
                while let last = open.popLast(), last != UInt8(ascii: "{"), last != UInt8(ascii: "$") {}
                braces -= 1
            }
            index += 1
        default: index += 1
        }
        return nil
    }

    /// Whether reading resumes at this start of a line.
    private func resumption() -> Int? {
        if open.isEmpty { return index }
        var first = index
        while first < bytes.count, bytes[first] == UInt8(ascii: " ") || bytes[first] == UInt8(ascii: "\t") {
            first += 1
        }
        guard first < bytes.count else { return nil }
        if bytes[first] == UInt8(ascii: "}"), first - index < indent { return first }
        return first - index <= indent && Self.looksLikeItem(bytes, first, isBlock: false) ? index : nil
    }

    private mutating func skipLine() {
        while index < bytes.count, bytes[index] != UInt8(ascii: "\n") { index += 1 }
    }

    private mutating func skipComment() {
        index += 2
        while index + 1 < bytes.count {
            if bytes[index] == UInt8(ascii: "*"), bytes[index + 1] == UInt8(ascii: "/") {
                index += 2
                return
            }
            index += 1
        }
        index = bytes.count
    }

    private mutating func openHeredoc() {
        var marker = index + 2
        if marker < bytes.count, bytes[marker] == UInt8(ascii: "-") { marker += 1 }
        var markerEnd = marker
        while markerEnd < bytes.count {
            let length = HCLCharacters.continuesIdentifier(bytes, markerEnd)
            if length == 0 { break }
            markerEnd += length
        }
        var lineEnd = markerEnd
        if lineEnd < bytes.count, bytes[lineEnd] == UInt8(ascii: "\r") { lineEnd += 1 }
        guard markerEnd > marker, lineEnd < bytes.count, bytes[lineEnd] == UInt8(ascii: "\n") else {
            index += 2
            return
        }
        open.append(UInt8(ascii: "<"))
        markers.append(marker..<markerEnd)
        index = lineEnd + 1
        closeHeredoc()
    }

    /// At the start of a heredoc's line: closes it when the line is its marker.
    private mutating func closeHeredoc() {
        guard let marker = markers.last else { return }
        var first = index
        while first < bytes.count, bytes[first] == UInt8(ascii: " ") || bytes[first] == UInt8(ascii: "\t") {
            first += 1
        }
        guard first + marker.count <= bytes.count else { return }
        for offset in 0..<marker.count where bytes[first + offset] != bytes[marker.lowerBound + offset] { return }
        var last = first + marker.count
        while last < bytes.count, [UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r")].contains(bytes[last]) {
            last += 1
        }
        guard last == bytes.count || bytes[last] == UInt8(ascii: "\n") else { return }
        open.removeLast()
        markers.removeLast()
        index = first + marker.count
    }

    /// Whether an argument or block seems to begin at that place: a name, then `=`, `{` or a label.
    static func looksLikeItem(_ bytes: [UInt8], _ start: Int, isBlock: Bool) -> Bool {
        guard start < bytes.count, HCLCharacters.startsIdentifier(bytes, start) else { return false }
        var index = start
        var words = 0
        while index < bytes.count {
            let length = HCLCharacters.continuesIdentifier(bytes, index)
            if length > 0 {
                index += length
                continue
            }
            switch bytes[index] {
            case UInt8(ascii: " "), UInt8(ascii: "\t"): index += 1
            case UInt8(ascii: "{"): return true
            case UInt8(ascii: "="):
                let next = index + 1 < bytes.count ? bytes[index + 1] : 0
                return !isBlock && words == 0 && next != UInt8(ascii: "=") && next != UInt8(ascii: ">")
            case UInt8(ascii: "\""):
                words += 1
                index += 1
                while index < bytes.count, bytes[index] != UInt8(ascii: "\"") {
                    if bytes[index] == UInt8(ascii: "\n") { return false }
                    index += 1
                }
                index += 1
            default: return false
            }
        }
        return false
    }
}
