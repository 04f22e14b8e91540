import Facts
import SnapshotStore
import Testing

@testable import Derivation

private let account = "111122223333"
private let created = #"{"source":["aws.s3"],"detail-type":["Object Created"],"detail":{"bucket":{"name":["raw"]}}}"#

/// A live bucket `raw` in eu-west-1 and a function there, with what else is given.
private func derive(_ resources: [CollectedResource], coverage: [Coverage] = []) throws -> SnapshotStore {
    let store = try SnapshotStore()
    let snapshot = try store.beginSnapshot(SnapshotHeader(takenAtMS: 0, asOfMS: 0, toolVersion: "test"))
    try store.setIdentity(snapshot, account: account, callerARN: "arn", regions: ["eu-west-1"])
    try store.write(resources, source: "test", in: snapshot)
    try store.record(coverage, in: snapshot)
    try Derivation(store: store).derive(snapshot)
    return store
}

private func bucket(region: String? = "eu-west-1", entries: [S3Notification] = []) -> CollectedResource {
    CollectedResource(
        Resource(origin: .aws, type: "aws_s3_bucket", arn: ARN.bucket("raw"), name: "raw", region: region),
        [
            .s3Bucket(S3Bucket(name: "raw")),
            .notificationConfiguration(
                S3NotificationConfiguration(bucket: "raw", isEventBridgeEnabled: .present(true), entries: entries)),
        ])
}

private func functionARN(_ region: String = "eu-west-1") -> String {
    "arn:aws:lambda:\(region):\(account):function:f"
}

private func function(_ region: String = "eu-west-1", _ facts: TypedFact...) -> CollectedResource {
    let statement =
        #"{"Effect":"Allow","Principal":{"Service":["events.amazonaws.com","s3.amazonaws.com"]},"#
        + #""Action":"lambda:InvokeFunction","Resource":"*"}"#
    return CollectedResource(
        Resource(origin: .aws, type: "aws_lambda_function", arn: functionARN(region), name: "f", region: region),
        [
            .lambdaFunction(LambdaFunction(name: "f", arn: functionARN(region), policy: .present("{}"))),
            .lambdaPermission(LambdaPermission(function: functionARN(region), statement: statement)),
        ] + facts)
}

private func rule(
    _ name: String = "r", bus: String = "default", region: String = "eu-west-1", pattern: String = created,
    target: String = functionARN(), state: String = "ENABLED"
) -> CollectedResource {
    let path = bus == "default" ? name : "\(bus)/\(name)"
    let arn = "arn:aws:events:\(region):\(account):rule/\(path)"
    return CollectedResource(
        Resource(origin: .aws, type: "aws_cloudwatch_event_rule", arn: arn, name: name, region: region),
        [
            .eventRule(EventRule(name: name, bus: bus, arn: arn, state: state, pattern: .present(pattern))),
            .eventTarget(EventTarget(rule: name, bus: bus, targetID: "t", arn: target)),
        ])
}

@Test(
    "S3 delivers in the bucket's region only",
    arguments: [("eu-west-1", "yes", nil), ("us-east-1", "no", "region")])
func ruleRegion(region: String, answer: String, decider: String?) throws {
    let store = try derive([
        bucket(), function(region), rule(region: region, target: functionARN(region)),
    ])
    let hop = try #require(try store.rows("SELECT is_in_region, decided_by, arrives FROM delivery").first)
    #expect(hop.text("is_in_region") == answer)
    #expect(hop.text("decided_by") == decider)
}

@Test(
    "A region that is a symbol is the same for bucket and rule, or not known",
    arguments: [("${aws.region}", "yes"), ("${aws.west.region}", "unknown"), ("eu-west-1", "unknown")])
func symbolicRegion(bucketRegion: String, answer: String) throws {
    let region = "${aws.region}"
    let store = try derive([
        bucket(region: bucketRegion), function(region), rule(region: region, target: functionARN(region)),
    ])
    #expect(try store.rows("SELECT is_in_region FROM delivery").map { $0.text("is_in_region") } == [answer])
}

