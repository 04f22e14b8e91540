extension SecretScan {
    private static let credentialBytes = ByteSet.alphanumeric.union(ByteSet("._~+/=%").union(ByteSet([0x2D])))

    private static let authorizers: Set<String> = [
        "NONE", "AWS_IAM", "CUSTOM", "COGNITO_USER_POOLS", "JWT", "API_KEY", "OPENID_CONNECT", "AWS_LAMBDA",
        "AMAZON_COGNITO_USER_POOLS",
    ]

    /// `Authorization: …`, to the end of the line or of the quoted text.
    mutating func lookForAuthorization(end: Int) {
        if isInsideWord(end - 13) { return }
        var place = end
        if let quote = self[place], quote == UInt8(ascii: "\\") { place += 1 }
        if let quote = self[place], ByteSet.quotes.contains(quote) { place += 1 }
        place = self.end(of: .space, from: place, limit: Self.reach)
        guard let mark = self[place], mark == UInt8(ascii: ":") || mark == UInt8(ascii: "=") else { return }
        place = self.end(of: .space, from: place + 1, limit: Self.reach)
        if self[place] == UInt8(ascii: "\\") { place += 1 }
        if let quote = self[place], ByteSet.quotes.contains(quote) { place += 1 }
        let last = self.end(of: .line, from: place)
        // A method's argument in Terraform: `authorization = "AWS_IAM"`.
        let word = text(place..<self.end(of: SecretAlphabet.word.bytes, from: place, limit: 32))
        if Self.authorizers.contains(word) || refersElsewhere(place..<last, isQuoted: false) { return }
        add(.authorization, place..<last)
    }

    /// What stands behind `Bearer ` or `Basic `.
    mutating func lookForCredentials(behindSchemeAt end: Int) {
        let isBasic = bytes[end - 1] | 0x20 == UInt8(ascii: "c")
        if isInsideWord(end - (isBasic ? 5 : 6)) { return }
        var place = self.end(of: .space, from: end, limit: Self.reach)
        while hasText("%20", at: place), place - end < Self.reach { place += 3 }
        guard place > end else { return }
        let last = self.end(of: Self.credentialBytes, from: place)
        let part = bytes[place..<min(last, place + 64)]
        // Not `the bearer of this`, `Basic authentication`.
        let isWord = part.dropFirst().allSatisfy {
            ByteSet.lowercase.contains($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".")
        }
        guard last - place >= (isBasic ? 8 : 6), !isWord || last - place > 20 else { return }
        add(.authorization, place..<last)
    }
}
