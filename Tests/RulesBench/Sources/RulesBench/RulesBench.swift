import Derivation
import Facts
import Foundation
import Rules
import SnapshotStore

/// Measures the whole catalogue over a snapshot that it generates. Each step is a process of its own, so that the peak of
/// memory is that step's:
///
///     RulesBench generate FILE RESOURCES
///     RulesBench evaluate FILE [--each]
///     RulesBench sql
///
/// The last writes the SQL of every rule, scope before query, for a look at the plans.
@main
enum RulesBench {
    static func main() throws {
        let arguments = Array(CommandLine.arguments.dropFirst())
        switch arguments.first {
        case "generate" where arguments.count == 3: try generate(arguments[1], Int(arguments[2]) ?? 0)
        case "evaluate" where arguments.count >= 2: try evaluate(arguments[1], isEach: arguments.contains("--each"))
        case "sql": for rule in Catalogue.all { print("-- \(rule.id)\n\(rule.scope)\n--\n\(rule.sql)") }
        default:
            FileHandle.standardError.write(
                Data("RulesBench generate FILE RESOURCES | evaluate FILE [--each] | sql\n".utf8))
            exit(64)
        }
    }

    private static func generate(_ path: String, _ resources: Int) throws {
        let store = try SnapshotStore(path: path)
        try store.expectBulk()
        let snapshot = try store.beginSnapshot(
            SnapshotHeader(takenAtMS: 1_795_564_800_000, asOfMS: 1_795_564_800_000, toolVersion: "bench"))
        try store.setIdentity(
            snapshot, account: "111122223333", callerARN: "arn:aws:iam::111122223333:user/bench", regions: ["eu-west-1"]
        )
        let pipelines = (0..<max(1, resources / GeneratedPipelines.resourcesEach)).map(GeneratedPipelines.init)
        let sources: [(Origin, String)] = [
            (.aws, "aws.bench"), (.state, "terraform.state:bench"), (.config, "terraform.config:."),
        ]
        for (origin, source) in sources {
            try store.write(GeneratedPipelines.sharedResources(origin), source: source, in: snapshot)
            for start in stride(from: 0, to: pipelines.count, by: 500) {
                let batch = pipelines[start..<min(start + 500, pipelines.count)]
                try store.write(batch.flatMap { $0.resources(origin) }, source: source, in: snapshot)
            }
            try store.record(CollectionRecord(source: source, status: .ok), in: snapshot)
        }
        for start in stride(from: 0, to: pipelines.count, by: 500) {
            let batch = pipelines[start..<min(start + 500, pipelines.count)]
            let labels = [
                ("aws_s3_bucket", "raw"), ("aws_s3_bucket", "done"), ("aws_lambda_function", "processing"),
                ("aws_lambda_permission", "events"), ("aws_cloudwatch_event_rule", "raw"),
                ("aws_iam_role", "processing"),
            ]
            try store.write(
                batch.flatMap { pipeline in labels.map { pipeline.block($0.0, $0.1) } }, source: "terraform.config:.",
                in: snapshot)
        }
        try store.record(
            [
                Coverage(origin: .aws, fact: "s3:buckets", state: .read),
                Coverage(origin: .aws, region: "eu-west-1", fact: "lambda:functions", state: .read),
                Coverage(origin: .aws, region: "eu-west-1", fact: "events:buses", state: .read),
                Coverage(origin: .aws, region: "eu-west-1", owner: "default", fact: "events:rules", state: .read),
            ], in: snapshot)
        let began = Usage()
        try Derivation(store: store).derive(snapshot)
        let taken = Usage().since(began)
        print(
            "derived \(pipelines.count * GeneratedPipelines.resourcesEach) resources in \(taken.milliseconds) ms of CPU"
        )
    }

    private static func evaluate(_ path: String, isEach: Bool) throws {
        let store = try SnapshotStore(path: path)
        let snapshot: Int64 = 1
        if isEach {
            for rule in Catalogue.all {
                let began = Usage()
                let rows = try RuleEvaluator(store: store, rules: [rule]).rows(of: rule, in: snapshot)
                print("\(Usage().since(began).milliseconds) ms  \(rule.id): \(rows.count) rows")
            }
            return
        }
        let began = Usage()
        try RuleEvaluator(store: store).evaluate(snapshot)
        let taken = Usage().since(began)
        let findings = try store.rows("SELECT count(*) AS n FROM finding").first?.int("n") ?? 0
        print("\(Catalogue.all.count) \(taken.milliseconds) \(Usage().peakKB) \(findings)")
    }
}

/// CPU time and memory of this process.
struct Usage {
    private let usage: rusage

    init() {
        var usage = rusage()
        #if canImport(Glibc)
            // An enumeration there, which the declaration takes as a number or as itself, as the C settings are.
            getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        #else
            getrusage(RUSAGE_SELF, &usage)
        #endif
        self.usage = usage
    }

    private var microseconds: Int {
        (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1_000_000 + Int(usage.ru_utime.tv_usec)
            + Int(usage.ru_stime.tv_usec)
    }

    struct Span {
        var milliseconds: Int
    }

    func since(_ earlier: Usage) -> Span { Span(milliseconds: (microseconds - earlier.microseconds) / 1000) }

    /// The largest resident set so far, in kB.
    var peakKB: Int { Int(usage.ru_maxrss) }
}
