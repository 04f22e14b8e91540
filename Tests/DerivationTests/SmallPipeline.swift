import Facts
import SnapshotStore
import Testing

@testable import Derivation

/// A store with a bucket `raw` whose objects a function `f` gets, of which each part can be changed; with its checks and
/// accesses.
struct SmallPipeline {
    static let account = "111122223333"
    static let function = arn("f")
    static let rule = "arn:aws:events:us-east-1:111122223333:rule/r"
    static let role = "arn:aws:iam::111122223333:role/f-role"
    static let trust =
        #"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},"Action":"sts:AssumeRole"}]}"#

    var origin = Origin.aws
    var resources: [CollectedResource] = []
    var objects: [OutputObject] = []
    var blocks: [ConfigurationBlock] = []
    var coverage: [Coverage] = []
    /// Of the time at which the snapshot is judged; an hour after 1970 by default.
    var asOfMS: Int64 = 3_600_000

    static func arn(_ function: String) -> String { "arn:aws:lambda:us-east-1:111122223333:function:\(function)" }

    init(_ origin: Origin = .aws) { self.origin = origin }

    mutating func add(_ type: String, _ name: String, arn: String? = nil, action: String? = nil, _ facts: TypedFact...)
    {
        let isLive = origin == .aws
        resources.append(
            CollectedResource(
                Resource(
                    origin: origin, type: type, arn: arn ?? (isLive ? "arn:\(type):\(name)" : nil),
                    address: isLive ? nil : "\(type).\(name)", name: name, region: isLive ? "us-east-1" : nil,
                    plannedAction: action), facts))
    }

    mutating func bucket(
        _ name: String = "raw", entries: [S3Notification] = [], settings: S3BucketSettings? = nil,
        isOn: Fact<Bool> = .present(true)
    ) {
        var facts: [TypedFact] = [.s3Bucket(S3Bucket(name: name))]
        let configuration = S3NotificationConfiguration(bucket: name, isEventBridgeEnabled: isOn, entries: entries)
        if origin == .aws { facts.append(.notificationConfiguration(configuration)) }
        facts.append(.s3BucketSettings(settings ?? S3BucketSettings(bucket: name)))
        resources.append(
            CollectedResource(
                Resource(
                    origin: origin, type: "aws_s3_bucket", arn: ARN.bucket(name), address: "aws_s3_bucket.\(name)",
                    name: name, region: "us-east-1"), facts))
        if origin != .aws { add("aws_s3_bucket_notification", name, .notificationConfiguration(configuration)) }
    }

    mutating func function(
        _ name: String = "f", role: String? = SmallPipeline.role, environment: [String: String?] = [:],
        deadLetter: String? = nil, logGroup: String? = nil, settings: LambdaFunctionSettings? = nil
    ) {
        add(
            "aws_lambda_function", name, arn: Self.arn(name),
            .lambdaFunction(
                LambdaFunction(
                    name: name, arn: Self.arn(name), roleARN: role, environment: environment,
                    policy: .present("{}"), deadLetterARN: deadLetter, logGroup: logGroup)))
        if let settings { resources[resources.count - 1].facts.append(.lambdaFunctionSettings(settings)) }
    }

    mutating func role(
        _ statements: String..., arn: String = SmallPipeline.role, trust: Fact<String> = .present(SmallPipeline.trust),
        policies: Fact<[String]> = .present(["p"])
    ) {
        let name = String(arn.split(separator: "/").last ?? "")
        add(
            "aws_iam_role", name, arn: arn,
            .iamRole(IAMRole(name: name, arn: arn, trustPolicy: trust, policies: policies)))
        resources[resources.count - 1].facts += statements.enumerated().map { position, statement in
            .iamStatement(
                IAMStatement(role: name, policy: "p", source: .inline, position: position, statement: statement))
        }
    }

