import Facts

extension Catalogue {
    package static let duplicateDeclaration = Rule(
        id: "duplicate-declaration",
        title: "Everything is declared once in its module",
        severity: .high,
        category: .terraform,
        rationale: """
            All files of a folder are one module. A variable, output, local value or resource that two of them \
            declare is an error, and Terraform stops before it plans anything: not even `terraform init` completes.
            """,
        remedy: """
            Delete one of the two, usually the one outside of `variables.tf` or `outputs.tf`, then:

            ```bash
            terraform validate
            ```

            To change a declaration without touching it, write an override file (`…_override.tf`).
            """,
        sources: [
            RuleSource(
                "Terraform: files and configuration structure",
                "https://developer.hashicorp.com/terraform/language/files",
                read: "2026-11-25"),
            RuleSource(
                "Terraform: override files",
                "https://github.com/hashicorp/terraform/blob/main/website/docs/language/files/override.mdx",
                read: "2026-11-25"),
        ],
        scope: duplicateDeclarationQuery.scope,
        sql: duplicateDeclarationQuery.sql,
        examples: [
            RuleExample(
                "a module was not read", .unknown,
                resources: [ExampleFacts.rootModule(ExampleFacts.remark(.moduleNotRead, "module.lambda"))]),
            RuleExample("nothing of the kind is written", .pass, resources: [ExampleFacts.rootModule()]),
            RuleExample(
                "a variable is declared in two files", .fail,
                resources: [
                    ExampleFacts.rootModule(
                        ExampleFacts.remark(.duplicateDeclaration, #"variable "name""#, "variables.tf:3"))
                ]),
        ])

    private static let duplicateDeclarationQuery = RemarkQuery(
        kinds: [.duplicateDeclaration], needsModules: true,
        reason:
            "m.subject || ' is declared a second time' || CASE m.detail WHEN '' THEN '.' ELSE '; the first declaration is at ' || m.detail || '.' END",
        evidence: [("Declaration", "m.subject"), ("First declared at", "m.detail"), ("Module", "r.address")])
}
