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
            so that a silent report would be no sign of health.
            """,
        remedy: """
            Mend the line; Terraform names the same place:

            ```bash
            terraform fmt -check -recursive
            terraform validate
            ```
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
            RuleExample("nothing of the kind is written", .pass, resources: [ExampleFacts.rootModule()]),
            RuleExample(
                "a brace is missing", .fail,
                resources: [
                    ExampleFacts.rootModule(
                        ExampleFacts.remark(.syntaxError, "main.tf", "a closing brace is missing"))
                ]),
        ])

    private static let configurationSyntaxQuery = RemarkQuery(
        kinds: [.syntaxError],
        reason:
            "m.file || ' cannot be read as Terraform at line ' || m.line || CASE m.detail WHEN '' THEN '.' ELSE ': ' || rtrim(m.detail, '.') || '.' END",
        evidence: [("Problem", "m.detail")])
}
