import Facts

/// One hop of an object from its bucket to a function, with what decides each of its parts.
struct ExplainedHop: Sendable, Hashable {
    /// A switch, rule or statement that the object meets.
    struct Step: Sendable, Hashable {
        var part: Delivery.Part
        var answer: Delivery.Switch
        /// One sentence.
        var sentence: String
        /// What the sentence rests on: a pattern, a filter, a statement; empty where nothing is to be shown.
        var evidence: String = ""
    }

    /// `EventBridge rule default/raw-to-processing` or `notification entry on-upload`.
    var title: String
    var functionID: Int64?
    var functionARN: String
    var functionName: String
    /// In the order in which the object meets them.
    var steps: [Step]

    /// Whether the object reaches the function: no as soon as one step says no.
    var arrives: Delivery.Switch {
        let answers = steps.map(\.answer)
        return [.no, .unread, .unknown].first { answers.contains($0) } ?? .yes
    }

    /// The step that stops the object or leaves it open; nil where it arrives.
    var decidingStep: Step? {
        let answer = arrives
        return answer == .yes ? nil : steps.first { $0.answer == answer }
    }
}
