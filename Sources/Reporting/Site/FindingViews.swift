/// `templates/site/findings-index.mustache`.
struct FindingIndexPage: Decodable, Sendable {
    let page: PageFrame
    let groups: [GroupLinkView]
    let isEmpty: Bool
}

/// `templates/site/findings.mustache`: one page of one category.
struct FindingPage: Decodable, Sendable {
    let page: PageFrame
    let category: String
    let count: String
    let groups: [RuleGroup]
    let pager: Pager?
    let more: More?

    struct RuleGroup: Decodable, Sendable {
        let rule: String
        let href: String
        let style: String
        let word: String
        let expected: String
        let isUnanswered: Bool
        /// nil where it stands above, or where there is nothing to mend yet.
        let remedy: Fragment?
        let entries: [Entry]
    }

    struct Entry: Decodable, Sendable {
        let anchor: String
        let style: String
        let word: String
        let message: String
        let resource: String
        let subject: String?
        let origins: String
        let address: String?
        let file: String?
        let evidence: [PairView]
        let suppression: Suppression?
        let firstSeen: String
        let fingerprint: String
    }

    struct Suppression: Decodable, Sendable {
        let reason: String
        let expires: String
        let place: String
    }

    struct Pager: Decodable, Sendable {
        let position: String
        let previous: String?
        let next: String?
    }
}
