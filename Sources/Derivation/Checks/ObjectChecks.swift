import Facts
import SnapshotStore
import Wiring

/// Whether the objects that are really there match the pattern or filter of what waits for them.
///
/// Only the live origin has objects, and of a bucket those of the stages that were listed.
struct ObjectChecks {
    /// An object must have been there for so long before its key counts against a filter.
    private static let patienceMS: Int64 = 15 * 60 * 1000

    private struct Objects {
        var keys: [String] = []
        var oldestMS = Int64.max

        mutating func add(_ key: String, modifiedMS: Int64) {
            keys.append(key)
            oldestMS = min(oldestMS, modifiedMS)
        }
    }

    let input: CheckInput

    func checks() throws -> [WiringCheck] {
        guard input.origin == .aws else { return [] }
        var objects: [String: Objects] = [:]
        for row in try input.rows(
            """
            SELECT bucket, key, last_modified_ms FROM output_object
            WHERE snapshot_id = :snapshot AND :origin <> '' ORDER BY bucket, key
            """)
        {
            guard let bucket = row.text("bucket"), let key = row.text("key") else { continue }
            objects[bucket, default: Objects()].add(key, modifiedMS: row.int64("last_modified_ms") ?? .max)
        }
        guard !objects.isEmpty else { return [] }
        let asOf =
            try input.rows("SELECT as_of_ms FROM snapshot WHERE id = :snapshot AND :origin <> ''").first?
            .int64("as_of_ms") ?? 0
        let configurations = Dictionary(
            try input.rows(
                """
                SELECT resource_id, bucket FROM s3_notification_configuration
                WHERE snapshot_id = :snapshot AND origin = :origin
                """
            ).map { ($0.text("bucket") ?? "", $0.int64("resource_id") ?? 0) }, uniquingKeysWith: { first, _ in first })
        let rules = Dictionary(
            input.facts.rulesByName.values.joined().map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        var seen: Set<[String]> = []
        return input.deliveries.compactMap { delivery in
            guard delivery.bucketID != nil, let found = objects[delivery.bucket] else { return nil }
            let isOld = found.oldestMS <= asOf - Self.patienceMS
            switch delivery.via {
            case .eventBridge:
                // Several targets of a rule wait for the same.
                guard let rule = delivery.ruleID.flatMap({ rules[$0] }),
                    seen.insert(["\(rule.id)", delivery.bucket]).inserted
                else { return nil }
                return check(rule, delivery, found.keys, isOld)
            case .notification:
                guard let id = configurations[delivery.bucket] else { return nil }
                return check(delivery, on: id, found.keys, isOld)
            }
        }
    }

    private func check(
        _ rule: WiringFacts.Rule, _ delivery: Delivery, _ keys: [String], _ isOld: Bool
    ) -> WiringCheck {
        var check = WiringCheck(
            origin: .aws, kind: .patternMeetsObjects, resourceID: rule.id, subject: delivery.bucket, .pass,
            evidence: [
                EvidenceItem(name: "pattern", value: rule.pattern ?? ""),
                EvidenceItem(name: "bucket", value: delivery.bucket),
            ])
        guard let reach = input.reaches[rule.id] else {
            check.verdict = rule.patternState == "unread" ? .unread : .unknown
            check.reason = "The pattern of rule \(rule.name) is not known, so whether objects match it is not either."
            return check
        }
        // A rule that waits for removals or tags is not fed by objects that are there.
        guard reach.types.contains(.objectCreated) else { return check }
        let arn = rule.arn.flatMap { ARN($0) }
        let region = input.facts.bucket(delivery.bucket)?.region ?? arn?.region
        var doubt: String?
        let hasMatch = keys.contains { key in
            switch reach.reach(
                key: key, bucket: delivery.bucket, account: input.facts.account, region: region,
                partition: arn?.partition ?? "aws")
            {
            case .yes: return true
            case .no: return false
            case .unknown(let clause):
                doubt = doubt ?? clause
                return false
            }
        }
        judge(&check, keys, hasMatch: hasMatch, isOld: isOld, doubt: doubt, name: "the pattern of rule \(rule.name)")
        return check
    }

    private func check(_ delivery: Delivery, on resource: Int64, _ keys: [String], _ isOld: Bool) -> WiringCheck {
        let label = CheckInput.label(
            id: delivery.rule, destination: delivery.functionARN, prefix: delivery.prefix, suffix: delivery.suffix)
        let filter = KeyFilter(prefix: delivery.prefix, suffix: delivery.suffix)
        var check = WiringCheck(
            origin: .aws, kind: .patternMeetsObjects, resourceID: resource, subject: "\(delivery.bucket) \(label)",
            .pass,
            evidence: [
                EvidenceItem(name: "prefix", value: delivery.prefix),
                EvidenceItem(name: "suffix", value: delivery.suffix),
                EvidenceItem(name: "bucket", value: delivery.bucket),
            ])
        judge(
            &check, keys, hasMatch: keys.contains { filter.admits($0) == .yes }, isOld: isOld, doubt: nil,
            name: "the filter of entry \(label)")
        return check
    }

    private func judge(
        _ check: inout WiringCheck, _ keys: [String], hasMatch: Bool, isOld: Bool, doubt: String?, name: String
    ) {
        // What has only just come may be the first of another kind.
        guard !hasMatch, isOld else { return }
        check.evidence.append(EvidenceItem(name: "keys", value: keys.prefix(5).joined(separator: ", ")))
        let bucket = check.evidence.first { $0.name == "bucket" }?.value ?? ""
        if let doubt {
            check.verdict = .unknown
            check.reason = "Whether objects of \(bucket) match \(name) is not known: \(doubt)."
        } else {
            check.verdict = .fail
            check.reason = "0 of \(keys.count.grouped) objects of \(bucket) match \(name)."
        }
    }
}

extension Int {
    /// With commas between groups of three digits.
    fileprivate var grouped: String {
        let digits = Array(String(self))
        return digits.enumerated().map { index, digit in
            index > 0 && (digits.count - index).isMultiple(of: 3) ? ",\(digit)" : String(digit)
        }.joined()
    }
}
