import Facts

extension Catalogue {
    package static let functionURLCORSAnyOrigin = Rule(
        id: "function-url-cors-any-origin",
        title: "Function URLs answer the web pages that they are made for",
        severity: .medium,
        category: .hygiene,
        rationale: """
            With the origin `*` any page that a signed-in user opens may call the URL from their browser and read what \
            it answers.
            """,
        remedy: """
            ```hcl
            resource "aws_lambda_function_url" "this" {
              function_name      = aws_lambda_function.this.function_name
              authorization_type = "AWS_IAM"
              cors {
                allow_origins = ["https://app.example.com"]
              }
            }
            ```
            """,
        sources: [
            .prowler("awslambda_function_url_cors_policy")
        ],
        facts: [functionURLCORSAnyOriginQuery.fact("lambda:ListFunctionUrlConfigs")],
        aliases: ["awslambda_function_url_cors_policy"],
        scope: functionURLCORSAnyOriginQuery.scope,
        sql: functionURLCORSAnyOriginQuery.sql,
        examples: [
            RuleExample(
                "the function has no URL", .pass,
                resources: [ExampleFacts.configured(settings: ExampleFacts.urls(.absent))]),
            RuleExample(
                "one origin is named", .pass,
                resources: [
                    ExampleFacts.configured(
                        settings: ExampleFacts.urls(.present(#"[{"Cors":{"AllowOrigins":["https://a.example"]}}]"#)))
                ]),
            RuleExample(
                "every origin is allowed", .fail,
                resources: [
                    ExampleFacts.configured(
                        .state, settings: ExampleFacts.urls(.present(#"[{"Cors":{"AllowOrigins":["*"]}}]"#)))
                ]),
            RuleExample(
                "the setting is an input without a value", .unknown,
                resources: [
                    ExampleFacts.configured(
                        .config,
                        settings: ExampleFacts.urls(.present(#"[{"Cors":{"AllowOrigins":["${var.origin}"]}}]"#)))
                ]),
            RuleExample(
                "the URLs could not be read", .unknown,
                resources: [
                    ExampleFacts.configured(
                        settings: ExampleFacts.urls(.unread(ExampleFacts.denied("lambda:ListFunctionUrlConfigs"))))
                ]),
        ])

    private static let functionURLCORSAnyOriginQuery = HygieneSetting(
        table: "lambda_function_settings", column: "url_configs", words: "The function URLs", title: "URLs",
        verdict: HygieneSetting.forbidding(
            """
            EXISTS (SELECT 1 FROM json_each(s.value) u CROSS JOIN json_each(u.value, '$.Cors.AllowOrigins') o WHERE o.value = '*')
            """,
            open: """
                EXISTS (SELECT 1 FROM json_each(s.value) u WHERE instr(json_extract(u.value, '$.Cors.AllowOrigins'), '${') > 0)
                """),
        failure: """
            \(HygieneSetting.label) || ' has a URL that lets scripts of every web page read its answers.'
            """)
}
