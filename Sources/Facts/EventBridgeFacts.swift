/// An event bus.
package struct EventBus: Sendable, Hashable {
    package var name: String
    package var arn: String?
    /// The bus's resource policy; absent when it has none.
    package var policy: Fact<String>

    package init(name: String, arn: String? = nil, policy: Fact<String> = .absent) {
        self.name = name
        self.arn = arn
        self.policy = policy
    }
}

/// An EventBridge rule.
package struct EventRule: Sendable, Hashable {
    package var name: String
    package var bus: String
    package var arn: String?
    /// `ENABLED`, `DISABLED` or `ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS`.
    package var state: String
    /// The event pattern as JSON; absent for a schedule.
    package var pattern: Fact<String>
    package var scheduleExpression: String?

    package init(
        name: String, bus: String = "default", arn: String? = nil, state: String = "ENABLED",
        pattern: Fact<String> = .absent, scheduleExpression: String? = nil
    ) {
        self.name = name
        self.bus = bus
        self.arn = arn
        self.state = state
        self.pattern = pattern
        self.scheduleExpression = scheduleExpression
    }

    /// Whether the rule routes events in this state.
    package var isEnabled: Bool { state != "DISABLED" }
}

/// One target of an EventBridge rule.
package struct EventTarget: Sendable, Hashable {
    /// The rule's name.
    package var rule: String
    package var bus: String
    package var targetID: String
    package var arn: String
    /// The role that EventBridge assumes for this target; nil when the target's own policy decides.
    package var roleARN: String?
    /// Input path name → JSON path.
    package var inputPaths: [String: String]
    package var inputTemplate: String?
    package var deadLetterARN: String?

    package init(
        rule: String, bus: String = "default", targetID: String, arn: String, roleARN: String? = nil,
        inputPaths: [String: String] = [:], inputTemplate: String? = nil, deadLetterARN: String? = nil
    ) {
        self.rule = rule
        self.bus = bus
        self.targetID = targetID
        self.arn = arn
        self.roleARN = roleARN
        self.inputPaths = inputPaths
        self.inputTemplate = inputTemplate
        self.deadLetterARN = deadLetterARN
    }
}

/// A global endpoint of EventBridge: it sends a custom event to the bus of one region, or of another when that fails.
package struct EventEndpoint: Sendable, Hashable {
    package var name: String
    package var arn: String
    /// `ACTIVE`, `CREATING`, `UPDATE_FAILED`, …
    package var state: String?
    /// Of the primary region's bus and the secondary one's.
    package var eventBusARNs: [String]
    /// JSON with EventBridge's own member names, as the AWS CLI prints them, `RoutingConfig` among them.
    package var attributes: String

    package init(
        name: String, arn: String, state: String? = nil, eventBusARNs: [String] = [], attributes: String = "{}"
    ) {
        self.name = name
        self.arn = arn
        self.state = state
        self.eventBusARNs = eventBusARNs
        self.attributes = attributes
    }
}
