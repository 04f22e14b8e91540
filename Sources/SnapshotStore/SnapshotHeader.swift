/// What is known of a snapshot when it begins.
package struct SnapshotHeader: Sendable, Hashable {
    /// Milliseconds since 1970, UTC.
    package var takenAtMS: Int64
    /// The time at which dated rules judge; milliseconds since 1970, UTC.
    package var asOfMS: Int64
    package var label: String?
    package var toolVersion: String
    package var gitCommit: String?
    package var isGitDirty: Bool?
    /// What was asked for, as one JSON object; nil where nothing is to go on from it.
    package var request: String?

    package init(
        takenAtMS: Int64, asOfMS: Int64, label: String? = nil, toolVersion: String, gitCommit: String? = nil,
        isGitDirty: Bool? = nil, request: String? = nil
    ) {
        self.takenAtMS = takenAtMS
        self.asOfMS = asOfMS
        self.label = label
        self.toolVersion = toolVersion
        self.gitCommit = gitCommit
        self.isGitDirty = isGitDirty
        self.request = request
    }
}

/// A snapshot that was cut short and can go on.
package struct UnfinishedSnapshot: Sendable, Hashable {
    package var id: Int64
    /// Milliseconds since 1970, UTC.
    package var takenAtMS: Int64
    /// Nil when the caller's account was not known yet.
    package var account: String?
    package var regions: [String]
    package var request: String
}
