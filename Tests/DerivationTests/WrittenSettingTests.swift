import Facts
import SnapshotStore
import Testing

private let logs = Fact<String>.present(#"{"TargetBucket":"logs"}"#)
private let blocked =
    #"{"BlockPublicAcls":true,"BlockPublicPolicy":true,"IgnorePublicAcls":true,"RestrictPublicBuckets":true}"#

@Suite("Settings that Terraform writes")
struct WrittenSettingTests {
    @Test("what no resource writes is S3's default", arguments: [Origin.state, .plan, .config])
    func defaults(origin: Origin) throws {
        var world = WrittenWorld(origin)
        world.bucket("b", origin == .plan ? "create" : nil)
        let absent: [String?] = ["absent", nil]
        for column in ["policy", "versioning", "logging", "lifecycle", "object_lock", "replication", "tags"] {
            #expect(try world.setting(column) == absent)
        }
        let encryption =
            #"[{"ApplyServerSideEncryptionByDefault":{"SSEAlgorithm":"AES256"},"BucketKeyEnabled":false}]"#
        #expect(try world.setting("encryption") == ["present", encryption])
        #expect(try world.setting("public_access_block") == (origin == .state ? absent : ["present", blocked]))
    }

    @Test(
        "public access is not blocked by default of a bucket that the plan finds there", arguments: ["no-op", "update"])
    func existingBucket(action: String) throws {
        var world = WrittenWorld(.plan)
        world.bucket("b", action)
        #expect(try world.setting("public_access_block") == ["absent", nil])
    }

    @Test(
        "a setting stands on the bucket that it names",
        arguments: [
            ("b", "b"), ("${aws_s3_bucket.b.bucket}", "${aws_s3_bucket.b.id}"),
            ("${var.p}-raw", "${var.p}-raw"),
        ])
    func owners(bucket: String, owner: String) throws {
        var world = WrittenWorld()
        world.bucket(bucket)
        world.write(.logging, of: owner, logs)
        #expect(try world.setting("logging") == ["present", logs.value])
    }

    @Test(
        "a setting of what may be the bucket makes its own unknown",
        arguments: [
            ("b", "${var.bucket}", "unknown"), ("b", "b-${var.x}", "absent"), ("${var.bucket}", "b", "unknown"),
            ("${aws_s3_bucket.b.bucket}", "${aws_s3_bucket.c.bucket}", "absent"), ("b", "c", "absent"),
        ])
    func strays(bucket: String, owner: String, state: String) throws {
        var world = WrittenWorld()
        world.bucket(bucket)
        world.write(.logging, of: owner, logs)
        let setting = try world.setting("logging")
        #expect(setting[0] == state)
        if state == "unknown" {
            #expect(setting[1] == "not known until the apply: aws_setting.it, which is for \(owner)")
        }
        var read = WrittenWorld(.state)
        read.bucket(bucket)
        read.write(.logging, of: owner, logs)
        #expect(try read.setting("logging")[0] == "absent")
    }

    @Test(
        "a setting of what may be any bucket leaves nothing open where it is what every bucket has anyway",
        arguments: [Origin.plan, .config])
    func strayDefaults(origin: Origin) throws {
        let rules = { (algorithm: String) in
            Fact.present(
                #"[{"ApplyServerSideEncryptionByDefault":{"SSEAlgorithm":"\#(algorithm)"},"BucketKeyEnabled":false}]"#)
        }
        var world = WrittenWorld(origin)
        world.bucket("b", "create")
        world.write(.encryption, of: "${var.a}", rules("AES256"), by: "aws_encryption", "a")
        world.write(.encryption, of: "${var.c}", rules("AES256"), by: "aws_encryption", "c")
        world.write(.publicAccessBlock, of: "${var.a}", .present(blocked), by: "aws_block", "a")
        #expect(try world.setting("encryption") == ["present", rules("AES256").value])
        #expect(try world.setting("public_access_block") == ["present", blocked])

        // The same text may have a second writer, which is the one that is in doubt.
        world.write(.encryption, of: "${var.c}", rules("aws:kms"), by: "aws_encryption", "d")
        #expect(
            try world.setting("encryption") == [
                "unknown", "not known until the apply: aws_encryption.d, which is for ${var.c}",
            ])
        world.write(.publicAccessBlock, of: "${var.c}", .unknown("var.open"), by: "aws_block", "c")
        #expect(try world.setting("public_access_block")[0] == "unknown")
    }

    @Test("a bucket that is there already may lack the block that a resource may write for it")
    func strayBlock() throws {
        var world = WrittenWorld(.plan)
        world.bucket("b", "no-op")
        world.write(.publicAccessBlock, of: "${var.a}", .present(blocked))
        #expect(try world.setting("public_access_block")[0] == "unknown")
    }

    @Test("two writers that differ leave it open, two that agree do not")
    func twoWriters() throws {
        var world = WrittenWorld()
        world.bucket("b")
        world.write(.bucketPolicy, of: "b", .present(#"{"Statement":[]}"#), "a")
        world.write(.bucketPolicy, of: "b", .present(#"{ "Statement": [] }"#), "c")
        #expect(try world.setting("policy")[0] == "present")
        world.write(.bucketPolicy, of: "b", .present(#"{"Statement":{}}"#), "d")
        #expect(
            try world.setting("policy") == [
                "unknown",
                "not known until the apply: which of aws_setting.a and aws_setting.c and aws_setting.d applies last",
            ])
    }

    @Test(
        "a bucket's own word gives way to a resource of its own, but for configurations",
        arguments: [(Origin.state, "present"), (.plan, "present"), (.config, "unknown")])
    func ownWord(origin: Origin, state: String) throws {
        var world = WrittenWorld(origin)
        world.bucket("b", own: WrittenSetting(.logging, owner: "b", value: .present(#"{"TargetBucket":"old"}"#)))
        #expect(try world.setting("logging") == ["present", #"{"TargetBucket":"old"}"#])
        world.write(.logging, of: "b", logs)
        #expect(try world.setting("logging")[0] == state)
    }

    @Test("an unknown setting stays unknown, with its attribute")
    func unknownSetting() throws {
        var world = WrittenWorld()
        world.bucket("b")
        world.write(.versioning, of: "b", .unknown("aws_s3_bucket_versioning.it.count"))
        #expect(
            try world.setting("versioning")
                == ["unknown", "not known until the apply: aws_s3_bucket_versioning.it.count"])
    }

    @Test("a bucket's tags are there by name")
    func tags() throws {
        var world = WrittenWorld()
        world.add("aws_s3_bucket", .s3Bucket(S3Bucket(name: "b")), .tags(["Owner": "data", "Stage": "raw"]))
        #expect(try world.setting("tags") == ["present", #"{"Owner":null,"Stage":null}"#])
    }

    @Test("a function's settings are those of all that names it, by name or ARN")
    func functions() throws {
        let arn = "arn:aws:lambda:us-east-1:1:function:f"
        var world = WrittenWorld()
        world.add("aws_lambda_function", .lambdaFunction(LambdaFunction(name: "f", arn: arn)))
        let rest = "SELECT reserved_concurrency_state, recursive_loop_state, status_state, url_configs_state, "
        let query = rest + "reserved_concurrency, recursive_loop, event_invoke_configs FROM lambda_function_settings"
        var row = try #require(try world.rows(query).first)
        #expect(row.values.prefix(4) == ["absent", "absent", "absent", "absent"])
        world.write(.reservedConcurrency, of: arn, .present("0"), "c")
        world.write(.recursiveLoop, of: "f", .present(#""Allow""#), "r")
        world.write(.eventInvokeConfig, of: "f", .present(#"{"MaximumRetryAttempts":0}"#), "i")
        world.write(.eventInvokeConfig, of: arn, .present(#"{"MaximumRetryAttempts":1,"Qualifier":"live"}"#), "j")
        world.write(.urlConfig, of: "${var.function}", .present("{}"), "u")
        row = try #require(try world.rows(query).first)
        #expect(row.int("reserved_concurrency") == 0)
        #expect(row.text("recursive_loop") == "Allow")
        #expect(
            row.text("event_invoke_configs")
                == #"[{"FunctionArn":"\#(arn):$LATEST","MaximumRetryAttempts":0},{"FunctionArn":"\#(arn):live","MaximumRetryAttempts":1}]"#
        )
        #expect(row.text("url_configs_state") == "unknown")
    }

    @Test("a key has the policy that is written, else KMS's default one, and a row for each alias")
    func keys() throws {
        let arn = "${aws_kms_key.it.arn}"
        var world = WrittenWorld()
        world.add("aws_kms_key", .writtenSetting(WrittenSetting(.keyPolicy, owner: arn, value: .absent)))
        world.add(
            "aws_kms_alias",
            attributes:
                #"{"arn":"arn:aws:kms:us-east-1:${aws.account_id}:alias/raw","name":"alias/raw","target_key_id":"${aws_kms_key.it.key_id}"}"#
        )
        let query = "SELECT arn, reference, policy FROM kms_key ORDER BY reference"
        var rows = try world.rows(query)
        #expect(rows.map { $0.text("arn") } == [arn, arn])
        #expect(rows.map { $0.text("reference") } == ["${aws_kms_key.it.key_id}", "alias/raw"])
        let policy = rows[0].text("policy") ?? ""
        #expect(policy.contains(#""Principal":{"AWS":"arn:aws:iam::${aws.account_id}:root"}"#))
        world.write(.keyPolicy, of: "${aws_kms_key.it.id}", .present(#"{"Statement":[]}"#), by: "aws_kms_key_policy")
        rows = try world.rows(query)
        #expect(rows.map { $0.text("policy") } == [#"{"Statement":[]}"#, #"{"Statement":[]}"#])
    }

    @Test("a bus has its policy, the default one on what writes it, permissions one statement each")
    func buses() throws {
        var world = WrittenWorld()
        world.add("aws_cloudwatch_event_bus", .eventBus(EventBus(name: "own")))
        world.write(.busPolicy, of: "own", .present(#"{"Statement":[]}"#), by: "aws_cloudwatch_event_bus_policy")
        for sid in ["a", "b"] {
            world.write(
                .busPolicy, of: "default", .present(#"{"Statement":[{"Sid":"\#(sid)"}]}"#),
                by: "aws_cloudwatch_event_permission", sid)
        }
        let rows = try world.rows("SELECT name, policy FROM event_bus ORDER BY name")
        #expect(rows.map { $0.text("name") } == ["default", "own"])
        #expect(
            rows.map { $0.text("policy") } == [
                #"{"Statement":[{"Sid":"a"},{"Sid":"b"}],"Version":"2012-10-17"}"#, #"{"Statement":[]}"#,
            ])
    }
}
