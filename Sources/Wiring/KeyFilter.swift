package import Facts

/// A prefix and a suffix of keys, in which symbols may stand.
package struct KeyFilter: Sendable, Hashable {
    package var prefix: String
    package var suffix: String

    package init(prefix: String = "", suffix: String = "") {
        self.prefix = prefix
        self.suffix = suffix
    }

    package var isEverything: Bool { prefix.isEmpty && suffix.isEmpty }

    /// Whether some key fits both: one prefix begins the other, and one suffix ends the other.
    ///
    /// The longer prefix with the longer suffix after it is such a key.
    package func meets(_ other: KeyFilter) -> SymbolicComparison {
        .all([
            Self.any(Self.begins(prefix, other.prefix), Self.begins(other.prefix, prefix)),
            Self.any(Self.ends(suffix, other.suffix), Self.ends(other.suffix, suffix)),
        ])
    }

    /// Whether every key that fits this fits the other too.
    package func isWithin(_ other: KeyFilter) -> SymbolicComparison {
        .all([Self.begins(other.prefix, prefix), Self.ends(other.suffix, suffix)])
    }

    /// Whether one key fits, byte by byte; prefix and suffix may overlap in it.
    package func admits(_ key: String) -> SymbolicComparison {
        .all([Self.begins(prefix, key), Self.ends(suffix, key)])
    }

    private static func begins(_ prefix: String, _ text: String) -> SymbolicComparison {
        if text.utf8.starts(with: prefix.utf8) { return .yes }
        guard SymbolicText.hasSymbols(prefix) || SymbolicText.hasSymbols(text) else { return .no }
        let open = SymbolicGlob.Token.any(matchesColon: true)
        return SymbolicGlob(tokens: SymbolicGlob(text: prefix).tokens + [open])
            .comparison(with: SymbolicGlob(text: text))
    }

    private static func ends(_ suffix: String, _ text: String) -> SymbolicComparison {
        if text.utf8.reversed().starts(with: suffix.utf8.reversed()) { return .yes }
        guard SymbolicText.hasSymbols(suffix) || SymbolicText.hasSymbols(text) else { return .no }
        let open = SymbolicGlob.Token.any(matchesColon: true)
        return SymbolicGlob(tokens: [open] + SymbolicGlob(text: suffix).tokens)
            .comparison(with: SymbolicGlob(text: text))
    }

    private static func any(_ one: SymbolicComparison, _ other: SymbolicComparison) -> SymbolicComparison {
        if one == .yes || other == .yes { return .yes }
        return one == .no && other == .no ? .no : .unknown
    }
}
