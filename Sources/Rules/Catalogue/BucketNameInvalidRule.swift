import Facts

extension Catalogue {
    package static let bucketNameInvalid = Rule(
        id: "bucket-name-invalid",
        title: "Bucket names keep S3's rules",
        severity: .high,
        category: .bucketNames,
        rationale: """
            S3 refuses a name that breaks its rules with `InvalidBucketName`, in the middle of the apply where the name is \
            not known before. A live bucket from before the rules cannot be addressed as a host name, and some services \
            refuse it. Of a name that is known in part only what is written is judged.
            """,
        remedy: """
            Take 3 to 63 lower-case letters, digits, hyphens and full stops, beginning and ending with a letter or digit. \
            Where a part comes from an input or from the workspace, bring it into form:

            ```hcl
            bucket = lower(replace("my-pipeline-raw-${var.environment}", "_", "-"))
            ```

            Names that end in `-an` belong to the account's own namespace and have the form \
            `PREFIX-ACCOUNT-REGION-an`.
            """,
        sources: [
            RuleSource(
                "Amazon S3: general purpose bucket naming rules",
                "https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html", read: "2026-11-25"),
            RuleSource(
                "Amazon S3: namespaces for general purpose buckets",
                "https://docs.aws.amazon.com/AmazonS3/latest/userguide/gpbucketnamespaces.html", read: "2026-11-25"),
        ],
        scope: "SELECT resource_id, origin FROM s3_bucket WHERE snapshot_id = :snapshot",
        // `text` is the name with char(1) for each symbol, `written` the name without its symbols.
        sql: """
            WITH RECURSIVE masked(resource_id, origin, name, text) AS (
                SELECT resource_id, origin, name, name FROM s3_bucket
                WHERE snapshot_id = :snapshot AND NOT \(isPlain)
                UNION ALL
                SELECT resource_id, origin, name,
                    substr(text, 1, instr(text, '${') - 1) || char(1)
                        || substr(text, instr(text, '${') + instr(substr(text, instr(text, '${')), '}'))
                FROM masked WHERE instr(text, '${') > 0 AND instr(substr(text, instr(text, '${')), '}') > 0
            ),
            judged AS (
                SELECT resource_id, origin, name, text, replace(text, char(1), '') AS written,
                    instr(text, char(1)) = 0 AS is_known
                FROM masked WHERE instr(text, '${') = 0 OR instr(substr(text, instr(text, '${')), '}') = 0
            ),
            faulty AS (
                SELECT resource_id, origin, name, ltrim(
                    CASE WHEN length(written) > 63 THEN ', has more than 63 characters' ELSE '' END
                    || CASE WHEN is_known AND length(text) < 3 THEN ', has fewer than 3 characters' ELSE '' END
                    || CASE WHEN written GLOB '*[A-Z]*' THEN ', has upper-case letters' ELSE '' END
                    || CASE WHEN instr(written, '_') > 0 THEN ', has underscores' ELSE '' END
                    || CASE WHEN replace(lower(written), '_', '') GLOB '*[^a-z0-9.-]*'
                        THEN ', has characters other than letters, digits, hyphens and full stops' ELSE '' END
                    || CASE WHEN text GLOB '[.-]*' THEN ', does not begin with a letter or digit' ELSE '' END
                    || CASE WHEN text GLOB '*[.-]' THEN ', does not end with a letter or digit' ELSE '' END
                    || CASE WHEN instr(text, '..') > 0 THEN ', has two adjacent full stops' ELSE '' END
                    || CASE WHEN is_known AND text NOT GLOB '*[^0-9.]*' AND text GLOB '[0-9]*.[0-9]*.[0-9]*.[0-9]*'
                            AND length(text) - length(replace(text, '.', '')) = 3
                        THEN ', has the form of an IP address' ELSE '' END
                    || CASE WHEN text GLOB 'xn--*' OR text GLOB 'sthree-*' OR text GLOB 'amzn-s3-demo-*'
                        THEN ', begins with a reserved prefix (xn--, sthree-, amzn-s3-demo-)' ELSE '' END
                    || CASE WHEN text GLOB '*-s3alias' OR text GLOB '*--ol-s3' OR text GLOB '*.mrap' OR text GLOB '*--x-s3'
                            OR text GLOB '*--table-s3'
                        THEN ', ends with a reserved suffix (-s3alias, --ol-s3, .mrap, --x-s3, --table-s3)' ELSE '' END
                    || CASE WHEN is_known AND text GLOB '*-an'
                            AND text NOT GLOB '*-[0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9]-*-[0-9]-an'
                        THEN ', ends with -an but not with -ACCOUNT-REGION-an' ELSE '' END,
                    ', ') AS faults
                FROM judged
            )
            SELECT resource_id, origin, '' AS subject, CASE faults WHEN '' THEN 'pass' ELSE 'fail' END AS verdict,
                'The bucket name ' || name || ' ' || faults || '.' AS reason,
                name AS "Bucket", nullif(faults, '') AS "Faults"
            FROM faulty
            UNION ALL
            SELECT resource_id, origin, '', 'pass', '', NULL, NULL FROM s3_bucket
            WHERE snapshot_id = :snapshot AND \(isPlain)
            """,
        examples: [
            RuleExample("the name keeps the rules", .pass, resources: [ExampleFacts.named("my-pipeline-raw.2026")]),
            RuleExample(
                "what is written of the name keeps them", .pass,
                resources: [ExampleFacts.named(#"raw-${module.a["x"].random_id.suffix.hex}-${aws.account_id}"#)]),
            RuleExample(
                "the name is of the account's own namespace", .pass,
                resources: [ExampleFacts.named("raw-111122223333-us-west-2-an")]),
            RuleExample("an upper-case letter", .fail, resources: [ExampleFacts.named("my-Pipeline")]),
            RuleExample(
                "an underscore in a part that is written", .fail,
                resources: [ExampleFacts.named("raw_data-${var.suffix}")]),
            RuleExample(
                "the written parts alone are too long", .fail,
                resources: [
                    ExampleFacts.named(
                        "the-raw-data-of-the-pipeline-of-the-great-department-of-long-names-${var.suffix}-x")
                ]),
            RuleExample("two characters", .fail, resources: [ExampleFacts.named("ab")]),
            RuleExample("a hyphen at the end", .fail, resources: [ExampleFacts.named("raw-")]),
            RuleExample("a hyphen before a symbol", .pass, resources: [ExampleFacts.named("raw-${var.suffix}")]),
            RuleExample("a hyphen at the beginning", .fail, resources: [ExampleFacts.named("-raw-${var.suffix}")]),
            RuleExample("adjacent full stops", .fail, resources: [ExampleFacts.named("raw..data")]),
            RuleExample("the form of an IP address", .fail, resources: [ExampleFacts.named("192.168.5.4")]),
            RuleExample("a reserved prefix", .fail, resources: [ExampleFacts.named("xn--raw")]),
            RuleExample("a reserved suffix", .fail, resources: [ExampleFacts.named("raw-s3alias")]),
            RuleExample("the suffix of another namespace", .fail, resources: [ExampleFacts.named("raw-an")]),
        ])

    /// Names as most are: nothing of what the rule looks for can be in them, so they are not taken apart.
    private static let isPlain = """
        (length(name) BETWEEN 3 AND 63 AND name NOT GLOB '*[^a-z0-9-]*' AND name GLOB '[a-z0-9]*[a-z0-9]'
            AND name NOT GLOB 'xn--*' AND name NOT GLOB 'sthree-*' AND name NOT GLOB 'amzn-s3-demo-*'
            AND name NOT GLOB '*-s3' AND name NOT GLOB '*-s3alias' AND name NOT GLOB '*-an')
        """
}
