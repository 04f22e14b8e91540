package import Facts

/// All that the outputs show of one snapshot.
package struct Report: Sendable {
    package var findings: [Finding]
    package var headline: String
}
