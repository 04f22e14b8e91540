import Facts

extension Catalogue {
    package static let unusedModuleInput = Rule(
        id: "unused-module-input",
        title: "Every input that a caller sets is read",
        severity: .low,
        category: .terraform,
        rationale: """
            An input that the module declares and never reads is a promise that nothing keeps: the caller sets a \
            source bucket, a prefix or a permission and believes it in force.
            """,
        remedy: """
            Use the input in the module, or delete it there and in the call:

            ```bash
            terraform validate
            ```
            """,
        sources: [
            RuleSource(
                "Terraform: references to named values",
                "https://developer.hashicorp.com/terraform/language/expressions/references",
                read: "2026-11-25")
        ],
        scope: unusedModuleInputQuery.scope,
        sql: unusedModuleInputQuery.sql,
        examples: [
            RuleExample("nothing of the kind is written", .pass, resources: [ExampleFacts.rootModule()]),
            RuleExample(
                "a source bucket is passed and ignored", .fail,
                resources: [
                    ExampleFacts.rootModule(
                        ExampleFacts.remark(.unusedInput, "source_bucket", "module.processing"))
                ]),
        ])

    private static let unusedModuleInputQuery = RemarkQuery(
        kinds: [.unusedInput],
        reason: "m.detail || ' sets ' || m.subject || ', which the module never reads.'",
        evidence: [("Input", "m.subject"), ("Module call", "m.detail")])
}
