/// What takes findings out of the exit code and the counts, for a reason and until a day.
///
/// Of the matchers that are given, each kind must hold; of the values of one kind, any. Rules, resources and tags are
/// globs.
package struct Suppression: Sendable, Hashable {
    package enum Source: String, Sendable, Hashable, CaseIterable {
        /// An entry of `pipereport.yml`.
        case file
        /// A comment in Terraform's configuration.
        case comment
    }

    package var source: Source
    /// Rule ids.
    package var rules: [String]
    /// Addresses, ARNs, logical ids or names, as findings show them.
    package var resources: [String]
    /// `name` or `name=value`.
    package var tags: [String]
    package var fingerprints: [String]
    /// Nil only where there is a problem.
    package var reason: String?
    /// The last day on which it holds; nil only where there is a problem.
    package var expires: CalendarDay?
    /// Where it is written.
    package var file: String
    package var line: Int
    /// The lines of the block that a comment speaks of, in the same file; nil for an entry of `pipereport.yml`.
    package var block: ClosedRange<Int>?
    /// Why it cannot hold: one clause; nil where it can.
    package var problem: String?

    package init(
        source: Source, rules: [String] = [], resources: [String] = [], tags: [String] = [],
        fingerprints: [String] = [], reason: String?, expires: CalendarDay?, file: String, line: Int,
        block: ClosedRange<Int>? = nil, problem: String? = nil
    ) {
        self.source = source
        self.rules = rules
        self.resources = resources
        self.tags = tags
        self.fingerprints = fingerprints
        self.reason = reason
        self.expires = expires
        self.file = file
        self.line = line
        self.block = block
        self.problem = problem
    }

    /// What it speaks of, in one line: `bucket-name-*, resource aws_s3_bucket.raw`; the same however it is moved.
    package var label: String {
        let parts =
            rules + resources.map { "resource \($0)" } + tags.map { "tag \($0)" }
            + fingerprints.map { "fingerprint \($0)" }
        return parts.isEmpty ? "nothing" : parts.joined(separator: ", ")
    }
}

/// What became of a suppression in one snapshot.
package struct SuppressionUse: Sendable, Hashable {
    /// How many findings it fits, whether it still holds or not.
    package var matchCount: Int
    /// The first of them, as `rule on resource`.
    package var matches: [String]
    /// Whether every rule that it may speak of was evaluated, so that no match means that there is none.
    package var isJudged: Bool
    /// Its globs for rules that fit none.
    package var unknownRules: [String]

    package init(matchCount: Int = 0, matches: [String] = [], isJudged: Bool = true, unknownRules: [String] = []) {
        self.matchCount = matchCount
        self.matches = matches
        self.isJudged = isJudged
        self.unknownRules = unknownRules
    }
}
