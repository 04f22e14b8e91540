import Facts

extension Catalogue {
    package static let roleTrustNotLambda = Rule(
        id: "role-trust-not-lambda",
        title: "Every function's role trusts Lambda",
        severity: .high,
        category: .access,
        rationale: """
            Lambda assumes the execution role for each invocation. Without `lambda.amazonaws.com` in the role's trust \
            policy it cannot, and every invocation fails before the first line of the function. Lambda refuses such a role \
            when the function is made, and does not look again when the trust is changed.
            """,
        remedy: """
            ```hcl
            resource "aws_iam_role" "this" {
              assume_role_policy = jsonencode({
                Version = "2012-10-17"
                Statement = [{
                  Effect    = "Allow"
                  Action    = "sts:AssumeRole"
                  Principal = { Service = "lambda.amazonaws.com" }
                }]
              })
            }
            ```
            """,
        sources: [
            RuleSource(
                "AWS Lambda: execution role",
                "https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html", read: "2026-11-25")
        ],
        facts: [CheckQuery.fact("iam:GetRole")],
        scope: functionRoles,
        sql: CheckQuery(kind: .roleTrust).sql,
        examples: [
            RuleExample(
                "the role trusts Lambda", .pass, resources: ExampleFacts.role(),
                checks: [ExampleFacts.check(.roleTrust, on: 2, .pass)]),
            RuleExample(
                "the role trusts EC2", .fail, resources: ExampleFacts.role(),
                checks: [ExampleFacts.check(.roleTrust, on: 2, .fail)]),
            RuleExample(
                "the trust policy could not be read", .unknown, resources: ExampleFacts.role(),
                checks: [ExampleFacts.check(.roleTrust, on: 2, .unread)]),
            RuleExample(
                "the written role trusts Lambda", .pass, resources: ExampleFacts.role(.config),
                checks: [ExampleFacts.check(.roleTrust, .config, on: 2, .pass)]),
            RuleExample(
                "the planned role trusts EC2", .fail, resources: ExampleFacts.role(.plan),
                checks: [ExampleFacts.check(.roleTrust, .plan, on: 2, .fail)]),
            RuleExample(
                "the trust policy is not known before the apply", .unknown, resources: ExampleFacts.role(.plan),
                checks: [ExampleFacts.check(.roleTrust, .plan, on: 2, .unknown)]),
        ])

    /// The roles that functions of their own origin run with.
    static let functionRoles = """
        SELECT resource_id, origin FROM iam_role
        WHERE snapshot_id = :snapshot AND (origin, arn) IN (
            SELECT origin, role_arn FROM lambda_function WHERE snapshot_id = :snapshot AND role_arn IS NOT NULL)
        """
}
