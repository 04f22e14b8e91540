import Facts
import SnapshotStore
import Wiring

/// The permissions that let S3 notify functions, with the resources that write them.
struct NotificationPermissions {
    struct Permission {
        var address: String
        /// Whether it is there already, before the next apply.
        var exists: Bool
        fileprivate var statement: InvokePermission.Statement
    }

    private let input: CheckInput
    /// By the canonical form of the function's ARN.
    private var byFunction: [String: [Permission]] = [:]
    /// Of functions that are not known by what the permission calls them.
    private var strays: [(reference: SymbolicOutline, permission: Permission)] = []

    init(input: CheckInput) throws {
        self.input = input
        let arns = Dictionary(
            input.facts.functions.values.map { (SymbolicText.canonical($0.name), SymbolicText.canonical($0.arn)) },
            uniquingKeysWith: { first, _ in first })
        for row in try input.rows(
            """
            SELECT p.function, p.qualifier, p.sid, p.statement, r.address,
                coalesce(r.planned_action NOT IN ('create', 'replace'), 0) OR EXISTS (
                    SELECT 1 FROM resource s
                    WHERE s.snapshot_id = r.snapshot_id AND s.origin = 'state' AND s.type = r.type
                        AND s.address = r.address AND coalesce(r.planned_action, '') <> 'replace'
                ) AS is_there
            FROM lambda_permission p JOIN resource r ON r.id = p.resource_id
            WHERE p.snapshot_id = :snapshot AND p.origin = :origin ORDER BY p.id
            """)
        {
            let reference = row.text("function") ?? ""
            let parts = ARN(reference)?.functionAndQualifier
            let words = SymbolicText.split(reference, at: ":").filter { !$0.isEmpty }
            let qualifier =
                row.text("qualifier") ?? parts?.qualifier
                ?? (parts == nil && words.count == 2 ? words[1] : nil)
            let permission = Permission(
                address: row.text("address") ?? "", exists: row.bool("is_there"),
                statement: InvokePermission.Statement(
                    sid: row.text("sid") ?? "", json: row.text("statement") ?? "", qualifier: qualifier))
            let arn =
                parts.map { SymbolicText.canonical($0.function) }
                ?? words.first.flatMap { arns[SymbolicText.canonical($0)] }
            if let arn {
                byFunction[arn, default: []].append(permission)
            } else {
                strays.append((SymbolicOutline(words.first ?? reference), permission))
            }
        }
    }

    /// The permissions by which S3 may notify the function of the bucket's objects; not certain where they may turn out
    /// to be another's.
    func admitting(bucket: String, function: String) -> (permissions: [Permission], isCertain: Bool) {
        let parts = ARN(function)?.functionAndQualifier
        let bare = parts?.function ?? function
        let request = InvokePermission(
            service: "s3.amazonaws.com", sourceARN: ARN.bucket(bucket, partition: ARN(function)?.partition ?? "aws"),
            sourceAccount: input.facts.account, functionARN: function)
        let answers = (byFunction[SymbolicText.canonical(bare)] ?? []).map { permission in
            (permission, request.decide([permission.statement]).permission)
        }
        let allowed = answers.filter { $0.1 == .allowed }.map(\.0)
        if !allowed.isEmpty { return (allowed, true) }
        let open = answers.filter { $0.1 == .unknown }.map(\.0)
        let name = SymbolicOutline(input.facts.function(bare)?.name ?? parts?.name ?? bare)
        let arn = SymbolicOutline(bare)
        let others = strays.filter { $0.reference.mayEqual(name) || $0.reference.mayEqual(arn) }.map(\.permission)
            .filter { [.allowed, .unknown].contains(request.decide([$0.statement]).permission) }
        return (open + others, false)
    }
}
