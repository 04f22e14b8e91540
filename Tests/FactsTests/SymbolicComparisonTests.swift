import Testing

@testable import Facts

@Suite("Comparison of texts with symbols")
struct SymbolicComparisonTests {
    @Test(
        "two texts are equal only when they are whatever their symbols stand for",
        arguments: [
            ("raw", "raw"), ("", ""), ("${aws_s3_bucket.raw.bucket}", "${aws_s3_bucket.raw.bucket}"),
            ("a-${var.stage}-b", "a-${var.stage}-b"), ("${aws_s3_bucket.raw.id}", "${aws_s3_bucket.raw.bucket}"),
            ("x${aws_s3_bucket.raw.id}y", "x${aws_s3_bucket.raw.bucket}y"),
            ("${aws_lambda_function.f.id}", "${aws_lambda_function.f.function_name}"),
            ("${module.a[\"x\"].aws_iam_role.r[0].id}", "${module.a[\"x\"].aws_iam_role.r[0].name}"),
            ("${aws_sqs_queue.q.url}", "${aws_sqs_queue.q.id}"), ("${aws:username}", "${aws:username}"),
        ])
    func equal(one: String, other: String) { symmetric(one, other, .yes) }

    @Test(
        "two texts differ when no values of their symbols make them equal",
        arguments: [
            ("raw", "processed"), ("raw", ""), ("${aws:username}", "x"), ("é", "e\u{301}"),
            // What is left after the common beginning and end holds no symbols.
            ("a-${var.x}-b", "c-${var.x}-b"), ("${var.x}-a", "${var.x}-b"), ("${var.x}1${var.y}", "${var.x}2${var.y}"),
            ("${var.x}", "${var.x}-raw"), ("a${var.x}", "ab${var.x}c"), ("${var.x}${var.x}", "${var.x}a${var.x}"),
            // A literal at the beginning or end contradicts the other's.
            ("raw-${var.x}", "processed-${var.x}-1"), ("${var.x}-raw", "${var.y}-processed"),
            ("raw-${var.x}", "processed"), ("${var.x}-raw", "raw-processed"), ("a${var.x}c", "${var.y}b"),
            // A literal residue does not fit the other with its symbols as anything.
            ("${var.x}-mid-${var.y}", "a-b-c"), ("a${var.x}a", "a"), ("ab${var.x}ba", "aba"), ("x${var.x}", ""),
            // Two resources of a type never share such a name.
            ("${aws_s3_bucket.a.bucket}", "${aws_s3_bucket.b.bucket}"),
            ("${aws_s3_bucket.a.id}", "${aws_s3_bucket.b.bucket}"),
            ("p-${aws_s3_bucket.a.bucket}-s", "p-${aws_s3_bucket.b.bucket}-s"),
            ("${aws_s3_bucket.a[0].bucket}", "${aws_s3_bucket.a[1].bucket}"),
            ("${aws_s3_bucket.a[\"x\"].arn}", "${aws_s3_bucket.a[\"y\"].arn}"),
            ("${module.a.aws_s3_bucket.this.bucket}", "${module.b.aws_s3_bucket.this.bucket}"),
            ("${module.a.aws_s3_bucket.this.bucket}", "${aws_s3_bucket.this.bucket}"),
            ("${module.m[\"a.b\"].aws_iam_role.r.arn}", "${module.m[\"a.c\"].aws_iam_role.r.arn}"),
            ("${aws_lambda_function.a.function_name}", "${aws_lambda_function.b.function_name}"),
            ("${aws_cloudwatch_event_rule.a.name}", "${aws_cloudwatch_event_rule.b.name}"),
            ("${aws_sqs_queue.a.url}", "${aws_sqs_queue.b.url}"), ("${aws_kms_alias.a.arn}", "${aws_kms_alias.b.arn}"),
            // Such a name is never empty.
            ("raw", "raw${aws_s3_bucket.a.bucket}"), ("${aws_s3_bucket.a.bucket}", ""), ("${aws.region}", ""),
            // An account has twelve digits.
            ("${aws.account_id}", "1111"), ("${aws.west.account_id}", "rule/111111"),
        ])
    func different(one: String, other: String) { symmetric(one, other, .no) }

    @Test(
        "all else is not known",
        arguments: [
            ("${var.x}", "raw"), ("${var.x}", ""), ("${var.x}", "${var.y}"), ("raw-${var.x}", "raw-processed"),
            ("raw", "raw${var.x}"), ("a${var.x}a", "aa"), ("${var.x}-${var.y}", "${var.y}-${var.x}"),
            ("a-${var.x}", "${var.y}-b"), ("raw-${var.x}-1", "raw-${var.y}-1"),
            ("${aws.region}", "us-east-1"), ("${aws.account_id}", "111122223333"),
            ("${aws.account_id}", "${aws.west.account_id}"), ("${aws_s3_bucket.a.bucket}", "raw"),
            // A data source may read the very bucket; another type may copy its name.
            ("${data.aws_s3_bucket.a.bucket}", "${aws_s3_bucket.b.bucket}"),
            ("${data.aws_s3_bucket.a.bucket}", "${data.aws_s3_bucket.b.bucket}"),
            ("${aws_s3_bucket_versioning.a.bucket}", "${aws_s3_bucket.b.bucket}"),
            ("${aws_s3_bucket.a.bucket}", "${aws_s3_bucket.b.region}"),
            ("${aws_s3_bucket.a.region}", "${aws_s3_bucket.b.region}"),
            // Two functions may have an alias of one name, and two resources one tag.
            ("${aws_lambda_alias.a.name}", "${aws_lambda_alias.b.name}"),
            ("${aws_s3_bucket.a.tags.bucket}", "${aws_s3_bucket.b.tags.bucket}"),
            // Without its key a resource whose count is not known may be any of its instances.
            ("${aws_s3_bucket.a.bucket}", "${aws_s3_bucket.a[0].bucket}"),
            ("${aws_s3_bucket.a[each.key].bucket}", "${aws_s3_bucket.a[\"x\"].bucket}"),
            ("${aws_s3_bucket.a[\"${var.x}\"].bucket}", "${aws_s3_bucket.a[\"x\"].bucket}"),
            ("${module.a.expr.main.tf-1-2}", "${module.b.expr.main.tf-1-2}"),
            ("${aws_s3_bucket.a.bucket}x", "${aws_s3_bucket.b.bucket}"),
        ])
    func unknown(one: String, other: String) { symmetric(one, other, .unknown) }

