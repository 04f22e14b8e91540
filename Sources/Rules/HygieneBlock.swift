/// The blocks on public access of a bucket and of its account, in SQL.
///
/// `IgnorePublicAcls` takes the effect from public grants of ACLs, `RestrictPublicBuckets` from public policies; the other
/// two members only keep new ones from being written. Source: Amazon S3 User Guide, "Blocking public access to your
/// Amazon S3 storage", read 2026-11-25.
enum HygieneBlock {
    /// The common table expression `account_block(origin, ignores, restricts, reason)`, one row for each origin. The live
    /// setting counts for every origin; `reason` says why a setting is not known.
    static let account = """
        account_block AS MATERIALIZED (
            SELECT o.value AS origin, coalesce(max(b.ignores), 0) AS ignores, coalesce(max(b.restricts), 0) AS restricts,
                min(b.reason) AS reason
            FROM json_each('["aws","state","plan","config"]') o
            LEFT JOIN (
                SELECT NULL AS origin, \(blocks("IgnorePublicAcls", of: "value")) AS ignores,
                    \(blocks("RestrictPublicBuckets", of: "value")) AS restricts, value_reason AS reason
                FROM account_setting WHERE snapshot_id = :snapshot AND name = 's3:public_access_block'
                UNION ALL
                SELECT origin, \(blocks("IgnorePublicAcls", of: "value")), \(blocks("RestrictPublicBuckets", of: "value")),
                    CASE WHEN instr(value, '${') > 0 THEN 'not known before the apply' ELSE value_reason END
                FROM written_setting WHERE snapshot_id = :snapshot AND kind = 's3:account_public_access_block'
            ) b ON b.origin IS NULL OR b.origin = o.value
            GROUP BY o.value
        )
        """

    /// Whether a block has a member switched on; 0 where there is none.
    static func blocks(_ member: String, of column: String) -> String {
        "coalesce(json_extract(\(column), '$.\(member)') = 1, 0)"
    }

    /// Whether what a bucket's own block says is not known. What Terraform does not write may be S3's default, which has
    /// all four members on since April 2023, or an older bucket's nothing.
    static func isOpen(_ settings: String) -> String {
        """
        (\(settings).public_access_block_state IN ('unread', 'unknown')
            OR (\(settings).origin <> 'aws' AND \(settings).public_access_block_state = 'absent')
            OR coalesce(instr(\(settings).public_access_block, '${'), 0) > 0)
        """
    }

    /// Why it is not known, as a clause behind `the public access block of NAME`.
    static func why(_ settings: String) -> String {
        """
        CASE \(settings).public_access_block_state
            WHEN 'unread' THEN 'could not be read: ' || \(settings).public_access_block_reason
            WHEN 'absent' THEN 'is not written in Terraform'
            ELSE 'is ' || coalesce(\(settings).public_access_block_reason, 'not known before the apply') END
        """
    }
}
