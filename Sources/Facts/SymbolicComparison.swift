/// What can be said before the apply of whether two texts are equal, or of whether one fits the other.
package enum SymbolicComparison: Sendable, Hashable {
    case yes
    case no
    /// It depends on the values that the symbols will have.
    case unknown

    /// Whether two texts are equal whatever their symbols stand for, never are, or may be.
    package static func equality(_ one: String, _ other: String) -> SymbolicComparison {
        // Without symbols nothing is left to be known; by bytes, since Swift's == takes é and e + ◌́ for the same.
        if one.utf8.elementsEqual(other.utf8) { return .yes }
        guard SymbolicText.hasSymbols(one) || SymbolicText.hasSymbols(other) else { return .no }
        return SymbolicGlob(text: other).comparison(with: SymbolicGlob(text: one))
    }

    /// Whether all hold: no as soon as one does not.
    package static func all(_ comparisons: some Sequence<SymbolicComparison>) -> SymbolicComparison {
        var result = SymbolicComparison.yes
        for comparison in comparisons {
            if comparison == .no { return .no }
            if comparison == .unknown { result = .unknown }
        }
        return result
    }

    /// The symbols on which a comparison depends: those that only one of the two texts has, or else all.
    package static func openSymbols(_ one: String, _ other: String) -> [String] {
        let (first, second) = (SymbolicText.symbols(of: one), SymbolicText.symbols(of: other))
        let open = first.filter { !second.contains($0) } + second.filter { !first.contains($0) }
        return open.isEmpty ? first : open
    }
}
