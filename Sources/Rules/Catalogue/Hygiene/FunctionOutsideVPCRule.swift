import Facts

extension Catalogue {
    package static let functionOutsideVPC = Rule(
        id: "function-outside-vpc",
        title: "Functions run in a VPC",
        severity: .low,
        category: .hygiene,
        rationale: """
            Inside a VPC security groups decide what a function may reach, and flow logs record it. A function that \
            only speaks to S3 gains little: it then needs a gateway endpoint for S3, and its start takes longer.
            """,
        remedy: """
            ```hcl
            resource "aws_lambda_function" "this" {
              vpc_config {
                subnet_ids         = [aws_subnet.a.id, aws_subnet.b.id]
                security_group_ids = [aws_security_group.lambda.id]
              }
            }
            ```

            The role needs `AWSLambdaVPCAccessExecutionRole`, and the VPC a gateway endpoint for S3.
            """,
        sources: [
            .prowler("awslambda_function_inside_vpc")
        ],
        aliases: ["awslambda_function_inside_vpc", "CKV_AWS_117"],
        scope: functionOutsideVPCQuery.scope,
        sql: functionOutsideVPCQuery.sql,
        examples: [
            RuleExample(
                "the function has subnets", .pass,
                resources: [ExampleFacts.configured { $0.subnetIDs = ["subnet-1"] }]),
            RuleExample("the function has no subnet", .fail, resources: [ExampleFacts.configured(.config)]),
        ])

    private static let functionOutsideVPCQuery = HygieneFunction(
        isGood: "f.subnet_ids <> '[]'",
        failure: """
            ' runs outside of any VPC.'
            """,
        evidence: ("nullif(f.subnet_ids, '[]')", "Subnets"))
}
