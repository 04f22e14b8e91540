/// Finds and masks what has the form of a secret: the one matcher for everything that is stored, logged or shown.
///
/// One pass, linear in the text's length. The forms are tables: `SecretToken.all`, `SecretNames.words`,
/// `SecretTrigger.all`. The same text is masked the same everywhere.
package enum SecretMatcher {
    /// What stands where a secret stood.
    package static let mark = "***"

    /// The text with each secret replaced by `mark`; JSON stays JSON.
    package static func mask(_ text: String) -> String { mask(text, depth: 0) }

    /// A value in JSON without secrets, all of it where its name is that of a secret and it does not say that the secret
    /// lies elsewhere.
    package static func mask(json: String, named name: String) -> String {
        guard SecretNames.isSecret(name) else { return mask(json) }
        if let text = try? JSONValue(parsing: json).stringValue, SecretValue.isHarmless(text) { return mask(json) }
        return ["null", "true", "false"].contains(json) ? json : "\"\(mark)\""
    }

    /// Whether a text holds anything that `mask` would take out.
    package static func hasSecret(_ text: String) -> Bool { mask(text) != text }

    /// - Parameter depth: how many texts this one lies in.
    static func mask(_ text: String, depth: Int) -> String {
        var text = text
        let masked = text.withUTF8 { bytes -> String? in
            let isDocument = depth < 4 && MaskedJSON.begins(bytes)
            let (matches, hasNames) = matches(in: bytes, gathersNames: isDocument)
            if isDocument, !matches.isEmpty || hasNames || MaskedJSON.hasEscapedCharacters(bytes),
                let document = MaskedJSON.mask(bytes, depth: depth)
            {
                return document
            }
            return matches.isEmpty ? nil : replaced(bytes, matches.map(\.range))
        }
        return masked ?? text
    }

    /// The secrets of a text, in order and apart from each other.
    package static func matches(in text: String) -> [SecretMatch] {
        var text = text
        return text.withUTF8 { matches(in: $0, gathersNames: false).matches }
    }

    /// The shortest text that can hold a secret with what shows that it is one: `pwd=x`.
    private static let shortest = 5

    /// - Parameter gathersNames: whether it is of interest that a secret's name stands anywhere, with a value or without.
    private static func matches(
        in bytes: UnsafeBufferPointer<UInt8>, gathersNames: Bool
    ) -> (matches: [SecretMatch], hasNames: Bool) {
        if bytes.count < shortest { return ([], false) }
        // Most texts have no trigger, and need nothing of what a scan keeps.
        var scan: SecretScan?
        let triggers = SecretTrigger.triggers
        SecretTrigger.automaton.scan(bytes) { pattern, end in
            if scan == nil { scan = SecretScan(bytes, gathersNames: gathersNames) }
            scan?.look(at: triggers[pattern], end: end)
        }
        var found = scan?.matches ?? []
        OpaqueKeys.find(in: bytes) { found.append(SecretMatch(kind: .key, range: $0)) }
        return (found.isEmpty ? [] : merged(found), scan?.hasNames ?? false)
    }

    /// Stretches that overlap become one, of the first's kind.
    private static func merged(_ matches: [SecretMatch]) -> [SecretMatch] {
        var result: [SecretMatch] = []
        for match in matches.sorted(by: {
            ($0.range.lowerBound, $1.range.upperBound) < ($1.range.lowerBound, $0.range.upperBound)
        }) {
            if let last = result.last, match.range.lowerBound < last.range.upperBound {
                result[result.count - 1].range =
                    last.range.lowerBound..<max(last.range.upperBound, match.range.upperBound)
            } else {
                result.append(match)
            }
        }
        return result
    }

    static func replaced(_ bytes: UnsafeBufferPointer<UInt8>, _ ranges: [Range<Int>]) -> String {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var place = 0
        for range in ranges {
            result += bytes[place..<range.lowerBound]
            result += mark.utf8
            place = range.upperBound
        }
        result += bytes[place...]
        return String(decoding: result, as: UTF8.self)
    }
}
