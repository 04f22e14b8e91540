import Facts
import Wiring

/// What deriving one origin may take. Each of these numbers multiplies others, so that a file of a few hundred lines could
/// ask for billions.
enum DerivationLimit {
    /// Hops from buckets to functions: a rule that names no bucket makes one for each bucket and target.
    static let hops = 200_000
    /// Statements of functions' policies held against hops.
    static let decisions = 2_000_000
    /// Rules that pass events on to other buses, held against hops.
    static let passages = 5_000_000
    /// Answers on what functions may do: one for each function, bucket and mode.
    static let accesses = 200_000
    /// Statements of policies held against such questions.
    static let statements = 20_000_000
    /// Writes of functions to buckets whose events call functions.
    static let writes = 200_000
    /// Triggers of one function on one bucket that are compared with each other.
    static let routes = 200
    /// Pairs of triggers that are compared, of all functions.
    static let routePairs = 2_000_000
    /// Pairs of keys that two patterns name.
    static let keyPairs = 10_000
    /// Entries of one notification configuration; S3 accepts no more.
    ///
    /// Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-how-to-event-types-and-destinations.html
    /// and https://docs.aws.amazon.com/general/latest/gr/s3.html, "Event notifications: 100 per bucket", read 2026-11-30.
    static let notificationEntries = 100

    /// - Throws: `LimitError` when there are more than `limit` of `what`.
    static func expect(_ count: Int, atMost limit: Int, _ what: String, of origin: Origin) throws(LimitError) {
        if count <= limit { return }
        let source =
            switch origin {
            case .aws: "The account has"
            case .state: "The states have"
            case .plan: "The plans have"
            case .config: "The configuration has"
            }
        throw LimitError(
            "\(source) more than \(limit) \(what), which is the limit. Audit one part of it at a time: one folder, one state, or one region."
        )
    }
}

extension DeliveryDerivation {
    /// Refuses what would take hours before it begins.
    func expectWithinLimits() throws(LimitError) {
        var decisions = 0
        for target in facts.targets {
            guard let function = ARN(target.arn)?.functionAndQualifier?.function else { continue }
            decisions += max(1, facts.rules(of: target).count) * facts.statements.of(function).count
        }
        for entry in facts.notifications {
            let function = ARN(entry.functionARN)?.functionAndQualifier?.function ?? entry.functionARN
            decisions += facts.statements.of(function).count
        }
        try DerivationLimit.expect(
            decisions, atMost: DerivationLimit.decisions,
            "pairs of a trigger and a statement of its function's resource policy", of: facts.origin)
    }
}
