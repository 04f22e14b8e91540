import Foundation

extension SecretVariable {
    /// Whether an environment variable or tag holds a credential, by the form of its value or by its name together with
    /// a value that looks made by a machine.
    ///
    /// A weak password that reads like words (`changeme`, `hunter2`) is not told from a name or a placeholder and passes.
    /// Neither the value nor a part of it is kept.
    ///
    /// - Parameter value: symbols and dynamic references in it (`{{resolve:…}}`) stand for values that lie elsewhere, and
    ///   count as nothing.
    package static func detect(name: String, value: String) -> SecretVariable? {
        // No credential is longer than a bundle of keys; a larger value is a document, of which this much is looked at.
        let text = withoutReferences(String(value.prefix(16_384)))
        guard text.utf8.count >= 4 else { return nil }
        if let form = form(of: text) { return SecretVariable(name: name, form: form) }
        if let rest = authorization(text), isMadeByMachine(rest) {
            return SecretVariable(name: name, form: "authorization header")
        }
        // What is put together with a reference is no literal secret.
        guard text == value, SecretNames.isSecret(name), !isReference(text), isMadeByMachine(text) else { return nil }
        return SecretVariable(name: name, form: "random value under a secret's name")
    }

    /// The form of a credential that stands in a value, in words.
    private static func form(of text: String) -> String? {
        let matches = SecretMatcher.matches(in: text)
        if matches.contains(where: { $0.kind == .privateKey }) { return "private key" }
        for match in matches {
            if case .token(let name) = match.kind { return name }
        }
        return matches.contains { $0.kind == .userInfo } || hasPasswordPair(text)
            ? "connection string with a password" : nil
    }

    // MARK: Values

    /// The literal stretches of a value.
    private static func withoutReferences(_ value: String) -> String {
        var text = value
        if SymbolicText.hasSymbols(text) {
            text = SymbolicText.parts(of: text).reduce(into: "") {
                if case .literal(let literal) = $1 { $0 += literal }
            }
        }
        return withoutDynamicReferences(text)
    }

    /// An ARN, URL, path, number or switch: it says where something is, or nothing.
    private static func isReference(_ text: String) -> Bool {
        if text.hasPrefix("arn:") || text.contains("://") || text.hasPrefix("{{") { return true }
        if ["/", "./", "../", "~/", "$"].contains(where: text.hasPrefix), !text.hasSuffix("=") { return true }
        return Double(text) != nil || text.contains { $0.isWhitespace }
    }

    /// `{{resolve:ssm-secure:NAME}}`, which CloudFormation looks up.
    private static func withoutDynamicReferences(_ text: String) -> String {
        let pieces = text.split(separator: "{{resolve:", omittingEmptySubsequences: false)
        return pieces.dropFirst().reduce(into: String(pieces.first ?? "")) { result, piece in
            if let end = piece.range(of: "}}") { result += piece[end.upperBound...] }
        }
    }

    /// `Server=db;User Id=u;Password=…;`, `{"password": "…"}`, `AccountKey=…`
    private static func hasPasswordPair(_ text: String) -> Bool {
        guard text.contains("=") || text.contains(":") else { return false }
        let bytes = Array(text.utf8)
        return SecretMatcher.matches(in: text).contains { match in
            guard match.kind == .value, match.range.count >= 4 else { return false }
            let value = String(decoding: bytes[match.range], as: UTF8.self)
            return !isReference(value) && value.contains { $0 != "*" && $0 != "x" }
        }
    }

    /// What stands behind `Bearer ` or `Basic `.
    private static func authorization(_ text: String) -> String? {
        guard let first = text.utf8.first, first | 0x20 == UInt8(ascii: "b") else { return nil }
        return text.prefixMatch(of: /(?i)(?:bearer|basic)\s+(\S+)/).map { String($0.output.1) }
    }

    /// Whether a text is long, of many different characters, and does not read like words.
    static func isMadeByMachine(_ text: String) -> Bool {
        text.utf8.count >= 12 && entropy(text) >= 3 && !readsLikeWords(text)
    }

    /// Shannon's entropy of the bytes of a text.
    ///
    /// Units: bits a byte.
    static func entropy(_ text: String) -> Double {
        var counts = [Int](repeating: 0, count: 256)
        for byte in text.utf8 { counts[Int(byte)] += 1 }
        let total = Double(text.utf8.count)
        return counts.reduce(0) { sum, count in
            guard count > 0 else { return sum }
            let share = Double(count) / total
            return sum - share * log2(share)
        }
    }

    /// Whether all words of a text, cut at separators and capitals, are words and short numbers: `prod/db-2024`,
    /// `myDatabasePassword`, `changeme123`.
    private static func readsLikeWords(_ text: String) -> Bool {
        let separators: Set<Character> = ["-", "_", "/", ".", ":", "@", " ", "<", ">", ",", "!"]
        return text.split { separators.contains($0) }.allSatisfy { part in
            // Digits within a word are no name's; some at its end are.
            let digits = part.reversed().prefix { $0.isASCII && $0.isNumber }.count
            let letters = part.dropLast(digits)
            if letters.isEmpty { return digits <= 8 }
            guard digits <= 8, letters.allSatisfy({ $0.isASCII && $0.isLetter }) else { return false }
            let humps = humps(of: letters)
            // Single letters that change case again and again are no words, nor is a word of so many letters.
            return letters.count >= 3 * humps.count - 2 && humps.allSatisfy { $0 <= 20 }
        }
    }

    /// The lengths of the words of `camelCaseWords` or `UPPERCASE`.
    private static func humps(of letters: Substring) -> [Int] {
        var lengths: [Int] = []
        var wasUppercase = false
        for letter in letters {
            let startsWord = lengths.isEmpty || letter.isUppercase && !wasUppercase
            if startsWord { lengths.append(1) } else { lengths[lengths.count - 1] += 1 }
            wasUppercase = letter.isUppercase
        }
        return lengths
    }
}
