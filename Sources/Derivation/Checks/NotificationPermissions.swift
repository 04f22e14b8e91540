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
    private var strays: [(reference: FunctionReference, permission: Permission)] = []

    init(input: CheckInput) throws {
        self.input = input
        let names = FunctionNames(input.facts.functions.values)
        for row in try input.rows(
            """
            SELECT p.function, p.qualifier, p.sid, p.statement, r.address, r.region,
                coalesce(r.planned_action NOT IN ('create', 'replace'), 0) OR EXISTS (
                    SELECT 1 FROM resource s
                    WHERE s.snapshot_id = r.snapshot_id AND s.origin = 'state' AND s.type = r.type
                        AND s.address = r.address AND coalesce(r.planned_action, '') <> 'replace'
                ) AS is_there
            FROM lambda_permission p JOIN resource r ON r.id = p.resource_id
            WHERE p.snapshot_id = :snapshot AND p.origin = :origin ORDER BY p.id
            """)
        {
            let reference = FunctionReference.of(row, origin: input.origin)
            let permission = Permission(
                address: row.text("address") ?? "", exists: row.bool("is_there"),
                statement: InvokePermission.Statement(
                    sid: row.text("sid") ?? "", json: row.text("statement") ?? "",
                    qualifier: row.text("qualifier") ?? reference.qualifier))
            if let arn = names.arn(of: reference) {
                byFunction[arn, default: []].append(permission)
            } else {
                strays.append((reference, permission))
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
        let name = input.facts.function(bare)?.name ?? parts?.name ?? bare
        let others = strays.filter { $0.reference.isOf(name: name, arn: bare) != .no }.map(\.permission)
            .filter { [.allowed, .unknown].contains(request.decide([$0.statement]).permission) }
        return (open + others, false)
    }
}
