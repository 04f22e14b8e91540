package import Facts

/// What was run: recorded commands and Terraform's logs, oldest first.
package struct Timeline: Sendable {
    package var commands: [TimelineCommand] = []
    /// How many commands the snapshot has; `commands` holds the newest.
    package var commandCount = 0
    /// What the last apply or destroy did, resource by resource.
    package var lastSteps: [TimelineStep] = []
    package var lastStepCount = 0

    /// The last command that changed, or was to change, what is deployed.
    package var lastApply: TimelineCommand? { commands.last { $0.isApply } }

    /// The commands that failed and were not followed by an apply that went well: what still stands in the way.
    package var blocking: [TimelineCommand] {
        let lastGood = commands.lastIndex { $0.isApply && !$0.hasFailed } ?? -1
        return commands.suffix(from: lastGood + 1).filter { !$0.errors.isEmpty }
    }

    /// The kinds of these failures.
    package var blockingKinds: [RunLogFailure] {
        let errors = blocking.flatMap(\.errors)
        return RunLogFailure.allCases.filter { kind in errors.contains { $0.failure == kind } }
    }
}

/// One command, or one run of Terraform in a log.
package struct TimelineCommand: Sendable {
    package var source: String
    package var command: String
    /// `plan`, `apply` or `destroy`; nil where it is not Terraform, or stopped before it told.
    package var action: String?
    /// Milliseconds since 1970, UTC.
    package var startedAtMS: Int64?
    package var finishedAtMS: Int64?
    /// Only of a recorded command.
    package var exitCode: Int?
    package var message: String?
    /// Added, changed, destroyed.
    package var counts: (add: Int, change: Int, remove: Int)?
    package var errors: [RecordedDiagnostic]
    package var warnings: [RecordedDiagnostic]

    /// Whether it changed, or was to change, what is deployed.
    package var isApply: Bool { action == "apply" || action == "destroy" }

    package var hasFailed: Bool { !errors.isEmpty || (exitCode ?? 0) != 0 }

    package var durationMS: Int64? {
        guard let startedAtMS, let finishedAtMS else { return nil }
        return max(0, finishedAtMS - startedAtMS)
    }

    /// `Resources: 19 added, 1 changed, 1 destroyed`; of a plan what is to be done.
    package var resources: String? {
        guard let counts else { return nil }
        let isPlan = action == "plan"
        return isPlan
            ? "Plan: \(counts.add) to add, \(counts.change) to change, \(counts.remove) to destroy"
            : "Resources: \(counts.add) added, \(counts.change) changed, \(counts.remove) destroyed"
    }

    /// How it ended, in a few words, without Markdown.
    package var result: String {
        let kinds = RunLogFailure.allCases.filter { kind in errors.contains { $0.failure == kind } }
        let reasons = kinds.filter { $0 != .other }.map(\.title).joined(separator: "; ")
        var text = message ?? (exitCode.map { $0 == 0 ? "completed" : "failed" } ?? "not known")
        if !reasons.isEmpty { text += ": \(reasons)" }
        if let exitCode, exitCode != 0 { text += " (exit code \(exitCode))" }
        return text
    }
}

/// What Terraform did to one resource.
package struct TimelineStep: Sendable {
    package var atMS: Int64?
    package var durationMS: Int64?
    package var address: String
    package var action: String
    package var outcome: Outcome

    package enum Outcome: String, Sendable {
        case completed, failed
        case unfinished = "not finished"
    }
}