    /// A rule with a target, and the permission for it.
    mutating func rule(
        _ name: String = "r", pattern: Fact<String> = .present(SmallPipeline.pattern()), function: String = "f",
        paths: [String: String] = [:], template: String? = nil, isPermitted: Bool = true
    ) {
        let arn = "arn:aws:events:us-east-1:111122223333:rule/\(name)"
        add(
            "aws_cloudwatch_event_rule", name, arn: arn,
            .eventRule(EventRule(name: name, arn: arn, pattern: pattern)))
        add(
            "aws_cloudwatch_event_target", name, arn: origin == .aws ? "\(arn)/t" : nil,
            .eventTarget(
                EventTarget(
                    rule: name, targetID: "t", arn: Self.arn(function), inputPaths: paths, inputTemplate: template)))
        if isPermitted { permission("events-\(name)", function: function, Self.statement("events", source: arn)) }
    }

    mutating func permission(_ name: String, function: String = "f", _ statement: String, action: String? = nil) {
        add(
            "aws_lambda_permission", name, action: action,
            .lambdaPermission(LambdaPermission(function: Self.arn(function), statement: statement)))
    }

    static func pattern(_ bucket: String = "raw", detail: String = "") -> String {
        #"{"source":["aws.s3"],"detail-type":["Object Created"],"detail":{"bucket":{"name":["\#(bucket)"]}\#(detail)}}"#
    }

    static func entry(
        _ id: String, prefix: String = "", suffix: String = "", events: [String] = ["s3:ObjectCreated:*"],
        function: String = "f"
    ) -> S3Notification {
        S3Notification(
            id: id, destination: .lambda, destinationARN: arn(function), events: events, prefix: prefix, suffix: suffix)
    }

    static func statement(_ service: String, source: String?, account: String? = account) -> String {
        var conditions: [String] = []
        if let source { conditions.append(#""ArnLike":{"AWS:SourceArn":"\#(source)"}"#) }
        if let account { conditions.append(#""StringEquals":{"AWS:SourceAccount":"\#(account)"}"#) }
        return #"{"Sid":"S","Effect":"Allow","Principal":{"Service":"\#(service).amazonaws.com"},"#
            + #""Action":"lambda:InvokeFunction","Resource":"*","Condition":{\#(conditions.joined(separator: ","))}}"#
    }

    static func allow(_ action: String, _ resource: String) -> String {
        #"{"Effect":"Allow","Action":"\#(action)","Resource":"\#(resource)"}"#
    }

    // MARK: What is derived

    func derived() throws -> SnapshotStore {
        let store = try SnapshotStore()
        let snapshot = try store.beginSnapshot(SnapshotHeader(takenAtMS: asOfMS, asOfMS: asOfMS, toolVersion: "test"))
        try store.setIdentity(snapshot, account: Self.account, callerARN: "arn", regions: ["us-east-1"])
        try store.write(resources, source: "test", in: snapshot)
        try store.write(objects, in: snapshot)
        try store.write(blocks, source: "test", in: snapshot)
        try store.record(coverage, in: snapshot)
        try Derivation(store: store).derive(snapshot)
        return store
    }

    /// The checks of a kind as `subject: verdict`, with the severity where the check has one.
    func checks(_ kind: WiringCheck.Kind) throws -> [String] {
        try derived().rows(
            """
            SELECT subject || ': ' || verdict || coalesce(' ' || severity, '') AS line FROM wiring_check
            WHERE kind = :kind ORDER BY resource_id, subject
            """, ["kind": .text(kind.rawValue)]
        ).compactMap { $0.text("line") }
    }

    /// The reasons of the checks of a kind.
    func reasons(_ kind: WiringCheck.Kind) throws -> [String] {
        try derived().rows(
            "SELECT reason FROM wiring_check WHERE kind = :kind ORDER BY resource_id, subject",
            ["kind": .text(kind.rawValue)]
        ).compactMap { $0.text("reason") }
    }

    /// The access rows of a purpose as `function mode target: decision key_decision`.
    func accesses(_ purpose: Access.Purpose) throws -> [String] {
        try derived().rows(
            """
            SELECT r.name || ' ' || a.mode || ' ' || a.target || ': ' || a.decision || ' ' || a.key_decision AS line
            FROM access a JOIN resource r ON r.id = a.function_id WHERE a.purpose = :purpose ORDER BY a.id
            """, ["purpose": .text(purpose.rawValue)]
        ).compactMap { $0.text("line") }
    }
}
