/// How much is read of files that others wrote.
package struct ReadLimits: Sendable, Hashable {
    /// Of one file.
    package var fileBytes: Int
    /// Of all files that are read through one boundary.
    package var totalBytes: Int
    /// Files that are read through one boundary.
    package var files: Int

    package init(fileBytes: Int, totalBytes: Int, files: Int) {
        self.fileBytes = fileBytes
        self.totalBytes = totalBytes
        self.files = files
    }

    /// A configuration with its modules, variables and what `file()` names: the largest published ones have 5 MB.
    package static let configuration = ReadLimits(fileBytes: 32_000_000, totalBytes: 100_000_000, files: 50_000)
    /// Deployment packages; Lambda takes no zip over 250 MB.
    package static let packages = ReadLimits(fileBytes: 256_000_000, totalBytes: 2_000_000_000, files: 50_000)
    /// States, plans and logs that a repository names or holds.
    package static let documents = ReadLimits(
        fileBytes: 1_000_000_000, totalBytes: 4_000_000_000, files: 1000)
    /// Names in one folder.
    package static let folderEntries = 100_000
}
