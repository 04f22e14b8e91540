/// Why text is not a policy statement or document.
package struct PolicyError: Error, Sendable, Hashable, CustomStringConvertible {
    package var reason: String

    package init(_ reason: String) {
        self.reason = reason
    }

    package var description: String { "not a policy statement: \(reason)" }
}
