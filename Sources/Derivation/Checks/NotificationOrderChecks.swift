import Facts
import SnapshotStore
import Wiring

/// Whether a notification waits for the permission that it needs: S3 asks the function when the notification is set.
///
/// Only blocks tell of an order, so that a plan without its configuration is not checked.
struct NotificationOrderChecks {
    let input: CheckInput

    func checks() throws -> [WiringCheck] {
        guard input.origin == .config || input.origin == .plan else { return [] }
        let entries = try input.rows(
            """
            SELECT n.resource_id, n.bucket, n.destination_arn, r.address, r.source
            FROM s3_notification n JOIN resource r ON r.id = n.resource_id
            WHERE n.snapshot_id = :snapshot AND n.origin = :origin AND n.destination = 'lambda'
            GROUP BY n.resource_id, n.destination_arn ORDER BY n.resource_id, n.destination_arn
            """)
        guard !entries.isEmpty else { return [] }
        let blocks = BlockDependencies(
            try input.rows(
                """
                SELECT source, module, kind, address, reference_list FROM terraform_block
                WHERE snapshot_id = :snapshot AND :origin <> '' ORDER BY id
                """))
        guard !blocks.isEmpty else { return [] }
        let permissions = try NotificationPermissions(input: input)
        return entries.compactMap { check($0, blocks, permissions) }
    }

    private func check(
        _ row: SQLRow, _ blocks: BlockDependencies, _ permissions: NotificationPermissions
    ) -> WiringCheck? {
        guard let id = row.int64("resource_id"), let arn = row.text("destination_arn"),
            let address = row.text("address")
        else { return nil }
        let bucket = row.text("bucket") ?? ""
        var check = WiringCheck(
            origin: input.origin, kind: .notificationOrder, resourceID: id, subject: arn, .pass,
            evidence: [
                EvidenceItem(name: "notification", value: address), EvidenceItem(name: "function", value: arn),
            ])
        let (admitting, isCertain) = permissions.admitting(bucket: bucket, function: arn)
        // Without a permission there is nothing to wait for; that it is missing is another rule's.
        guard !admitting.isEmpty, !admitting.contains(where: \.exists) else { return check }
        check.evidence.append(
            EvidenceItem(name: "permission", value: admitting.map(\.address).listed))
        let wanted = Set(admitting.map { BlockDependencies.blockAddress($0.address) })
        let block = BlockDependencies.blockAddress(address)
        let own = input.origin == .config ? row.text("source").map { [$0] } ?? [] : blocks.sources(of: block)
        guard !own.isEmpty, own.allSatisfy({ blocks.sources(of: block).contains($0) }) else {
            check.verdict = .unknown
            check.reason = "The block of \(address) is not in the configuration, so what it depends on is not known."
            return check
        }
        let found = own.map { blocks.dependency(of: block, in: $0, among: wanted) }
        if found.allSatisfy({ $0 != nil }) { return check }
        let names = admitting.map(\.address).listed
        if found.contains(where: { $0 != nil }) {
            check.verdict = .unknown
            check.reason = "Several configurations have \(address), and not in all of them it depends on \(names)."
        } else if isCertain {
            check.verdict = .fail
            check.reason =
                "\(address) does not depend on \(names): S3 refuses the notification while the permission is not there."
        } else {
            check.verdict = .unknown
            check.reason = "\(address) does not depend on \(names), which may be the permission that it needs."
        }
        return check
    }
}
