/// `templates/site/rules-index.mustache`.
struct RuleIndexPage: Decodable, Sendable {
    let page: PageFrame
    let rows: [Row]
    let more: More?

    struct Row: Decodable, Sendable {
        let id: String
        let href: String
        let title: String
        let style: String
        let word: String
        let category: String
        let pass: String
        let fail: String
        let unknown: String
    }
}

/// `templates/site/rule.mustache`.
struct RulePage: Decodable, Sendable {
    let page: PageFrame
    let id: String
    let title: String
    let style: String
    let word: String
    let category: String
    let rationale: Fragment
    let remedy: Fragment
    let evaluations: Evaluations?
    let findings: FindingListView?
    let facts: Facts?
    let examples: Examples?
    let sources: Sources?
    let aliases: String?

    struct Evaluations: Decodable, Sendable {
        let rows: [Row]

        struct Row: Decodable, Sendable {
            let origin: String
            let pass: String
            let fail: String
            let unknown: String
        }
    }

    struct Facts: Decodable, Sendable {
        let rows: [PairView]
    }

    struct Examples: Decodable, Sendable {
        let rows: [Row]

        struct Row: Decodable, Sendable {
            let name: String
            let style: String
            let word: String
        }
    }

    struct Sources: Decodable, Sendable {
        let rows: [Row]

        struct Row: Decodable, Sendable {
            let title: String
            let url: String?
            let read: String
        }
    }
}
