import Facts

extension Catalogue {
    package static let missingS3Permission = Rule(
        id: "missing-s3-permission",
        title: "Every function that a bucket notification invokes lets S3 invoke it",
        severity: .high,
        category: .wiring,
        rationale: """
            S3 invokes a function with the rights that the function's own resource policy grants to `s3.amazonaws.com`. \
            S3 tests that when the notification is set and never again: a statement that is removed or replaced later \
            leaves a notification that looks whole and delivers nothing.
            """,
        remedy: """
            Let the bucket invoke the function, and set the notification after it:

            ```hcl
            resource "aws_lambda_permission" "allow_bucket" {
              statement_id   = "AllowBucket"
              action         = "lambda:InvokeFunction"
              function_name  = aws_lambda_function.this.function_name
              principal      = "s3.amazonaws.com"
              source_arn     = aws_s3_bucket.this.arn
              source_account = data.aws_caller_identity.current.account_id
            }
            ```

            or at once, until the next apply:

            ```bash
            aws lambda add-permission --function-name FUNCTION --statement-id AllowBucket \\
              --action lambda:InvokeFunction --principal s3.amazonaws.com \\
              --source-arn arn:aws:s3:::BUCKET --source-account ACCOUNT
            ```
            """,
        sources: [
            RuleSource(
                "Amazon S3: granting permissions to publish event notification messages to a destination",
                "https://docs.aws.amazon.com/AmazonS3/latest/userguide/grant-destinations-permissions-to-s3.html",
                read: "2026-11-25")
        ],
        facts: [
            ReadableFact("delivery", "permission", action: "lambda:GetPolicy"),
            ReadableFact("s3_notification_configuration", "is_eventbridge_enabled", action: "s3:GetBucketNotification"),
        ],
        scope: """
            SELECT min(f.resource_id) AS resource_id, f.origin
            FROM s3_notification n
            CROSS JOIN lambda_function f ON f.snapshot_id = n.snapshot_id AND f.origin = n.origin
                AND f.arn = n.destination_arn
            WHERE n.snapshot_id = :snapshot AND n.destination = 'lambda' AND n.events LIKE '%s3:ObjectCreated:%'
            GROUP BY f.origin, f.arn
            """,
        sql: """
            WITH judged AS (
                SELECT d.function_id AS resource_id, d.origin,
                    \(HopQuery.bucketLabel) || CASE WHEN d.function_arn = f.arn THEN ''
                        ELSE ' → ' || substr(d.function_arn, length(f.arn) + 2) END AS subject,
                    CASE d.permission WHEN 'allowed' THEN 'pass' WHEN 'unread' THEN 'unknown' WHEN 'unknown' THEN 'unknown'
                        ELSE 'fail' END AS verdict,
                    CASE WHEN d.permission IN ('unread', 'unknown') THEN d.permission_reason
                        ELSE 'The notification of ' || d.bucket || ' invokes ' || f.name
                            || ', which does not admit s3.amazonaws.com from it.' END AS reason,
                    d.permission_reason AS "Why", d.bucket AS "Bucket", d.rule AS "Notification entry",
                    d.function_arn AS "Destination", d.permission_statement AS "Deciding statement"
                FROM delivery d
                JOIN lambda_function f ON f.resource_id = d.function_id
                LEFT JOIN resource b ON b.id = d.bucket_id
                WHERE d.snapshot_id = :snapshot AND d.via = 'notification'
            ),
            worst AS (
                SELECT *, max(CASE verdict WHEN 'fail' THEN 3 WHEN 'unknown' THEN 2 ELSE 1 END) AS rank
                FROM judged GROUP BY resource_id, origin, subject
            )
            SELECT resource_id, origin, subject, verdict, reason, "Why", "Bucket", "Notification entry", "Destination",
                "Deciding statement"
            FROM worst
            UNION ALL
            \(unreadNotifications), NULL, NULL, NULL, NULL, NULL \(ofUnreadNotifications)
            """,
        examples: [
            RuleExample(
                "the policy admits the bucket", .pass, resources: ExampleFacts.notified(.aws),
                deliveries: [ExampleFacts.notificationDelivery()]),
            RuleExample(
                "no statement admits S3", .fail, resources: ExampleFacts.notified(.aws),
                deliveries: [ExampleFacts.notificationDelivery(permission: .missing)]),
            RuleExample(
                "the statement admits another bucket", .fail, resources: ExampleFacts.notified(.aws),
                deliveries: [ExampleFacts.notificationDelivery(permission: .wrongSource)]),
            RuleExample(
                "the policy could not be read", .unknown, resources: ExampleFacts.notified(.aws),
                deliveries: [ExampleFacts.notificationDelivery(permission: .unread)]),
            RuleExample(
                "the notification configuration could not be read", .unknown,
                resources: ExampleFacts.notified(
                    .aws, entries: [], configuration: .unread(ExampleFacts.denied("s3:GetBucketNotification")))),
            RuleExample(
                "the state has the permission", .pass, resources: ExampleFacts.notified(.state),
                deliveries: [ExampleFacts.notificationDelivery(.state)]),
            RuleExample(
                "the configuration has no permission for S3", .fail, resources: ExampleFacts.notified(.config),
                deliveries: [ExampleFacts.notificationDelivery(.config, permission: .missing)]),
            RuleExample(
                "whether the planned permission is there is not known before the apply", .unknown,
                resources: ExampleFacts.notified(.plan),
                deliveries: [ExampleFacts.notificationDelivery(.plan, permission: .unknown)]),
        ])

    /// One `unknown` for each bucket whose notification configuration could not be read: the columns of the contract,
    /// then those that a rule adds, then `ofUnreadNotifications`.
    static let unreadNotifications = """
        SELECT c.resource_id, c.origin, '' AS subject, 'unknown' AS verdict,
            'The notification configuration of ' || c.bucket || ' could not be read: '
                || c.is_eventbridge_enabled_reason || '.' AS reason
        """

    static let ofUnreadNotifications = """
        FROM s3_notification_configuration c
        WHERE c.snapshot_id = :snapshot AND c.is_eventbridge_enabled_state = 'unread'
        """
}
