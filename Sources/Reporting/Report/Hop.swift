package import Facts

/// One way from a bucket to a function, with what each origin says of it.
package struct Hop: Sendable {
    package var via: Delivery.Via
    /// Empty where the pattern names no bucket.
    package var bucket: String
    package var stage: Stage?
    /// The EventBridge rule as `bus/name`, or the notification entry's id.
    package var rule: String
    package var function: String
    package var functionARN: String
    package var prefix: String
    package var suffix: String
    /// One for each origin, deployed first.
    package var sightings: [Sighting]

    /// What one origin says.
    package struct Sighting: Sendable {
        package var origin: Origin
        package var arrives: Delivery.Switch
        /// The part that stops the object, or the statement that lets it through; one sentence without full stop.
        package var decides: String
        /// The statement that decides, as JSON.
        package var statement: String?
    }

    /// What the most authoritative origin says.
    package var arrives: Delivery.Switch { sightings.first?.arrives ?? .unknown }

    /// What decides there; each origin's word where they disagree.
    package var decides: String {
        if !isDisputed { return sightings.first?.decides ?? "" }
        return sightings.map { "\($0.origin.word): \($0.decides)" }.joined(separator: "; ")
    }

    /// Whether the origins disagree.
    package var isDisputed: Bool { Set(sightings.map(\.arrives)).count > 1 }

    /// `raw/…`, `….json`, `raw/….json`, or empty where every key is taken.
    package var filter: String { prefix.isEmpty && suffix.isEmpty ? "" : "\(prefix)…\(suffix)" }
}
