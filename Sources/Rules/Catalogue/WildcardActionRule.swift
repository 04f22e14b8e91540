import Facts

extension Catalogue {
    private static let query = RoleStatementQuery(
        hint: #"s.statement LIKE '%"*"%' OR s.statement LIKE '%:*"%'"#,
        wideAction: "a.value = '*' OR a.value = substr(a.value, 1, instr(a.value, ':')) || '*'",
        permits: "every action of a service")

    package static let wildcardAction = Rule(
        id: "wildcard-action",
        title: "Roles of functions name the actions that they allow",
        severity: .medium,
        category: .access,
        rationale: """
            A statement that allows `*` or a whole service (`s3:*`) lets the function delete buckets and rewrite their \
            policies as well as read an object. Whoever gets into the function gets that too. Judged are the policies of \
            roles that functions run with; those that AWS manages (`arn:aws:iam::aws:policy/…`) are not, since only AWS can \
            change them.
            """,
        remedy: """
            Name what the function does, on what it does it:

            ```hcl
            Statement = [{
              Effect   = "Allow"
              Action   = ["s3:GetObject"]
              Resource = ["${aws_s3_bucket.raw.arn}/*"]
            }]
            ```

            What a role really used in the last months:

            ```bash
            aws iam generate-service-last-accessed-details --arn ROLE_ARN --granularity ACTION_LEVEL
            ```
            """,
        sources: [
            RuleSource(
                "IAM: security best practices, apply least-privilege permissions",
                "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html", read: "2026-11-25")
        ],
        facts: [ReadableFact("iam_role", "policies", action: "iam:GetRolePolicy")],
        scope: query.scope,
        sql: query.sql,
        examples: [
            RuleExample(
                "the statement names its actions", .pass,
                resources: ExampleFacts.role(.aws, #"{"Action":"s3:Get*","Effect":"Allow","Resource":"*"}"#)),
            RuleExample(
                "the statement allows everything", .fail,
                resources: ExampleFacts.role(.aws, #"{"Action":"*","Effect":"Allow","Resource":"*"}"#)),
            RuleExample(
                "one action of the list is a whole service", .fail,
                resources: ExampleFacts.role(
                    .aws, #"{"Action":["logs:PutLogEvents","s3:*"],"Effect":"Allow","Resource":"arn:aws:s3:::b/*"}"#)),
            RuleExample(
                "the policy is one of AWS's own", .pass,
                resources: ExampleFacts.role(
                    .aws, policy: "arn:aws:iam::aws:policy/AmazonS3FullAccess",
                    #"{"Action":"s3:*","Effect":"Allow","Resource":"*"}"#)),
            RuleExample(
                "the statement denies", .pass,
                resources: ExampleFacts.role(.aws, #"{"Action":"s3:*","Effect":"Deny","Resource":"*"}"#)),
            RuleExample(
                "the role's policies could not be read", .unknown,
                resources: ExampleFacts.role(.aws, policies: .unread(ExampleFacts.denied("iam:GetRolePolicy")))),
            RuleExample(
                "the written statement names its actions", .pass,
                resources: ExampleFacts.role(
                    .config, #"{"Action":["s3:PutObject"],"Effect":"Allow","Resource":"*"}"#)),
            RuleExample(
                "the planned statement allows a whole service", .fail,
                resources: ExampleFacts.role(.plan, #"{"Action":"s3:*","Effect":"Allow","Resource":"*"}"#)),
        ])
}
