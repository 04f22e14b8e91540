/// Input that goes beyond a limit, so that it cannot fill the memory or keep the program from ending.
///
/// It ends a command: what was left out could be what matters, and no result is better than a wrong one.
package struct LimitError: Error, Sendable, Hashable, CustomStringConvertible {
    /// One or two sentences: what goes beyond which limit, on which thing, and what to do next.
    package var description: String

    package init(_ description: String) { self.description = description }
}
