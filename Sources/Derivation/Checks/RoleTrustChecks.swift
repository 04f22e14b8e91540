import Facts
import SnapshotStore
import Wiring

/// Whether the execution roles let Lambda assume them.
struct RoleTrustChecks {
    private static let service = "lambda.amazonaws.com"

    let input: CheckInput

    func checks() throws -> [WiringCheck] {
        // Joined here: SQLite would walk over all functions once for each role.
        let functions = Dictionary(
            input.accessFacts.functions.compactMap { function in function.roleARN.map { ($0, function.name) } },
            uniquingKeysWith: { min($0, $1) })
        return try input.rows(
            """
            SELECT resource_id, name, arn, trust_policy, trust_policy_state, trust_policy_reason FROM iam_role
            WHERE snapshot_id = :snapshot AND origin = :origin ORDER BY resource_id
            """
        ).compactMap { row in row.text("arn").flatMap { functions[$0] }.flatMap { check(row, $0) } }
    }

    private func check(_ row: SQLRow, _ function: String) -> WiringCheck? {
        guard let id = row.int64("resource_id") else { return nil }
        let name = row.text("name") ?? ""
        var check = WiringCheck(
            origin: input.origin, kind: .roleTrust, resourceID: id, .pass,
            evidence: [
                EvidenceItem(name: "role", value: row.text("arn") ?? name),
                EvidenceItem(name: "function", value: function),
            ])
        if let policy = row.text("trust_policy") {
            check.evidence.append(EvidenceItem(name: "trust policy", value: policy))
        }
        let reason = row.text("trust_policy_reason") ?? ""
        switch row.text("trust_policy_state") {
        case "unread":
            check.verdict = .unread
            check.reason = "The trust policy of \(name) could not be read: \(reason)."
        case "unknown":
            check.verdict = .unknown
            check.reason = "The trust policy of \(name) is \(reason)."
        default: judge(&check, name, row)
        }
        return check
    }

    private func judge(_ check: inout WiringCheck, _ name: String, _ row: SQLRow) {
        guard let policy = row.text("trust_policy") else {
            check.verdict = .fail
            check.reason = "The role \(name) has no trust policy, so Lambda cannot assume it."
            return
        }
        let decision: PolicyDecision
        do throws(PolicyError) {
            var statements: [PolicyStatement] = []
            for statement in try PolicyDocument.statements(parsing: policy) {
                statements.append(try PolicyStatement(statement))
            }
            decision = PolicyEvaluation.decide(
                statements,
                PolicyRequest(
                    principal: .service(Self.service), action: "sts:AssumeRole", resource: row.text("arn") ?? "*"))
        } catch {
            check.verdict = .unknown
            check.reason = "The trust policy of \(name) cannot be read: \(error.description)."
            return
        }
        switch decision {
        case .allowed: break
        case .denied:
            check.verdict = .fail
            check.reason = "The trust policy of \(name) denies \(Self.service) to assume the role."
        case .implicitlyDenied:
            check.verdict = .fail
            check.reason = "The trust policy of \(name) does not let \(Self.service) assume the role."
        case .unknown(let clause):
            check.verdict = .unknown
            check.reason = "Whether Lambda may assume \(name) is not known: \(clause)."
        }
    }
}
