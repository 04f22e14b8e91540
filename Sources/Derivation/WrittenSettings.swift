import Facts
import SnapshotStore

/// Joins what Terraform's resources say of buckets, functions, keys, buses and roles to the tables that live facts fill,
/// on the owner's own resource, so that one rule judges all origins.
///
/// The account's own settings stay in `written_setting`: `account_setting` has no origin. So does the ownership of
/// buckets, since rules read it where it is written.
struct WrittenSettings {
    let origin: Origin
    let buckets: [SQLRow]
    let functions: [SQLRow]
    let roles: [SQLRow]
    let buses: [SQLRow]
    /// Kind → rows of `written_setting`.
    private let written: [String: [SQLRow]]
    /// Resource → `{"name": null}` of its tags.
    let tags: [Int64: String]
    let aliases: [SQLRow]
    let keyAttributes: [SQLRow]
    /// Policies that data sources look up, by the symbol of their ARN: the name that is asked for, where it is known, and
    /// what stands for the document.
    let policiesThatAreRead: [String: (name: String?, document: String)]
    /// The inline policies' names of each role, by its name.
    let inlinePolicies: [String: [String]]

    /// Replaces the rows of all Terraform origins of a snapshot.
    static func merge(_ store: SnapshotStore, _ snapshot: Int64) throws {
        var rows = WrittenRows()
        for origin in [Origin.state, .plan, .config] {
            let settings = try WrittenSettings(store, snapshot, origin)
            settings.addBuckets(to: &rows)
            settings.addFunctions(to: &rows)
            settings.addKeys(to: &rows)
            settings.addBuses(to: &rows)
            settings.addRoles(to: &rows)
        }
        try store.replaceWritten(rows, in: snapshot)
    }

    private init(_ store: SnapshotStore, _ snapshot: Int64, _ origin: Origin) throws {
        self.origin = origin
        let arguments: [String: SQLValue] = ["snapshot": .integer(snapshot), "origin": .text(origin.rawValue)]
        func all(_ columns: String, _ table: String, _ condition: String = "1") throws -> [SQLRow] {
            try store.rows(
                """
                SELECT t.resource_id, \(columns), r.type, r.address, r.source
                FROM \(table) t JOIN resource r ON r.id = t.resource_id
                WHERE t.snapshot_id = :snapshot AND t.origin = :origin AND \(condition) ORDER BY t.resource_id
                """, arguments)
        }
        buckets = try all("t.name, t.planned_action", "s3_bucket")
        functions = try all("t.name, t.arn", "lambda_function")
        roles = try all("t.name, t.arn, t.permissions_boundary, t.policies_state", "iam_role")
        buses = try all("t.name, t.arn", "event_bus", "r.type = 'aws_cloudwatch_event_bus'")
        written = Dictionary(
            grouping: try all("t.kind, t.owner, t.value, t.value_state, t.value_reason", "written_setting")
        ) { $0.text("kind") ?? "" }
        tags = Dictionary(
            try store.rows(
                """
                SELECT t.resource_id, json_group_object(t.name, NULL) AS tags FROM resource_tag t
                JOIN s3_bucket b ON b.resource_id = t.resource_id
                WHERE t.snapshot_id = :snapshot AND b.origin = :origin GROUP BY t.resource_id
                """, arguments
            ).compactMap { row in row.int64("resource_id").flatMap { id in row.text("tags").map { (id, $0) } } },
            uniquingKeysWith: { first, _ in first })
        func attributes(_ type: String) throws -> [SQLRow] {
            try store.rows(
                """
                SELECT r.id AS resource_id, r.address, r.source, json_extract(a.json, '$.arn') AS arn,
                    json_extract(a.json, '$.key_id') AS key_id, json_extract(a.json, '$.name') AS name,
                    json_extract(a.json, '$.target_key_arn') AS target_key_arn,
                    json_extract(a.json, '$.target_key_id') AS target_key_id,
                    json_extract(a.json, '$.is_enabled') AS is_enabled
                FROM resource r JOIN attribute_set a ON a.hash = r.attributes_hash
                WHERE r.snapshot_id = :snapshot AND r.origin = :origin AND r.type = '\(type)'
                    AND 'data.' || r.type || '.' <> substr(r.address, 1, length(r.type) + 6)
                    AND instr(r.address, '.data.' || r.type || '.') = 0
                    AND coalesce(r.planned_action, '') NOT IN ('delete', 'forget')
                ORDER BY r.id
                """, arguments)
        }
        aliases = try attributes("aws_kms_alias")
        keyAttributes = try attributes("aws_kms_key")
        policiesThatAreRead = Dictionary(
            try store.rows(
                """
                SELECT r.address, r.source, json_extract(a.json, '$.name') AS name
                FROM resource r JOIN attribute_set a ON a.hash = r.attributes_hash
                WHERE r.snapshot_id = :snapshot AND r.origin = :origin AND r.type = 'aws_iam_policy'
                    AND (r.address GLOB 'data.aws_iam_policy.*' OR instr(r.address, '.data.aws_iam_policy.') > 0)
                ORDER BY r.id
                """, arguments
            ).flatMap { row in
                let address = row.text("address") ?? ""
                let name = row.text("name").flatMap { SymbolicText.hasSymbols($0) ? nil : $0 }
                return ["arn", "id"].map {
                    (
                        SettingWriters.key(
                            SymbolicText.text(of: "\(address).\($0)"), source: row.text("source") ?? ""),
                        (name: name, document: "\(address).policy")
                    )
                }
            }, uniquingKeysWith: { first, _ in first })
        inlinePolicies = Dictionary(
            try store.rows(
                """
                SELECT DISTINCT role, policy FROM iam_statement
                WHERE snapshot_id = :snapshot AND origin = :origin AND source = 'inline' ORDER BY role, policy
                """, arguments
            ).map { ($0.text("role") ?? "", [$0.text("policy") ?? ""]) }, uniquingKeysWith: +)
    }

    /// - Parameter standard: what holds of an owner of which nobody says anything.
    func writers(
        _ kind: WrittenSetting.Kind, of owners: [SettingWriters.Owner], standard: Fact<String>? = nil
    ) -> SettingWriters {
        SettingWriters(written[kind.rawValue] ?? [], owners: owners, origin: origin, standard: standard)
    }

    func rows(_ kind: WrittenSetting.Kind) -> [SQLRow] { written[kind.rawValue] ?? [] }

    /// The one account of the origin's functions and roles; a symbol where it is not known.
    var account: String {
        let accounts = Set((functions + roles).compactMap { $0.text("arn").flatMap { ARN($0)?.account } })
        return accounts.count == 1 ? accounts.first ?? "" : SymbolicText.text(of: "aws.account_id")
    }
}
