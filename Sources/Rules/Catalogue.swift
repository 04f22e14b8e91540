/// Every rule, in the order in which findings of one severity are shown: causes stand before their consequences.
package enum Catalogue {
    package static let all: [Rule] = [
        missingEventsPermission,
        eventsPermissionWrongSource,
        notificationClobbering,
        eventBridgeNotEnabled,
        configurationSyntax,
        moduleNotRead,
        duplicateDeclaration,
        countDependsOnResource,
        resourceCountAttribute,
        unsupportedNotificationBlock,
        relativeFilePath,
        bucketNameTaken,
        bucketNameInvalid,
        bucketNameDuplicate,
        aclWithOwnerEnforced,
        notApplied,
        missingResource,
        driftedAttribute,
        staleFunctionCode,
        taintedResource,
        deprecatedRuntime,
        aclInUse,
        ownershipNotEnforced,
        deprecatedACLArgument,
        deprecatedBucketObject,
        deprecatedBucketArgument,
        bucketNameStatic,
        deprecatedArgument,
        unmanagedResource,
        unusedModuleInput,
        providerUnpinned,
        destroyWouldStall,
    ]

    /// The rule of that id; nil when there is none.
    package static func rule(_ id: String) -> Rule? { all.first { $0.id == id } }
}
