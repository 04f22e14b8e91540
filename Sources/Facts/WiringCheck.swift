/// Derived: what SQL cannot decide of one resource, computed once so that the rule that asks for it stays plain SQL.
package struct WiringCheck: Sendable, Hashable {
    /// Each kind is what one rule asks for.
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        /// An S3 event that a rule's pattern admits can exist.
        case patternPossible = "pattern_possible"
        /// Objects that are there match the pattern or the filter.
        case patternMeetsObjects = "pattern_meets_objects"
        /// A pattern or notification takes objects however they come to be.
        case allCreations = "all_creations"
        case notificationOverlap = "notification_overlap"
        /// A notification waits for the permission that it needs.
        case notificationOrder = "notification_order"
        case deliveredOnce = "delivered_once"
        case eventLoop = "event_loop"
        case transformerTemplate = "transformer_template"
        case transformerPath = "transformer_path"
        case statementNotPublic = "statement_not_public"
        case statementSource = "statement_source"
        case statementPrincipal = "statement_principal"
        case statementInUse = "statement_in_use"
        case roleTrust = "role_trust"
    }

    package enum Verdict: String, Sendable, Hashable {
        case pass
        case fail
        /// A fact that it needs could not be read.
        case unread
        case unknown
    }

    package var origin: Origin
    package var kind: Kind
    /// The row in `resource` on which the finding stands.
    package var resourceID: Int64
    /// Tells two checks of one kind on one resource apart; may be empty.
    package var subject: String
    package var verdict: Verdict
    /// Nil takes the rule's.
    package var severity: Severity?
    /// One sentence.
    package var reason: String
    /// Name → value, as a reader sees them.
    package var evidence: [EvidenceItem]

    package init(
        origin: Origin, kind: Kind, resourceID: Int64, subject: String = "", _ verdict: Verdict,
        severity: Severity? = nil, reason: String = "", evidence: [EvidenceItem] = []
    ) {
        self.origin = origin
        self.kind = kind
        self.resourceID = resourceID
        self.subject = subject
        self.verdict = verdict
        self.severity = severity
        self.reason = reason
        self.evidence = evidence
    }
}

/// Derived: a way that objects may take and that is not followed, so that no rule may conclude anything from it.
package struct UnanalysedHop: Sendable, Hashable {
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        case sqs
        case sns
        /// API calls that CloudTrail reports to EventBridge.
        case cloudTrail = "cloudtrail"
        /// A rule's target that is neither a function nor a bus.
        case target
    }

    package var origin: Origin
    package var kind: Kind
    /// The notification's or rule's row in `resource`.
    package var resourceID: Int64
    /// Empty where none is named.
    package var bucket: String
    /// The ARN to which the events go; empty for CloudTrail's.
    package var target: String

    package init(origin: Origin, kind: Kind, resourceID: Int64, bucket: String, target: String) {
        self.origin = origin
        self.kind = kind
        self.resourceID = resourceID
        self.bucket = bucket
        self.target = target
    }
}
