package import Facts

/// Source: S3 User Guide, "Configuring event notifications using object key name filtering", read 2026-11-25: a
/// configuration with overlapping prefixes or suffixes for the same event type is refused.
extension S3Notification {
    /// Whether two entries of one configuration ask for one event of one key.
    package enum Overlap: Sendable, Hashable {
        case none
        /// For events of this type.
        case certain(event: String)
        /// It depends on values that are not known before the apply.
        case possible(event: String)
    }

    package var filter: KeyFilter { KeyFilter(prefix: prefix, suffix: suffix) }

    /// What `overlappingEvent` answers, for entries in which symbols may stand.
    package func overlap(with other: S3Notification) -> Overlap {
        let keys = filter.meets(other.filter)
        guard keys != .no else { return .none }
        var doubt: String?
        for event in events {
            for second in other.events {
                switch S3NotificationEvent.common(event, second) {
                case .certain(let common):
                    if keys == .yes { return .certain(event: common) }
                    doubt = doubt ?? common
                case .possible(let common): doubt = doubt ?? common
                case .none: break
                }
            }
        }
        return doubt.map { .possible(event: $0) } ?? .none
    }
}

extension S3NotificationEvent {
    /// The event type that both stand for.
    fileprivate static func common(_ one: String, _ other: String) -> S3Notification.Overlap {
        if covers(one, other) { return .certain(event: other) }
        if covers(other, one) { return .certain(event: one) }
        if SymbolicText.hasSymbols(one) { return .possible(event: one) }
        return SymbolicText.hasSymbols(other) ? .possible(event: other) : .none
    }
}
