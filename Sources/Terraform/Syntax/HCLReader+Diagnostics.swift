extension HCLReader {
    /// Records a problem that does not end the reading.
    mutating func report(_ message: String, at range: HCLRange) {
        if diagnostics.count < Self.mostDiagnostics {
            diagnostics.append(HCLDiagnostic(message, at: range))
        } else if diagnostics.count == Self.mostDiagnostics {
            diagnostics.append(HCLDiagnostic("Further problems of this file are not listed.", at: range))
        }
    }

    /// Records that something else was expected at the index; to be thrown.
    ///
    /// - Parameter what: What was expected, as the start of a sentence, such as `` A comma or `]` ``.
    mutating func expected(_ what: String) -> HCLStop {
        let (found, length) = foundHere()
        if at >= end {
            // An unclosed bracket is met again by everything that it stands in.
            if hasReportedEnd { return HCLStop() }
            hasReportedEnd = true
        }
        report("\(what) was expected, not \(found).", at: range(at, at + length))
        return HCLStop()
    }

    /// Records that the nesting is too deep; to be thrown.
    mutating func tooDeep() -> HCLStop {
        report("Less nesting was expected: this is deeper than \(Self.deepestNesting) levels.", at: range(at, at + 1))
        return HCLStop()
    }

    /// Records that a chain of operators or steps is too long; to be thrown.
    mutating func tooLong() -> HCLStop {
        report(
            "A shorter expression was expected: this one has more than \(Self.highestTree) operators or steps in a row.",
            at: range(at, at + 1))
        return HCLStop()
    }

    /// What stands at the index, in words, and how many bytes of it to point at.
    private func foundHere() -> (String, Int) {
        guard at < end else { return ("the end of the file", 0) }
        switch bytes[at] {
        case UInt8(ascii: "\n"): return ("the end of the line", 1)
        case UInt8(ascii: "\r"): return ("a carriage return", 1)
        case UInt8(ascii: "`"): return ("a backquote", 1)
        case 0..<0x20, 0x7F: return ("a control character", 1)
        case 0x80...:
            let length = HCLCharacters.scalarLength(bytes, at)
            guard length > 0 else { return ("a byte that is not UTF-8", 1) }
            return ("`\(text(at, at + length))`", length)
        default:
            var copy = self
            copy.skipIdentifier()
            // A word that stands where none may is often a value without its quotes, and may be a secret.
            if copy.at > at { return ("a word", min(copy.at - at, 40)) }
            if (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[at]) { return ("a number", 1) }
            return ("`\(text(at, at + 1))`", 1)
        }
    }
}
