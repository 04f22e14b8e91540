/// What a rule says of one resource.
package enum Verdict: String, Sendable, Hashable, Codable, CaseIterable {
    case pass
    case fail
    /// A fact that the rule needs could not be read or is not known yet.
    case unknown
}

/// How much a failed rule matters; compared by rank, `low` is the least.
package enum Severity: String, Sendable, Hashable, Codable, CaseIterable, Comparable {
    case low
    case medium
    case high
    case critical

    /// 0 for `low` to 3 for `critical`; the order of findings in every output.
    package var rank: Int { Severity.allCases.firstIndex(of: self) ?? 0 }

    package static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }
}

/// The sections of the catalogue, in the order in which reports show them.
package enum RuleCategory: String, Sendable, Hashable, Codable, CaseIterable {
    case wiring
    case access
    case deprecations
    case bucketNames = "bucket-names"
    case terraform
    case hygiene
    case runs
    /// What is written about findings that do not count.
    case suppressions
    /// Rules that a user adds.
    case user

    /// The heading of the section.
    package var title: String {
        switch self {
        case .wiring: "Wiring"
        case .access: "Access"
        case .deprecations: "Deprecations"
        case .bucketNames: "Bucket names"
        case .terraform: "Terraform"
        case .hygiene: "Hygiene"
        case .runs: "Runs"
        case .suppressions: "Suppressions"
        case .user: "Your rules"
        }
    }
}
