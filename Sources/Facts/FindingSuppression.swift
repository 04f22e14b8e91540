/// Why a finding does not count, as outputs show it.
package struct FindingSuppression: Sendable, Hashable {
    package var reason: String
    /// The last day on which it holds, `YYYY-MM-DD`.
    package var expires: String
    package var source: Suppression.Source
    package var file: String
    package var line: Int

    package init(reason: String, expires: String, source: Suppression.Source, file: String, line: Int) {
        self.reason = reason
        self.expires = expires
        self.source = source
        self.file = file
        self.line = line
    }

    /// `pipereport.yml:12`
    package var place: String { "\(file):\(line)" }
}
