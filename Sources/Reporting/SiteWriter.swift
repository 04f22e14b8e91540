/// Puts a rendered site into its folder, whole or not at all.
package struct SiteWriter: Sendable {
    /// The site's folder; made when it is missing.
    package var directory: String

    package init(directory: String) {
        self.directory = directory
    }

    /// Replaces what an earlier run wrote by `files` (relative path → text), and leaves everybody else's files alone.
    ///
    /// - Throws: `RenderError` of the step `writeSite`; the earlier site then stays as it was.
    package func write(_ files: [String: String]) throws {
        throw RenderError(step: .writeSite, path: directory, message: "this build has no writer")
    }
}
