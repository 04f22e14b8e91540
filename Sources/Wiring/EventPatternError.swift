/// Why EventBridge would refuse an event pattern.
///
/// Source: aws/event-ruler, `JsonRuleCompiler.java`, whose sentences EventBridge passes on, read 2026-11-24.
package struct EventPatternError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The sentence after EventBridge's "Event pattern is not valid. Reason: ".
    package var reason: String
    /// The dotted path of the field at fault, such as `detail.object.key`; empty at the top.
    package var path: String

    package init(_ reason: String, path: String = "") {
        self.reason = reason
        self.path = path
    }

    package var description: String {
        "Event pattern is not valid. Reason: \(reason)" + (path.isEmpty ? "" : " (at \(path))")
    }
}
