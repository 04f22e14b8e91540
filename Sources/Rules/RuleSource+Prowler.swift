extension RuleSource {
    /// The code of a Prowler check, whose meaning the rule follows.
    ///
    /// - Parameter check: its id, which begins with the service: `s3_bucket_object_versioning`.
    static func prowler(_ check: String) -> RuleSource {
        let service = check.prefix { $0 != "_" }
        return RuleSource(
            "Prowler: \(check)",
            "https://github.com/prowler-cloud/prowler/blob/master/prowler/providers/aws/services/\(service)/\(check)/\(check).py",
            read: "2026-11-25")
    }
}
