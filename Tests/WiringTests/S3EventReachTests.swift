import Facts
import Testing

@testable import Wiring

@Suite("The S3 events that a pattern can admit")
struct S3EventReachTests {
    private func reach(
        _ pattern: String, types: [S3EventType] = [.objectCreated], bucket: String? = "raw-bucket",
        account: String? = "111122223333", region: String? = "eu-west-1"
    ) throws -> S3EventReach.Answer {
        try S3EventReach(EventPattern(parsing: pattern))
            .reach(types: types, bucket: bucket, account: account, region: region)
    }

    @Test(
        "a pattern that some Object Created event of the bucket matches, with its keys",
        arguments: [
            (#"{"source":["aws.s3"]}"#, KeyConstraint()),
            (#"{"source":["aws.s3"],"detail-type":["Object Created"]}"#, KeyConstraint()),
            (#"{"detail-type":[{"prefix":"Object "}]}"#, KeyConstraint()),
            (#"{"account":["111122223333"],"region":["eu-west-1"]}"#, KeyConstraint()),
            (#"{"resources":["arn:aws:s3:::raw-bucket"]}"#, KeyConstraint()),
            (#"{"detail":{"bucket":{"name":["other","raw-bucket"]}}}"#, KeyConstraint()),
            (#"{"detail":{"bucket":{"name":[{"prefix":"raw-"}]}}}"#, KeyConstraint()),
            (#"{"detail":{"object":{"key":[{"prefix":"raw/"}]}}}"#, KeyConstraint(prefix: "raw/")),
            (#"{"detail":{"object":{"key":[{"suffix":".json"}]}}}"#, KeyConstraint(suffix: ".json")),
            (
                #"{"detail":{"object":{"key":[{"wildcard":"raw/*.json"}]}}}"#,
                KeyConstraint(prefix: "raw/", suffix: ".json")
            ),
            (
                #"{"detail":{"object":{"key":[{"wildcard":"raw/*/x*.json"}]}}}"#,
                KeyConstraint(prefix: "raw/", suffix: ".json", isExact: false)
            ),
            (
                #"{"detail":{"object":{"key":[{"wildcard":"ab*ba"}]}}}"#,
                KeyConstraint(prefix: "ab", suffix: "ba", isExact: false)
            ),
            (
                #"{"detail":{"object":{"key":["raw/a.json"]}}}"#,
                KeyConstraint(prefix: "raw/a.json", suffix: "raw/a.json", isExact: false)
            ),
            (
                #"{"detail":{"object":{"key":[{"prefix":"raw/2025/"},{"prefix":"raw/2026/"}]}}}"#,
                KeyConstraint(prefix: "raw/202", isExact: false)
            ),
            (
                #"{"detail":{"object":{"key":[{"prefix":"raw/"},{"suffix":".json"}]}}}"#,
                KeyConstraint(isExact: false)
            ),
            (
                #"{"detail":{"object":{"key":[{"anything-but":{"prefix":"tmp/"}}]}}}"#, KeyConstraint(isExact: false)
            ),
            (
                #"{"detail":{"object":{"key":[{"prefix":{"equals-ignore-case":"RAW/"}}]}}}"#,
                KeyConstraint(isExact: false)
            ),
            (#"{"detail":{"object":{"size":[{"numeric":[">",0]}]}}}"#, KeyConstraint()),
            (#"{"detail":{"reason":["PutObject"]}}"#, KeyConstraint()),
            (#"{"detail":{"object":{"version-id":[{"exists":false}]}}}"#, KeyConstraint()),
            (#"{"detail":{"deletion-type":[{"exists":false}]}}"#, KeyConstraint()),
            (
                #"{"$or":[{"detail":{"object":{"key":[{"prefix":"raw/"}]}}},{"source":["aws.ec2"]}]}"#,
                KeyConstraint(prefix: "raw/")
            ),
            (
                #"{"$or":[{"detail":{"object":{"key":[{"prefix":"in/a"}]}}},{"detail":{"object":{"key":[{"prefix":"in/b"}]}}}]}"#,
                KeyConstraint(prefix: "in/", isExact: false)
            ),
            (#"{"detail":{"object":{"key":[{"prefix":"año 1+%/"}]}}}"#, KeyConstraint(prefix: "año 1+%/")),
        ])
    func possible(_ pattern: String, _ keys: KeyConstraint) throws {
        guard case .yes(let found) = try reach(pattern) else {
            Issue.record("\(pattern) was thought impossible")
            return
        }
        #expect(found.prefix == keys.prefix, "\(pattern)")
        #expect(found.suffix == keys.suffix, "\(pattern)")
        #expect(found.isExact == keys.isExact, "\(pattern)")
    }

    @Test(
        "a pattern that no Object Created event of the bucket matches, with the field that stands in the way",
        arguments: [
            (
                #"{"source":["aws.s3"],"detail-type":["ObjectCreated:Put"]}"#,
                #"detail-type is "ObjectCreated:Put", which S3 never sends"#
            ),
            (#"{"detail-type":["object created"]}"#, "which S3 never sends"),
            (#"{"detail-type":["Object Deleted"]}"#, "the event asked about is Object Created"),
            (#"{"source":["aws.s3"],"detail-type":["AWS API Call via CloudTrail"]}"#, "CloudTrail"),
            (#"{"source":["aws:s3"]}"#, #"source is "aws:s3"; S3 sends its events as aws.s3"#),
            (#"{"source":["aws.ec2"]}"#, "aws.ec2"),
            (
                #"{"source":["aws.s3"],"detail":{"bucket":{"name":["other"]}}}"#,
                #"detail.bucket.name "other", but for this bucket it is raw-bucket"#
            ),
            (#"{"resources":["arn:aws:s3:::other"]}"#, "resources"),
            (#"{"resources":["raw-bucket"]}"#, "arn:aws:s3:::raw-bucket"),
            (#"{"account":["999999999999"]}"#, "account"), (#"{"region":["us-east-1"]}"#, "region"),
            (
                #"{"detail":{"requestParameters":{"bucketName":["raw-bucket"]}}}"#,
                "detail.requestParameters.bucketName, a field that S3's Object Created events do not have"
            ),
            (#"{"detail":{"eventName":["PutObject"]}}"#, "detail.eventName"),
            (#"{"detail":{"bucket":["raw-bucket"]}}"#, "detail.bucket"),
            (#"{"detail":{"reason":["Put"]}}"#, "PutObject or POST Object or CopyObject or CompleteMultipartUpload"),
            (#"{"detail":{"object":{"size":["5"]}}}"#, "S3 sends a number"),
            (#"{"detail":{"object":{"size":[{"numeric":["<",0]}]}}}"#, "in a range of numbers"),
            (#"{"detail":{"object":{"key":[5]}}}"#, "S3 sends a string"),
            (#"{"detail":{"object":{"key":[{"exists":false}]}}}"#, "absent"),
            (#"{"detail":{"object":{"key":[{"anything-but":{"wildcard":"*"}}]}}}"#, "anything but"),
            (#"{"detail":{"deletion-type":["Permanently Deleted"]}}"#, "detail.deletion-type"),
        ])
    func impossible(_ pattern: String, _ words: String) throws {
        guard case .no(let reason) = try reach(pattern) else {
            Issue.record("\(pattern) was thought possible")
            return
        }
        #expect(reason.contains(words), "\(pattern): \(reason)")
    }

    @Test("a value that is not known before the apply makes the answer unknown, unless another field says no")
    func unknownValues() throws {
        let byName = #"{"detail":{"bucket":{"name":["raw-bucket"]}}}"#
        #expect(
            try reach(byName, bucket: nil)
                == .unknown("the pattern asks for detail.bucket.name, which is not known"))
        #expect(try reach(#"{"account":["1"]}"#, account: nil) != .yes(KeyConstraint()))
        #expect(try reach(#"{"source":["aws.s3"]}"#, bucket: nil, account: nil, region: nil) == .yes(KeyConstraint()))
        let contradiction = #"{"source":["aws.ec2"],"detail":{"bucket":{"name":["raw-bucket"]}}}"#
        guard case .no = try reach(contradiction, bucket: nil) else {
            Issue.record("a wrong source is wrong whatever the bucket is called")
            return
        }
    }

    @Test("other direct detail-types have their own fields")
    func otherTypes() throws {
        let deleted = #"{"detail-type":["Object Deleted"],"detail":{"reason":["Lifecycle Expiration"]}}"#
        #expect(try reach(deleted, types: [.objectDeleted]) == .yes(KeyConstraint()))
        #expect(try reach(deleted, types: S3EventType.allCases) == .yes(KeyConstraint()))
        #expect(try S3EventReach(EventPattern(parsing: deleted)).types == [.objectDeleted])
        let copy = #"{"detail-type":["Async Copy Completion"],"detail":{"status":["done"]}}"#
        guard case .unknown = try reach(copy, types: [.asyncCopyCompletion]) else {
            Issue.record("the fields of Async Copy Completion are not documented")
            return
        }
    }

    @Test(
        "a pattern waits for native S3 events when it chooses them",
        arguments: [
            (#"{"source":["aws.s3"]}"#, true), (#"{"detail-type":["Object Created"]}"#, true),
            (#"{"source":["aws.s3"],"detail-type":["Object Tags Added"]}"#, true),
            (#"{"source":["aws.s3"],"detail-type":["ObjectCreated:Put"]}"#, false),
            (#"{"source":["aws.s3"],"detail-type":["AWS API Call via CloudTrail"]}"#, false),
            (#"{"source":["aws.ec2"],"detail-type":["Object Created"]}"#, false),
            (#"{"account":["111122223333"]}"#, false), (#"{"source":[{"prefix":"aws."}]}"#, true),
            (#"{"source":[{"anything-but":"aws.ec2"}]}"#, false), (#"{"source":[{"exists":true}]}"#, false),
            (#"{"$or":[{"source":["aws.s3"]},{"source":["aws.ec2"]}]}"#, true),
        ])
    func waiting(_ pattern: String, _ isWaiting: Bool) throws {
        #expect(try S3EventReach(EventPattern(parsing: pattern)).waitsForNativeS3Events == isWaiting, "\(pattern)")
    }

    @Test(
        "the buckets that a pattern names",
        arguments: [
            (#"{"source":["aws.s3"]}"#, S3EventReach.BucketNames.any),
            (#"{"source":["aws.s3"],"detail":{"bucket":{"name":["b","a"]}}}"#, .named(["a", "b"])),
            (#"{"source":["aws.s3"],"resources":["arn:aws:s3:::a","arn:aws-cn:s3:::b"]}"#, .named(["a", "b"])),
            (#"{"resources":["arn:aws:s3:::a"],"detail":{"bucket":{"name":["b"]}}}"#, .named([])),
            (#"{"source":["aws.s3"],"detail":{"bucket":{"name":[{"prefix":"a"}]}}}"#, .notExpressible),
            (#"{"resources":[{"prefix":"arn:"}],"detail":{"bucket":{"name":["b"]}}}"#, .named(["b"])),
            (
                #"{"$or":[{"detail":{"bucket":{"name":["a"]}}},{"detail":{"bucket":{"name":["b"]}}}]}"#,
                .named(["a", "b"])
            ),
            (#"{"$or":[{"detail":{"bucket":{"name":["a"]}}},{"region":["eu-west-1"]}]}"#, .any),
            (#"{"$or":[{"detail":{"bucket":{"name":["a"]}}},{"source":["aws.ec2"]}]}"#, .named(["a"])),
        ])
    func buckets(_ pattern: String, _ names: S3EventReach.BucketNames) throws {
        #expect(try S3EventReach(EventPattern(parsing: pattern)).bucketNames == names, "\(pattern)")
    }

    @Test("CloudTrail's events of S3 are told apart")
    func cloudTrail() throws {
        let trail = #"{"source":["aws.s3"],"detail-type":["AWS API Call via CloudTrail"]}"#
        #expect(try S3EventReach(EventPattern(parsing: trail)).admitsCloudTrailEvents)
        let native = #"{"source":["aws.s3"],"detail-type":["Object Created"]}"#
        #expect(try !S3EventReach(EventPattern(parsing: native)).admitsCloudTrailEvents)
    }
}
