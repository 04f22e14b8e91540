import Facts

extension Catalogue {
    package static let providerUnpinned = Rule(
        id: "provider-unpinned",
        title: "Providers have a version constraint and a lock file",
        severity: .low,
        category: .terraform,
        rationale: """
            Without a constraint `terraform init` takes the newest version, also a new major one; without a lock file each \
            machine takes its own. The pipeline that was tested is then not the one that is applied.
            """,
        remedy: """
            Write the constraint, let `init` make the lock file, and commit it:

            ```hcl
            terraform {
              required_providers {
                aws = {
                  source  = "hashicorp/aws"
                  version = "~> 6.0"
                }
              }
            }
            ```

            ```bash
            terraform init
            git add .terraform.lock.hcl
            ```
            """,
        sources: [
            RuleSource(
                "Terraform: dependency lock file",
                "https://developer.hashicorp.com/terraform/language/files/dependency-lock", read: "2026-11-25")
        ],
        aliases: ["terraform_required_providers"],
        scope: """
            SELECT DISTINCT p.resource_id, r.origin FROM terraform_provider p JOIN resource r ON r.id = p.resource_id
            WHERE p.snapshot_id = :snapshot
            """,
        sql: """
            SELECT p.resource_id, r.origin, p.name AS subject,
                -- What is built into Terraform has no version of its own.
                CASE WHEN p.provider LIKE 'terraform.io/builtin/%' THEN 'pass'
                    WHEN coalesce(p.constraint_text, '') <> '' AND p.has_lock_file AND p.locked_version IS NOT NULL THEN 'pass'
                    ELSE 'fail' END AS verdict,
                'The provider ' || p.name || ' has '
                    || CASE
                        WHEN coalesce(p.constraint_text, '') = '' AND NOT p.has_lock_file
                            THEN 'neither a version constraint nor a lock file'
                        WHEN coalesce(p.constraint_text, '') = '' THEN 'no version constraint'
                        WHEN NOT p.has_lock_file THEN 'no lock file'
                        ELSE 'no place in the lock file; terraform init adds it' END || '.' AS reason,
                p.file, p.line, p.provider AS "Provider", p.constraint_text AS "Constraint",
                p.locked_version AS "Locked version"
            FROM terraform_provider p JOIN resource r ON r.id = p.resource_id
            WHERE p.snapshot_id = :snapshot
            """,
        examples: [
            RuleExample(
                "constraint and lock file are there", .pass,
                resources: [
                    ExampleFacts.rootModule(
                        .providerRequirement(
                            ProviderRequirement(
                                name: "aws", provider: "registry.terraform.io/hashicorp/aws", constraint: "~> 6.0",
                                lockedVersion: "6.18.0", hasLockFile: true)))
                ]),
            RuleExample(
                "no version is asked for", .fail,
                resources: [
                    ExampleFacts.rootModule(
                        .providerRequirement(
                            ProviderRequirement(
                                name: "aws", provider: "registry.terraform.io/hashicorp/aws", lockedVersion: "6.18.0",
                                hasLockFile: true)))
                ]),
            RuleExample(
                "there is no lock file", .fail,
                resources: [
                    ExampleFacts.rootModule(
                        .providerRequirement(
                            ProviderRequirement(
                                name: "random", provider: "registry.terraform.io/hashicorp/random", constraint: "~> 3.7"
                            )))
                ]),
        ])
}
