/// To whom the statements of resource policies grant what, in SQL.
///
/// Only Allow statements are looked at, as Prowler does: a Deny that takes the same back is not weighed.
enum HygienePolicy {
    /// Common table expressions up to `grantee(resource_id, origin, statement, principal, account)`: one row for each AWS
    /// principal of each Allow statement. `account` is the resource's own, a symbol before the apply. Who is not named
    /// by `NotPrincipal` is everyone else, anonymous callers too.
    ///
    /// - Parameter table: has `resource_id, snapshot_id, origin, policy, policy_state`.
    static func grantees(of table: String) -> String {
        """
        allowing AS MATERIALIZED (
            SELECT p.resource_id, p.origin, s.value AS statement, coalesce(r.account, n.account) AS account
            FROM (
                -- A text without the word has no such statement, however it is written; it is not taken apart.
                SELECT resource_id, snapshot_id, origin, policy, policy_state FROM \(table)
                WHERE snapshot_id = :snapshot AND policy_state = 'present'
                    AND (instr(policy, 'Allow') > 0 OR instr(policy, '\\u') > 0)) p
            CROSS JOIN snapshot n ON n.id = p.snapshot_id
            CROSS JOIN resource r ON r.id = p.resource_id
            CROSS JOIN json_each(CASE json_type(p.policy, '$.Statement')
                WHEN 'array' THEN json_extract(p.policy, '$.Statement')
                ELSE json_array(json_extract(p.policy, '$.Statement')) END) s
            WHERE s.type = 'object'
                AND json_extract(s.value, '$.Effect') = 'Allow'
        ),
        grantee AS MATERIALIZED (
            SELECT a.resource_id, a.origin, a.statement, p.value AS principal, a.account
            FROM allowing a CROSS JOIN json_each(a.statement, '$.Principal.AWS') p
            UNION ALL
            SELECT resource_id, origin, statement, json_extract(statement, '$.Principal'), account FROM allowing
            WHERE json_type(statement, '$.Principal') = 'text'
            UNION ALL
            SELECT resource_id, origin, statement, '*', account FROM allowing
            WHERE json_type(statement, '$.NotPrincipal') IS NOT NULL
        )
        """
    }

    /// Whether a principal is everyone.
    static func isEveryone(_ grantee: String) -> String {
        "(\(grantee).principal = '*' OR \(grantee).principal GLOB 'arn:*:iam::[*]:root')"
    }

    /// Whether a principal lies in another account. The unique id of a deleted role or user (`AROA…`) reaches nobody.
    static func isForeign(_ grantee: String) -> String {
        """
        (\(isEveryone(grantee)) OR (\(grantee).account IS NOT NULL AND instr(\(grantee).principal, '${') = 0
            AND instr(\(grantee).principal, \(grantee).account) = 0
            AND (\(grantee).principal LIKE 'arn:%' OR \(grantee).principal GLOB '\(accountGlob)')))
        """
    }

    /// Whether it is not known in which account a principal lies.
    static func isOpen(_ grantee: String) -> String {
        """
        (instr(\(grantee).principal, '${aws.account_id}') = 0 AND (instr(\(grantee).principal, '${') > 0
            OR (\(grantee).account IS NULL AND (\(grantee).principal LIKE 'arn:%'
                OR \(grantee).principal GLOB '\(accountGlob)'))))
        """
    }

    /// Whether a condition keeps a grant to everyone from being public.
    ///
    /// Source: Prowler, `prowler/providers/aws/services/iam/lib/policy.py`, `is_policy_public`, read 2026-11-25.
    static func isNarrowed(_ grantee: String) -> String { narrowing(grantee, also: "value.value NOT IN ('*', '')") }

    /// Whether a condition keeps a grant within the resource's account, its organization or a VPC.
    static func isKeptInside(_ grantee: String) -> String {
        narrowing(
            grantee,
            also: """
                value.value NOT IN ('*', '') AND (lower(k.key) IN (\(wider))
                    OR instr(value.value, \(grantee).account) > 0 OR instr(value.value, '${aws.account_id}') > 0)
                """)
    }

    /// Whether a statement covers one of the actions, which are written in small letters.
    static func covers(_ actions: [String], _ grantee: String) -> String {
        // A comparison for each action: a list in JSON would be parsed anew for every statement.
        let wanted = actions.map { "'\($0)' GLOB lower(given.value)" }
        let spared = wanted.map {
            "NOT EXISTS (SELECT 1 FROM json_each(\(grantee).statement, '$.NotAction') given WHERE \($0))"
        }
        return """
            (EXISTS (SELECT 1 FROM json_each(\(grantee).statement, '$.Action') given WHERE \(wanted.joined(separator: " OR ")))
            OR (json_type(\(grantee).statement, '$.NotAction') IS NOT NULL AND (\(spared.joined(separator: " OR ")))))
            """
    }

    private static let accountGlob = String(repeating: "[0-9]", count: 12)

    /// Every value of the condition's key must narrow; keys are compared without regard to case.
    private static func narrowing(_ grantee: String, also isNarrow: String) -> String {
        let values = "json_each(CASE k.type WHEN 'array' THEN k.value ELSE json_array(k.value) END) value"
        return """
            EXISTS (
                SELECT 1 FROM json_each(\(grantee).statement, '$.Condition') o CROSS JOIN json_each(o.value) k
                WHERE (o.key IN ('StringEquals', 'StringLike', 'ArnEquals', 'ArnLike') AND lower(k.key) IN (\(keys))
                        AND NOT EXISTS (SELECT 1 FROM \(values) WHERE NOT (\(isNarrow))))
                    OR (o.key = 'IpAddress' AND lower(k.key) = 'aws:sourceip'
                        AND NOT EXISTS (SELECT 1 FROM \(values) WHERE NOT (\(isPrivateAddress)))))
            """
    }

    private static let isPrivateAddress = """
        value.value GLOB '10.*' OR value.value GLOB '192.168.*' OR value.value GLOB '172.1[6-9].*'
        OR value.value GLOB '172.2[0-9].*' OR value.value GLOB '172.3[01].*'
        """

    private static let wider = """
        'aws:principalorgid', 'aws:principalorgpaths', 'aws:sourceorgid', 'aws:sourceorgpaths', 'aws:sourcevpc', \
        'aws:sourcevpce'
        """

    private static let keys = """
        \(wider), 'aws:sourceaccount', 'aws:sourceowner', 'aws:sourcearn', 'aws:principalaccount', 'aws:principalarn', \
        'aws:resourceaccount', 'aws:userid', 'aws:username', 's3:resourceaccount', 'lambda:eventsourcetoken'
        """
}
