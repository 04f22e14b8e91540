/// Values behind names: `password=hunter2`, `"password": "hunter2"`, `--password hunter2`, `<password>hunter2</password>`.
extension SecretScan {
    private static let nameBytes = ByteSet.alphanumeric.union(ByteSet("_.").union(ByteSet([0x2D])))

    /// - Parameter end: where a word ends that names of secrets contain.
    mutating func lookForValue(ofNameAt end: Int) {
        if end <= nameEnd || end <= arnEnd { return }
        let last = self.end(of: Self.nameBytes, from: end, limit: Self.reach)
        guard last - end < Self.reach, let next = self[last] else { return }
        nameEnd = last
        let first = start(of: Self.nameBytes, before: end)
        if gathersNames, !hasNames { hasNames = SecretNames.isSecret(text(first..<last)) }
        if let separator = separator(at: last) {
            // `arn:aws:…:secret:NAME`, `secretsmanager:GetSecretValue`
            let name = text(first..<last)
            guard SecretNames.isSecret(name) else { return }
            // `registry.example.com/token-service:1.2.3`
            if separator.isColon, !separator.isLoose, self[first - 1] == UInt8(ascii: "/") { return }
            if separator.isColon, isSentence(name, behind: separator) { return }
            mask(valueAt: separator.end, of: name, isOption: false)
        } else if next == UInt8(ascii: ">"), self[first - 1] == UInt8(ascii: "<") {
            guard SecretNames.isSecret(text(first..<last)) else { return }
            var close = last + 1
            while let byte = self[close], byte != UInt8(ascii: "<") { close += 1 }
            add(.value, last + 1..<close)
        } else if bytes[first] == UInt8(ascii: "-") {
            lookForOption(first..<last)
        }
    }

    /// `--password hunter2`
    private mutating func lookForOption(_ name: Range<Int>) {
        let value = end(of: .space, from: name.upperBound, limit: Self.reach)
        guard value > name.upperBound, let first = self[value], first != UInt8(ascii: "-") else { return }
        if let before = self[name.lowerBound - 1], !ByteSet.space.contains(before), !ByteSet.quotes.contains(before),
            !ByteSet("(`[{=").contains(before)
        {
            return
        }
        let name = text(name)
        guard SecretNames.isSecret(name) else { return }
        let word = text(value..<end(of: .letters, from: value, limit: 16))
        if Self.wordsBehindOptions.contains(word) { return }
        mask(valueAt: value, of: name, isOption: true)
    }

    private static let wordsBehindOptions: Set<String> = [
        "is", "was", "must", "requires", "or", "and", "to", "for", "from", "option", "flag", "argument", "cannot",
        "are",
    ]

    // MARK: - Separators

    private struct Separator {
        var isColon: Bool
        /// Whether space or a quote stands around a colon.
        var isLoose: Bool
        var end: Int
    }

    /// `=`, `:`, `=>`, `:=`, `==` and `%3D`, with quotes and space around them.
    private func separator(at place: Int) -> Separator? {
        var place = place
        let start = place
        while self[place] == UInt8(ascii: "\\"), place - start < 4 { place += 1 }
        if let quote = self[place], ByteSet.quotes.contains(quote) { place += 1 }
        if self[place] == UInt8(ascii: "]") { place += 1 }
        let isQuoted = place > start
        let space = end(of: .space, from: place, limit: Self.reach)
        if hasText("%3D", at: space) || hasText("%3d", at: space) {
            return Separator(isColon: false, isLoose: false, end: space + 3)
        }
        guard let mark = self[space], mark == UInt8(ascii: "=") || mark == UInt8(ascii: ":") else { return nil }
        place = space + 1
        while let more = self[place], more == UInt8(ascii: "=") || more == UInt8(ascii: ">"), place - space < 3 {
            place += 1
        }
        let end = end(of: .space, from: place, limit: Self.reach)
        return Separator(
            isColon: place == space + 1 && mark == UInt8(ascii: ":"), isLoose: isQuoted || end > place, end: end)
    }

    /// Whether a name with a colon is a word of a sentence (`invalid token: the token is …`), or a Terraform address.
    private func isSentence(_ name: String, behind separator: Separator) -> Bool {
        if SecretNames.isProse(name) || SecretNames.isAddress(name) { return true }
        guard separator.isLoose, let first = self[separator.end], ByteSet.letters.contains(first) else { return false }
        // A word of letters before another word: no password.
        let word = end(of: .letters, from: separator.end, limit: 32)
        // `are enough to pass: most …`
        if name.lowercased() == "pass", self[word].map(ByteSet.alphanumeric.contains) != true { return true }
        guard let space = self[word], space == UInt8(ascii: " "), let next = self[word + 1] else { return false }
        return ByteSet.letters.contains(next)
    }

    // MARK: - Values

    private mutating func mask(valueAt start: Int, of name: String, isOption: Bool) {
        var place = start
        while self[place] == UInt8(ascii: "\\"), place - start < 8 { place += 1 }
        let slashes = place - start
        guard let first = self[place] else { return }
        if ByteSet.quotes.contains(first) || first == UInt8(ascii: "`") {
            let close = closingQuote(first, slashes: slashes, from: place + 1)
            let value = place + 1..<close
            // What is longer is no reference; so a value that is let through was short to look at.
            if value.count > 512 || !SecretValue.refersElsewhere(text(value), isQuoted: true) { add(.value, value) }
            return
        }
        if slashes > 0 { place = start }
        if !isOption, ByteSet("{[(<").contains(first) { return }
        let value = place..<end(of: .unquoted, from: place)
        if value.isEmpty || refersElsewhere(value, isQuoted: false) || isChoice(value, of: name) { return }
        add(.value, value)
    }

    /// Where a quoted value ends, as deep inside other texts as its first quote is; at the text's end where it is cut.
    private func closingQuote(_ quote: UInt8, slashes: Int, from start: Int) -> Int {
        var place = start
        var count = 0
        while let byte = self[place] {
            if byte == quote, count <= slashes, slashes > 0 ? count == slashes : count % 2 == 0 {
                return place - slashes
            }
            if byte == 0x0A, quote == UInt8(ascii: "'") { return place }
            count = byte == UInt8(ascii: "\\") ? count + 1 : 0
            if slashes == 0, count == 2 { count = 0 }
            place += 1
        }
        return bytes.count
    }

    /// Whether a value says that it lies elsewhere.
    func refersElsewhere(_ range: Range<Int>, isQuoted: Bool) -> Bool {
        if range.isEmpty { return true }
        // `file("password.txt")`, cut at its quote or its parenthesis.
        let head = text(range.prefixRange(512))
        if !isQuoted, let next = self[range.upperBound], next == UInt8(ascii: ")") || next == UInt8(ascii: "\""),
            head.contains("(")
        {
            return true
        }
        return SecretValue.refersElsewhere(head, isQuoted: isQuoted)
    }

    /// A number or path where the name asks for no password: `token_limit = 5`, `PWD=/home/x`.
    private func isChoice(_ range: Range<Int>, of name: String) -> Bool {
        let lowercased = name.lowercased()
        if lowercased.hasSuffix("pwd"), bytes[range.lowerBound] == UInt8(ascii: "/") { return true }
        guard range.count <= 10, bytes[range].allSatisfy(ByteSet.digits.contains) else { return false }
        return !["password", "passwd", "pwd", "pass", "secret", "token"].contains { lowercased.hasSuffix($0) }
            || range.count <= 3
    }
}
