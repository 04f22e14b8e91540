package import Facts

/// All that the outputs show of one snapshot: facts of the store, put together and in order, not yet escaped.
///
/// Long texts are clipped here, once, so that no output can grow with a hostile name.
package struct Report: Sendable {
    package var header: ReportHeader
    package var verdict: ReportVerdict
    package var architecture: Architecture
    /// Every way from a bucket to a function, in the order in which data travels.
    package var hops: [Hop]
    /// Worst first, failures before unknowns, and those on hygiene after all others. Suppressed ones are not among them.
    package var findings: [Finding]
    /// Findings that do not count, in the same order.
    package var suppressed: [Finding]
    /// The rules that were evaluated, in the order of the catalogue.
    package var rules: [ReportedRule]
    package var coverage: ReportedCoverage
    /// Newest first.
    package var runs: [ReportedRun]
    /// How many runs the snapshot has; `runs` holds the newest.
    package var runCount: Int
    package var timeline: Timeline
    package var outputs: [ReportedOutput]
    package var toolVersions: [ReportedTool]
    package var fileChanges: [ReportedFileChange]
    /// Providers of which no rule speaks.
    package var notAnalysed: [ReportedProvider]
    /// Ways that objects may take and that are not followed.
    package var unfollowedWays: [ReportedWay]

    /// The columns of live facts that the pages show, as `table.column`; a snapshot reads these for every report.
    package static let readColumns: Set = [
        "resource.region", "s3_notification_configuration.is_eventbridge_enabled", "lambda_function.environment",
        "event_target.arn", "layer_version.name", "delivery.arrives", "run.reached", "output_object.row_count",
    ]

    /// Findings that failed, worst first.
    package var failures: [Finding] { findings.filter { $0.verdict == .fail } }

    /// Findings that could not be answered.
    package var unknowns: [Finding] { findings.filter { $0.verdict == .unknown } }
}

/// What the snapshot says of itself.
package struct ReportHeader: Sendable {
    package var snapshot: Int64
    /// Milliseconds since 1970, UTC.
    package var takenAtMS: Int64
    /// The day on which dated rules judged; milliseconds since 1970, UTC.
    package var asOfMS: Int64
    package var label: String?
    package var account: String?
    package var callerARN: String?
    package var regions: [String]
    package var gitCommit: String?
    package var isGitDirty: Bool
    package var toolVersion: String
    package var isComplete: Bool
    /// The origins of which the snapshot has facts, deployed first.
    package var origins: [Origin]
}

/// A value of a stack's outputs; sensitive ones by name only.
package struct ReportedOutput: Sendable {
    package var source: String
    package var name: String
    package var value: String?
}

/// The version of a tool, and where it was read.
package struct ReportedTool: Sendable {
    package var tool: String
    package var version: String
    package var sources: [String]
}

/// A provider whose resources no rule judges.
package struct ReportedProvider: Sendable {
    /// Such as `hashicorp/random`.
    package var provider: String
    package var resourceCount: Int
    package var sources: [String]
}

/// A way that objects may take and that is not followed.
package struct ReportedWay: Sendable {
    /// In words: `queue`, `topic`, `API calls in CloudTrail`, `another target`.
    package var kind: String
    /// Empty where none is named.
    package var bucket: String
    /// The notification or rule that sends objects there: its address or ARN.
    package var holder: String
    /// Empty for CloudTrail's.
    package var target: String
}

/// A file that changed since the previous snapshot's commit.
package struct ReportedFileChange: Sendable {
    package var path: String
    package var change: String
}
