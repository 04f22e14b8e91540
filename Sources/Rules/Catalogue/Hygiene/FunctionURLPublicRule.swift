import Facts

extension Catalogue {
    package static let functionURLPublic = Rule(
        id: "function-url-public",
        title: "Function URLs ask for a signature",
        severity: .high,
        category: .hygiene,
        rationale: """
            A function of the pipeline that has a URL without authentication runs for anybody, with the pipeline's \
            role and on the account's bill. S3 and EventBridge need no URL to invoke it.
            """,
        remedy: """
            ```hcl
            resource "aws_lambda_function_url" "this" {
              function_name      = aws_lambda_function.this.function_name
              authorization_type = "AWS_IAM"
            }
            ```

            Or remove the URL: `aws lambda delete-function-url-config --function-name FUNCTION`.
            """,
        sources: [
            .prowler("awslambda_function_url_public")
        ],
        facts: [functionURLPublicQuery.fact("lambda:ListFunctionUrlConfigs")],
        aliases: ["awslambda_function_url_public", "CKV_AWS_258"],
        scope: functionURLPublicQuery.scope,
        sql: functionURLPublicQuery.sql,
        examples: [
            RuleExample(
                "the function has no URL", .pass,
                resources: [ExampleFacts.configured(settings: ExampleFacts.urls(.absent))]),
            RuleExample(
                "callers sign", .pass,
                resources: [
                    ExampleFacts.configured(
                        settings: ExampleFacts.urls(.present(#"[{"AuthType":"AWS_IAM","FunctionUrl":"https://x"}]"#)))
                ]),
            RuleExample(
                "nobody signs", .fail,
                resources: [
                    ExampleFacts.configured(
                        .state,
                        settings: ExampleFacts.urls(.present(#"[{"AuthType":"NONE","FunctionUrl":"https://x"}]"#)))
                ]),
            RuleExample(
                "the setting is an input without a value", .unknown,
                resources: [
                    ExampleFacts.configured(
                        .config, settings: ExampleFacts.urls(.present(#"[{"AuthType":"${var.auth}"}]"#)))
                ]),
            RuleExample(
                "the URLs could not be read", .unknown,
                resources: [
                    ExampleFacts.configured(
                        settings: ExampleFacts.urls(.unread(ExampleFacts.denied("lambda:ListFunctionUrlConfigs"))))
                ]),
        ])

    private static let functionURLPublicQuery = HygieneSetting(
        table: "lambda_function_settings", column: "url_configs", words: "The function URLs", title: "URLs",
        verdict: HygieneSetting.forbidding(
            """
            EXISTS (SELECT 1 FROM json_each(s.value) u WHERE coalesce(json_extract(u.value, '$.AuthType'), '') <> 'AWS_IAM'
                AND instr(coalesce(json_extract(u.value, '$.AuthType'), ''), '${') = 0)
            """,
            open: """
                EXISTS (SELECT 1 FROM json_each(s.value) u WHERE instr(json_extract(u.value, '$.AuthType'), '${') > 0)
                """),
        failure: """
            \(HygieneSetting.label) || ' has a URL that anybody on the internet may call.'
            """)
}
