import Facts
import SnapshotStore
import Testing

@testable import Derivation

private let functionARN = "arn:aws:lambda:us-east-1:111122223333:function:f"
private let ruleARN = "arn:aws:events:us-east-1:111122223333:rule/r"
private let admits =
    #"{"Effect":"Allow","Principal":{"Service":"events.amazonaws.com"},"Action":"lambda:InvokeFunction","Resource":"*","Condition":{"ArnLike":{"AWS:SourceArn":"arn:aws:events:us-east-1:111122223333:rule/r"}}}"#

private func pattern(_ bucket: String = #"{"bucket":{"name":["raw"]}}"#, type: String = "Object Created") -> String {
    #"{"source":["aws.s3"],"detail-type":["\#(type)"],"detail":\#(bucket)}"#
}

/// One live hop bucket → rule → function, of which each part can be changed.
private func derive(
    switchOn: Fact<Bool>? = .present(true), pattern text: Fact<String> = .present(pattern()), state: String = "ENABLED",
    bus: String = "default", policy: Fact<String> = .present("{}"), statements: [String] = [admits],
    targetARN: String = functionARN, functionsWereListed: Bool = true, buckets: [String] = ["raw"]
) throws -> [Delivery.Switch: Int] {
    let hops = try deliveries(
        switchOn: switchOn, pattern: text, state: state, bus: bus, policy: policy, statements: statements,
        targetARN: targetARN, functionsWereListed: functionsWereListed, buckets: buckets)
    return Dictionary(
        hops.compactMap { $0.text("arrives").flatMap(Delivery.Switch.init) }.map { ($0, 1) }, uniquingKeysWith: +)
}

private func deliveries(
    switchOn: Fact<Bool>? = .present(true), pattern text: Fact<String> = .present(pattern()), state: String = "ENABLED",
    bus: String = "default", policy: Fact<String> = .present("{}"), statements: [String] = [admits],
    targetARN: String = functionARN, functionsWereListed: Bool = true, buckets: [String] = ["raw"],
    role: CollectedResource? = nil
) throws -> [SQLRow] {
    let store = try SnapshotStore()
    let snapshot = try store.beginSnapshot(SnapshotHeader(takenAtMS: 0, asOfMS: 0, toolVersion: "test"))
    try store.setIdentity(snapshot, account: "111122223333", callerARN: "arn", regions: ["us-east-1"])
    var resources = buckets.map { name in
        var facts: [TypedFact] = [.s3Bucket(S3Bucket(name: name))]
        if let switchOn {
            facts.append(
                .notificationConfiguration(S3NotificationConfiguration(bucket: name, isEventBridgeEnabled: switchOn)))
        }
        return CollectedResource(
            Resource(origin: .aws, type: "aws_s3_bucket", arn: ARN.bucket(name), name: name, region: "us-east-1"), facts
        )
    }
    resources.append(
        CollectedResource(
            Resource(origin: .aws, type: "aws_lambda_function", arn: functionARN, name: "f"),
            [.lambdaFunction(LambdaFunction(name: "f", arn: functionARN, policy: policy))]
                + statements.map { .lambdaPermission(LambdaPermission(function: functionARN, statement: $0)) }))
    resources.append(
        CollectedResource(
            Resource(origin: .aws, type: "aws_cloudwatch_event_rule", arn: ruleARN, name: "r"),
            [
                .eventRule(EventRule(name: "r", bus: bus, arn: ruleARN, state: state, pattern: text)),
                .eventTarget(
                    EventTarget(
                        rule: "r", bus: bus, targetID: "t", arn: targetARN, roleARN: role?.resource.arn)),
            ]))
    if let role { resources.append(role) }
    try store.write(resources, source: "test", in: snapshot)
    try store.record([Coverage(origin: .aws, fact: "s3:buckets", state: .read)], in: snapshot)
    if functionsWereListed {
        try store.record(
            [Coverage(origin: .aws, region: "us-east-1", fact: "lambda:functions", state: .read)], in: snapshot)
    }
    try Derivation(store: store).derive(snapshot)
    return try store.rows("SELECT * FROM delivery ORDER BY id")
}

