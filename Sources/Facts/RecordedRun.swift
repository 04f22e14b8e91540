/// What is kept of one log or recorded command: its steps for the report's timeline, redacted.
package struct RecordedRun: Sendable, Hashable {
    /// In the order of the log; actions and diagnostics share one count of positions.
    package var actions: [RecordedAction]
    package var diagnostics: [RecordedDiagnostic]
    /// Tool → version, such as `terraform` → `1.11.4`.
    package var toolVersions: [String: String]

    package init(
        actions: [RecordedAction] = [], diagnostics: [RecordedDiagnostic] = [], toolVersions: [String: String] = [:]
    ) {
        self.actions = actions
        self.diagnostics = diagnostics
        self.toolVersions = toolVersions
    }

    /// The run without what `redactor` knows as secret.
    package func redacted(by redactor: TextRedactor) -> RecordedRun {
        var copy = self
        for index in copy.actions.indices {
            copy.actions[index].address = copy.actions[index].address.map(redactor.redact)
            copy.actions[index].message = copy.actions[index].message.map(redactor.redact)
            copy.actions[index].command = copy.actions[index].command.map(redactor.redact)
        }
        for index in copy.diagnostics.indices {
            copy.diagnostics[index].summary = redactor.redact(copy.diagnostics[index].summary)
            copy.diagnostics[index].detail = redactor.redact(copy.diagnostics[index].detail)
            copy.diagnostics[index].address = copy.diagnostics[index].address.map(redactor.redact)
        }
        return copy
    }
}

/// One step of a run: the command itself, or what Terraform did to one resource.
package struct RecordedAction: Sendable, Hashable, Codable {
    package enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
        /// A command as a whole.
        case command
        case plannedChange = "planned_change"
        case resourceDrift = "resource_drift"
        /// Begun, and neither completed nor failed: the run was cut short.
        case applyStart = "apply_start"
        case applyComplete = "apply_complete"
        case applyErrored = "apply_errored"
        case changeSummary = "change_summary"
        case outputs
    }

    package var position: Int
    package var kind: Kind
    /// Milliseconds since 1970, UTC.
    package var atMS: Int64?
    package var finishedAtMS: Int64?
    package var address: String?
    /// `create`, `update`, `delete`, `replace`, `read` …; of a command `plan`, `apply` or `destroy`.
    package var action: String?
    package var message: String?
    package var exitCode: Int?
    /// Redacted; only of a command.
    package var command: String?
    package var addCount: Int?
    package var changeCount: Int?
    package var removeCount: Int?

    package init(
        position: Int, kind: Kind, atMS: Int64? = nil, finishedAtMS: Int64? = nil, address: String? = nil,
        action: String? = nil, message: String? = nil, exitCode: Int? = nil, command: String? = nil,
        addCount: Int? = nil, changeCount: Int? = nil, removeCount: Int? = nil
    ) {
        self.position = position
        self.kind = kind
        self.atMS = atMS
        self.finishedAtMS = finishedAtMS
        self.address = address
        self.action = action
        self.message = message
        self.exitCode = exitCode
        self.command = command
        self.addCount = addCount
        self.changeCount = changeCount
        self.removeCount = removeCount
    }
}

/// A warning or an error of Terraform.
package struct RecordedDiagnostic: Sendable, Hashable, Codable {
    package enum Severity: String, Sendable, Hashable, Codable {
        case warning, error
    }

    package var position: Int
    package var severity: Severity
    package var summary: String
    package var detail: String
    package var address: String?
    package var file: String?
    package var line: Int?
    package var column: Int?
    /// Nil for a warning.
    package var failure: RunLogFailure?

    package init(
        position: Int = 0, severity: Severity, summary: String, detail: String = "", address: String? = nil,
        file: String? = nil, line: Int? = nil, column: Int? = nil
    ) {
        self.position = position
        self.severity = severity
        self.summary = summary
        self.detail = detail
        self.address = address
        self.file = file
        self.line = line
        self.column = column
        failure = nil
        if severity == .error { failure = RunLogFailure.kind(of: self) }
    }
}
