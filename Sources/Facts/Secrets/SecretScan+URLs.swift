extension SecretScan {
    /// What ends the part of a URL in which a user can stand.
    private static let behindAuthority = ByteSet.space.union(ByteSet([0x22, 0x27, 0x3C, 0x3E, 0x5C, 0x60]))
        .union(ByteSet("/?#,;"))

    /// `scheme://user:password@host`, `https://TOKEN@host`
    mutating func lookForUserInfo(end: Int) {
        var place = end
        var at: Int?
        var colon: Int?
        while let byte = self[place] {
            if Self.behindAuthority.contains(byte), !isInsidePassword(place, behind: colon) { break }
            if byte == UInt8(ascii: "@") { at = place }
            if byte == UInt8(ascii: ":"), colon == nil, at == nil { colon = place }
            place += 1
        }
        guard let at, at > end else { return }
        let user = end..<(colon ?? at)
        if isMadeByMachine(user) { add(.userInfo, user) }
        guard let colon, colon + 1 < at else { return }
        // `…:${random_password.db.result}@…`
        if !refersElsewhere(colon + 1..<at, isQuoted: false) { add(.userInfo, colon + 1..<at) }
    }

    /// Whether a slash belongs to a password that nobody encoded: `db://user:a/b@host`, not `http://host:8080/a@b`.
    private func isInsidePassword(_ place: Int, behind colon: Int?) -> Bool {
        guard bytes[place] == UInt8(ascii: "/"), let colon, place - colon < Self.reach, place > colon + 1 else {
            return false
        }
        return !bytes[colon + 1..<place].allSatisfy(ByteSet.digits.contains)
    }

    /// Whether a user's name is a token: no name of people or programs is so long and so mixed.
    private func isMadeByMachine(_ range: Range<Int>) -> Bool {
        if range.count < 16 || bytes[range].contains(UInt8(ascii: "$")) { return false }
        return SecretVariable.isMadeByMachine(text(range.prefixRange(256)))
    }

    /// `user:password@tcp(host:3306)/name`
    mutating func lookForDataSource(end: Int) {
        let at = end - (bytes[end - 2] == UInt8(ascii: "x") ? 6 : 5)
        var start = at
        let first = max(0, at - Self.reach)
        while start > first, !ByteSet.space.contains(bytes[start - 1]), !ByteSet.quotes.contains(bytes[start - 1]) {
            start -= 1
        }
        guard let colon = bytes[start..<at].firstIndex(of: UInt8(ascii: ":")), colon + 1 < at else { return }
        if !refersElsewhere(colon + 1..<at, isQuoted: false) { add(.userInfo, colon + 1..<at) }
    }

    /// `&sig=…`: short values are counted as words.
    mutating func lookForParameter(end: Int) {
        var last = end
        while let byte = self[last], !Self.behindAuthority.contains(byte) || byte == UInt8(ascii: "/"),
            byte != UInt8(ascii: "&"),
            byte != UInt8(ascii: "#")
        {
            last += 1
        }
        let value = end..<last
        if value.count >= 12, SecretVariable.isMadeByMachine(text(value.prefixRange(512))) { add(.value, value) }
    }
}

extension Range<Int> {
    /// The first numbers of a range.
    func prefixRange(_ count: Int) -> Range<Int> { lowerBound..<Swift.min(upperBound, lowerBound + count) }
}
