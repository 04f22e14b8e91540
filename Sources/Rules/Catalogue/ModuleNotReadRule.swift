import Facts

extension Catalogue {
    package static let moduleNotRead = Rule(
        id: "module-not-read",
        title: "Every module is on this machine",
        severity: .low,
        category: .terraform,
        rationale: """
            Buckets, functions and permissions of a module that was not read are in no other verdict: they may break \
            the pipeline, or complete it. A module is read from the folder that a local source names. One from a \
            registry or from git is read from the folder that `.terraform/modules/modules.json` records, if the entry \
            has the source and a version of the call, and never with `--untrusted`.
            """,
        remedy: """
            Fetch the modules, and take the snapshot again:

            ```bash
            terraform init -backend=false
            ```

            For a local module outside of the git work tree, name a folder that holds both with `--root DIR`. With \
            `--untrusted` modules of a registry or git stay unknown; `check --require-complete` then exits with 3.
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
                        ExampleFacts.remark(.moduleNotRead, "module.lambda"))
                ]),
            RuleExample(
                "the recorded module is of another source", .unknown,
                resources: [
                    ExampleFacts.rootModule(
                        ExampleFacts.remark(
                            .moduleNotRead, "module.lambda", "modules.json records another source for it"))
                ]),
        ])

    private static let moduleNotReadQuery = RemarkQuery(
        kinds: [.moduleNotRead], verdict: .unknown,
        reason: """
            'Nothing of ' || m.subject || ' was judged: ' \
            || coalesce(nullif(m.detail, ''), 'it is not on this machine, and terraform init fetches it') || '.'
            """,
        evidence: [("Module", "m.subject"), ("Source", "nullif(r.name, '')")])
}
