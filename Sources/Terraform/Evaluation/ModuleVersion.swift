/// A version of a module.
///
/// Source: "Version Constraints", https://developer.hashicorp.com/terraform/language/expressions/version-constraints, read
/// 2026-11-30.
struct ModuleVersion: Comparable {
    private let numbers: [Int]
    private let prerelease: String

    init?(_ text: some StringProtocol) {
        let core = text.prefix { $0 != "+" }
        let parts = core.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
        let release = (parts.first ?? "").split(separator: ".", omittingEmptySubsequences: false)
        let numbers = release.compactMap { $0.count < 10 && $0.allSatisfy(\.isASCIIDigit) ? Int($0) : nil }
        guard !numbers.isEmpty, numbers.count == release.count, numbers.count <= 3 else { return nil }
        self.numbers = numbers + Array(repeating: 0, count: 3 - numbers.count)
        prerelease = parts.count > 1 ? String(parts[1]) : ""
    }

    static func < (a: ModuleVersion, b: ModuleVersion) -> Bool {
        if a.numbers != b.numbers { return a.numbers.lexicographicallyPrecedes(b.numbers) }
        if a.prerelease.isEmpty || b.prerelease.isEmpty { return !a.prerelease.isEmpty && b.prerelease.isEmpty }
        return a.prerelease < b.prerelease
    }

    /// Whether the version is one that a constraint such as `~> 5.0, != 5.3.0` allows; a constraint that cannot be read
    /// allows none.
    func isAllowed(by constraint: String) -> Bool {
        constraint.split(separator: ",", omittingEmptySubsequences: false).allSatisfy { condition in
            let condition = condition.filter { !$0.isWhitespace }
            let sign = condition.prefix { "=!<>~".contains($0) }
            let text = condition.dropFirst(sign.count)
            guard let other = ModuleVersion(text) else { return false }
            // Terraform chooses a version before its release only by its exact name.
            if !prerelease.isEmpty, !(sign.isEmpty || sign == "=") { return false }
            switch sign {
            case "", "=": return self == other
            case "!=": return self != other
            case ">": return self > other
            case ">=": return self >= other
            case "<": return self < other
            case "<=": return self <= other
            case "~>":
                // All but the last part that is written stay; Terraform takes `~> 5` for `>= 5`.
                let count = text.prefix { $0 != "-" && $0 != "+" }.split(separator: ".").count
                return self >= other && numbers.prefix(count - 1) == other.numbers.prefix(count - 1)
            default: return false
            }
        }
    }
}

extension Character {
    fileprivate var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}
