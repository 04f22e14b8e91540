import Facts
import Testing

@testable import Terraform

private let root = #"{"Statement":[{"Action":"s3:*","Effect":"Deny","Principal":"*","Resource":"*"}]}"#
private let quotedRoot =
    #""{\"Statement\":[{\"Action\":\"s3:*\",\"Effect\":\"Deny\",\"Principal\":\"*\",\"Resource\":\"*\"}]}""#

private func present(_ kind: WrittenSetting.Kind, _ owner: String, _ value: String) -> WrittenSetting {
    WrittenSetting(kind, owner: owner, value: .present(value))
}

private let bucketCases = [
    SettingFactsCase(
        "aws_s3_bucket_policy", hcl: "bucket = \"b\"\npolicy = \(quotedRoot)",
        json: #"{"bucket": "b", "policy": \#(quotedRoot)}"#, present(.bucketPolicy, "b", root)),
    SettingFactsCase(
        "aws_s3_bucket_public_access_block",
        hcl: "bucket = \"b\"\nblock_public_acls = true\nblock_public_policy = \"true\"",
        json:
            #"{"bucket": "b", "block_public_acls": true, "block_public_policy": true, "ignore_public_acls": false, "restrict_public_buckets": false}"#,
        present(
            .publicAccessBlock, "b",
            #"{"BlockPublicAcls":true,"BlockPublicPolicy":true,"IgnorePublicAcls":false,"RestrictPublicBuckets":false}"#
        )),
    SettingFactsCase(
        "aws_s3_account_public_access_block", hcl: "restrict_public_buckets = true",
        json: #"{"account_id": "1", "restrict_public_buckets": true}"#,
        present(
            .accountPublicAccessBlock, "",
            #"{"BlockPublicAcls":false,"BlockPublicPolicy":false,"IgnorePublicAcls":false,"RestrictPublicBuckets":true}"#
        )),
    SettingFactsCase(
        "aws_s3_bucket_server_side_encryption_configuration",
        hcl: """
            bucket = "b"
            rule {
              apply_server_side_encryption_by_default {
                sse_algorithm     = "aws:kms"
                kms_master_key_id = "alias/raw"
              }
              bucket_key_enabled = true
            }
            """,
        json:
            #"{"bucket": "b", "expected_bucket_owner": "", "rule": [{"apply_server_side_encryption_by_default": [{"kms_master_key_id": "alias/raw", "sse_algorithm": "aws:kms"}], "bucket_key_enabled": true}]}"#,
        present(
            .encryption, "b",
            #"[{"ApplyServerSideEncryptionByDefault":{"KMSMasterKeyID":"alias/raw","SSEAlgorithm":"aws:kms"},"BucketKeyEnabled":true}]"#
        )),
    SettingFactsCase(
        "aws_s3_bucket_versioning", hcl: "bucket = \"b\"\nversioning_configuration {\nstatus = \"Enabled\"\n}",
        json: #"{"bucket": "b", "versioning_configuration": [{"status": "Enabled", "mfa_delete": ""}]}"#,
        present(.versioning, "b", #"{"Status":"Enabled"}"#)),
    SettingFactsCase(
        "aws_s3_bucket_versioning", hcl: "bucket = \"b\"\nversioning_configuration {\nstatus = \"Disabled\"\n}",
        json: #"{"bucket": "b", "versioning_configuration": [{"status": "Disabled", "mfa_delete": ""}]}"#,
        WrittenSetting(.versioning, owner: "b", value: .absent)),
    SettingFactsCase(
        "aws_s3_bucket_logging", hcl: "bucket = \"b\"\ntarget_bucket = \"logs\"\ntarget_prefix = \"raw/\"",
        json: #"{"bucket": "b", "target_bucket": "logs", "target_prefix": "raw/", "target_grant": []}"#,
        present(.logging, "b", #"{"TargetBucket":"logs","TargetPrefix":"raw/"}"#)),
    SettingFactsCase(
        "aws_s3_bucket_lifecycle_configuration",
        hcl: """
            bucket = "b"
            rule {
              id     = "old"
              status = "Enabled"
              filter {
                prefix = "raw/"
              }
              expiration {
                days = "30"
              }
              transition {
                days          = 0
                storage_class = "GLACIER"
              }
              noncurrent_version_expiration {
                noncurrent_days = 7
              }
              abort_incomplete_multipart_upload {
                days_after_initiation = 1
              }
            }
            """,
        json:
            #"{"bucket": "b", "rule": [{"id": "old", "status": "Enabled", "prefix": "", "filter": [{"and": [], "prefix": "raw/", "tag": [], "object_size_greater_than": null}], "expiration": [{"days": 30, "date": ""}], "transition": [{"days": 0, "date": "", "storage_class": "GLACIER"}], "noncurrent_version_expiration": [{"noncurrent_days": 7, "newer_noncurrent_versions": 0}], "noncurrent_version_transition": [], "abort_incomplete_multipart_upload": [{"days_after_initiation": 1}]}]}"#,
        present(
            .lifecycle, "b",
            #"[{"AbortIncompleteMultipartUpload":{"DaysAfterInitiation":1},"Expiration":{"Days":30},"Filter":{"Prefix":"raw/"},"ID":"old","NoncurrentVersionExpiration":{"NoncurrentDays":7},"Status":"Enabled","Transitions":[{"Days":0,"StorageClass":"GLACIER"}]}]"#
        )),
    SettingFactsCase(
        "aws_s3_bucket_object_lock_configuration",
        hcl: "bucket = \"b\"\nrule {\ndefault_retention {\nmode = \"GOVERNANCE\"\ndays = 5\n}\n}",
        json:
            #"{"bucket": "b", "object_lock_enabled": "Enabled", "rule": [{"default_retention": [{"days": 5, "mode": "GOVERNANCE", "years": 0}]}]}"#,
        present(
            .objectLock, "b",
            #"{"ObjectLockEnabled":"Enabled","Rule":{"DefaultRetention":{"Days":5,"Mode":"GOVERNANCE"}}}"#)),
    SettingFactsCase(
        "aws_s3_bucket_replication_configuration",
        hcl: """
            bucket = "b"
            role   = "arn:aws:iam::1:role/r"
            rule {
              id     = "all"
              status = "Enabled"
              destination {
                bucket        = "arn:aws:s3:::copy"
                storage_class = "STANDARD"
              }
            }
            """,
        json:
            #"{"bucket": "b", "role": "arn:aws:iam::1:role/r", "token": "", "rule": [{"id": "all", "priority": 0, "prefix": "", "status": "Enabled", "filter": [], "delete_marker_replication": [], "destination": [{"account": "", "bucket": "arn:aws:s3:::copy", "storage_class": "STANDARD"}]}]}"#,
        present(
            .replication, "b",
            #"{"Role":"arn:aws:iam::1:role/r","Rules":[{"Destination":{"Bucket":"arn:aws:s3:::copy","StorageClass":"STANDARD"},"ID":"all","Status":"Enabled"}]}"#
        )),
    SettingFactsCase(
        "aws_s3_bucket_ownership_controls", hcl: "bucket = \"b\"\nrule {\nobject_ownership = \"ObjectWriter\"\n}",
        json: #"{"bucket": "b", "rule": [{"object_ownership": "ObjectWriter"}]}"#,
        present(.ownership, "b", #""ObjectWriter""#)),
]

private let otherCases = [
    SettingFactsCase(
        "aws_lambda_function_event_invoke_config",
        hcl: """
            function_name          = "f"
            maximum_retry_attempts = 0
            destination_config {
              on_failure {
                destination = "arn:aws:sqs:us-east-1:1:failed"
              }
            }
            """,
        json:
            #"{"function_name": "f", "qualifier": "", "maximum_event_age_in_seconds": 0, "maximum_retry_attempts": 0, "destination_config": [{"on_failure": [{"destination": "arn:aws:sqs:us-east-1:1:failed"}], "on_success": []}]}"#,
        present(
            .eventInvokeConfig, "f",
            #"{"DestinationConfig":{"OnFailure":{"Destination":"arn:aws:sqs:us-east-1:1:failed"}},"MaximumRetryAttempts":0}"#
        )),
    SettingFactsCase(
        "aws_lambda_function_recursion_config", hcl: "function_name = \"f\"\nrecursive_loop = \"Allow\"",
        json: #"{"function_name": "f", "recursive_loop": "Allow"}"#, present(.recursiveLoop, "f", #""Allow""#)),
    SettingFactsCase(
        "aws_cloudwatch_event_bus_policy", hcl: "event_bus_name = \"bus\"\npolicy = \(quotedRoot)",
        json: #"{"event_bus_name": "bus", "policy": \#(quotedRoot)}"#, present(.busPolicy, "bus", root)),
    SettingFactsCase(
        "aws_cloudwatch_event_permission",
        hcl: """
            principal    = "*"
            statement_id = "org"
            condition {
              key   = "aws:PrincipalOrgID"
              type  = "StringEquals"
              value = "o-1234567890"
            }
            """,
        json:
            #"{"action": "events:PutEvents", "principal": "*", "statement_id": "org", "event_bus_name": "default", "condition": [{"key": "aws:PrincipalOrgID", "type": "StringEquals", "value": "o-1234567890"}]}"#,
        present(
            .busPolicy, "default",
            #"{"Statement":[{"Action":"events:PutEvents","Condition":{"StringEquals":{"aws:PrincipalOrgID":"o-1234567890"}},"Effect":"Allow","Principal":"*","Resource":"*","Sid":"org"}],"Version":"2012-10-17"}"#
        )),
    SettingFactsCase(
        "aws_kms_key_policy", hcl: "key_id = \"k\"\npolicy = \(quotedRoot)",
        json: #"{"key_id": "k", "policy": \#(quotedRoot)}"#, present(.keyPolicy, "k", root)),
    SettingFactsCase(
        "aws_sqs_queue_policy",
        hcl: "queue_url = \"https://sqs.us-east-1.amazonaws.com/111122223333/q\"\npolicy = \(quotedRoot)",
        json: #"{"queue_url": "https://sqs.us-east-1.amazonaws.com/111122223333/q", "policy": \#(quotedRoot)}"#,
        present(.queuePolicy, "arn:aws:sqs:us-east-1:111122223333:q", root)),
    SettingFactsCase(
        "aws_iam_role_policy_attachment", hcl: "role = \"r\"\npolicy_arn = \"arn:aws:iam::1:policy/p\"",
        json: #"{"role": "r", "policy_arn": "arn:aws:iam::1:policy/p", "id": "r-2020"}"#,
        present(.attachedPolicy, "r", #""arn:aws:iam::1:policy/p""#)),
    SettingFactsCase(
        "aws_iam_policy_attachment",
        hcl: "name = \"a\"\nroles = [\"r\", \"s\"]\npolicy_arn = \"arn:aws:iam::1:policy/p\"",
        json: #"{"name": "a", "roles": ["r", "s"], "policy_arn": "arn:aws:iam::1:policy/p"}"#,
        present(.attachedPolicy, "r", #""arn:aws:iam::1:policy/p""#),
        present(.attachedPolicy, "s", #""arn:aws:iam::1:policy/p""#)),
    SettingFactsCase(
        "aws_iam_role_policy_attachments_exclusive",
        hcl: "role_name = \"r\"\npolicy_arns = [\"arn:aws:iam::1:policy/p\"]",
        json: #"{"role_name": "r", "policy_arns": ["arn:aws:iam::1:policy/p"]}"#,
        present(.attachedPolicy, "r", #""arn:aws:iam::1:policy/p""#)),
]

@Test(
    "a resource that is a setting says the same in a state, a plan and a configuration, in AWS's own words",
    arguments: bucketCases + otherCases, SettingFactsCase.origins)
func settingFacts(_ one: SettingFactsCase, origin: Origin) throws {
    #expect(try one.settings(of: origin) == one.expected)
}

@Test("a setting under a count that is not known is unknown")
func uncertainSettings() throws {
    let facts = try settingFacts(
        configuration: """
            variable "open" {}
            resource "aws_s3_bucket_versioning" "it" {
              count  = var.open ? 1 : 0
              bucket = "b"
              versioning_configuration {
                status = "Enabled"
              }
            }
            """)
    #expect(
        facts.writtenSettings == [
            WrittenSetting(.versioning, owner: "b", value: .unknown("aws_s3_bucket_versioning.it.count"))
        ])
}

@Test("a word that waits for the apply makes the setting unknown, a name within it stays a symbol")
func openSettings() throws {
    let facts = try settingFacts(
        configuration: """
            variable "status" {}
            resource "aws_s3_bucket" "logs" {}
            resource "aws_s3_bucket_versioning" "it" {
              bucket = "b"
              versioning_configuration {
                status = var.status
              }
            }
            resource "aws_s3_bucket_logging" "it" {
              bucket        = "b"
              target_bucket = aws_s3_bucket.logs.id
              target_prefix = ""
            }
            """)
    #expect(
        facts.writtenSettings == [
            WrittenSetting(
                .versioning, owner: "b",
                value: .unknown("aws_s3_bucket_versioning.it.versioning_configuration[0].status")),
            present(.logging, "b", #"{"TargetBucket":"${aws_s3_bucket.logs.bucket}"}"#),
        ])
    let planned = try settingFacts(
        plan: #"{"bucket": "b", "policy": null}"#, of: "aws_s3_bucket_policy", unknown: #"{"policy": true}"#)
    #expect(
        planned.writtenSettings == [
            WrittenSetting(.bucketPolicy, owner: "b", value: .unknown("aws_s3_bucket_policy.it.policy"))
        ])
}

@Test("symbols within a policy stay")
func symbolicPolicies() throws {
    let facts = try settingFacts(
        configuration: """
            resource "aws_s3_bucket" "raw" {}
            resource "aws_s3_bucket_policy" "it" {
              bucket = aws_s3_bucket.raw.id
              policy = jsonencode({ Statement = [{ Effect = "Deny", Resource = aws_s3_bucket.raw.arn }] })
            }
            """)
    let setting = try #require(facts.writtenSettings.first)
    #expect(setting.owner == "${aws_s3_bucket.raw.bucket}")
    #expect(
        setting.value
            == .present(#"{"Statement":[{"Effect":"Deny","Resource":"arn:aws:s3:::${aws_s3_bucket.raw.bucket}"}]}"#))
}
