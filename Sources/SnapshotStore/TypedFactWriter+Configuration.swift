import Facts
internal import GRDB

/// What only Terraform's configuration says.
extension TypedFactWriter {
    func write(_ remark: ConfigurationRemark) throws {
        try database.cachedStatement(
            sql: """
                INSERT INTO terraform_remark (resource_id, snapshot_id, kind, subject, detail, file, line, column_number)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(masking: [
            resource, snapshot, remark.kind.rawValue, remark.subject, remark.detail, remark.file, remark.line,
            remark.column,
        ])
    }

    func write(_ requirement: ProviderRequirement) throws {
        try database.cachedStatement(
            sql: """
                INSERT OR REPLACE INTO terraform_provider (resource_id, snapshot_id, source, name, provider,
                    constraint_text, locked_version, has_lock_file, file, line)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(masking: [
            resource, snapshot, source, requirement.name, requirement.provider, requirement.constraint,
            requirement.lockedVersion, requirement.hasLockFile, requirement.file, requirement.line,
        ])
    }

    func write(_ package: LocalPackage) throws {
        try database.cachedStatement(
            sql: """
                INSERT OR REPLACE INTO local_package (resource_id, snapshot_id, path, sha256, sha256_state, sha256_reason)
                VALUES (?, ?, ?, ?, ?, ?)
                """
        ).execute(masking: [
            resource, snapshot, package.path, package.sha256.value, package.sha256.state, package.sha256.reason,
        ])
    }
}
