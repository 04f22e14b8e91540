/// Takes secrets out of texts of logs and command lines before anything keeps them.
///
/// Two ways together: values that are known to be secret go wherever they stand, and what looks like a secret goes by
/// its form. A form can be wrong in both directions, so that texts which are not needed are better not kept at all.
package struct TextRedactor: Sendable {
    /// What stands where a secret stood.
    package static let mark = SecretMatcher.mark
    /// Shorter values stand for too much else.
    package static let shortestSecret = 6

    /// The longest first, so that no part of one is left by another.
    private let secrets: [ByteSearch]

    /// - Parameter secrets: values to take out wherever they stand; those under `shortestSecret` are left alone.
    package init(secrets: some Sequence<String> = [String]()) {
        let forms = secrets.flatMap(Self.forms).filter { $0.utf8.count >= Self.shortestSecret }
        self.secrets = Set(forms).sorted { ($1.utf8.count, $0) < ($0.utf8.count, $1) }.map(ByteSearch.init)
    }

    /// The redactor that also takes out `more`.
    package func adding(_ more: some Sequence<String>) -> TextRedactor {
        TextRedactor(secrets: secrets.map(\.text) + more)
    }

    /// The text without secrets.
    package func redact(_ text: String) -> String {
        var text = text
        for secret in secrets where secret.isIn(text) { text = secret.replaced(in: text, with: Self.mark) }
        return SecretMatcher.mask(text)
    }

    /// A value as logs may repeat it: as it is, without the space around it, line by line, percent-encoded and inside
    /// a JSON string.
    private static func forms(of secret: String) -> [String] {
        let lines = secret.split(whereSeparator: \.isNewline).map(String.init)
        let trimmed = String(secret.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
        let forms = [secret, trimmed] + (lines.count > 1 ? lines.filter { $0.utf8.count >= 12 } : [])
        return forms + forms.map(percentEncoded) + forms.map(insideJSON)
    }

    private static func percentEncoded(_ text: String) -> String {
        text.utf8.reduce(into: "") { result, byte in
            let scalar = Unicode.Scalar(byte)
            let isPlain =
                scalar.isASCII && (scalar.properties.isAlphabetic || "0123456789-._~".unicodeScalars.contains(scalar))
            if isPlain {
                result.unicodeScalars.append(scalar)
            } else {
                let digits = String(byte, radix: 16, uppercase: true)
                result += "%" + (digits.count == 1 ? "0" : "") + digits
            }
        }
    }

    private static func insideJSON(_ text: String) -> String {
        String(JSONValue.string(text).canonicalText.dropFirst().dropLast())
    }
}
