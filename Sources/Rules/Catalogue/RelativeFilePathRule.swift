import Facts

extension Catalogue {
    package static let relativeFilePath = Rule(
        id: "relative-file-path",
        title: "Paths of files do not depend on where Terraform runs",
        severity: .medium,
        category: .terraform,
        rationale: """
            A relative path is resolved against the folder in which Terraform runs, not against the module that \
            holds it. `terraform -chdir=…`, a call from another root module or a pipeline with another working \
            directory does not find the file, and `filebase64sha256()` and its kin fail while planning.
            """,
        remedy: """
            Begin the path at the module or at the root:

            ```hcl
            filename = "${path.module}/../build/processing.zip"
            filename = abspath("${path.root}/../build/processing.zip")
            ```
            """,
        sources: [
            RuleSource(
                "Terraform: references to named values",
                "https://developer.hashicorp.com/terraform/language/expressions/references",
                read: "2026-11-25")
        ],
        scope: relativeFilePathQuery.scope,
        sql: relativeFilePathQuery.sql,
        examples: [
            RuleExample("nothing of the kind is written", .pass, resources: [ExampleFacts.rootModule()]),
            RuleExample(
                "the zip is named by a relative path", .fail,
                resources: [
                    ExampleFacts.rootModule(),
                    ExampleFacts.block(
                        "aws_lambda_function", "aws_lambda_function.processing",
                        ExampleFacts.remark(.relativePath, "filename", "../build/processing.zip")),
                ]),
        ])

    private static let relativeFilePathQuery = RemarkQuery(
        kinds: [.relativePath],
        reason:
            "\(RemarkQuery.holder) || ' reads ' || m.detail || ', which depends on the folder in which Terraform runs.'",
        evidence: [("Argument", "m.subject"), ("Path", "m.detail")])
}
