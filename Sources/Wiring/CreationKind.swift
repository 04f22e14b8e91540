/// How an object comes to be: what a notification calls an event type, and an EventBridge event a reason.
package enum CreationKind: String, Sendable, Hashable, CaseIterable {
    case put = "Put"
    case post = "Post"
    case copy = "Copy"
    case multipartUpload = "CompleteMultipartUpload"

    /// What `detail.reason` of an `Object Created` event says.
    package var reason: String {
        switch self {
        case .put: "PutObject"
        case .post: "POST Object"
        case .copy: "CopyObject"
        case .multipartUpload: "CompleteMultipartUpload"
        }
    }

    /// The event type of a notification.
    package var eventType: String { "s3:ObjectCreated:\(rawValue)" }

    /// The kinds that a list of event types or reasons stands for; nil where it has other texts in it.
    package static func kinds(_ names: [String]) -> Set<CreationKind>? {
        var kinds: Set<CreationKind> = []
        for name in names {
            if name == "s3:ObjectCreated:*" { return Set(allCases) }
            guard let kind = allCases.first(where: { $0.reason == name || $0.eventType == name }) else { return nil }
            kinds.insert(kind)
        }
        return kinds
    }
}
