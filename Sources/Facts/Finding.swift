/// One thing to do: a rule that did not pass on one logical resource, with the origins in which that was seen.
package struct Finding: Sendable, Hashable {
    package var rule: String
    package var title: String
    package var category: RuleCategory
    package var severity: Severity
    package var verdict: Verdict
    /// The logical id: the ARN where one is known, else the Terraform address.
    package var resource: String
    package var resourceName: String
    package var resourceType: String
    /// Tells two findings of one rule on one resource apart; may be empty.
    package var subject: String
    /// Every origin in which the finding was seen, sorted.
    package var origins: [Origin]
    package var address: String?
    package var file: String?
    package var line: Int?
    /// One sentence that says what is wrong here.
    package var message: String
    /// What a reader needs to agree without opening the console, in the rule's order.
    package var evidence: [EvidenceItem]
    package var remedy: String
    /// Stable across snapshots: rule, resource and subject.
    package var fingerprint: String
    /// Milliseconds since 1970, UTC: when a snapshot first had it.
    package var firstSeenMS: Int64
    /// Nil for a finding that counts.
    package var suppression: FindingSuppression?

    package init(
        rule: String, title: String, category: RuleCategory, severity: Severity, verdict: Verdict, resource: String,
        resourceName: String, resourceType: String, subject: String, origins: [Origin], address: String? = nil,
        file: String? = nil, line: Int? = nil, message: String, evidence: [EvidenceItem] = [], remedy: String,
        fingerprint: String, firstSeenMS: Int64, suppression: FindingSuppression? = nil
    ) {
        self.rule = rule
        self.title = title
        self.category = category
        self.severity = severity
        self.verdict = verdict
        self.resource = resource
        self.resourceName = resourceName
        self.resourceType = resourceType
        self.subject = subject
        self.origins = origins
        self.address = address
        self.file = file
        self.line = line
        self.message = message
        self.evidence = evidence
        self.remedy = remedy
        self.fingerprint = fingerprint
        self.firstSeenMS = firstSeenMS
        self.suppression = suppression
    }
}

/// One named value of a finding's evidence.
package struct EvidenceItem: Sendable, Hashable, Codable {
    package var name: String
    package var value: String

    package init(name: String, value: String) {
        self.name = name
        self.value = value
    }
}
