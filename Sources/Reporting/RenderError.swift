/// Why a report or site could not be made: the step, the thing it worked on, and the cause.
package struct RenderError: Error, Sendable, CustomStringConvertible {
    /// What was being done.
    package enum Step: String, Sendable, Hashable {
        case readFacts = "read the facts"
        case loadTemplates = "load the templates"
        case renderPage = "render"
        case writeSite = "write the site"
        case writeReport = "write"
    }

    package var step: Step
    /// The template, page or folder; nil where the step has none.
    package var path: String?
    /// One sentence that says what is wrong and what to do.
    package var message: String
    /// What the layer below threw.
    package var cause: (any Error)?

    package init(step: Step, path: String? = nil, message: String, cause: (any Error)? = nil) {
        self.step = step
        self.path = path
        self.message = message
        self.cause = cause
    }

    package var description: String {
        var text = "Cannot \(step.rawValue)"
        if let path { text += " \(path)" }
        text += ": \(message)"
        if let cause { text += " (\(cause))" }
        return text
    }
}
