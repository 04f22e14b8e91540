package import Facts

/// A rule as it was evaluated, with its own description.
package struct ReportedRule: Sendable {
    package var id: String
    package var title: String
    package var severity: Severity
    package var category: RuleCategory
    /// Markdown of the rule's author.
    package var rationale: String
    /// Markdown of the rule's author, with commands.
    package var remedy: String
    package var sources: [Source]
    package var facts: [NeededFact]
    package var aliases: [String]
    package var examples: [Example]
    /// One for each origin, deployed first.
    package var evaluations: [Evaluation]

    package struct Source: Sendable {
        package var title: String
        package var url: String
        /// The date on which it was read.
        package var read: String
    }

    package struct NeededFact: Sendable {
        package var name: String
        /// The IAM action that reads it, where there is one.
        package var action: String?
    }

    package struct Example: Sendable {
        package var name: String
        package var verdict: String
    }

    package struct Evaluation: Sendable {
        package var origin: Origin
        package var pass: Int
        package var fail: Int
        package var unknown: Int
    }
}

/// What was read, what was not, and what would allow it.
package struct ReportedCoverage: Sendable {
    package var collections: [CollectionRecord]
    /// Lists and facts that could not be read.
    package var unread: [UnreadFact]
    package var readCount: Int
    package var notAskedCount: Int
    /// Rules of users that could not be evaluated.
    package var ruleProblems: [RuleProblem] = []

    package struct UnreadFact: Sendable {
        package var origin: Origin
        package var region: String
        package var owner: String
        package var fact: String
        package var reason: String
        package var missingAction: String?
    }

    /// The IAM actions that would have allowed what was denied.
    package var missingActions: [String] {
        Set(unread.compactMap(\.missingAction) + collections.compactMap(\.missingAction)).sorted()
    }

    package var failedCollections: [CollectionRecord] {
        collections.filter { $0.status != .ok && $0.status != .skipped }
    }

    package var isWhole: Bool { unread.isEmpty && failedCollections.isEmpty }
}

/// One run of the pipeline, with its artefacts by stage.
package struct ReportedRun: Sendable {
    package var key: String
    package var startedAtMS: Int64
    package var finishedAtMS: Int64?
    package var durationMS: Int64?
    package var reached: Stage
    package var artefacts: [Artefact]

    package struct Artefact: Sendable {
        package var stage: Stage
        package var uri: String
        package var sizeBytes: Int64
        package var lastModifiedMS: Int64
        package var rowCount: Int64?
        /// Why the row count is not known.
        package var rowCountReason: String?
        package var generatedFrom: String?
    }

    /// The rows of one stage: a number (several where its artefacts disagree), `unread`, or nothing when the run has no artefact there.
    package func rows(_ stage: Stage) -> String {
        let here = artefacts.filter { $0.stage == stage }
        if here.isEmpty { return "–" }
        let counts = here.compactMap(\.rowCount)
        if counts.isEmpty { return here.contains { $0.rowCountReason != nil } ? "unread" : "no count" }
        // Two summaries of one stage count the same rows, so counts that agree are not added up.
        return Array(Set(counts)).sorted().map { Format.number(Int($0)) }.joined(separator: " and ")
    }
}
