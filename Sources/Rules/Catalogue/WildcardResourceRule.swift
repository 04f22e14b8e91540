import Facts

extension Catalogue {
    private static let query = RoleStatementQuery(
        hint: #"s.statement LIKE '%"*"%'"#,
        wideAction: """
            EXISTS (SELECT 1 FROM json_each(s.statement, '$.Resource') r WHERE r.value = '*')
                AND json_type(s.statement, '$.Condition') IS NULL
                AND lower(substr(a.value, 1, instr(a.value, ':'))) IN ('s3:', 'lambda:', 'iam:')
                AND a.value <> substr(a.value, 1, instr(a.value, ':')) || '*'
                AND lower(substr(a.value, instr(a.value, ':') + 1, 3)) NOT IN ('get', 'lis', 'des', 'hea', 'sim', 'gen')
                AND lower(a.value) NOT IN (
                    's3:createjob', 's3:createstoragelensgroup', 's3:putaccountpublicaccessblock',
                    's3:putstoragelensconfiguration', 'lambda:createcodesigningconfig',
                    'lambda:createeventsourcemapping', 'iam:createaccountalias', 'iam:deleteaccountalias',
                    'iam:updateaccountpasswordpolicy', 'iam:deleteaccountpasswordpolicy')
            """,
        permits: "these on every resource of the account")

    package static let wildcardResource = Rule(
        id: "wildcard-resource",
        title: "Roles of functions write to named resources",
        severity: .medium,
        category: .access,
        rationale: """
            A statement that allows a write of S3, Lambda or IAM on the resource `*` reaches every bucket, function or role \
            of the account, not the pipeline's alone: `iam:PassRole` on `*` hands out every role. Reading and listing are \
            not judged, nor actions that know no resource, nor statements with a condition, nor policies that AWS manages \
            (`arn:aws:iam::aws:policy/…`). Where a whole service is allowed, wildcard-action says it.
            """,
        remedy: """
            Name the resource:

            ```hcl
            Statement = [{
              Effect   = "Allow"
              Action   = ["s3:PutObject"]
              Resource = ["${aws_s3_bucket.processed.arn}/*"]
            }]
            ```
            """,
        sources: [
            RuleSource(
                "IAM: security best practices, apply least-privilege permissions",
                "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html", read: "2026-11-25"),
            RuleSource(
                "Service authorization reference: actions, resources, and condition keys for Amazon S3",
                "https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html",
                read: "2026-11-25"),
        ],
        facts: [ReadableFact("iam_role", "policies", action: "iam:GetRolePolicy")],
        scope: query.scope,
        sql: query.sql,
        examples: [
            RuleExample(
                "the statement names its bucket", .pass,
                resources: ExampleFacts.role(
                    .aws, #"{"Action":"s3:PutObject","Effect":"Allow","Resource":"arn:aws:s3:::b/*"}"#)),
            RuleExample(
                "the statement writes to every bucket", .fail,
                resources: ExampleFacts.role(.aws, #"{"Action":"s3:PutObject","Effect":"Allow","Resource":"*"}"#)),
            RuleExample(
                "reading everything is not judged", .pass,
                resources: ExampleFacts.role(
                    .aws, #"{"Action":["s3:GetObject","logs:CreateLogGroup"],"Effect":"Allow","Resource":["*"]}"#)),
            RuleExample(
                "a condition narrows the statement", .pass,
                resources: ExampleFacts.role(
                    .aws,
                    #"""
                    {"Action":"iam:PassRole","Condition":{"StringEquals":{"iam:PassedToService":"lambda.amazonaws.com"}},
                    "Effect":"Allow","Resource":"*"}
                    """#)),
            RuleExample(
                "the role's policies could not be read", .unknown,
                resources: ExampleFacts.role(.aws, policies: .unread(ExampleFacts.denied("iam:GetRolePolicy")))),
            RuleExample(
                "the written statement names its bucket", .pass,
                resources: ExampleFacts.role(
                    .config, #"{"Action":"s3:Put*","Effect":"Allow","Resource":"${aws_s3_bucket.b.arn}/*"}"#)),
            RuleExample(
                "the planned statement invokes every function", .fail,
                resources: ExampleFacts.role(
                    .plan, #"{"Action":["lambda:Invoke*"],"Effect":"Allow","Resource":["*"]}"#)),
        ])
}