    private func symmetric(_ one: String, _ other: String, _ expected: SymbolicComparison) {
        #expect(SymbolicComparison.equality(one, other) == expected)
        #expect(SymbolicComparison.equality(other, one) == expected)
        #expect(SymbolicOutline(one).mayEqual(SymbolicOutline(other)) == (expected != .no))
        #expect((SymbolicText.canonical(one) == SymbolicText.canonical(other)) == (expected == .yes) || one == "é")
    }

    @Test("a separator within a symbol separates nothing")
    func split() {
        let text = #"arn:aws:lambda:${aws.region}:1:function:${aws_lambda_function.f["a:b"].function_name}:live"#
        #expect(
            SymbolicText.split(text, at: ":", maxSplits: 5)
                == [
                    "arn", "aws", "lambda", "${aws.region}", "1",
                    #"function:${aws_lambda_function.f["a:b"].function_name}:live"#,
                ])
        #expect(SymbolicText.split("a:b:c", at: ":", maxSplits: 1) == ["a", "b:c"])
        #expect(SymbolicText.split("${var.x}:${var.y}:c", at: ":", maxSplits: 1) == ["${var.x}", "${var.y}:c"])
        #expect(SymbolicText.split("", at: ":") == [""])
    }

    @Test("an ARN keeps its symbols, and gives up the function's name, its qualifier and the rule's bus")
    func arns() throws {
        let text = #"arn:aws:lambda:us-east-1:${aws.account_id}:function:${aws_lambda_function.f["a:b"].function_name}"#
        let arn = try #require(ARN(text))
        #expect(arn.account == "${aws.account_id}")
        #expect(arn.description == text)
        #expect(arn.functionAndQualifier?.name == #"${aws_lambda_function.f["a:b"].function_name}"#)
        #expect(arn.functionAndQualifier?.qualifier == nil)
        #expect(ARN(text + ":live")?.functionAndQualifier?.function == text)
        #expect(ARN(text + ":live")?.functionAndQualifier?.qualifier == "live")
        let rule = ARN(#"arn:aws:events:us-east-1:1:rule/orders/${aws_cloudwatch_event_rule.r["a/b"].name}"#)?.eventRule
        #expect(rule?.bus == "orders")
        #expect(rule?.name == #"${aws_cloudwatch_event_rule.r["a/b"].name}"#)
        #expect(ARN("${aws_lambda_function.f.arn}") == nil)
    }

    @Test("the symbols that leave a comparison open are those that only one side has")
    func openSymbols() {
        #expect(SymbolicComparison.openSymbols("${var.a}-${var.b}", "${var.a}-x") == ["var.b"])
        #expect(SymbolicComparison.openSymbols("${var.a}${var.b}", "${var.b}${var.a}") == ["var.a", "var.b"])
    }

    @Test(
        "a name ends where no such name goes on, so that what belongs to two resources differs",
        arguments: [
            ("${aws_s3_bucket.b.bucket}/*", "${aws_s3_bucket.a.bucket}/key", SymbolicComparison.no),
            ("arn:aws:s3:::${aws_s3_bucket.b.bucket}/*", "arn:aws:s3:::${aws_s3_bucket.a.bucket}/${key}", .no),
            ("${aws_s3_bucket.b.arn}/*", "${aws_s3_bucket.a.arn}/key", .no),
            ("${aws_s3_bucket.b.bucket}/*", "${aws_s3_bucket.a.bucket}", .no),
            ("${aws_s3_bucket.b.bucket}*", "${aws_s3_bucket.a.bucket}/key", .unknown),
            ("${aws_s3_bucket.b.bucket}-logs/*", "${aws_s3_bucket.a.bucket}/key", .unknown),
            ("${aws_s3_bucket.a[0].bucket}/*", "${aws_s3_bucket.a[1].bucket}/key", .no),
            ("${aws_s3_bucket.a[0].bucket}/*", "${aws_s3_bucket.a.bucket}/key", .unknown),
            ("${aws_s3_bucket.a.bucket}/*", "${aws_s3_bucket.a.bucket}/key", .yes),
            // The name of a log group may hold a slash.
            ("${aws_cloudwatch_log_group.b.name}/*", "${aws_cloudwatch_log_group.a.name}/x", .unknown),
        ])
    func distinctOwners(pattern: String, value: String, answer: SymbolicComparison) {
        #expect(SymbolicGlob(text: pattern, hasWildcards: true).comparison(with: SymbolicGlob(text: value)) == answer)
    }
}
