/// Every rule, in the order in which findings of one severity are shown: causes stand before their consequences.
package enum Catalogue {
    package static let all: [Rule] = [
        missingEventsPermission,
        eventsPermissionWrongSource,
        notificationClobbering,
        eventBridgeNotEnabled,
        deprecatedACLArgument,
        deprecatedBucketObject,
        bucketNameTaken,
        bucketNameDuplicate,
    ]

    /// The rule of that id; nil when there is none.
    package static func rule(_ id: String) -> Rule? { all.first { $0.id == id } }
}
