import Facts

extension Catalogue {
    package static let notApplied = Rule(
        id: "not-applied",
        title: "What is written is deployed",
        severity: .high,
        category: .terraform,
        rationale: """
            A resource of the configuration that no state has was never made, or its state is kept elsewhere. After an \
            apply that failed this is the list of what is missing: a pipeline that looks whole in the editor and has no \
            function, rule or permission in the account. High after a failed apply, else medium. Judged only where a \
            state was read; resources whose number is not known before the apply are left out.
            """,
        remedy: """
            See that the credentials are valid, then finish the deployment:

            ```bash
            aws sts get-caller-identity
            terraform plan -out=tfplan
            terraform apply tfplan
            ```

            Terraform makes only what the state does not have, so that nothing is made twice. Where the resource exists \
            already, take it over instead: `terraform import 'ADDRESS' ID`.
            """,
        sources: [
            RuleSource(
                "Terraform: lifecycle reference",
                "https://developer.hashicorp.com/terraform/language/meta-arguments/lifecycle", read: "2026-11-25")
        ],
        scope: """
            SELECT id AS resource_id, origin FROM resource r
            WHERE r.snapshot_id = :snapshot AND r.origin = 'plan' AND r.planned_action = 'create' AND \(stateWasRead)
                AND NOT \(isDataSource("r"))
            UNION
            SELECT m.id, m.origin FROM resource m
            WHERE m.snapshot_id = :snapshot AND m.type = 'terraform_module' AND m.address = 'root module' AND \(stateWasRead)
                AND EXISTS (SELECT 1 FROM resource w WHERE \(isWritten("w")) AND w.source = m.source)
                AND NOT EXISTS (
                    SELECT 1 FROM resource w
                    WHERE w.snapshot_id = :snapshot AND w.origin = 'config' AND w.source = m.source
                        AND w.address NOT IN (\(applied)) AND \(isWritten("w")))
            """,
        sql: """
            WITH applied AS MATERIALIZED (\(applied)),
            -- Of several configurations one may have its state elsewhere: nothing is said of it.
            deployed AS (
                SELECT m.source FROM resource m
                WHERE m.snapshot_id = :snapshot AND m.type = 'terraform_module' AND m.address = 'root module'
                    AND EXISTS (
                        SELECT 1 FROM resource w
                        WHERE \(isWritten("w")) AND w.source = m.source AND w.address IN (SELECT address FROM applied))
            ),
            applied_id AS (
                SELECT DISTINCT logical_id FROM resource
                WHERE snapshot_id = :snapshot AND origin = 'state' AND logical_id IS NOT NULL
            ),
            -- How many there are to be is open: what stands for them need not be one of them.
            open_call AS MATERIALIZED (
                SELECT address FROM terraform_block
                WHERE snapshot_id = :snapshot AND repetition = 'unknown' AND kind = 'module'
            ),
            missing AS (
                SELECT r.id, r.origin, r.source, r.address, r.type,
                    r.origin = 'config' AND (
                        EXISTS (
                            SELECT 1 FROM terraform_block b
                            WHERE b.snapshot_id = r.snapshot_id AND b.file = r.file AND b.line = r.line
                                AND b.type = r.type AND b.repetition = 'unknown')
                        OR EXISTS (
                        SELECT 1 FROM open_call c
                        WHERE r.address LIKE c.address || '.%' OR r.address LIKE c.address || '[%')) AS is_open
                FROM resource r
                WHERE r.snapshot_id = :snapshot AND r.origin IN ('config', 'plan') AND \(stateWasRead)
                    AND (r.origin = 'config' OR r.planned_action = 'create')
                    AND r.address NOT IN (SELECT address FROM applied)
                    AND coalesce(r.logical_id, '') NOT IN (SELECT logical_id FROM applied_id)
                    AND ((\(isWritten("r")) AND (r.source IN deployed OR NOT EXISTS (SELECT 1 FROM deployed)))
                        OR (r.origin = 'plan' AND r.planned_action = 'create' AND NOT \(isDataSource("r"))))
            ),
            -- One error of each address, and one that stands for the rest: the kind that is known before others.
            error AS (
                SELECT address, summary, failure_kind,
                    row_number() OVER (PARTITION BY address ORDER BY failure_kind = 'other', source, position) AS place
                FROM diagnostic WHERE snapshot_id = :snapshot AND severity = 'error'
            ),
            stop AS (
                SELECT summary, failure_kind, address FROM error WHERE place = 1
                UNION ALL
                SELECT message, 'other', address FROM action
                WHERE snapshot_id = :snapshot AND kind = 'apply_errored'
                    AND NOT EXISTS (SELECT 1 FROM error)
            ),
            worst AS (
                SELECT summary, failure_kind, address FROM stop ORDER BY failure_kind = 'other', address LIMIT 1
            ),
            explained AS (
                SELECT m.*, own.address IS NOT NULL AS is_own, w.failure_kind IS NOT NULL AS has_failed,
                    coalesce(own.summary, w.summary) AS summary, coalesce(own.failure_kind, w.failure_kind) AS failure,
                    w.address AS stopped_at
                FROM missing m LEFT JOIN worst w ON 1
                LEFT JOIN (SELECT address, min(summary) AS summary, min(failure_kind) AS failure_kind FROM stop
                    WHERE address IS NOT NULL GROUP BY address) own ON own.address = m.address
            )
            SELECT id AS resource_id, origin, '' AS subject, 'fail' AS verdict,
                CASE WHEN has_failed THEN 'high' ELSE 'medium' END AS severity,
                address || CASE origin WHEN 'plan' THEN ' is planned' ELSE ' is written' END
                    || ' and in none of the states'
                    || CASE WHEN NOT has_failed THEN ': it was never deployed.'
                        WHEN is_own THEN ': making it failed with "' || summary || '".'
                        ELSE ': the apply was stopped by "' || coalesce(summary, 'an error') || '"'
                            || coalesce(' at ' || stopped_at, '') || '.' END AS reason,
                summary AS "Error", stopped_at AS "Stopped at",
                CASE WHEN NOT has_failed THEN NULL
                    WHEN failure IN ('expired_credentials', 'access_denied')
                        THEN 'aws sts get-caller-identity; terraform plan -out=tfplan; terraform apply tfplan'
                    WHEN failure = 'bucket_already_exists'
                        THEN 'terraform import ''' || coalesce(stopped_at, 'ADDRESS') || ''' BUCKET (or another name); terraform plan -out=tfplan; terraform apply tfplan'
                    WHEN failure = 'state_locked' THEN 'terraform force-unlock LOCK_ID; terraform plan -out=tfplan; terraform apply tfplan'
                    ELSE 'terraform plan -out=tfplan; terraform apply tfplan' END AS "Commands that finish it"
            FROM explained WHERE NOT is_open
            UNION ALL
            SELECT r.id, r.origin, '', 'pass', 'low', '', NULL, NULL, NULL
            FROM resource r
            WHERE r.snapshot_id = :snapshot AND r.origin = 'plan' AND r.planned_action = 'create' AND \(stateWasRead)
                AND (r.address IN (SELECT address FROM applied) OR r.logical_id IN (SELECT logical_id FROM applied_id))
                AND NOT \(isDataSource("r"))
            UNION ALL
            SELECT r.id, r.origin, '', 'pass', 'low', '', NULL, NULL, NULL
            FROM resource r
            WHERE r.snapshot_id = :snapshot AND r.type = 'terraform_module' AND r.address = 'root module' AND \(stateWasRead)
                AND r.source NOT IN (SELECT source FROM missing WHERE NOT is_open)
                AND (r.source IN deployed OR NOT EXISTS (SELECT 1 FROM deployed))
            """,
        examples: [
            RuleExample(
                "the state has all that is written", .pass,
                resources: [
                    ExampleFacts.rootModule(),
                    ExampleFacts.block("aws_lambda_function", "aws_lambda_function.processing"),
                    ExampleFacts.lambda(.state),
                ], collections: [ExampleFacts.stateWasRead]),
            RuleExample(
                "the state lacks a function", .fail,
                resources: [
                    ExampleFacts.rootModule(),
                    ExampleFacts.block("aws_lambda_function", "aws_lambda_function.processing"),
                ], collections: [ExampleFacts.stateWasRead]),
            RuleExample(
                "the apply ended with expired credentials", .fail,
                resources: [
                    ExampleFacts.rootModule(),
                    ExampleFacts.block("aws_lambda_function", "aws_lambda_function.processing"),
                ], collections: [ExampleFacts.stateWasRead],
                runs: [
                    RecordedRun(diagnostics: [
                        RecordedDiagnostic(
                            severity: .error, summary: "creating S3 Bucket (pipeline-raw): ExpiredToken",
                            address: "aws_s3_bucket.raw")
                    ])
                ]),
            RuleExample(
                "a planned bucket is in no state", .fail,
                resources: [ExampleFacts.bucket(.plan, plannedAction: "create"), ExampleFacts.created],
                collections: [ExampleFacts.stateWasRead]),
            RuleExample(
                "how many there are is not known before the apply", .pass,
                resources: [
                    ExampleFacts.rootModule(),
                    ExampleFacts.block("aws_lambda_permission", "aws_lambda_permission.this"),
                ],
                blocks: [
                    ConfigurationBlock(
                        module: "", kind: "resource", type: "aws_lambda_permission", name: "this",
                        address: "aws_lambda_permission.this", file: "main.tf", line: 10, repetition: .unknown)
                ], collections: [ExampleFacts.stateWasRead]),
        ])

    static let stateWasRead = """
        EXISTS (SELECT 1 FROM collection s
            WHERE s.snapshot_id = :snapshot AND s.source LIKE 'terraform.state:%' AND s.status = 'ok')
        """

    /// The addresses of all states.
    private static let applied = """
        SELECT address FROM resource
        WHERE snapshot_id = :snapshot AND origin = 'state' AND address IS NOT NULL
        """

    /// Whether the resource `alias` is one that the configuration makes.
    private static func isWritten(_ alias: String) -> String {
        """
        (\(alias).snapshot_id = :snapshot AND \(alias).origin = 'config' AND \(alias).type NOT IN ('terraform_module', 'pipereport_configuration')
            AND NOT \(isDataSource(alias)))
        """
    }
}
