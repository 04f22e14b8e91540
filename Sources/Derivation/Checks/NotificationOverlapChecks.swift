import Facts
import SnapshotStore
import Wiring

/// Whether two entries of one notification configuration ask for the same event of the same key, which S3 refuses.
///
/// What is live has been accepted, so only what is written or planned is checked.
struct NotificationOverlapChecks {
    let input: CheckInput

    func checks() throws -> [WiringCheck] {
        guard input.origin != .aws else { return [] }
        let entries = Dictionary(
            grouping: try input.rows(
                """
                SELECT resource_id, entry_id, destination, destination_arn, events, prefix, suffix FROM s3_notification
                WHERE snapshot_id = :snapshot AND origin = :origin ORDER BY id
                """)
        ) { $0.int64("resource_id") ?? 0 }
        return try input.rows(
            """
            SELECT resource_id, bucket FROM s3_notification_configuration
            WHERE snapshot_id = :snapshot AND origin = :origin ORDER BY resource_id
            """
        ).flatMap { row -> [WiringCheck] in
            guard let id = row.int64("resource_id") else { return [] }
            return checks(of: (entries[id] ?? []).compactMap(Self.entry), on: id, bucket: row.text("bucket") ?? "")
        }
    }

    private func checks(of entries: [S3Notification], on resource: Int64, bucket: String) -> [WiringCheck] {
        if entries.count > DerivationLimit.notificationEntries {
            return [
                WiringCheck(
                    origin: input.origin, kind: .notificationOverlap, resourceID: resource, .fail,
                    reason:
                        "The notification configuration of \(bucket) has \(entries.count) entries; S3 accepts \(DerivationLimit.notificationEntries) for a bucket. They are not compared with each other.",
                    evidence: [EvidenceItem(name: "bucket", value: bucket)])
            ]
        }
        var found: [WiringCheck] = []
        for first in entries.indices {
            for second in entries.indices[(first + 1)...] {
                let (one, other) = (entries[first], entries[second])
                switch one.overlap(with: other) {
                case .none: continue
                case .certain(let event): found.append(check(one, other, event, on: resource, bucket, isCertain: true))
                case .possible(let event):
                    found.append(check(one, other, event, on: resource, bucket, isCertain: false))
                }
            }
        }
        return found.isEmpty
            ? [WiringCheck(origin: input.origin, kind: .notificationOverlap, resourceID: resource, .pass)] : found
    }

    private func check(
        _ one: S3Notification, _ other: S3Notification, _ event: String, on resource: Int64, _ bucket: String,
        isCertain: Bool
    ) -> WiringCheck {
        let names = [one, other].map(Self.label)
        let verb = isCertain ? "both ask" : "may both ask"
        let close = isCertain ? "which S3 refuses" : "which depends on values that are not known before the apply"
        return WiringCheck(
            origin: input.origin, kind: .notificationOverlap, resourceID: resource,
            subject: names.joined(separator: " / "), isCertain ? .fail : .unknown,
            reason:
                "The entries \(names[0]) and \(names[1]) of \(bucket) \(verb) for \(event) of the same keys, \(close).",
            evidence: [
                EvidenceItem(name: "bucket", value: bucket), EvidenceItem(name: names[0], value: Self.words(one)),
                EvidenceItem(name: names[1], value: Self.words(other)),
            ])
    }

    private static func label(_ entry: S3Notification) -> String {
        CheckInput.label(
            id: entry.id, destination: entry.destinationARN, prefix: entry.prefix, suffix: entry.suffix)
    }

    private static func words(_ entry: S3Notification) -> String {
        "\(entry.events.joined(separator: ", ")) of \(entry.prefix)*\(entry.suffix) to \(entry.destinationARN)"
    }

    private static func entry(_ row: SQLRow) -> S3Notification? {
        guard let destination = row.text("destination").flatMap(S3Notification.Destination.init) else { return nil }
        let events = (try? JSONValue(parsing: row.text("events") ?? "[]"))?.oneOrManyStrings ?? []
        return S3Notification(
            id: row.text("entry_id") ?? "", destination: destination,
            destinationARN: row.text("destination_arn") ?? "", events: events, prefix: row.text("prefix") ?? "",
            suffix: row.text("suffix") ?? "")
    }
}
