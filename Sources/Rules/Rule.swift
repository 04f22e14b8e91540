package import Facts

/// One rule: what it says, what it reads, its SQL, and the examples that hold it to its word.
///
/// The same value is the manual (`pipereport rules show`, the site's rule page) and the test.
///
/// Shape of `sql`: columns `resource_id, origin, subject, verdict, reason`, optionally `severity`, `file` and `line` (where
/// the fault is written, if not where the resource is), then any number of evidence columns under the names a reader
/// sees, and `evidence`, a JSON list of `[name, value]` pairs that come after them; unique on the first three. Parameters: `:snapshot`, `:as_of_ms`.
package struct Rule: Sendable {
    /// Permanent, such as `missing-events-permission`.
    package var id: String
    /// States the good condition, and ends without a full stop.
    package var title: String
    package var severity: Severity
    package var category: RuleCategory
    /// Why it matters, in sentences.
    package var rationale: String
    /// What to do, in Markdown, with commands or Terraform that apply.
    package var remedy: String
    package var sources: [RuleSource]
    /// The readable facts that decide it.
    package var facts: [ReadableFact]
    /// Facts, as `coverage` calls them, on which its scope rests besides those that `ScopeBasis` finds in its SQL; a user's
    /// rule may name some.
    package var lists: [String]
    /// Facts of whose failure its SQL reads in `coverage`, so that it answers `unknown` row by row, and needs no `unknown`
    /// for the account.
    package var answersUnread: [String]
    /// What peers call the same thing.
    package var aliases: [String]
    /// Whether it only says what could not be judged, and never fails.
    package var neverFails: Bool
    /// Whether it judges what became of the other rules' findings, and so is evaluated after them; its own findings
    /// cannot be suppressed.
    package var readsFindings: Bool
    /// Names every resource that must get a row, as `resource_id, origin`: a lost join is an error, never a pass.
    package var scope: String
    package var sql: String
    package var examples: [RuleExample]

    package init(
        id: String, title: String, severity: Severity, category: RuleCategory, rationale: String, remedy: String,
        sources: [RuleSource], facts: [ReadableFact] = [], lists: [String] = [], aliases: [String] = [],
        answersUnread: [String] = [], neverFails: Bool = false, readsFindings: Bool = false, scope: String, sql: String,
        examples: [RuleExample]
    ) {
        self.id = id
        self.title = title
        self.severity = severity
        self.category = category
        self.rationale = rationale
        self.remedy = remedy
        self.sources = sources
        self.facts = facts
        self.lists = lists
        self.answersUnread = answersUnread
        self.aliases = aliases
        self.neverFails = neverFails
        self.readsFindings = readsFindings
        self.scope = scope
        self.sql = sql
        self.examples = examples
    }
}

/// Where a rule's claim comes from.
package struct RuleSource: Sendable, Hashable {
    package var title: String
    package var url: String
    /// The day it was read, `YYYY-MM-DD`.
    package var read: String

    package init(_ title: String, _ url: String, read: String) {
        self.title = title
        self.url = url
        self.read = read
    }
}

/// A fact that may be unread: the table and column that carry it, and the IAM action that reads it.
package struct ReadableFact: Sendable, Hashable {
    package var table: String
    package var column: String
    /// Nil where no IAM action reads it.
    package var action: String?

    package init(_ table: String, _ column: String, action: String?) {
        self.table = table
        self.column = column
        self.action = action
    }

    package var name: String { "\(table).\(column)" }
}

/// Rows in, verdict out.
package struct RuleExample: Sendable {
    package var name: String
    package var verdict: Verdict
    /// Written in order into an empty store, so that the first gets `resource.id` 1.
    package var resources: [CollectedResource]
    package var deliveries: [Delivery]
    package var accesses: [Access]
    package var checks: [WiringCheck]
    package var unanalysedHops: [UnanalysedHop]
    package var accountSettings: [AccountSetting]
    package var probes: [BucketNameProbe]
    package var coverage: [Coverage]
    /// Blocks of the configuration, of the source `terraform.config:.`.
    package var blocks: [ConfigurationBlock]
    /// What became of the sources: which states were read, for one.
    package var collections: [CollectionRecord]
    /// Logs of commands.
    package var runs: [RecordedRun]
    package var objects: [OutputObject]
    /// Suppressions with what became of them.
    package var suppressions: [ExampleSuppression]
    /// The day that the rule takes for today, in milliseconds since 1970, UTC.
    package var asOfMS: Int64
    /// Whether the verdict holds even with every readable fact unread.
    package var holdsUnread: Bool
    package var sourceLine: UInt

    package init(
        _ name: String, _ verdict: Verdict, resources: [CollectedResource], deliveries: [Delivery] = [],
        accesses: [Access] = [], checks: [WiringCheck] = [], unanalysedHops: [UnanalysedHop] = [],
        accountSettings: [AccountSetting] = [], probes: [BucketNameProbe] = [], coverage: [Coverage] = [],
        blocks: [ConfigurationBlock] = [],
        collections: [CollectionRecord] = [], runs: [RecordedRun] = [], objects: [OutputObject] = [],
        suppressions: [ExampleSuppression] = [], asOfMS: Int64 = 0, holdsUnread: Bool = false, sourceLine: UInt = #line
    ) {
        self.name = name
        self.verdict = verdict
        self.resources = resources
        self.deliveries = deliveries
        self.accesses = accesses
        self.checks = checks
        self.unanalysedHops = unanalysedHops
        self.accountSettings = accountSettings
        self.probes = probes
        self.coverage = coverage
        self.blocks = blocks
        self.collections = collections
        self.runs = runs
        self.objects = objects
        self.suppressions = suppressions
        self.asOfMS = asOfMS
        self.holdsUnread = holdsUnread
        self.sourceLine = sourceLine
    }
}

/// An entry of `pipereport.yml` with what became of it, or a comment of the configuration `terraform.config:.`.
package struct ExampleSuppression: Sendable {
    package var suppression: Suppression
    package var use: SuppressionUse

    package init(_ suppression: Suppression, _ use: SuppressionUse = SuppressionUse()) {
        self.suppression = suppression
        self.use = use
    }
}
