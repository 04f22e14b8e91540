import Facts

@testable import Wiring

/// What a fuzzer's input is for event patterns: parts that a byte of zero ends, a pattern first.
///
/// `scripts/fuzz` builds this file into libFuzzer's program, and the tests run it on every seed.
enum EventPatternFuzz {
    private static let bucket = "raw-111122223333"
    private static let account = "111122223333"
    private static let region = "eu-central-1"

    /// Compiles the pattern and asks of it all that the program asks.
    static func run(_ input: [UInt8]) {
        let parts = input.split(separator: 0, maxSplits: 3, omittingEmptySubsequences: false)
            .map { String(decoding: $0, as: UTF8.self) }
        let part = { (index: Int) in index < parts.count ? parts[index] : "" }
        matchLines(input)
        let template = InputTransformer(template: part(1), variables: part(2).split(separator: "\n").map(String.init))
        _ = template.outcome
        filter(part(2), part(3))
        guard let pattern = try? EventPattern(parsing: part(0)) else { return }
        if let event = try? EventDocument(parsing: part(1)) {
            let matches = pattern.matches(event)
            precondition(matches == pattern.matches(event), "a pattern answers differently when it is asked again")
        }
        let reach = S3EventReach(pattern)
        for type in S3EventType.allCases {
            _ = reach.reach(types: [type], bucket: bucket, account: account, region: region)
            _ = reach.reach(types: [type], bucket: nil, account: nil, region: nil)
        }
        _ = reach.presence(of: part(3))
        _ = reach.creationReasons(bucket: bucket, account: account, region: region)
        deliver(reach, key: part(2).isEmpty ? "in/a.csv" : part(2))
    }

    /// An event of S3 that the pattern routes is never said not to arrive.
    private static func deliver(_ reach: S3EventReach, key: String) {
        for reason in S3EventReach.allCreationReasons {
            guard let event = try? EventDocument(event(key: key, reason: reason)), reach.pattern.matches(event) else {
                continue
            }
            let one = reach.reach(key: key, bucket: bucket, account: account, region: region, reason: reason)
            if case .no(let why) = one { preconditionFailure("an event is routed, and said not to be: \(why)") }
            let any = reach.reach(bucket: bucket, account: account, region: region)
            if case .no(let why) = any { preconditionFailure("events are routed, and said not to be: \(why)") }
        }
    }

    private static func event(key: String, reason: String) -> JSONValue {
        let object: JSONValue = .object([
            "key": .string(key), "size": .number(5), "etag": "b1946ac92492d2347c6235b4d2611184",
            "sequencer": "00617F08299329D189",
        ])
        let detail: JSONValue = .object([
            "version": "0", "bucket": .object(["name": .string(bucket)]), "object": object,
            "request-id": "N4N7GDK58NMKJ12R", "requester": .string(account), "source-ip-address": "198.51.100.7",
            "reason": .string(reason),
        ])
        return .object([
            "version": "0", "id": "17793124-05d4-b198-2fde-7ededc63b103", "detail-type": "Object Created",
            "source": "aws.s3", "account": .string(account), "time": "2026-11-12T00:00:00Z", "region": .string(region),
            "resources": .array([.string("arn:aws:s3:::\(bucket)")]), "detail": detail,
        ])
    }

    /// The verdicts on lines do not depend on the pieces in which they come.
    private static func matchLines(_ input: [UInt8]) {
        var whole = PatternMatchStream(maximalLine: 4096)
        var verdicts = input.withUnsafeBufferPointer { whole.feed($0) }
        verdicts += whole.finish()
        guard input.count <= 4096 else { return }
        var pieces = PatternMatchStream(maximalLine: 4096)
        var others = ""
        for start in stride(from: 0, to: input.count, by: 5) {
            others += input[start..<min(input.count, start + 5)].withUnsafeBufferPointer { pieces.feed($0) }
        }
        others += pieces.finish()
        precondition(verdicts == others, "the pieces of lines are read as other lines")
    }

    private static func filter(_ prefix: String, _ suffix: String) {
        let one = KeyFilter(prefix: prefix, suffix: suffix)
        let other = KeyFilter(prefix: suffix, suffix: prefix)
        precondition(one.meets(other) == other.meets(one), "two filters meet from one side only")
        precondition(one.isWithin(one) != .no, "a filter is not within itself")
        _ = one.admits(prefix + suffix)
    }
}
