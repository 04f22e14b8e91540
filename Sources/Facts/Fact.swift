/// A value that was asked for, together with what became of the asking.
///
/// *Unread is a value*: a denied or failed read is never the same as an absent thing, so that no rule can take
/// a missing permission of the auditor for a missing setting of the audited.
package enum Fact<Value: Sendable>: Sendable {
    /// The source answered with a value.
    case present(Value)
    /// The source answered that there is none.
    case absent
    /// The source could not be asked or did not answer.
    case unread(Unread)
    /// The value is not known until the apply; the text names the attribute it waits for.
    case unknown(String)

    /// The value, where it was read.
    package var value: Value? {
        if case .present(let value) = self { return value }
        return nil
    }

    /// Why the value could not be read, where it could not.
    package var unread: Unread? {
        if case .unread(let reason) = self { return reason }
        return nil
    }

    /// The word of the `…_state` column: `present`, `absent`, `unread` or `unknown`.
    package var state: String {
        switch self {
        case .present: "present"
        case .absent: "absent"
        case .unread: "unread"
        case .unknown: "unknown"
        }
    }

    /// The text of the `…_reason` column; nil where the fact was read.
    package var reason: String? {
        switch self {
        case .present, .absent: nil
        case .unread(let reason): reason.sentence
        case .unknown(let attribute): "not known until the apply: \(attribute)"
        }
    }

    /// The same state with another value.
    package func map<Other: Sendable>(_ transform: (Value) throws -> Other) rethrows -> Fact<Other> {
        switch self {
        case .present(let value): .present(try transform(value))
        case .absent: .absent
        case .unread(let reason): .unread(reason)
        case .unknown(let attribute): .unknown(attribute)
        }
    }
}

extension Fact: Equatable where Value: Equatable {}
extension Fact: Hashable where Value: Hashable {}

/// Why something could not be read.
package struct Unread: Sendable, Hashable {
    /// The upstream error code, such as `AccessDenied`, or one of ours: `NotAsked`, `Malformed`, `Unreachable`.
    package var code: String
    /// The IAM action that would have allowed it, such as `lambda:GetPolicy`; nil where none would help.
    package var action: String?
    /// What upstream said, in one line.
    package var message: String
    /// The upstream request id, for a support case.
    package var requestID: String?

    package init(code: String, action: String? = nil, message: String = "", requestID: String? = nil) {
        self.code = code
        self.action = action
        self.message = message
        self.requestID = requestID
    }

    /// One clause that names code, action and request: `AccessDenied on lambda:GetPolicy (request 1a2b)`.
    package var sentence: String {
        var text = code
        if let action { text += " on \(action)" }
        if !message.isEmpty { text += ": \(message)" }
        if let requestID { text += " (request \(requestID))" }
        return text
    }
}