@Test("A bucket whose region is not known is not judged by it")
func unknownRegion() throws {
    let store = try derive([bucket(region: nil), function(), rule()])
    #expect(try store.rows("SELECT is_in_region FROM delivery").map { $0.text("is_in_region") } == ["n/a"])
}

@Test("A function of another region is not notified")
func notificationRegion() throws {
    let entry = S3Notification(
        id: "e", destination: .lambda, destinationARN: functionARN("us-east-1"), events: ["s3:ObjectCreated:Put"])
    let store = try derive([bucket(entries: [entry]), function("us-east-1")])
    let hop = try #require(try store.rows("SELECT is_in_region, creations, decided_by FROM delivery").first)
    #expect(hop.text("is_in_region") == "no")
    #expect(hop.text("creations") == #"["s3:ObjectCreated:Put"]"#)
    #expect(hop.text("decided_by") == "region")
}

private let busARN = "arn:aws:events:eu-west-1:\(account):event-bus/orders"

@Test(
    "A rule of another bus gets S3's events when a rule of the default bus passes them on",
    arguments: [
        (created, "ENABLED", "yes", #"["default/forward"]"#), (created, "DISABLED", "no", "[]"),
        (#"{"source":["aws.ec2"]}"#, "ENABLED", "no", "[]"),
        (#"{"source":["aws.s3"],"detail":{"bucket":{"name":["other"]}}}"#, "ENABLED", "no", "[]"),
    ])
func forwarded(pattern: String, state: String, answer: String, forwards: String) throws {
    let store = try derive([
        bucket(), function(), rule(bus: "orders"),
        rule("forward", pattern: pattern, target: busARN, state: state),
    ])
    let hop = try #require(
        try store.rows("SELECT is_on_default_bus, forwarded_by, is_in_region FROM delivery WHERE function_id > 0").first
    )
    #expect(hop.text("is_on_default_bus") == answer)
    #expect(hop.text("forwarded_by") == forwards)
}

@Test("A rule of another bus that waits for other events is not judged by its bus")
func otherEventsOnAnotherBus() throws {
    let store = try derive([
        bucket(), function(), rule(bus: "orders", pattern: #"{"source":["shop.orders"],"detail":{"bucket":["x"]}}"#),
    ])
    #expect(try store.rows("SELECT is_on_default_bus FROM delivery").map { $0.text("is_on_default_bus") } == ["n/a"])
}

@Test(
    "A version or alias exists where its list says so, and is not known where nobody listed",
    arguments: [
        ("live", true, "yes"), ("gone", true, "no"), ("gone", false, "unknown"), ("3", true, "yes"), ("4", true, "no"),
        ("4", false, "unknown"), ("$LATEST", false, "yes"),
    ])
func qualifierExists(qualifier: String, isListed: Bool, answer: String) throws {
    let coverage = [
        Coverage(origin: .aws, region: "eu-west-1", owner: "f", fact: "lambda:aliases", state: .read),
        Coverage(origin: .aws, region: "eu-west-1", fact: "lambda:versions", state: .read),
    ]
    let store = try derive(
        [
            bucket(),
            function(
                "eu-west-1", .lambdaAlias(LambdaAlias(function: functionARN(), name: "live", functionVersion: "3")),
                .lambdaVersion(LambdaVersion(function: functionARN(), version: "3"))),
            rule(target: "\(functionARN()):\(qualifier)"),
        ], coverage: isListed ? coverage : [])
    #expect(try store.rows("SELECT target_exists FROM delivery").map { $0.text("target_exists") } == [answer])
}

@Test(
    "What is written need not have every alias, unless it has others of the function",
    arguments: [("live", "yes"), ("gone", "no"), ("3", "unknown")])
func writtenQualifier(qualifier: String, answer: String) throws {
    let store = try SnapshotStore()
    let snapshot = try store.beginSnapshot(SnapshotHeader(takenAtMS: 0, asOfMS: 0, toolVersion: "test"))
    try store.write(
        [
            CollectedResource(
                Resource(origin: .config, type: "aws_lambda_function", address: "aws_lambda_function.f", name: "f"),
                [.lambdaFunction(LambdaFunction(name: "f", arn: functionARN()))]),
            CollectedResource(
                Resource(origin: .config, type: "aws_lambda_alias", address: "aws_lambda_alias.live", name: "live"),
                [.lambdaAlias(LambdaAlias(function: functionARN(), name: "live", functionVersion: "3"))]),
        ], source: "terraform.config:.", in: snapshot)
    let functions = try TargetFunctions(store: store, snapshot: snapshot, origin: .config)
    let found = functions.exists("\(functionARN()):\(qualifier)", isKnown: true, account: account)
    #expect(found.rawValue == answer)
}

@Test("A list of functions that was denied leaves a target unread")
func unreadFunctions() throws {
    let store = try derive(
        [bucket(), rule()],
        coverage: [
            Coverage(
                origin: .aws, region: "eu-west-1", fact: "lambda:functions", state: .unread,
                unread: Unread(code: "AccessDenied", action: "lambda:ListFunctions"))
        ])
    #expect(try store.rows("SELECT target_exists FROM delivery").map { $0.text("target_exists") } == ["unread"])
}

@Test("Ways that are not followed are kept as such")
func unanalysed() throws {
    let queue = "arn:aws:sqs:eu-west-1:\(account):q"
    let entries = [
        S3Notification(id: "q", destination: .sqs, destinationARN: queue, events: ["s3:ObjectCreated:*"]),
        S3Notification(
            id: "t", destination: .sns, destinationARN: "arn:aws:sns:eu-west-1:\(account):t",
            events: ["s3:ObjectRemoved:*"]),
    ]
    let trail = #"""
        {"source":["aws.s3"],"detail-type":["AWS API Call via CloudTrail"],"detail":{"eventName":["PutObject"]}}
        """#
    let store = try derive([
        bucket(entries: entries), function(), rule("trail", pattern: trail),
        rule("steps", target: "arn:aws:states:eu-west-1:\(account):stateMachine:s"),
    ])
    let hops = try store.rows("SELECT kind, bucket, target FROM unanalysed_hop ORDER BY kind")
    #expect(hops.map { $0.text("kind") } == ["cloudtrail", "sqs", "target"])
    #expect(hops.map { $0.text("bucket") } == ["", "raw", "raw"])
}

@Test("A rule for every bucket hears of those that send, and may hear of one that could not be read")
func bucketsThatCouldNotBeRead() throws {
    func other(_ facts: TypedFact...) -> CollectedResource {
        CollectedResource(
            Resource(origin: .aws, type: "aws_s3_bucket", arn: ARN.bucket("other"), name: "other", region: "eu-west-1"),
            [.s3Bucket(S3Bucket(name: "other"))] + facts)
    }
    func hops(_ other: CollectedResource) throws -> [String] {
        try derive([
            bucket(), other, function(), rule(pattern: #"{"source":["aws.s3"],"detail-type":["Object Created"]}"#),
        ])
        .rows("SELECT bucket || ' ' || is_bucket_switch_on AS hop FROM delivery ORDER BY bucket").compactMap {
            $0.text("hop")
        }
    }
    let denied = Unread(code: "AccessDenied", action: "s3:GetBucketNotification")
    func said(_ isOn: Fact<Bool>) -> TypedFact {
        .notificationConfiguration(S3NotificationConfiguration(bucket: "other", isEventBridgeEnabled: isOn))
    }
    #expect(try hops(other(said(.unread(denied)))) == [" unread", "raw yes"])
    #expect(try hops(other(said(.present(false)))) == ["raw yes"])
    // With Terraform's scope nobody asks a bucket that is not wired to anything.
    #expect(try hops(other()) == ["raw yes"])
}
