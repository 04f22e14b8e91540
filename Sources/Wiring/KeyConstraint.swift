/// What is known of the keys that a pattern admits.
///
/// All of them begin with `prefix` and end with `suffix`; each is of one of the `alternatives`, which say more where
/// the pattern admits keys of several forms.
package struct KeyConstraint: Sendable, Hashable {
    package let prefix: String
    package let suffix: String
    /// Whether every key with this prefix and suffix is admitted, so that the two say all.
    package let isExact: Bool
    /// The forms of the keys, sorted; a key is admitted only if it has one of them.
    package let alternatives: [KeyForm]

    package init(prefix: String = "", suffix: String = "", isExact: Bool = true) {
        self.init([KeyForm(prefix: prefix, suffix: suffix, extent: isExact ? .all : .some)])
    }

    /// - Parameter alternatives: at least one form; none stands for every key.
    package init(_ alternatives: [KeyForm]) {
        // What admits every key leaves nothing for the others to say.
        let forms = alternatives.first(where: \.isEverything).map { [$0] } ?? Array(Set(alternatives)).sorted()
        self.alternatives = forms.isEmpty ? [KeyForm()] : forms
        guard let first = forms.first else {
            (prefix, suffix, isExact) = ("", "", true)
            return
        }
        prefix = forms.dropFirst().reduce(first.prefix) { Self.commonStart($0, $1.prefix) }
        suffix = forms.dropFirst().reduce(first.suffix) { Self.commonEnd($0, $1.suffix) }
        isExact = forms.count == 1 && first.extent == .all
    }

    /// Reads the constraint from what a pattern admits as `detail.object.key`; any one of the matchers is enough.
    init(_ matchers: [ValueMatcher]) {
        self.init(matchers.compactMap { KeyForm($0) })
    }

    /// The constraint that holds for the keys of both.
    func union(_ other: KeyConstraint) -> KeyConstraint { KeyConstraint(alternatives + other.alternatives) }

    private static func commonStart(_ one: String, _ other: String) -> String {
        let common = zip(one.unicodeScalars, other.unicodeScalars).prefix { $0 == $1 }.map(\.0)
        return String(String.UnicodeScalarView(common))
    }

    private static func commonEnd(_ one: String, _ other: String) -> String {
        let common = zip(one.unicodeScalars.reversed(), other.unicodeScalars.reversed())
            .prefix { $0 == $1 }.map(\.0).reversed()
        return String(String.UnicodeScalarView(common))
    }
}
