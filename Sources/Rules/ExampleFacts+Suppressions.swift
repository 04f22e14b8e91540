import Facts

/// What the examples of rules on suppressions are made of.
extension ExampleFacts {
    /// An entry of `pipereport.yml` that holds until the end of January 2027.
    static func entry(_ use: SuppressionUse = SuppressionUse(matchCount: 1)) -> ExampleSuppression {
        ExampleSuppression(
            Suppression(
                source: .file, rules: ["bucket-name-static"], resources: ["aws_s3_bucket.raw"],
                reason: "The name is in a contract.", expires: CalendarDay("2027-01-31"), file: "pipereport.yml",
                line: 3), use)
    }

    /// A comment above the block of `ExampleFacts.block`.
    static func comment(problem: String? = nil, _ use: SuppressionUse = SuppressionUse(matchCount: 1))
        -> ExampleSuppression
    {
        ExampleSuppression(
            Suppression(
                source: .comment, rules: ["bucket-name-static"],
                reason: problem == nil ? "The name is in a contract." : nil,
                expires: problem == nil ? CalendarDay("2027-01-31") : nil, file: "main.tf", line: 9, block: 10...14,
                problem: problem), use)
    }

    static let matched = SuppressionUse(matchCount: 1, matches: ["bucket-name-static on aws_s3_bucket.raw"])
}
