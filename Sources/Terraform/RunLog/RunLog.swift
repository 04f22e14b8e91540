package import Facts

/// What is kept of one run of `terraform plan|apply|destroy -json` (or OpenTofu's): what was done, with times, and what
/// went wrong. Values of resources and outputs are not kept; texts are redacted.
///
/// Source: https://developer.hashicorp.com/terraform/internals/machine-readable-ui, read 2026-11-25.
package struct RunLog: Sendable, Hashable {
    package enum Operation: String, Sendable, Hashable {
        case plan, apply, destroy
    }

    /// The place in the stream at which the run begins; those of its steps follow.
    package var position = 0
    /// `terraform` or `tofu`.
    package var tool = "terraform"
    /// Nil where the log's beginning is missing.
    package var version: String?
    /// Nil where the run stopped before it told.
    package var operation: Operation?
    /// The first and the last time of the log; milliseconds since 1970, UTC.
    package var startedMS: Int64?
    package var finishedMS: Int64?
    package var events: [Event] = []
    /// The last summary: of an apply that went well what was done, else what was planned.
    package var summary: ChangeSummary?
    package var diagnostics: [RecordedDiagnostic] = []
    package var outputs: [Output] = []
    /// Events and diagnostics beyond the decoder's limits, which are counted and not kept.
    package var droppedEventCount = 0
    /// Whether the last line was cut: the log was copied too early, or the run was killed.
    package var isCut = false

    /// One thing that Terraform did or means to do.
    package struct Event: Sendable, Hashable {
        package var position: Int
        package var kind: RecordedAction.Kind
        /// Of what was done, when it began.
        package var atMS: Int64?
        package var finishedMS: Int64?
        package var address: String?
        package var action: String?
        package var elapsedSeconds: Double?
        /// Only of what concerns no single resource: the text of the others repeats ids and outputs of provisioners.
        package var message: String?
        package var counts: ChangeSummary?
    }

    package struct ChangeSummary: Sendable, Hashable {
        package var add: Int
        package var change: Int
        package var remove: Int
        package var imported: Int
        package var operation: Operation?
    }

    /// An output by name; its value is never kept.
    package struct Output: Sendable, Hashable {
        package var name: String
        /// As Terraform writes types in JSON: `"string"`, `["list","string"]`; nil before the apply.
        package var type: String?
        package var isSensitive: Bool
    }

    /// What was really done, or is planned where that was all: Terraform's own count where it came to one, else what
    /// was completed before the run stopped. Nil where nothing is known.
    package var counts: ChangeSummary? {
        if let summary, summary.operation == operation { return summary }
        guard let operation, operation != .plan else { return nil }
        let done = events.filter { $0.kind == .applyComplete }.compactMap(\.action)
        return ChangeSummary(
            add: done.count { $0 == "create" }, change: done.count { $0 == "update" },
            remove: done.count { $0 == "delete" }, imported: 0, operation: operation)
    }
}

/// Why a log is refused; each case is one sentence for the user.
package enum RunLogError: Error, Sendable, Hashable, CustomStringConvertible {
    case unreadable(path: String, reason: String)
    case notARunLog(path: String)
    case uiVersion(path: String, found: String)

    package var description: String {
        switch self {
        case .unreadable(let path, let reason): "Cannot read the log \(path): \(reason)."
        case .notARunLog(let path):
            "\(path) holds no line of a Terraform log (lines of over 1 MB are passed over): make one with `terraform apply -json > FILE`, or run it through `pipereport record -- terraform apply -json`."
        case .uiVersion(let path, let found):
            "\(path) has the version \(found) of Terraform's machine-readable UI; versions 1.x are read."
        }
    }
}
