/// Derived: one hop from a bucket's events to a function, and what decides whether an object travels along it.
///
/// Each part has its own verdict so that a rule, a report or `explain` can name the part that stops the object.
package struct Delivery: Sendable, Hashable {
    package enum Via: String, Sendable, Hashable {
        case eventBridge = "eventbridge"
        case notification
    }

    /// A yes-or-no part of the hop.
    package enum Switch: String, Sendable, Hashable {
        case yes
        case no
        /// The fact behind it could not be read.
        case unread
        /// Not known until the apply, or outside the snapshot.
        case unknown
        /// Does not apply to this kind of hop.
        case notApplicable = "n/a"
    }

    package enum Permission: String, Sendable, Hashable {
        case allowed
        /// No statement allows the caller.
        case missing
        /// A statement allows the calling service, but not for this source.
        case wrongSource = "wrong_source"
        /// A statement denies it.
        case denied
        case unread
        case unknown
    }

    package var origin: Origin
    package var via: Via
    /// The bucket's row in `resource`; nil where the events come from no bucket of the snapshot.
    package var bucketID: Int64?
    /// The bucket's name as pattern or notification has it; empty where none is named.
    package var bucket: String
    /// The function's row in `resource`; nil where it lies outside the snapshot.
    package var functionID: Int64?
    package var functionARN: String
    /// The EventBridge rule's row in `resource`; nil for a notification.
    package var ruleID: Int64?
    /// The EventBridge rule as `bus/name`, or the notification entry's id.
    package var rule: String
    package var prefix: String
    package var suffix: String
    /// Does the bucket send its events to EventBridge?
    package var isBucketSwitchOn: Switch
    package var isRuleEnabled: Switch
    /// Is the rule on the default bus, where S3 sends its events?
    package var isOnDefaultBus: Switch
    /// Can an event of this bucket match the pattern?
    package var patternMatches: Switch
    package var targetExists: Switch
    package var permission: Permission
    /// Why the permission is what it is, naming the statement that decides.
    package var permissionReason: String
    /// The statement that decides, as JSON; nil where none does.
    package var permissionStatement: String?
    /// Is the rule, or the function of a notification, in the bucket's region?
    package var isInRegion: Switch
    /// Why the pattern admits no event of the bucket, or why that is not known; one sentence, empty where it does.
    package var patternReason: String
    /// The target's id; empty for a notification.
    package var targetID: String
    /// The rules of the default bus, as `bus/name`, that pass the events on to the rule's own bus.
    package var forwardedBy: [String]
    /// How objects must come to be for the hop to take them: `s3:ObjectCreated:Put` and the like for a notification,
    /// reasons such as `PutObject` for a rule; empty for all.
    package var creations: [String]

    package init(
        origin: Origin, via: Via, bucketID: Int64? = nil, bucket: String, functionID: Int64? = nil,
        functionARN: String, ruleID: Int64? = nil, rule: String, prefix: String = "", suffix: String = "",
        isBucketSwitchOn: Switch = .yes, isRuleEnabled: Switch = .yes, isOnDefaultBus: Switch = .yes,
        patternMatches: Switch = .yes, targetExists: Switch = .yes, permission: Permission = .allowed,
        permissionReason: String = "", permissionStatement: String? = nil, isInRegion: Switch = .notApplicable,
        patternReason: String = "", targetID: String = "", forwardedBy: [String] = [], creations: [String] = []
    ) {
        self.origin = origin
        self.via = via
        self.bucketID = bucketID
        self.bucket = bucket
        self.functionID = functionID
        self.functionARN = functionARN
        self.ruleID = ruleID
        self.rule = rule
        self.prefix = prefix
        self.suffix = suffix
        self.isBucketSwitchOn = isBucketSwitchOn
        self.isRuleEnabled = isRuleEnabled
        self.isOnDefaultBus = isOnDefaultBus
        self.patternMatches = patternMatches
        self.targetExists = targetExists
        self.permission = permission
        self.permissionReason = permissionReason
        self.permissionStatement = permissionStatement
        self.isInRegion = isInRegion
        self.patternReason = patternReason
        self.targetID = targetID
        self.forwardedBy = forwardedBy
        self.creations = creations
    }

    /// Whether an object that fits the filter reaches the function: no as soon as one part says no.
    package var arrives: Switch {
        let answers = parts.map(\.answer)
        return Self.obstacles.first { answers.contains($0) } ?? .yes
    }

    /// A part of the hop, in the order in which an object meets them.
    package enum Part: String, Sendable, Hashable, CaseIterable {
        case bucketSwitch = "switch"
        case rule
        case bus
        case region
        case pattern
        case target
        case permission
    }

    package var parts: [(part: Part, answer: Switch)] {
        [
            (.bucketSwitch, isBucketSwitchOn), (.region, isInRegion), (.bus, isOnDefaultBus), (.rule, isRuleEnabled),
            (.pattern, patternMatches), (.target, targetExists), (.permission, permissionSwitch),
        ]
    }

    /// The first part that stops the object, else the first that leaves it open; nil where it arrives.
    package var decidedBy: Part? {
        let answer = arrives
        return answer == .yes ? nil : parts.first { $0.answer == answer }?.part
    }

    /// The answers that keep an object from arriving, the strongest first.
    private static let obstacles: [Switch] = [.no, .unread, .unknown]

    private var permissionSwitch: Switch {
        switch permission {
        case .allowed: .yes
        case .missing, .wrongSource, .denied: .no
        case .unread: .unread
        case .unknown: .unknown
        }
    }
}