@Test("A whole hop arrives")
func wholeHop() throws {
    let hop = try #require(
        try deliveries(pattern: .present(pattern(#"{"bucket":{"name":["raw"]},"object":{"key":[{"prefix":"raw/"}]}}"#)))
            .first)
    #expect(hop.text("arrives") == "yes")
    #expect(hop.text("prefix") == "raw/")
    #expect(hop.text("rule") == "default/r")
}

@Test("One broken part stops the object")
func brokenParts() throws {
    #expect(try derive(switchOn: .present(false)) == [.no: 1])
    #expect(try derive(state: "DISABLED") == [.no: 1])
    #expect(try derive(bus: "orders") == [.no: 1])
    #expect(try derive(statements: []) == [.no: 1])
    #expect(try derive(pattern: .present(pattern(type: "ObjectCreated:Put"))) == [.no: 1])
    #expect(try derive(targetARN: "arn:aws:lambda:us-east-1:111122223333:function:gone") == [.no: 1])
}

@Test("What could not be read is unread, and what lies outside is unknown: neither is yes or no")
func unreadParts() throws {
    let denied = Unread(code: "AccessDenied", action: "lambda:GetPolicy")
    #expect(try derive(policy: .unread(denied), statements: []) == [.unread: 1])
    #expect(try derive(switchOn: .unread(denied)) == [.unread: 1])
    #expect(
        try derive(targetARN: "arn:aws:lambda:us-east-1:111122223333:function:gone", functionsWereListed: false) == [
            .unknown: 1
        ])
    #expect(try derive(targetARN: "arn:aws:lambda:us-east-1:999999999999:function:theirs") == [.unknown: 1])
    #expect(try derive(buckets: []) == [.unknown: 1])
}

@Test(
    "A version or alias is decided by its own policy, which nobody may have read",
    arguments: [
        (Fact<String>?.none, "unread"), (.some(.present("{}")), "allowed"),
        (.some(.unread(Unread(code: "AccessDenied", action: "lambda:GetPolicy"))), "unread"),
        (.some(.absent), "missing"),
    ])
func qualifiedTargets(policy: Fact<String>?, permission: String) throws {
    let store = try SnapshotStore()
    let snapshot = try store.beginSnapshot(SnapshotHeader(takenAtMS: 0, asOfMS: 0, toolVersion: "test"))
    var facts: [TypedFact] = [.lambdaFunction(LambdaFunction(name: "f", arn: functionARN, policy: .present("{}")))]
    if let policy {
        facts.append(
            .lambdaQualifierPolicy(LambdaQualifierPolicy(function: functionARN, qualifier: "live", policy: policy)))
        if policy.value != nil {
            facts.append(
                .lambdaPermission(LambdaPermission(function: functionARN, qualifier: "live", statement: admits)))
        }
    }
    try store.write(
        [
            CollectedResource(Resource(origin: .aws, type: "aws_lambda_function", arn: functionARN, name: "f"), facts),
            CollectedResource(
                Resource(origin: .aws, type: "aws_cloudwatch_event_rule", arn: ruleARN, name: "r"),
                [
                    .eventRule(EventRule(name: "r", arn: ruleARN, pattern: .present(pattern()))),
                    .eventTarget(EventTarget(rule: "r", targetID: "t", arn: functionARN + ":live")),
                ]),
        ], source: "test", in: snapshot)
    try Derivation(store: store).derive(snapshot)
    let hop = try #require(try store.rows("SELECT permission, permission_reason FROM delivery").first)
    #expect(hop.text("permission") == permission, "\(hop.text("permission_reason") ?? "")")
}

@Test("A pattern without a bucket waits for the buckets that send events, and for none when none does")
func anyBucket() throws {
    let any = Fact.present(#"{"source":["aws.s3"],"detail-type":["Object Created"]}"#)
    #expect(try derive(pattern: any, buckets: ["a", "b"]) == [.yes: 2])
    let silent = try deliveries(switchOn: .present(false), pattern: any, buckets: ["a", "b"])
    #expect(silent.map { $0.text("is_bucket_switch_on") } == ["no"])
    #expect(silent.map { $0.text("bucket") } == [""])
}

@Test("A schedule and another service's events are no hop of a bucket, and their permission still counts")
func otherSources() throws {
    for text in [Fact<String>.absent, .present(#"{"source":["aws.ec2"]}"#)] {
        let hop = try #require(try deliveries(pattern: text, statements: []).first)
        #expect(hop.text("is_bucket_switch_on") == "n/a")
        #expect(hop.text("permission") == "missing")
    }
}

@Test(
    "A run's key is what its objects' keys share",
    arguments: [
        ("raw/2025-10-28T17-32-55Z/abc.json", "2025-10-28T17-32-55Z/abc"),
        ("analytics/2025-10-28T17-32-55Z/abc_summary.json", "2025-10-28T17-32-55Z/abc"), ("flat.json", "flat"),
    ])
func runStems(key: String, stem: String) {
    #expect(RunDerivation.stem(of: key) == stem)
}

@Test("Objects join their run by generated_from, by key where they have none, and never in a circle")
func runs() throws {
    let store = try SnapshotStore()
    let snapshot = try store.beginSnapshot(SnapshotHeader(takenAtMS: 0, asOfMS: 0, toolVersion: "test"))
    func object(_ key: String, _ stage: Stage, at time: Int64, from: String? = nil) -> OutputObject {
        OutputObject(
            bucket: "b", key: key, stage: stage, sizeBytes: 1, lastModifiedMS: time,
            generatedFrom: from.map(Fact.present) ?? .absent)
    }
    try store.write(
        [
            object("raw/t/1.json", .raw, at: 1000),
            object("processed/x/other.json", .processed, at: 2000, from: "s3://b/raw/t/1.json"),
            object("analytics/y/z.json", .analytics, at: 5000, from: "s3://b/processed/x/other.json"),
            object("raw/t/2.json", .raw, at: 6000), object("processed/t/2.json", .processed, at: 7000),
            object("processed/loop.json", .processed, at: 8000, from: "s3://b/processed/loop.json"),
        ], in: snapshot)
    let runs = try RunDerivation.runs(store, snapshot)
    #expect(runs.map(\.key) == ["t/1", "t/2"])
    #expect(runs.map(\.reached) == [.analytics, .processed])
    #expect(runs.map(\.finishedAtMS) == [5000, nil])
    #expect(runs.map(\.objectIDs.count) == [3, 2])
}

@Test("A direct notification is a hop when it tells of created objects, and none when it tells of removed ones")
func notificationHops() throws {
    let store = try SnapshotStore()
    let snapshot = try store.beginSnapshot(SnapshotHeader(takenAtMS: 0, asOfMS: 0, toolVersion: "test"))
    func entry(_ id: String, _ event: String) -> S3Notification {
        S3Notification(id: id, destination: .lambda, destinationARN: functionARN, events: [event], prefix: "in/")
    }
    let configuration = S3NotificationConfiguration(
        bucket: "raw", isEventBridgeEnabled: .present(false),
        entries: [entry("created", "s3:ObjectCreated:*"), entry("removed", "s3:ObjectRemoved:*")])
    let bucket = CollectedResource(
        Resource(origin: .aws, type: "aws_s3_bucket", arn: ARN.bucket("raw"), name: "raw"),
        [.s3Bucket(S3Bucket(name: "raw")), .notificationConfiguration(configuration)])
    let admitsS3 =
        #"{"Effect":"Allow","Principal":{"Service":"s3.amazonaws.com"},"Action":"lambda:InvokeFunction","Resource":"*","Condition":{"ArnLike":{"AWS:SourceArn":"arn:aws:s3:::raw"}}}"#
    let function = CollectedResource(
        Resource(origin: .aws, type: "aws_lambda_function", arn: functionARN, name: "f"),
        [
            .lambdaFunction(LambdaFunction(name: "f", arn: functionARN, policy: .present("{}"))),
            .lambdaPermission(LambdaPermission(function: functionARN, statement: admitsS3)),
        ])
    try store.write([bucket, function], source: "test", in: snapshot)
    try Derivation(store: store).derive(snapshot)
    let hops = try store.rows("SELECT via, rule, prefix, arrives FROM delivery")
    #expect(hops.map(\.values) == [[.text("notification"), .text("created"), .text("in/"), .text("yes")]])
}

@Test("Rules of one name in two regions keep to their own targets")
func twoRegions() throws {
    let store = try SnapshotStore()
    let snapshot = try store.beginSnapshot(SnapshotHeader(takenAtMS: 0, asOfMS: 0, toolVersion: "test"))
    for region in ["us-east-1", "eu-west-1"] {
        let function = "arn:aws:lambda:\(region):111122223333:function:f"
        let rule = "arn:aws:events:\(region):111122223333:rule/r"
        let statement = admits.replacing("arn:aws:events:us-east-1:111122223333:rule/r", with: rule)
        try store.write(
            [
                CollectedResource(
                    Resource(origin: .aws, type: "aws_lambda_function", arn: function, name: "f", region: region),
                    [
                        .lambdaFunction(LambdaFunction(name: "f", arn: function, policy: .present("{}"))),
                        .lambdaPermission(LambdaPermission(function: function, statement: statement)),
                    ]),
                CollectedResource(
                    Resource(origin: .aws, type: "aws_cloudwatch_event_rule", arn: rule, name: "r", region: region),
                    [
                        .eventRule(EventRule(name: "r", arn: rule, pattern: .present(#"{"source":["aws.ec2"]}"#))),
                        .eventTarget(EventTarget(rule: "r", targetID: "t", arn: function)),
                    ]),
            ], source: "test", in: snapshot)
    }
    try Derivation(store: store).derive(snapshot)
    #expect(try store.rows("SELECT permission FROM delivery").map { $0.text("permission") } == ["allowed", "allowed"])
}

@Test("A permissions boundary bounds a target's role and grants it nothing", arguments: [true, false])
func boundaryGrantsNothing(isGranted: Bool) throws {
    let arn = "arn:aws:iam::111122223333:role/target"
    let allow = #"{"Effect":"Allow","Action":"lambda:InvokeFunction","Resource":"*"}"#
    let trust = #"""
        {"Statement":[{"Effect":"Allow","Principal":{"Service":"events.amazonaws.com"},"Action":"sts:AssumeRole"}]}
        """#
    let sources: [IAMStatement.Source] = isGranted ? [.boundary, .inline] : [.boundary]
    let role = CollectedResource(
        Resource(origin: .aws, type: "aws_iam_role", arn: arn, name: "target"),
        [.iamRole(IAMRole(name: "target", arn: arn, trustPolicy: .present(trust), policies: .present([])))]
            + sources.map { source in
                .iamStatement(
                    IAMStatement(role: "target", policy: "p", source: source, position: 0, statement: allow))
            })
    let hop = try #require(try deliveries(statements: [], role: role).first)
    #expect(hop.text("permission") == (isGranted ? "allowed" : "missing"))
}
