/// What `templates/markdown/report.mustache` may ask for. A section that has no facts is nil.
///
/// A `Fragment` is finished Markdown (`{{{…}}}`), a String is text that the template escapes (`{{…}}`).
struct MarkdownReportView: Decodable, Sendable {
    let title: String
    let header: [Row]
    let headline: String
    let caveat: String?
    let summary: [Fragment]
    let counts: [Row]
    let goals: Items?
    let timeline: TimelineView?
    let architecture: ArchitectureView?
    let workflow: Items?
    let verification: VerificationView?
    let findings: FindingsView?
    let unanswered: UnansweredView?
    let suppressed: SuppressedView?
    let deployment: DeploymentView?
    let runs: RunsView?
    let outputs: OutputsView?
    let environment: EnvironmentView?
    let fileChanges: FileChangesView?
    let troubleshooting: Items?
    let nextSteps: StepsView?
    let completion: [Fragment]
    let appendix: AppendixView?

    struct Row: Decodable, Sendable {
        let name: String
        let value: Fragment
    }

    struct Items: Decodable, Sendable {
        let items: [Fragment]
    }

    struct TableRow: Decodable, Sendable {
        let cells: [Fragment]
    }

    struct Table: Decodable, Sendable {
        let head: [String]
        let rows: [TableRow]
        let more: MoreView?
    }

    struct MoreView: Decodable, Sendable {
        let count: String
        let command: Fragment
    }

    struct ArchitectureView: Decodable, Sendable {
        let buckets: Table?
        let functions: Table?
        let rules: Table?
        let layers: Table?
        let others: Fragment?
        let wiring: Table?
        let unfollowed: Table?
        let diagram: Fragment?
    }

    struct VerificationView: Decodable, Sendable {
        let sources: Table?
        let evaluations: Table?
        let unread: Table?
        let brokenRules: Table?
        let notAnalysed: Table?
    }

    struct FindingsView: Decodable, Sendable {
        let groups: [FindingGroup]
        let more: MoreView?
    }

    struct FindingGroup: Decodable, Sendable {
        let severity: String
        let rule: Fragment
        /// The good condition.
        let expected: String
        let remedy: Fragment
        let entries: [FindingEntry]
    }

    struct FindingEntry: Decodable, Sendable {
        let message: String
        let facts: [Row]
    }

    struct UnansweredView: Decodable, Sendable {
        let table: Table
    }

    struct SuppressedView: Decodable, Sendable {
        let table: Table
    }

    struct DeploymentView: Decodable, Sendable {
        let steps: [Step]
    }

    struct StepsView: Decodable, Sendable {
        let steps: [Step]
    }

    struct Step: Decodable, Sendable {
        let number: Int
        let title: Fragment
        let detail: Fragment?
        let body: Fragment
    }

    struct RunsView: Decodable, Sendable {
        let table: Table
        let lineage: Lineage?
    }

    struct Lineage: Decodable, Sendable {
        let key: Fragment
        let table: Table
    }

    struct TimelineView: Decodable, Sendable {
        let commands: Table
        let blocking: StepsView?
        /// What the last apply did.
        let steps: Table?
        let warnings: Table?
    }

    struct OutputsView: Decodable, Sendable {
        let table: Table
    }

    struct EnvironmentView: Decodable, Sendable {
        let table: Table
    }

    struct FileChangesView: Decodable, Sendable {
        let table: Table
    }

    struct AppendixView: Decodable, Sendable {
        let statements: [Statement]
    }

    struct Statement: Decodable, Sendable {
        let title: String
        let body: Fragment
    }
}
