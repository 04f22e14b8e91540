import Testing

@testable import Wiring

@Suite("Patterns about S3 that no event of S3 matches, and paths that no event has")
struct S3EventImpossibilityTests {
    @Test(
        "no event of S3 can match, and why",
        arguments: [
            (
                #"{"source":["aws.s3"],"detail-type":["ObjectCreated:Put"]}"#,
                #""ObjectCreated:Put", which S3 never sends"#
            ),
            (#"{"source":["aws.s3"],"detail-type":["object created"]}"#, "which S3 never sends"),
            (#"{"source":["aws.s3"],"detail-type":["s3:ObjectCreated:*"]}"#, "which S3 never sends"),
            (#"{"detail-type":["ObjectCreated"]}"#, "which S3 never sends"),
            (#"{"source":["aws:s3"],"detail-type":["Object Created"]}"#, "S3 sends its events as aws.s3"),
            (#"{"source":["s3.amazonaws.com"]}"#, "S3 sends its events as aws.s3"),
            (#"{"source":["aws.ec2"],"detail-type":["Object Created"]}"#, "S3 sends its events as aws.s3"),
            (#"{"source":["aws.s3"],"detail":{"object":{"kee":["x"]}}}"#, "detail.object.kee, a field"),
            (#"{"source":["aws.s3"],"detail":{"object":["x"]}}"#, "detail.object, a field"),
            (#"{"detail":{"bucket":["raw"]}}"#, "detail.bucket, a field"),
            (
                #"{"source":["aws.s3"],"detail-type":["Object Created"],"detail":{"eventName":["PutObject"]}}"#,
                "detail.eventName"
            ),
            (
                #"{"source":["aws.s3"],"detail-type":["Object Created"],"detail":{"reason":["DeleteObject"]}}"#,
                "detail.reason"
            ),
            (
                #"{"source":["aws.s3"],"detail-type":["Object Deleted"],"detail":{"reason":["PutObject"]}}"#,
                "detail.reason"
            ),
            (
                #"{"source":["aws.s3"],"detail-type":["Object Created"],"detail":{"object":{"size":[{"numeric":["<",0]}]}}}"#,
                "detail.object.size"
            ),
            (
                #"{"source":["aws.s3"],"detail-type":["Object Created"],"detail":{"object":{"key":[{"exists":false}]}}}"#,
                "detail.object.key absent"
            ),
            (
                #"{"source":["aws.s3"],"resources":["arn:aws:s3:::a"],"detail":{"bucket":{"name":["b"]}}}"#,
                "name no bucket in common"
            ),
            (
                #"{"source":["aws.s3"],"$or":[{"detail-type":["ObjectCreated:Put"]},{"detail-type":["ObjectCreated:Post"]}]}"#,
                "which S3 never sends"
            ),
        ])
    func impossible(_ pattern: String, _ words: String) throws {
        let sentence = S3EventReach(try EventPattern(parsing: pattern)).impossibility
        #expect(sentence?.contains(words) == true, "\(pattern): \(sentence ?? "possible")")
    }

    @Test(
        "a pattern that can match, or is not about S3's events, is left alone",
        arguments: [
            #"{"source":["aws.s3"]}"#, #"{"source":["aws.s3"],"detail-type":["Object Created"]}"#,
            #"{"source":["aws.s3"],"detail-type":["Object Created","ObjectCreated:Put"]}"#,
            #"{"source":["aws.s3"],"detail-type":["AWS API Call via CloudTrail"],"detail":{"eventName":["PutObject"]}}"#,
            #"{"source":["aws.s3"],"detail":{"eventSource":["s3.amazonaws.com"],"eventName":["PutObject"]}}"#,
            #"{"detail-type":["AWS API Call via CloudTrail"],"detail":{"requestParameters":{"bucketName":["raw"]}}}"#,
            #"{"source":["aws.ec2"],"detail-type":["EC2 Instance State-change Notification"]}"#,
            #"{"source":["my.app"],"detail":{"bucket":{"name":["raw"]},"object":{"kee":["x"]}}}"#,
            #"{"source":["my.app"],"detail-type":["Object Created"],"detail":{"path":["x"]}}"#,
            #"{"source":["my.app"],"detail-type":["ObjectCreated:Put"]}"#,
            #"{"account":["111122223333"]}"#, #"{"detail":{"state":["running"]}}"#,
            #"{"source":["aws.s3"],"detail":{"bucket":{"name":["${aws_s3_bucket.raw.bucket}"]}}}"#,
            #"{"source":["aws.s3"],"detail-type":["Async Copy Completion"],"detail":{"status":["done"]}}"#,
            #"{"$or":[{"source":["aws.s3"],"detail-type":["ObjectCreated:Put"]},{"source":["aws.ec2"]}]}"#,
            #"{"detail":{"bucket":{"name":["raw"]},"object":{"key":[{"prefix":"in/"}]}}}"#,
            #"{"source":[{"prefix":"aws."}]}"#, #"{"detail-type":[{"anything-but":"Object Created"}]}"#,
        ])
    func possible(_ pattern: String) throws {
        #expect(S3EventReach(try EventPattern(parsing: pattern)).impossibility == nil, "\(pattern)")
    }

    private static let created = #"{"source":["aws.s3"],"detail-type":["Object Created"]}"#
    private static let any = #"{"source":["aws.s3"],"detail":{"bucket":{"name":["raw"]}}}"#

    @Test(
        "paths that the events always have",
        arguments: [
            (created, "$"), (created, "$.detail"), (created, "$.detail.object"), (created, "$.detail.object.key"),
            (created, "$['detail']['object']['key']"), (created, "$[\"detail\"].bucket.name"), (created, "$.time"),
            (created, "$.resources"), (created, "$.resources[0]"), (created, "$.detail.reason"),
            (created, "$.detail-type"),
            (created, "$.detail.object.size"), (created, "$.id"), (any, "$.detail.object.key"),
            (
                #"{"source":["aws.s3"],"detail-type":["Object Created"],"detail":{"object":{"version-id":[{"exists":true}]}}}"#,
                "$.detail.object.version-id"
            ),
        ])
    func always(_ pattern: String, _ path: String) throws {
        #expect(S3EventReach(try EventPattern(parsing: pattern)).presence(of: path) == .always, "\(pattern) \(path)")
    }

    @Test(
        "paths that some events have, none has, or of which nothing is known",
        arguments: [
            (created, "$.detail.object.version-id", "sometimes"), (any, "$.detail.reason", "sometimes"),
            (created, "$.detail.object.Key", "never"), (created, "$.Records[0].s3.object.key", "never"),
            (created, "$.detail.object.key.name", "never"), (created, "$.resources[1]", "never"),
            (created, "$.detail[0]", "never"), (created, "$.detail.deletion-type", "never"),
            (
                #"{"source":["aws.s3"],"detail-type":["Object Created"],"detail":{"object":{"version-id":[{"exists":false}]}}}"#,
                "$.detail.object.version-id", "never"
            ),
            (created, "detail.object.key", "unknown"), (created, "$.detail.*", "unknown"),
            (created, "$..key", "unknown"),
            (#"{"source":["aws.ec2"]}"#, "$.detail.x", "unknown"),
            (#"{"source":["aws.s3","aws.ec2"]}"#, "$.detail.instance-id", "unknown"),
            (#"{"account":["1"]}"#, "$.detail.x", "unknown"),
            (
                #"{"source":["aws.s3"],"detail-type":["AWS API Call via CloudTrail"]}"#, "$.detail.requestParameters",
                "unknown"
            ),
        ])
    func notAlways(_ pattern: String, _ path: String, _ kind: String) throws {
        let presence = S3EventReach(try EventPattern(parsing: pattern)).presence(of: path)
        #expect("\(presence)".hasPrefix(kind), "\(pattern) \(path): \(presence)")
    }
}
