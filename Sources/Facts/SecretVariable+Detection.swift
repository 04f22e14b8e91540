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
        if let form = SecretForm.nameOfCredential(in: text) ?? (hasPasswordPair(text) ? passwordPair : nil) {
            return SecretVariable(name: name, form: form)
        }
        if let rest = authorization(text), isMadeByMachine(rest) {
            return SecretVariable(name: name, form: "authorization header")
        }
        // What is put together with a reference is no literal secret.
        guard text == value, isSecretName(name), !isReference(text), isMadeByMachine(text) else { return nil }
        return SecretVariable(name: name, form: "random value under a secret's name")
    }

    private static let passwordPair = "connection string with a password"

    // MARK: Names

    private static func isSecretName(_ name: String) -> Bool {
        let lowercased = name.lowercased()
        // `DB_SECRET_NAME`, `TOKEN_URL`: they say where a secret lies or what is to be done with it.
        let last = lowercased.split { $0 == "_" || $0 == "-" || $0 == "." }.last.map(String.init) ?? lowercased
        return !about.contains(last) && SecretForm.isSecretName(name)
    }

    private static let about: Set<String> = [
        "name", "id", "url", "uri", "endpoint", "host", "region", "bucket", "table", "queue", "topic", "ttl", "expiry",
        "algorithm", "header", "issuer", "audience", "type", "prefix", "version", "arn", "path", "file", "dir", "alias",
    ]

    // MARK: Values

    /// The literal stretches of a value.
    private static func withoutReferences(_ value: String) -> String {
        var text = value
        if SymbolicText.hasSymbols(text) {
            text = SymbolicText.parts(of: text).reduce(into: "") {
                if case .literal(let literal) = $1 { $0 += literal }
            }
        }
        return text.contains("{{resolve:") ? text.replacing(/\{\{resolve:[^}]*\}\}/, with: "") : text
    }

    /// An ARN, URL, path, number or switch: it says where something is, or nothing.
    private static func isReference(_ text: String) -> Bool {
        if text.hasPrefix("arn:") || text.contains("://") || text.hasPrefix("{{") { return true }
        if ["/", "./", "../", "~/", "$"].contains(where: text.hasPrefix), !text.hasSuffix("=") { return true }
        return Double(text) != nil || text.contains { $0.isWhitespace }
    }

    /// `Server=db;User Id=u;Password=…;`, `{"password": "…"}`, `AccountKey=…`
    private static func hasPasswordPair(_ text: String) -> Bool {
        guard text.contains("=") || text.contains(":") else { return false }
        let pairs = text.matches(
            of:
                /(?i)(?:^|[;,&?{\s"'])(?:password|passwd|pwd|account_?key|shared_?access_?key|client_?secret|secret_?access_?key)["']?\s*[=:]\s*["']?([^\s;,&"'{}]{4,})/
        )
        return pairs.contains { match in
            let value = String(match.output.1)
            return !isReference(value) && !value.hasPrefix("<") && value.contains { $0 != "*" && $0 != "x" }
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
