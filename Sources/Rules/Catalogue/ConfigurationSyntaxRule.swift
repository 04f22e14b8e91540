import Facts

extension Catalogue {
    package static let configurationSyntax = Rule(
        id: "configuration-syntax",
        title: "Every file of the configuration can be read",
        severity: .high,
        category: .terraform,
        rationale: """
            Terraform reads all files of a module as one document and stops at the first that it cannot read: \
            nothing of the module is planned or applied. What stands behind the fault is not analysed here either, \
            so that a silent report would be no sign of health. The same holds for what lies beyond a limit of \
            evaluation.
            """,
        remedy: """
            Fix the line; Terraform names the same place:

            ```bash
            terraform fmt -check -recursive
            terraform validate
            ```

            At an evaluation limit, make the value or the loop smaller.
            """,
        sources: [
            RuleSource(
                "Terraform: files and configuration structure",
                "https://developer.hashicorp.com/terraform/language/files",
                read: "2026-11-25")
        ],
        scope: configurationSyntaxQuery.scope,
        sql: configurationSyntaxQuery.sql,
        examples: [
            RuleExample(
                "a module was not read", .unknown,
                resources: [ExampleFacts.rootModule(ExampleFacts.remark(.moduleNotRead, "module.lambda"))]),
            RuleExample("nothing of the kind is written", .pass, resources: [ExampleFacts.rootModule()]),
            RuleExample(
                "a brace is missing", .fail,
                resources: [
                    ExampleFacts.rootModule(
                        ExampleFacts.remark(.syntaxError, "main.tf", "a closing brace is missing"))
                ]),
            RuleExample(
                "evaluation goes beyond a limit", .fail,
                resources: [
                    ExampleFacts.rootModule(
                        ExampleFacts.remark(.syntaxError, "main.tf", "Evaluation limit: 10000000 steps are used up"))
                ]),
        ])

    private static let configurationSyntaxQuery = RemarkQuery(
        kinds: [.syntaxError], needsModules: true,
        reason:
            """
            CASE WHEN m.detail LIKE 'Evaluation limit: %' THEN m.file || ' is not evaluated whole, from line ' || m.line || ' on' \
            ELSE m.file || ' cannot be read as Terraform at line ' || m.line END \
            || CASE m.detail WHEN '' THEN '.' ELSE ': ' || rtrim(m.detail, '.') || '.' END
            """,
        evidence: [("Problem", "m.detail")])
}
