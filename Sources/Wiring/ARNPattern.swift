/// An ARN with wildcards, compared part by part: a `*` never reaches across one of the first five colons.
///
/// Source: IAM User Guide, "Amazon Resource Name (ARN) condition operators": each of the six parts is checked separately,
/// and `ArnEquals` behaves as `ArnLike`. Of an ARN with fewer parts nothing is documented; only a resource may have them.
struct ARNPattern: Sendable, Hashable {
    private let parts: [TextGlob]
    /// Whether all six parts are written, or all are left open by a lone asterisk.
    let isComplete: Bool

    init(_ glob: TextGlob) {
        var parts: [[TextGlob.Token]] = [[]]
        for token in glob.tokens {
            if token == .literal(":"), parts.count < 6 {
                parts.append([])
            } else {
                parts[parts.count - 1].append(token)
            }
        }
        isComplete = parts.count == 6 || glob.tokens == [.any]
        while parts.count < 6 { parts.append([.any]) }
        self.parts = parts.map(TextGlob.init(tokens:))
    }

    init(_ text: String) {
        self.init(TextGlob(text))
    }

    func matches(_ arn: String) -> Bool {
        let values = arn.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
        return values.count == 6 && zip(parts, values).allSatisfy { $0.matches($1) }
    }
}
