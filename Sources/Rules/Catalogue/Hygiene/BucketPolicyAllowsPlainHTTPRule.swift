import Facts

extension Catalogue {
    package static let bucketPolicyAllowsPlainHTTP = Rule(
        id: "bucket-policy-allows-plain-http",
        title: "Buckets refuse requests without TLS",
        severity: .medium,
        category: .hygiene,
        rationale: """
            S3 answers plain HTTP as well. A request that a misconfigured client or a man in the middle sends that way \
            shows its object, and its signature can be repeated for a quarter of an hour, unless the policy denies it.
            """,
        remedy: """
            ```hcl
            data "aws_iam_policy_document" "this" {
              statement {
                sid       = "TLSOnly"
                effect    = "Deny"
                actions   = ["s3:*"]
                resources = [aws_s3_bucket.this.arn, "${aws_s3_bucket.this.arn}/*"]
                principals {
                  type        = "*"
                  identifiers = ["*"]
                }
                condition {
                  test     = "Bool"
                  variable = "aws:SecureTransport"
                  values   = ["false"]
                }
              }
            }
            ```
            """,
        sources: [
            .prowler("s3_bucket_secure_transport_policy")
        ],
        facts: [ReadableFact("s3_bucket_settings", "policy", action: "s3:GetBucketPolicy")],
        aliases: ["s3_bucket_secure_transport_policy"],
        scope: """
            SELECT resource_id, origin FROM s3_bucket_settings WHERE snapshot_id = :snapshot
            """,
        sql: """
            WITH refusing AS MATERIALIZED (
                SELECT DISTINCT s.resource_id FROM s3_bucket_settings s
                CROSS JOIN json_each(CASE json_type(s.policy, '$.Statement') WHEN 'array' THEN json_extract(s.policy, '$.Statement')
                    ELSE json_array(json_extract(s.policy, '$.Statement')) END) t
                CROSS JOIN json_each(t.value, '$.Condition.Bool') k
                WHERE s.snapshot_id = :snapshot AND s.policy_state = 'present' AND s.policy LIKE '%SecureTransport%'
                    AND t.type = 'object' AND json_extract(t.value, '$.Effect') = 'Deny'
                    AND lower(k.key) = 'aws:securetransport' AND lower(k.value) IN ('false', '["false"]', '[false]', '0')
                    AND '*' IN (json_extract(t.value, '$.Principal'), json_extract(t.value, '$.Principal.AWS'),
                        json_extract(t.value, '$.Principal.AWS[0]'))
                    AND EXISTS (
                        SELECT 1 FROM json_each(t.value, '$.Action') a WHERE 's3:getobject' GLOB lower(a.value))
                    AND EXISTS (
                        SELECT 1 FROM json_each(t.value, '$.Action') a WHERE 's3:putobject' GLOB lower(a.value))
            )
            SELECT s.resource_id, s.origin, '' AS subject,
                CASE WHEN t.resource_id IS NOT NULL THEN 'pass' WHEN s.policy_state IN ('unread', 'unknown') THEN 'unknown'
                    ELSE 'fail' END AS verdict,
                CASE
                    WHEN t.resource_id IS NOT NULL THEN ''
                    WHEN s.policy_state = 'unread'
                        THEN 'The policy of ' || \(HygieneSetting.label) || ' could not be read: ' || s.policy_reason || '.'
                    WHEN s.policy_state = 'unknown' THEN 'The policy of ' || \(HygieneSetting.label) || ' is ' || s.policy_reason || '.'
                    WHEN s.policy_state = 'absent' THEN \(HygieneSetting.label) || ' has no policy, so it answers plain HTTP.'
                    ELSE 'The policy of ' || \(HygieneSetting.label) || ' does not deny requests over plain HTTP.' END AS reason,
                s.bucket AS "Bucket"
            FROM s3_bucket_settings s LEFT JOIN refusing t ON t.resource_id = s.resource_id
            WHERE s.snapshot_id = :snapshot
            """,
        examples: [
            RuleExample(
                "plain HTTP is denied", .pass,
                resources: [ExampleFacts.settled { $0.policy = denyingHTTP(#""*""#, #""s3:*""#) }]),
            RuleExample(
                "plain HTTP is denied for reading and writing", .pass,
                resources: [
                    ExampleFacts.settled(.config) {
                        $0.policy = denyingHTTP(#"{"AWS":"*"}"#, #"["s3:GetObject","s3:PutObject"]"#)
                    }
                ]),
            RuleExample(
                "plain HTTP is denied to one role alone", .fail,
                resources: [
                    ExampleFacts.settled {
                        $0.policy = denyingHTTP(#"{"AWS":"arn:aws:iam::111122223333:role/a"}"#, #""s3:*""#)
                    }
                ]),
            RuleExample("the bucket has no policy", .fail, resources: [ExampleFacts.settled()]),
            RuleExample(
                "the policy could not be read", .unknown,
                resources: [ExampleFacts.settled { $0.policy = .unread(ExampleFacts.denied("s3:GetBucketPolicy")) }]),
        ])

    private static func denyingHTTP(_ principal: String, _ action: String) -> Fact<String> {
        .present(
            #"{"Statement":{"Effect":"Deny","Principal":\#(principal),"Action":\#(action),"Resource":"*","#
                + #""Condition":{"Bool":{"aws:SecureTransport":"false"}}}}"#)
    }
}
