/// What one kind of policy says to one question, and why: does it allow, does it deny?
struct AccessVote: Sendable, Hashable {
    enum Answer: Sendable, Hashable {
        case yes
        case no
        case unknown
        case unread
    }

    var answer: Answer
    var layer: AccessLayer
    var policy = ""
    var statement: String?
    var reason = ""

    /// Whether all hold: the first no decides, then what is unread, then what is unknown.
    static func all(_ votes: [AccessVote]) -> AccessVote? {
        for answer in [Answer.no, .unread, .unknown] {
            if let vote = votes.first(where: { $0.answer == answer }) { return vote }
        }
        // Of several that allow, the one that has a statement to show.
        return votes.first { $0.statement != nil } ?? votes.first
    }

    /// Whether one holds: the first yes decides, then what is unread, then what is unknown.
    static func any(_ votes: [AccessVote]) -> AccessVote? {
        for answer in [Answer.yes, .unread, .unknown] {
            if let vote = votes.first(where: { $0.answer == answer }) { return vote }
        }
        // What a boundary holds back was allowed otherwise, which is closer to an answer than no statement at all.
        return votes.first { $0.layer == .permissionsBoundary } ?? votes.first
    }

    func named(_ reason: String) -> AccessVote {
        var vote = self
        vote.reason = reason
        return vote
    }
}
