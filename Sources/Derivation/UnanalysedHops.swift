import Facts
import SnapshotStore
import Wiring

/// The ways that objects may take and that are not followed.
extension DeliveryDerivation {
    /// Queues and topics that buckets notify, rules for API calls that CloudTrail reports, and targets of rules for S3's
    /// events that are neither functions nor buses.
    func unanalysedHops(_ store: SnapshotStore, _ snapshot: Int64) throws -> [UnanalysedHop] {
        let rows = try store.rows(
            """
            SELECT resource_id, bucket, destination, destination_arn FROM s3_notification
            WHERE snapshot_id = :snapshot AND origin = :origin AND destination <> 'lambda'
                AND events LIKE '%s3:ObjectCreated:%' ORDER BY id
            """, ["snapshot": .integer(snapshot), "origin": .text(facts.origin.rawValue)])
        let notified = rows.map { row in
            UnanalysedHop(
                origin: facts.origin, kind: row.text("destination") == "sqs" ? .sqs : .sns,
                resourceID: row.int64("resource_id") ?? 0, bucket: row.text("bucket") ?? "",
                target: row.text("destination_arn") ?? "")
        }
        let reported = facts.rules.values.sorted { $0.id < $1.id }.compactMap { rule -> UnanalysedHop? in
            guard rule.isEnabled != .no, reaches[rule.id]?.admitsCloudTrailEvents == true else { return nil }
            return UnanalysedHop(origin: facts.origin, kind: .cloudTrail, resourceID: rule.id, bucket: "", target: "")
        }
        return notified + reported + facts.targets.flatMap(otherTarget)
    }

    private func otherTarget(_ target: WiringFacts.Target) -> [UnanalysedHop] {
        guard let arn = ARN(target.arn), arn.service != "lambda", !arn.resource.hasPrefix("event-bus/") else {
            return []
        }
        return facts.rules(of: target).flatMap { rule -> [UnanalysedHop] in
            guard rule.isEnabled != .no, reaches[rule.id]?.isAboutS3 == true else { return [] }
            return sources(of: rule).filter { $0.isOfS3 && $0.matches != .no }.map { source in
                UnanalysedHop(
                    origin: facts.origin, kind: .target, resourceID: rule.id, bucket: source.name, target: target.arn)
            }
        }
    }
}
