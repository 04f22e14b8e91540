import Facts

extension Catalogue {
    package static let functionEnvironmentNotEncryptedWithCMK = Rule(
        id: "function-environment-not-encrypted-with-cmk",
        title: "Environment variables are encrypted with a key of one's own",
        severity: .medium,
        category: .hygiene,
        rationale: """
            Lambda encrypts the environment in any case. With a key of one's own `lambda:GetFunctionConfiguration` \
            alone shows no value any more: the reader needs `kms:Decrypt` on that key too, and each use is in \
            CloudTrail.
            """,
        remedy: """
            ```hcl
            resource "aws_lambda_function" "this" {
              kms_key_arn = aws_kms_key.lambda.arn
            }
            ```

            The function's role needs `kms:Decrypt` on the key, or its next start fails.
            """,
        sources: [
            .prowler("awslambda_function_env_vars_not_encrypted_with_cmk")
        ],
        aliases: ["awslambda_function_env_vars_not_encrypted_with_cmk", "CKV_AWS_173"],
        scope: functionEnvironmentNotEncryptedWithCMKQuery.scope,
        sql: functionEnvironmentNotEncryptedWithCMKQuery.sql,
        examples: [
            RuleExample("the function has no environment", .pass, resources: [ExampleFacts.configured()]),
            RuleExample(
                "a key of one's own encrypts", .pass,
                resources: [
                    ExampleFacts.configured(.config) {
                        $0.environment = ["BUCKET": nil]
                        $0.kmsKeyARN = "${aws_kms_key.lambda.arn}"
                    }
                ]),
            RuleExample(
                "Lambda's own key encrypts", .fail,
                resources: [ExampleFacts.configured { $0.environment = ["BUCKET": "pipeline-raw"] }]),
        ])

    private static let functionEnvironmentNotEncryptedWithCMKQuery = HygieneFunction(
        isGood: "f.environment = '{}' OR f.kms_key_arn IS NOT NULL",
        failure: """
            ' keeps environment variables under the key that AWS manages for Lambda: whoever may read the configuration reads them.'
            """,
        evidence: (
            "CASE WHEN f.environment <> '{}' THEN (SELECT listed(e.key) FROM json_each(f.environment) e) END",
            "Variables"
        ))
}
