import Facts

extension Catalogue {
    package static let moduleNotRead = Rule(
        id: "module-not-read",
        title: "Every module is on this machine",
        severity: .low,
        category: .terraform,
        rationale: """
            A module that was never fetched is a hole in what was judged: its buckets, functions and permissions may \
            break the pipeline, or complete it, and no rule can tell.
            """,
        remedy: """
            Fetch the modules, and take the snapshot again:

            ```bash
            terraform init -backend=false
            ```
            """,
        sources: [
            RuleSource(
                "Terraform: files and configuration structure",
                "https://developer.hashicorp.com/terraform/language/files",
                read: "2026-11-25")
        ],
        neverFails: true,
        scope: moduleNotReadQuery.scope,
        sql: moduleNotReadQuery.sql,
        examples: [
            RuleExample("all modules were read", .pass, resources: [ExampleFacts.rootModule()]),
            RuleExample(
                "a module of the registry was not fetched", .unknown,
                resources: [
                    ExampleFacts.rootModule(
                        ExampleFacts.remark(.moduleNotRead, "terraform-aws-modules/lambda/aws"))
                ]),
        ])

    private static let moduleNotReadQuery = RemarkQuery(
        kinds: [.moduleNotRead], verdict: .unknown,
        reason:
            "'The module ' || m.subject || ' is not on this machine, so nothing of it was judged; terraform init fetches it.'",
        evidence: [("Source", "m.subject"), ("Detail", "nullif(m.detail, '')")])
}
