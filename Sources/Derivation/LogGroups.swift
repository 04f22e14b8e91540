import Facts
import SnapshotStore

/// Where the functions of one origin write their logs.
struct LogGroups {
    /// The function's row in `resource` → the group that its own configuration names.
    private let named: [Int64: String]

    init(named: [Int64: String] = [:]) { self.named = named }

    init(store: SnapshotStore, snapshot: Int64, origin: Origin) throws {
        named = Dictionary(
            try store.rows(
                """
                SELECT resource_id, log_group FROM lambda_function
                WHERE snapshot_id = :snapshot AND origin = :origin AND log_group IS NOT NULL
                """, ["snapshot": .integer(snapshot), "origin": .text(origin.rawValue)]
            ).compactMap { row in row.int64("resource_id").flatMap { id in row.text("log_group").map { (id, $0) } } },
            uniquingKeysWith: { first, _ in first })
    }

    /// The ARN of a function's log group, which is always of the function's own account and region.
    ///
    /// Source: Lambda's API reference, `LoggingConfig`, read 2026-11-25: "By default, Lambda sends logs to a default log
    /// group named `/aws/lambda/<function name>`."
    ///
    /// - Returns: nil where the function has no ARN to tell account and region.
    func arn(of function: AccessFacts.Function) -> String? {
        guard let arn = function.arn.flatMap({ ARN($0) }), arn.service == "lambda" else { return nil }
        let group = named[function.id] ?? "/aws/lambda/\(function.name)"
        return "arn:\(arn.partition):logs:\(arn.region):\(arn.account):log-group:\(group)"
    }
}
