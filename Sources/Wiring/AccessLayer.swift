/// The kind of policy that decides about access.
package enum AccessLayer: String, Sendable, Hashable, CaseIterable {
    /// A policy of the role, inline or attached.
    case rolePolicy = "role policy"
    case permissionsBoundary = "permissions boundary"
    case bucketPolicy = "bucket policy"
    case keyPolicy = "key policy"
    /// The policy of another resource: a queue, a topic, a function.
    case resourcePolicy = "resource policy"
}
