/// Where a fact was seen: deployed, or in one of Terraform's three accounts of it.
package enum Origin: String, Sendable, Hashable, Codable, CaseIterable, Comparable {
    /// Read live from the AWS APIs.
    case aws
    /// A Terraform state file.
    case state
    /// The planned values of a plan (`terraform show -json`).
    case plan
    /// The configuration as written.
    case config

    /// Orders origins from what is deployed to what is only written, as reports list them.
    package static func < (left: Origin, right: Origin) -> Bool { left.rank < right.rank }

    private var rank: Int { Origin.allCases.firstIndex(of: self) ?? 0 }
}
