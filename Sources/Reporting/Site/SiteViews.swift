/// What every page of the site has around its content.
struct PageFrame: Decodable, Sendable {
    let title: String
    /// The way back to the site's folder: empty or `../`.
    let root: String
    let nav: [NavItem]
    /// `chinook pipeline · snapshot 3 · 2025-10-30 14:03:22 UTC`.
    let snapshot: String
    let toolVersion: String

    struct NavItem: Decodable, Sendable {
        let title: String
        let href: String
        let isCurrent: Bool
    }
}

/// A word in a box: a severity, a verdict, a status.
struct ChipView: Decodable, Sendable {
    let style: String
    let word: String
}

struct PairView: Decodable, Sendable {
    let name: String
    let value: String
}

/// `templates/site/index.mustache`.
struct IndexPage: Decodable, Sendable {
    let page: PageFrame
    let tone: String
    let headline: String
    let caveat: String?
    let tiles: [TileView]
    let wiring: WiringView?
    let findings: FindingListView?
    let suppressed: SuppressedLink?
    let groups: [GroupLinkView]
    let commands: CommandTableView?
    let runs: RunTableView?
    let unread: UnreadListView?
    let facts: [PairView]

    /// The way to the findings that do not count.
    struct SuppressedLink: Decodable, Sendable {
        let href: String
        let count: String
    }

    struct TileView: Decodable, Sendable {
        let style: String
        let word: String
        let count: String
    }
}

struct WiringView: Decodable, Sendable {
    let rows: [Row]
    let more: More?

    struct Row: Decodable, Sendable {
        let bucket: String
        let keys: String
        let via: String
        let rule: String
        let function: String
        let sightings: [SightingView]
        let decides: String
    }

    struct SightingView: Decodable, Sendable {
        let style: String
        let word: String
        let origin: String
    }
}

struct FindingListView: Decodable, Sendable {
    let rows: [Row]
    let more: More?

    struct Row: Decodable, Sendable {
        let style: String
        let word: String
        let message: String
        let href: String
        let rule: String
        let resource: String
        let origins: String
        let place: String
    }
}

struct GroupLinkView: Decodable, Sendable {
    let title: String
    let href: String
    let failures: String
    let unknowns: String
}

struct RunTableView: Decodable, Sendable {
    let rows: [Row]
    let more: More?

    struct Row: Decodable, Sendable {
        let key: String
        let started: String
        let finished: String
        let duration: String
        let raw: String
        let processed: String
        let analytics: String
        let reached: String
        let style: String
        let artefacts: [Artefact]
    }

    struct Artefact: Decodable, Sendable {
        let stage: String
        let uri: String
        let generatedFrom: String
        let rows: String
        let size: String
        let written: String
    }
}

struct UnreadListView: Decodable, Sendable {
    let rows: [Row]
    let more: More?

    struct Row: Decodable, Sendable {
        let fact: String
        let owner: String
        let origin: String
        let region: String
        let reason: String
        let action: String
    }
}

/// `templates/site/report.mustache`.
struct ReportPage: Decodable, Sendable {
    let page: PageFrame
    let contents: [Link]
    let body: Fragment

    struct Link: Decodable, Sendable {
        let title: String
        let href: String
    }
}

/// `templates/site/runs.mustache`.
struct RunPage: Decodable, Sendable {
    let page: PageFrame
    let count: String
    let runs: RunTableView?
}

/// `templates/site/coverage.mustache`.
struct CoveragePage: Decodable, Sendable {
    let page: PageFrame
    let summary: String
    let missingActions: Actions?
    let sources: Sources?
    let unread: UnreadListView?
    let brokenRules: BrokenRules?
    let outputs: Pairs?
    let tools: Pairs?
    let notAnalysed: Pairs?
    let unfollowed: Pairs?
    let changes: Pairs?

    struct Actions: Decodable, Sendable {
        let names: [String]
    }

    struct BrokenRules: Decodable, Sendable {
        let rows: [Row]
        let more: More?

        struct Row: Decodable, Sendable {
            let place: String
            let message: String
        }
    }

    struct Sources: Decodable, Sendable {
        let rows: [Row]

        struct Row: Decodable, Sendable {
            let source: String
            let style: String
            let word: String
            let calls: String
            let retries: String
            let received: String
            let time: String
            let problem: String
        }
    }

    struct Pairs: Decodable, Sendable {
        let rows: [Row]
        let more: More?

        struct Row: Decodable, Sendable {
            let name: String
            let value: String
            let source: String
        }
    }
}
