import Facts

/// The properties that the matcher has whatever the text: `scripts/fuzz` and the tests run it on bytes.
enum SecretMatcherFuzz {
    /// Put together, so that no scanner takes this file for a leak.
    private static let planted = "AKIA" + "IOSFODNN7EXAMPLE"

    static func run(_ bytes: [UInt8]) {
        let text = String(decoding: bytes, as: UTF8.self)
        let masked = SecretMatcher.mask(text)
        precondition(SecretMatcher.mask(text) == masked, "the same text is masked the same")
        // A number of a JSON document becomes a text; nothing else grows but by a mark where one byte stood.
        precondition(masked.utf8.count <= text.utf8.count * 5 + 16, "the text does not grow")
        checkMatches(of: text)
        checkJSON(text, masked)
        for place in [0, bytes.count / 2, bytes.count] {
            let around =
                String(decoding: bytes[..<place], as: UTF8.self) + " \(planted) "
                + String(decoding: bytes[place...], as: UTF8.self)
            precondition(!SecretMatcher.mask(around).contains(planted), "a planted token is found")
        }
        _ = SecretVariable.detect(name: "API_TOKEN", value: text)
        let redactor = TextRedactor(secrets: [planted, String(text.prefix(12))])
        let command = redactor.commandLine(text.split(separator: " ").map(String.init) + ["--password", planted])
        precondition(!command.contains(planted), "a secret of a command line is found")
    }

    /// Places are in order, apart from each other, and inside of the text.
    private static func checkMatches(of text: String) {
        var end = 0
        for match in SecretMatcher.matches(in: text) {
            precondition(match.range.lowerBound >= end && !match.range.isEmpty, "matches are in order")
            end = match.range.upperBound
        }
        precondition(end <= text.utf8.count, "matches are inside of the text")
    }

    private static func checkJSON(_ text: String, _ masked: String) {
        guard text != masked, (try? JSONValue(parsing: text)) != nil else { return }
        precondition((try? JSONValue(parsing: masked)) != nil, "JSON stays JSON")
    }
}
