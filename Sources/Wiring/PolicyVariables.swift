import Facts

/// Policy variables such as `${aws:PrincipalAccount}` in resources and condition values.
///
/// Source: IAM User Guide, "IAM policy elements: Variables and tags".
enum PolicyVariables {
    enum Expansion: Sendable, Hashable {
        case glob(TextGlob)
        /// The text, or the value of a variable in it, holds symbols.
        case symbolic(SymbolicGlob)
        /// The request has no such key: the text matches nothing.
        case absent
        case unknown(String)
    }

    /// - Parameter hasWildcards: whether `*` and `?` outside variables are wildcards. Inside they never are.
    /// - Parameter replacesVariables: false for a policy of version 2008-10-17, where `${aws:username}` is text.
    static func expand(
        _ text: String, for request: PolicyRequest, hasWildcards: Bool = true, replacesVariables: Bool = true
    ) -> Expansion {
        guard replacesVariables else {
            let glob = SymbolicGlob(text: text, hasWildcards: hasWildcards)
            return SymbolicText.hasSymbols(text)
                ? .symbolic(glob) : .glob(TextGlob(tokens: plain(text[...], hasWildcards)))
        }
        guard SymbolicText.hasSymbols(text) else { return expand(literal: text[...], for: request, hasWildcards) }
        // A symbol looks like a variable, but what it stands for is in the policy before IAM reads it.
        var tokens: [SymbolicGlob.Token] = []
        for part in SymbolicText.parts(of: text) {
            switch part {
            case .symbol(let symbol): tokens.append(.symbol(symbol))
            case .literal(let literal):
                switch expand(literal: literal[...], for: request, hasWildcards) {
                case .glob(let glob): tokens += SymbolicGlob(glob).tokens
                case .symbolic(let glob): tokens += glob.tokens
                case .absent: return .absent
                case .unknown(let reason): return .unknown(reason)
                }
            }
        }
        return .symbolic(SymbolicGlob(tokens: tokens))
    }

    private static func expand(literal text: Substring, for request: PolicyRequest, _ hasWildcards: Bool) -> Expansion {
        var tokens: [TextGlob.Token] = []
        var symbolic: [SymbolicGlob.Token] = []
        var rest = text
        while let start = rest.firstRange(of: "${"), let end = rest[start.upperBound...].firstIndex(of: "}") {
            tokens += plain(rest[..<start.lowerBound], hasWildcards)
            switch value(of: String(rest[start.upperBound..<end]), request) {
            case .success(let value) where SymbolicText.hasSymbols(value):
                symbolic += SymbolicGlob(TextGlob(tokens: tokens)).tokens + SymbolicGlob(text: value).tokens
                tokens = []
            case .success(let value): tokens += value.unicodeScalars.map(TextGlob.Token.literal)
            case .failure(let missing):
                return missing.isKnownAbsent ? .absent : .unknown("the value of \(missing.key) is not known")
            }
            rest = rest[rest.index(after: end)...]
        }
        let glob = TextGlob(tokens: tokens + plain(rest, hasWildcards))
        return symbolic.isEmpty ? .glob(glob) : .symbolic(SymbolicGlob(tokens: symbolic + SymbolicGlob(glob).tokens))
    }

    private struct Missing: Error {
        var key: String
        var isKnownAbsent: Bool
    }

    private static func plain(_ text: Substring, _ hasWildcards: Bool) -> [TextGlob.Token] {
        hasWildcards ? TextGlob(String(text)).tokens : text.unicodeScalars.map(TextGlob.Token.literal)
    }

    private static func value(of variable: String, _ request: PolicyRequest) -> Result<String, Missing> {
        // `${*}`, `${?}` and `${$}` are the characters themselves.
        if ["*", "?", "$"].contains(variable) { return .success(variable) }
        // `${key, 'default'}`
        let parts = variable.split(separator: ",", maxSplits: 1).map { $0.trimmingSpaces }
        let key = parts.first ?? variable
        guard let values = request.values(of: key) else { return .failure(Missing(key: key, isKnownAbsent: false)) }
        // A key of several values cannot stand in a text.
        if values.count > 1 { return .failure(Missing(key: key, isKnownAbsent: true)) }
        if let value = values.first { return .success(value) }
        guard parts.count == 2 else { return .failure(Missing(key: key, isKnownAbsent: true)) }
        return .success(String(parts[1].drop { $0 == "'" }.prefix { $0 != "'" }))
    }
}

extension Substring {
    fileprivate var trimmingSpaces: String {
        var text = drop { $0 == " " }
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}
