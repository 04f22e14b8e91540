import Facts
import Testing

@testable import Terraform

/// What a state has of a bucket that nobody configures further: the provider fills everything in.
private let filled =
    #"{"bucket": "b", "policy": "", "acl": null, "lifecycle_rule": [], "logging": [], "object_lock_configuration": [], "object_lock_enabled": false, "replication_configuration": [], "server_side_encryption_configuration": [{"rule": [{"apply_server_side_encryption_by_default": [{"kms_master_key_id": "", "sse_algorithm": "AES256"}], "bucket_key_enabled": false}]}], "versioning": [{"enabled": false, "mfa_delete": false}]}"#

private let defaultEncryption = WrittenSetting(
    .encryption, owner: "b",
    value: .present(
        #"[{"ApplyServerSideEncryptionByDefault":{"SSEAlgorithm":"AES256"},"BucketKeyEnabled":false}]"#))

@Test("of what the provider fills in, only what is switched on is said")
func filledBucket() throws {
    #expect(try settingFacts(state: filled, of: "aws_s3_bucket").writtenSettings == [defaultEncryption])
    #expect(
        try settingFacts(plan: filled, of: "aws_s3_bucket", action: "no-op").writtenSettings == [defaultEncryption])
}

@Test("a new bucket's arguments that are not written are not unknown")
func newBucket() throws {
    let unknown =
        #"{"policy": true, "lifecycle_rule": true, "logging": true, "object_lock_configuration": true, "object_lock_enabled": true, "replication_configuration": true, "server_side_encryption_configuration": true, "versioning": true}"#
    let facts = try settingFacts(plan: #"{"bucket": "b"}"#, of: "aws_s3_bucket", unknown: unknown)
    #expect(facts.writtenSettings.isEmpty)
    let written = try settingFacts(
        plan: #"{"bucket": "b"}"#, of: "aws_s3_bucket", unknown: unknown,
        expressions:
            #"{"policy": {"references": ["data.aws_iam_policy_document.p.json", "data.aws_iam_policy_document.p"]}}"#)
    #expect(
        written.writtenSettings == [
            WrittenSetting(.bucketPolicy, owner: "b", value: .unknown("aws_s3_bucket.it.policy"))
        ])
}

@Test("a bucket that the plan deletes keeps its name and nothing else")
func deletedBucket() throws {
    let facts = try settingFacts(plan: filled, of: "aws_s3_bucket", action: "delete")
    #expect(facts == [.s3Bucket(S3Bucket(name: "b", plannedAction: "delete"))])
}

private let inline = SettingFactsCase(
    "aws_s3_bucket",
    hcl: """
        bucket              = "b"
        object_lock_enabled = true
        versioning {
          enabled = true
        }
        logging {
          target_bucket = "logs"
        }
        lifecycle_rule {
          enabled                                = true
          prefix                                 = "raw/"
          abort_incomplete_multipart_upload_days = 3
          expiration {
            days = 30
          }
        }
        """,
    json:
        #"{"bucket": "b", "object_lock_enabled": true, "versioning": [{"enabled": true, "mfa_delete": false}], "logging": [{"target_bucket": "logs", "target_prefix": ""}], "lifecycle_rule": [{"id": "", "enabled": true, "prefix": "raw/", "tags": null, "abort_incomplete_multipart_upload_days": 3, "expiration": [{"date": "", "days": 30, "expired_object_delete_marker": null}], "transition": []}]}"#,
    WrittenSetting(.versioning, owner: "b", value: .present(#"{"MFADelete":"Disabled","Status":"Enabled"}"#)),
    WrittenSetting(.logging, owner: "b", value: .present(#"{"TargetBucket":"logs"}"#)),
    WrittenSetting(
        .lifecycle, owner: "b",
        value: .present(
            #"[{"AbortIncompleteMultipartUpload":{"DaysAfterInitiation":3},"Expiration":{"Days":30},"Prefix":"raw/","Status":"Enabled"}]"#
        )),
    WrittenSetting(.objectLock, owner: "b", value: .present(#"{"ObjectLockEnabled":"Enabled"}"#)))

@Test("inline arguments of a bucket are settings of it", arguments: SettingFactsCase.origins)
func inlineArguments(origin: Origin) throws {
    #expect(try inline.settings(of: origin) == inline.expected)
}

private let function = SettingFactsCase(
    "aws_lambda_function",
    hcl: """
        function_name                  = "f"
        reserved_concurrent_executions = 5
        kms_key_arn                    = "arn:aws:kms:us-east-1:1:key/k"
        dead_letter_config {
          target_arn = "arn:aws:sqs:us-east-1:1:q"
        }
        vpc_config {
          subnet_ids         = ["subnet-b", "subnet-a"]
          security_group_ids = []
        }
        environment {
          variables = {
            STAGE   = "raw"
            API_KEY = "8f14e45fceea167a5a36dedd4bea2543"
          }
        }
        tags = {
          Owner = "data"
          Token = "8f14e45fceea167a5a36dedd4bea2543"
        }
        """,
    json:
        #"{"function_name": "f", "reserved_concurrent_executions": 5, "kms_key_arn": "arn:aws:kms:us-east-1:1:key/k", "dead_letter_config": [{"target_arn": "arn:aws:sqs:us-east-1:1:q"}], "vpc_config": [{"subnet_ids": ["subnet-a", "subnet-b"], "security_group_ids": []}], "environment": [{"variables": {"STAGE": "raw", "API_KEY": "8f14e45fceea167a5a36dedd4bea2543"}}], "tags": {"Owner": "data"}, "tags_all": {"Owner": "data", "Token": "8f14e45fceea167a5a36dedd4bea2543"}}"#
)

@Test("a function has its queue, key, subnets, secrets and tags", arguments: SettingFactsCase.origins)
func functions(origin: Origin) throws {
    let facts = try function.facts(of: origin)
    let one = try #require(facts.functions.first)
    #expect(one.deadLetterARN == "arn:aws:sqs:us-east-1:1:q")
    #expect(one.kmsKeyARN == "arn:aws:kms:us-east-1:1:key/k")
    #expect(one.subnetIDs == ["subnet-a", "subnet-b"])
    #expect(one.secretVariables.map(\.name) == ["API_KEY"])
    #expect(one.environment == ["STAGE": nil, "API_KEY": nil])
    #expect(facts.tags == ["Owner": "data", "Token": "***"])
    #expect(facts.writtenSettings.map(\.kind) == [.reservedConcurrency])
    #expect(facts.writtenSettings.map(\.value) == [.present("5")])
    #expect(!"\(facts)".contains("8f14e45"))
}

@Test("no concurrency is reserved by -1 or null", arguments: ["-1", "null"])
func unreserved(value: String) throws {
    let facts = try settingFacts(
        state: #"{"function_name": "f", "reserved_concurrent_executions": \#(value)}"#, of: "aws_lambda_function")
    #expect(facts.writtenSettings.isEmpty)
    #expect(facts.functions.map(\.name) == ["f"])
}

@Test("what Terraform marks as sensitive is neither a secret variable nor a tag nor a policy")
func sensitiveSettings() throws {
    let facts = try settingFacts(
        state:
            #"{"function_name": "f", "environment": [{"variables": {"API_KEY": "8f14e45fceea167a5a36dedd4bea2543"}}], "tags": {"T": "8f14"}, "tags_all": {"T": "8f14"}}"#,
        of: "aws_lambda_function",
        sensitive:
            #"[[{"type": "get_attr", "value": "environment"}], [{"type": "get_attr", "value": "tags"}, {"type": "index", "value": {"value": "T", "type": "string"}}], [{"type": "get_attr", "value": "tags_all"}, {"type": "index", "value": {"value": "T", "type": "string"}}]]"#
    )
    #expect(facts.functions.map(\.secretVariables) == [[]])
    #expect(facts.tags == nil)
    let policy = try settingFacts(
        state: #"{"bucket": "b", "policy": "{\"hidden\":1}"}"#, of: "aws_s3_bucket_policy",
        sensitive: #"[[{"type": "get_attr", "value": "policy"}]]"#)
    #expect(policy.writtenSettings == [WrittenSetting(.bucketPolicy, owner: "b", value: .absent)])
}

private let role = SettingFactsCase(
    "aws_iam_role",
    hcl: """
        name                 = "r"
        assume_role_policy   = "{}"
        permissions_boundary = "arn:aws:iam::1:policy/boundary"
        managed_policy_arns  = ["arn:aws:iam::1:policy/p"]
        inline_policy {
          name   = "own"
          policy = "{\\"Statement\\":{\\"Effect\\":\\"Allow\\"}}"
        }
        """,
    json:
        #"{"name": "r", "assume_role_policy": "{}", "permissions_boundary": "arn:aws:iam::1:policy/boundary", "managed_policy_arns": ["arn:aws:iam::1:policy/p"], "inline_policy": [{"name": "own", "policy": "{\"Statement\":{\"Effect\":\"Allow\"}}"}]}"#,
    WrittenSetting(.attachedPolicy, owner: "r", value: .present(#""arn:aws:iam::1:policy/p""#)))

@Test("a role has its boundary, its inline policies and what is attached to it", arguments: SettingFactsCase.origins)
func roles(origin: Origin) throws {
    let facts = try role.facts(of: origin)
    #expect(facts.writtenSettings == role.expected)
    let statement = IAMStatement(
        role: "r", policy: "own", source: .inline, position: 0, statement: #"{"Effect":"Allow"}"#)
    #expect(facts.contains(.iamStatement(statement)))
    guard case .iamRole(let one)? = facts.first else {
        Issue.record("no role was read")
        return
    }
    #expect(one.permissionsBoundary == .present("arn:aws:iam::1:policy/boundary"))
}

@Test("the empty inline policy that the provider stores is none")
func emptyInlinePolicy() throws {
    let facts = try settingFacts(
        state: #"{"name": "r", "inline_policy": [{"name": "", "policy": ""}]}"#, of: "aws_iam_role")
    #expect(facts.count == 1)
}

@Test("aliases, event source mappings, URLs and subnets carry what rules join on", arguments: SettingFactsCase.origins)
func joinedFacts(origin: Origin) throws {
    let arn = "arn:aws:lambda:us-east-1:1:function:f"
    let alias = SettingFactsCase(
        "aws_lambda_alias",
        hcl: """
            name             = "live"
            function_name    = "\(arn)"
            function_version = "2"
            routing_config {
              additional_version_weights = { "1" = 0.1 }
            }
            """,
        json:
            #"{"arn": "\#(arn):live", "name": "live", "function_name": "\#(arn)", "function_version": "2", "routing_config": [{"additional_version_weights": {"1": 0.1}}]}"#
    )
    #expect(
        try alias.facts(of: origin) == [
            .lambdaAlias(
                LambdaAlias(
                    function: arn, name: "live", functionVersion: "2", additionalVersionWeights: ["1": 0.1]))
        ])
    let mapping = SettingFactsCase(
        "aws_lambda_event_source_mapping",
        hcl: "function_name = \"\(arn)\"\nevent_source_arn = \"arn:aws:sqs:us-east-1:1:q\"\nenabled = false",
        json: #"{"function_name": "\#(arn)", "event_source_arn": "arn:aws:sqs:us-east-1:1:q", "enabled": false}"#)
    #expect(
        try mapping.facts(of: origin) == [
            .eventSourceMapping(
                EventSourceMapping(
                    uuid: "${aws_lambda_event_source_mapping.it.uuid}", functionARN: arn,
                    eventSourceARN: "arn:aws:sqs:us-east-1:1:q", state: "Disabled"))
        ])
    let url = SettingFactsCase(
        "aws_lambda_function_url",
        hcl: """
            function_name      = "f"
            authorization_type = "NONE"
            cors {
              allow_origins = ["*"]
            }
            """,
        json:
            #"{"function_name": "f", "qualifier": "", "authorization_type": "NONE", "cors": [{"allow_credentials": false, "allow_origins": ["*"], "allow_methods": null, "max_age": 0}]}"#
    )
    let setting = try #require(try url.settings(of: origin).first)
    let value = try JSONValue(parsing: try #require(setting.value.value))
    #expect(setting.kind == .urlConfig && setting.owner == "f")
    #expect(value["AuthType"] == "NONE" && value["Cors"]?["AllowOrigins"] == JSONValue.array(["*"]))
    #expect(value["FunctionUrl"] == "${aws_lambda_function_url.it.function_url}")
    let subnet = SettingFactsCase(
        "aws_subnet", hcl: "availability_zone = \"us-east-1a\"", json: #"{"availability_zone": "us-east-1a"}"#)
    #expect(
        try subnet.facts(of: origin) == [
            .subnet(Subnet(id: "${aws_subnet.it.id}", availabilityZone: "us-east-1a"))
        ])
}

@Test("a function has the log group of its own that it names", arguments: SettingFactsCase.origins)
func logGroup(origin: Origin) throws {
    let named = SettingFactsCase(
        "aws_lambda_function",
        hcl: """
            function_name = "f"
            logging_config {
              log_format = "JSON"
              log_group  = "/orders/load"
            }
            """,
        json: #"{"function_name": "f", "logging_config": [{"log_format": "JSON", "log_group": "/orders/load"}]}"#)
    #expect(try named.facts(of: origin).functions.map(\.logGroup) == ["/orders/load"])
    let plain = SettingFactsCase(
        "aws_lambda_function", hcl: #"function_name = "f""#, json: #"{"function_name": "f", "logging_config": []}"#)
    #expect(try plain.facts(of: origin).functions.map(\.logGroup) == [nil])
}

@Test(
    "a plan's log group is open only where something is written for it",
    arguments: [
        (#"{"function_name": "f"}"#, #"{"logging_config": true}"#, "{}", nil),
        (
            #"{"function_name": "f", "logging_config": [{"log_format": "JSON"}]}"#,
            #"{"logging_config": [{"log_group": true}]}"#, #"{"logging_config": [{}]}"#, nil
        ),
        (
            #"{"function_name": "f", "logging_config": [{"log_format": "JSON"}]}"#,
            #"{"logging_config": [{"log_group": true}]}"#,
            #"{"logging_config": [{"log_group": {"references": ["aws_cloudwatch_log_group.l.name", "aws_cloudwatch_log_group.l"]}}]}"#,
            "${aws_cloudwatch_log_group.l.name}"
        ),
    ])
func plannedLogGroup(after: String, unknown: String, expressions: String, expected: String?) throws {
    let facts = try settingFacts(
        plan: after, of: "aws_lambda_function", unknown: unknown, expressions: expressions)
    #expect(facts.functions.map(\.logGroup) == [expected])
}
