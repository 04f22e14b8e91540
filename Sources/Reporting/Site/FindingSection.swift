internal import Facts

/// One group of findings with pages of its own: those of a category, or those that do not count.
enum FindingSection: Hashable {
    case category(RuleCategory)
    case suppressed

    static let all = RuleCategory.allCases.map(FindingSection.category) + [.suppressed]

    /// The beginning of the pages' names.
    var name: String {
        switch self {
        case .category(let category): category.rawValue
        case .suppressed: "suppressed"
        }
    }

    /// The heading.
    var title: String {
        switch self {
        case .category(let category): category.title
        case .suppressed: "Suppressed"
        }
    }

    func findings(of report: Report) -> [Finding] {
        switch self {
        case .category(let category): report.findings.filter { $0.category == category }
        case .suppressed: report.suppressed
        }
    }
}
