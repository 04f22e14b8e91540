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

    package init(
        takenAtMS: Int64, asOfMS: Int64, label: String? = nil, toolVersion: String, gitCommit: String? = nil,
        isGitDirty: Bool? = nil
    ) {
        self.takenAtMS = takenAtMS
        self.asOfMS = asOfMS
        self.label = label
        self.toolVersion = toolVersion
        self.gitCommit = gitCommit
        self.isGitDirty = isGitDirty
    }
}
