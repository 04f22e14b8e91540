package import Facts

/// What one entry of a bucket's notification configuration admits.
///
/// Source: S3 User Guide, "Configuring event notifications using object key name filtering": prefix
/// and suffix are literal, `*` is no wildcard, and prefix and suffix may overlap in a key.
extension S3Notification {
    /// Whether the entry sends `event` (such as `s3:ObjectCreated:Put`) for the object at `key`.
    package func admits(event: String, key: String) -> Bool {
        events.contains { S3NotificationEvent.covers($0, event) } && admits(key: key)
    }

    /// Whether the filter admits `key`, byte by byte.
    package func admits(key: String) -> Bool {
        key.utf8.starts(with: prefix.utf8) && key.utf8.count >= suffix.utf8.count
            && key.utf8.suffix(suffix.utf8.count).elementsEqual(suffix.utf8)
    }

    /// The first event type for which this entry and another admit a common key; nil where they do not.
    ///
    /// S3 refuses a configuration with two such entries. An empty prefix begins every key, and an empty suffix ends it.
    package func overlappingEvent(with other: S3Notification) -> String? {
        guard one(prefix, begins: other.prefix) || one(other.prefix, begins: prefix),
            one(suffix, ends: other.suffix) || one(other.suffix, ends: suffix)
        else { return nil }
        for event in events {
            for second in other.events {
                if S3NotificationEvent.covers(event, second) { return second }
                if S3NotificationEvent.covers(second, event) { return event }
            }
        }
        return nil
    }

    private func one(_ prefix: String, begins text: String) -> Bool { text.utf8.starts(with: prefix.utf8) }

    private func one(_ suffix: String, ends text: String) -> Bool {
        text.utf8.reversed().starts(with: suffix.utf8.reversed())
    }
}

extension S3NotificationConfiguration {
    /// Pairs of entries that S3 would refuse, by their positions, with the event type they share.
    package var overlaps: [(first: Int, second: Int, event: String)] {
        entries.indices.flatMap { first in
            entries.indices[(first + 1)...].compactMap { second in
                entries[first].overlappingEvent(with: entries[second]).map { (first, second, $0) }
            }
        }
    }
}

/// The event types of S3 notifications.
enum S3NotificationEvent {
    /// Whether the type `wide` (`s3:ObjectCreated:*`) stands for `narrow` (`s3:ObjectCreated:Put`).
    static func covers(_ wide: String, _ narrow: String) -> Bool {
        wide == narrow || (wide.hasSuffix(":*") && narrow.hasPrefix(wide.dropLast()))
    }
}
