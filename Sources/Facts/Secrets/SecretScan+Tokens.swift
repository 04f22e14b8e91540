extension SecretScan {
    mutating func look(for token: SecretToken, end: Int) {
        let prefix = token.prefix.utf8
        var start = end - prefix.count
        // The automaton does not tell the cases of letters apart.
        guard bytes[start..<end].elementsEqual(prefix) else { return }
        if token.startsWord, isInsideWord(start) { return }
        let last = self.end(of: token.alphabet, from: end)
        guard last - end >= token.minimum else { return }
        let body = end..<last
        if token.isMixed, !isMixed(body) { return }
        if token.dotCount > 0, !hasSegments(from: end, token.dotCount) { return }
        // `ID.atlasv1.…`, `123456789:AA…`: the first part belongs to it.
        if prefix.first == UInt8(ascii: ".") || prefix.first == UInt8(ascii: ":") {
            start = self.start(of: .alphanumeric, before: start)
            if prefix.first == UInt8(ascii: ":"), end - start - 3 < 6 { return }
        }
        // A full stop ends a sentence.
        add(.token(token.name), start..<(bytes[last - 1] == UInt8(ascii: ".") ? last - 1 : last))
    }

    /// Whether a stretch has letters of both cases and digits.
    private func isMixed(_ range: Range<Int>) -> Bool {
        let part = bytes[range.prefixRange(128)]
        return part.contains(where: ByteSet.lowercase.contains) && part.contains(where: ByteSet.uppercase.contains)
            && part.contains(where: ByteSet.digits.contains)
    }

    /// Whether the parts before and behind the first dots are eight bytes or longer.
    private mutating func hasSegments(from start: Int, _ dotCount: Int) -> Bool {
        var place = start
        for _ in 0..<dotCount {
            let dot = end(of: .word, from: place)
            guard dot - place >= 8, self[dot] == UInt8(ascii: ".") else { return false }
            place = dot + 1
        }
        return end(of: .word, from: place) - place >= 8
    }

    /// `-----BEGIN … PRIVATE KEY-----` to the end of the block; to the end of the text where the block is cut.
    mutating func lookForPrivateKey(end: Int) {
        if self[end - 1] == UInt8(ascii: ":") { return add(.privateKey, end..<bytes.count) }
        let line = max(0, end - 80)..<end
        guard let begin = lastPlace(of: "-----BEGIN ", in: line) else { return }
        var last = bytes.count
        var place = end
        while let found = firstPlace(of: "-----END ", from: place) {
            place = found + 9
            let close = min(bytes.count, found + 80)
            if let dashes = firstPlace(of: "-----", from: place, before: close) {
                last = dashes + 5
                break
            }
        }
        add(.privateKey, begin..<last)
    }

    private func firstPlace(of text: StaticString, from start: Int, before end: Int? = nil) -> Int? {
        (start..<max(start, end ?? bytes.count)).first { bytes[$0] == UInt8(ascii: "-") && hasText(text, at: $0) }
    }

    private func lastPlace(of text: StaticString, in range: Range<Int>) -> Int? {
        range.reversed().first { hasText(text, at: $0) }
    }
}
