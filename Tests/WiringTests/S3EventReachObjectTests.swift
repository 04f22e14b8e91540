import Facts
import Testing

@testable import Wiring

@Suite("The keys and creations that a pattern admits")
struct S3EventReachObjectTests {
    @Test(
        "the forms of the keys, one by one",
        arguments: [
            (#"[{"prefix":"a/"},{"prefix":"b/"}]"#, [KeyForm(prefix: "a/"), KeyForm(prefix: "b/")]),
            (#"[{"suffix":".csv"},{"prefix":"b/"}]"#, [KeyForm(suffix: ".csv"), KeyForm(prefix: "b/")]),
            (
                #"["a.csv",{"prefix":"b/"}]"#,
                [KeyForm(prefix: "a.csv", suffix: "a.csv", extent: .one), KeyForm(prefix: "b/")]
            ),
            (#"[{"wildcard":"a/*.csv"}]"#, [KeyForm(prefix: "a/", suffix: ".csv")]),
            (#"[{"wildcard":"a/*/b/*.csv"}]"#, [KeyForm(prefix: "a/", suffix: ".csv", extent: .some)]),
            (#"[{"wildcard":"*/b/*"}]"#, [KeyForm(extent: .some)]),
            (#"[{"wildcard":"a\\*b"}]"#, [KeyForm(prefix: "a*b", suffix: "a*b", extent: .one)]),
            (#"[{"wildcard":"*"}]"#, [KeyForm()]),
            (#"[{"prefix":{"equals-ignore-case":"2026/RAW/"}}]"#, [KeyForm(prefix: "2026/", extent: .some)]),
            (#"[{"prefix":{"equals-ignore-case":"2026/"}}]"#, [KeyForm(prefix: "2026/")]),
            (#"[{"suffix":{"equals-ignore-case":"a.001"}}]"#, [KeyForm(suffix: ".001", extent: .some)]),
            (#"[{"equals-ignore-case":"1a2"}]"#, [KeyForm(prefix: "1", suffix: "2", extent: .some)]),
            (#"[{"anything-but":{"prefix":"tmp/"}}]"#, [KeyForm(extent: .some)]),
            (#"[{"anything-but":{"suffix":[".tmp",".bak"]}}]"#, [KeyForm(extent: .some)]),
            (#"[{"prefix":"a/"},{"exists":true}]"#, [KeyForm()]),
            (#"[{"prefix":"a/"},5,null]"#, [KeyForm(prefix: "a/")]),
            (#"[{"prefix":"a/"},{"anything-but":{"wildcard":"*"}}]"#, [KeyForm(prefix: "a/")]),
        ])
    func forms(_ keys: String, _ forms: [KeyForm]) throws {
        let reach = S3EventReach(try EventPattern(parsing: #"{"detail":{"object":{"key":\#(keys)}}}"#))
        guard case .yes(let found) = reach.reach(bucket: "b", account: "1", region: "eu-west-1") else {
            Issue.record("\(keys) was thought impossible")
            return
        }
        #expect(found.alternatives == forms, "\(keys)")
    }

    @Test("the branches of $or add their forms")
    func branches() throws {
        let pattern =
            #"{"$or":[{"detail":{"object":{"key":[{"prefix":"b/"}]}}},{"detail":{"object":{"key":[{"prefix":"a/"}]}}},{"source":["x"]}]}"#
        let reach = S3EventReach(try EventPattern(parsing: pattern))
        let answer = reach.reach(bucket: "b", account: "1", region: "eu-west-1")
        #expect(answer == .yes(KeyConstraint([KeyForm(prefix: "a/"), KeyForm(prefix: "b/")])))
    }

    private static let raw =
        #"{"source":["aws.s3"],"detail":{"bucket":{"name":["raw"]},"object":{"key":[{"prefix":"in/"}]}}}"#

    @Test(
        "one object's creation matches or does not, and the field that stands in the way is named",
        arguments: [
            (raw, "in/a.csv", nil, S3EventReach.Admission.yes),
            (
                raw, "out/a.csv", nil,
                .no(#"the pattern asks for detail.object.key beginning with "in/", but the key is out/a.csv"#)
            ),
            (#"{"detail":{"object":{"key":[{"prefix":{"equals-ignore-case":"IN/"}}]}}}"#, "in/a", nil, .yes),
            (
                #"{"detail":{"object":{"key":[{"prefix":{"equals-ignore-case":"IN/"}}]}}}"#, "on/a", nil,
                .no(#"the pattern asks for detail.object.key beginning with "IN/" in any case, but the key is on/a"#)
            ),
            (#"{"detail":{"object":{"key":[{"anything-but":{"suffix":".tmp"}}]}}}"#, "a.csv", nil, .yes),
            (
                #"{"detail":{"object":{"key":[{"anything-but":{"suffix":".tmp"}}]}}}"#, "a.tmp", nil,
                .no(#"the pattern asks for detail.object.key anything but ending in ".tmp", but the key is a.tmp"#)
            ),
            (#"{"detail":{"object":{"key":[{"wildcard":"*/x/*.csv"}]}}}"#, "a/x/b.csv", nil, .yes),
            (#"{"detail":{"object":{"size":[{"numeric":[">",6e9]}]}}}"#, "a", nil, .yes),
            (#"{"detail":{"reason":["PutObject"]}}"#, "a", nil, .yes),
            (#"{"detail":{"reason":["PutObject"]}}"#, "a", "PutObject", .yes),
            (
                #"{"detail":{"reason":["PutObject"]}}"#, "a", "CompleteMultipartUpload",
                .no(#"the pattern asks for detail.reason "PutObject", but S3 sends CompleteMultipartUpload"#)
            ),
            (
                #"{"$or":[{"detail":{"object":{"key":[{"prefix":"a/"}]}}},{"detail":{"object":{"key":[{"prefix":"b/"}]}}}]}"#,
                "b/x", nil, .yes
            ),
            (#"{"detail":{"object":{"key":["in/a b+c%20é.csv"]}}}"#, "in/a b+c%20é.csv", nil, .yes),
        ] as [(String, String, String?, S3EventReach.Admission)])
    func object(_ pattern: String, _ key: String, _ reason: String?, _ admission: S3EventReach.Admission) throws {
        let reach = S3EventReach(try EventPattern(parsing: pattern))
        let answer = reach.reach(key: key, bucket: "raw", account: "1", region: "eu-west-1", reason: reason)
        #expect(answer == admission, "\(pattern) \(key)")
    }

    @Test("a bucket that is not known leaves it open, but a key that does not fit decides")
    func unknownBucket() throws {
        let reach = S3EventReach(try EventPattern(parsing: Self.raw))
        guard case .unknown(let sentence) = reach.reach(key: "in/a", bucket: nil, account: nil, region: nil) else {
            Issue.record("the bucket's name was taken for known")
            return
        }
        #expect(sentence.contains("detail.bucket.name"))
        guard case .no = reach.reach(key: "out/a", bucket: nil, account: nil, region: nil) else {
            Issue.record("no bucket makes this key fit")
            return
        }
    }

    @Test(
        "the APIs whose objects are admitted",
        arguments: [
            (#"{"source":["aws.s3"]}"#, S3EventReach.allCreationReasons),
            (#"{"detail":{"reason":["PutObject"]}}"#, ["PutObject"]),
            (#"{"detail":{"reason":[{"prefix":"Put"}]}}"#, ["PutObject"]),
            (
                #"{"detail":{"reason":[{"anything-but":"CopyObject"}]}}"#,
                ["PutObject", "POST Object", "CompleteMultipartUpload"]
            ),
            (
                #"{"$or":[{"detail":{"reason":["PutObject"]}},{"detail":{"reason":["CopyObject"]}}]}"#,
                ["PutObject", "CopyObject"]
            ),
            (#"{"detail-type":["Object Deleted"]}"#, []), (#"{"detail":{"reason":["Put"]}}"#, []),
            (#"{"detail":{"bucket":{"name":["x"]},"reason":["PutObject"]}}"#, ["PutObject"]),
        ])
    func reasons(_ pattern: String, _ reasons: [String]) throws {
        #expect(S3EventReach(try EventPattern(parsing: pattern)).creationReasons() == reasons, "\(pattern)")
    }
}
