import Facts
import SnapshotStore
import Testing

@testable import Derivation

/// A pipeline as a configuration or plan has it, of which each part can be changed.
private struct Written {
    static let function = "arn:aws:lambda:us-east-1:${aws.account_id}:function:f"
    static let rule = "arn:aws:events:us-east-1:${aws.account_id}:rule/r"

    var origin = Origin.config
    var buckets = ["${aws_s3_bucket.raw.bucket}"]
    /// Bucket and switch of each notification resource.
    var notifications: [(String, Fact<Bool>)] = [("${aws_s3_bucket.raw.bucket}", .present(true))]
    var pattern: Fact<String> = .present(named("${aws_s3_bucket.raw.bucket}"))
    var state = "ENABLED"
    var bus = "default"
    var functions = ["f": function]
    /// Function and statement of each permission.
    var permissions = [("f", statement())]
    var targets = [function]
    var otherTargets: [EventTarget] = []
    var role: IAMRole?

    static func named(_ bucket: String) -> String {
        #"{"source":["aws.s3"],"detail-type":["Object Created"],"detail":{"bucket":{"name":["\#(bucket)"]}}}"#
    }

    static func statement(source: String = rule, effect: String = "Allow") -> String {
        #"{"Sid":"S","Effect":"\#(effect)","Principal":{"Service":"events.amazonaws.com"},"#
            + #""Action":"lambda:InvokeFunction","Condition":{"ArnLike":{"AWS:SourceArn":"\#(source)"}}}"#
    }

    private func resource(_ type: String, _ name: String, _ facts: TypedFact...) -> CollectedResource {
        CollectedResource(Resource(origin: origin, type: type, address: "\(type).\(name)", name: name), facts)
    }

    func resources() -> [CollectedResource] {
        var all = buckets.map { resource("aws_s3_bucket", $0, .s3Bucket(S3Bucket(name: $0))) }
        for (index, (bucket, isOn)) in notifications.enumerated() {
            let configuration = S3NotificationConfiguration(bucket: bucket, isEventBridgeEnabled: isOn)
            all.append(resource("aws_s3_bucket_notification", "\(index)", .notificationConfiguration(configuration)))
        }
        all += functions.sorted { $0.key < $1.key }.map { name, arn in
            resource("aws_lambda_function", name, .lambdaFunction(LambdaFunction(name: name, arn: arn)))
        }
        for (index, (function, statement)) in permissions.enumerated() {
            let permission = LambdaPermission(function: function, statement: statement)
            all.append(resource("aws_lambda_permission", "\(index)", .lambdaPermission(permission)))
        }
        let rule = EventRule(name: "r", bus: bus, arn: Self.rule, state: state, pattern: pattern)
        all.append(resource("aws_cloudwatch_event_rule", "r", .eventRule(rule)))
        let own = targets.map { EventTarget(rule: "r", bus: bus, targetID: "t", arn: $0, roleARN: role?.arn) }
        for (index, target) in (own + otherTargets).enumerated() {
            all.append(resource("aws_cloudwatch_event_target", "\(index)", .eventTarget(target)))
        }
        if let role { all.append(resource("aws_iam_role", role.name, .iamRole(role))) }
        return all
    }

    func hops() throws -> [SQLRow] {
        let store = try SnapshotStore()
        let snapshot = try store.beginSnapshot(SnapshotHeader(takenAtMS: 0, asOfMS: 0, toolVersion: "test"))
        try store.write(resources(), source: "test", in: snapshot)
        try Derivation(store: store).derive(snapshot)
        return try store.rows("SELECT * FROM delivery ORDER BY id")
    }

    /// The one hop's columns, in order.
    func hop(_ columns: String...) throws -> [String] {
        let hops = try hops()
        #expect(hops.count == 1)
        return columns.map { hops.first?.text($0) ?? "" }
    }
}

@Suite("Wiring before the apply")
struct WrittenDerivationTests {
    @Test("a whole hop arrives, in a configuration as in a plan", arguments: [Origin.config, .plan])
    func wholeHop(origin: Origin) throws {
        #expect(
            try Written(origin: origin).hop("origin", "arrives", "bucket", "permission", "target_exists")
                == [origin.rawValue, "yes", "${aws_s3_bucket.raw.bucket}", "allowed", "yes"])
        let hop = try #require(try Written(origin: origin).hops().first)
        #expect(hop.int64("bucket_id") != nil)
        #expect(hop.int64("function_id") != nil)
        #expect(hop.int64("rule_id") != nil)
    }

    @Test("a permission is missing, for another source, or not known")
    func permissions() throws {
        func permission(_ permissions: [(String, String)]) throws -> String {
            try Written(permissions: permissions).hop("permission")[0]
        }
        let other = Written.statement(source: "arn:aws:events:us-east-1:${aws.account_id}:rule/other")
        let maybe = Written.statement(effect: "${root.expr.main.tf-1-1}")
        #expect(try permission([]) == "missing")
        #expect(try permission([("f", other)]) == "wrong_source")
        #expect(try permission([("f", maybe)]) == "unknown")
        #expect(try permission([("f", maybe), ("f", Written.statement())]) == "allowed")
        #expect(try permission([("f", other), ("f", maybe)]) == "unknown")
        #expect(
            try permission([("f", Written.statement(source: "arn:aws:events:us-east-1:111122223333:rule/r"))])
                == "unknown")
    }

    @Test("a permission names its function by name, by ARN, or by what may turn out to be it")
    func functionReferences() throws {
        func permission(_ reference: String, name: String = "f") throws -> String {
            let arn = "arn:aws:lambda:us-east-1:${aws.account_id}:function:\(name)"
            return try Written(
                functions: [name: arn], permissions: [(reference, Written.statement())], targets: [arn]
            ).hop("permission")[0]
        }
        #expect(try permission(Written.function) == "allowed")
        #expect(try permission("${var.function}") == "unknown")
        #expect(try permission("arn:aws:lambda:us-east-1:111122223333:function:f") == "unknown")
        #expect(try permission("arn:aws:lambda:us-east-1:111122223333:function:g") == "missing")
        #expect(try permission("g") == "missing")
        #expect(try permission("g-${var.x}") == "missing")
        #expect(try permission("f", name: "${var.prefix}f") == "unknown")
        let keyed = #"${aws_lambda_function.f["a:b"].function_name}"#
        #expect(try permission(keyed, name: keyed) == "allowed")
        #expect(
            try permission("${aws_lambda_function.f.id}", name: "${aws_lambda_function.f.function_name}") == "allowed")
    }

    @Test("a bucket and a function are known by their ids too")
    func ids() throws {
        let arn = "arn:aws:lambda:us-east-1:${aws.account_id}:function:${aws_lambda_function.f"
        let written = Written(
            pattern: .present(Written.named("${aws_s3_bucket.raw.id}")),
            functions: ["${aws_lambda_function.f.function_name}": arn + ".function_name}"],
            permissions: [(arn + ".id}", Written.statement())], targets: [arn + ".id}"])
        #expect(
            try written.hop("arrives", "bucket", "permission") == ["yes", "${aws_s3_bucket.raw.bucket}", "allowed"])
    }

    @Test("an allowed permission stays allowed whatever another may be for")
    func allowedStays() throws {
        let permissions = [("f", Written.statement()), ("${var.function}", Written.statement())]
        #expect(try Written(permissions: permissions).hop("permission") == ["allowed"])
        let reason = try Written(permissions: [("${var.function}", Written.statement())]).hop("permission_reason")[0]
        #expect(reason == "A permission is for the function ${var.function}, which may be f once it is known.")
    }

    @Test("the switch is on, off, or another notification's to decide")
    func switches() throws {
        func isOn(_ notifications: [(String, Fact<Bool>)]) throws -> String {
            try Written(notifications: notifications).hop("is_bucket_switch_on")[0]
        }
        let raw = "${aws_s3_bucket.raw.bucket}"
        #expect(try isOn([(raw, .present(true))]) == "yes")
        #expect(try isOn([("${aws_s3_bucket.raw.id}", .present(true))]) == "yes")
        #expect(try isOn([(raw, .present(false))]) == "no")
        #expect(try isOn([]) == "no")
        #expect(try isOn([(raw, .unknown("var.switch"))]) == "unknown")
        #expect(try isOn([(raw, .present(true)), (raw, .present(false))]) == "unknown")
        #expect(try isOn([("${var.bucket}", .present(true))]) == "unknown")
        #expect(try isOn([(raw, .present(false)), ("${var.bucket}", .present(true))]) == "unknown")
        #expect(try isOn([("literal", .present(true))]) == "unknown")
        #expect(try isOn([("${aws_s3_bucket.other.bucket}", .present(true))]) == "no")
    }

    @Test("a literal bucket is off unless a notification's bucket may be it")
    func literalSwitch() throws {
        func isOn(_ bucket: String) throws -> String {
            try Written(
                buckets: ["raw"], notifications: [(bucket, .present(true))], pattern: .present(Written.named("raw"))
            ).hop("is_bucket_switch_on")[0]
        }
        #expect(try isOn("raw") == "yes")
        #expect(try isOn("processed") == "no")
        #expect(try isOn("${var.stage}-processed") == "no")
        #expect(try isOn("${var.stage}w") == "unknown")
    }

    @Test("a pattern that is not known keeps its hop, and says that it is not known")
    func unknownPattern() throws {
        #expect(
            try Written(pattern: .unknown("aws_cloudwatch_event_rule.r.event_pattern"))
                .hop("bucket", "pattern_matches", "is_bucket_switch_on", "permission", "arrives")
                == ["", "unknown", "unknown", "allowed", "unknown"])
    }

    @Test("a bucket outside the configuration, or one that may be ours, is not known")
    func otherBuckets() throws {
        for name in ["literal", "${var.bucket}", "${data.aws_s3_bucket.raw.bucket}"] {
            #expect(
                try Written(pattern: .present(Written.named(name))).hop("bucket", "is_bucket_switch_on", "arrives")
                    == [name, "unknown", "unknown"])
        }
    }

    @Test("a pattern that EventBridge will refuse still names its bucket")
    func refusedPattern() throws {
        let text = #"{"source":"aws.s3","detail":{"bucket":{"name":["${aws_s3_bucket.raw.bucket}"]}}}"#
        let written = Written(pattern: .present(text))
        #expect(
            try written.hop("bucket", "pattern_matches", "is_bucket_switch_on")
                == ["${aws_s3_bucket.raw.bucket}", "unknown", "yes"])
    }

    @Test("a pattern without a bucket waits for those that send, which a configuration need not know all")
    func anyBucket() throws {
        let any = Fact.present(#"{"source":["aws.s3"],"detail-type":["Object Created"]}"#)
        #expect(try Written(pattern: any).hop("bucket", "arrives") == ["${aws_s3_bucket.raw.bucket}", "yes"])
        #expect(
            try Written(notifications: [], pattern: any).hop("bucket", "is_bucket_switch_on") == ["", "unknown"])
        let prefixed = Fact.present(#"{"source":["aws.s3"],"detail":{"bucket":{"name":[{"prefix":"x"}]}}}"#)
        #expect(
            try Written(pattern: prefixed).hop("bucket", "pattern_matches")
                == ["${aws_s3_bucket.raw.bucket}", "unknown"])
    }

    @Test("a rule may be disabled, or may turn out to be")
    func ruleState() throws {
        #expect(try Written(state: "DISABLED").hop("is_rule_enabled") == ["no"])
        #expect(try Written(state: "${var.state}").hop("is_rule_enabled") == ["unknown"])
    }

    @Test("a bus that is not known may be the default one, a bus of the configuration's own is not")
    func buses() throws {
        func isDefault(_ bus: String, _ others: [EventTarget] = []) throws -> String {
            try Written(bus: bus, otherTargets: others).hop("is_on_default_bus")[0]
        }
        #expect(try isDefault("default") == "yes")
        #expect(try isDefault("orders") == "no")
        #expect(try isDefault("${var.bus}") == "unknown")
        #expect(try isDefault("${aws_cloudwatch_event_bus.orders.name}") == "no")
        func forward(_ arn: String) -> [EventTarget] { [EventTarget(rule: "forward", targetID: "x", arn: arn)] }
        #expect(
            try isDefault("orders", forward("arn:aws:events:us-east-1:${aws.account_id}:event-bus/orders")) == "unknown"
        )
        #expect(try isDefault("orders", forward("${var.target}")) == "unknown")
        #expect(try isDefault("orders", forward("${aws_sqs_queue.q.arn}")) == "no")
    }

    @Test("a function that the configuration does not have may be there, and a symbol alone is no function")
    func otherTargets() throws {
        let gone = "arn:aws:lambda:us-east-1:${aws.account_id}:function:gone"
        #expect(try Written(targets: [gone]).hop("target_exists", "permission") == ["unknown", "unknown"])
        #expect(try Written(targets: ["${var.target}"]).hops().isEmpty)
    }

    @Test("the account of a condition is compared by its symbol")
    func account() throws {
        func permission(_ account: String) throws -> String {
            let statement =
                #"{"Effect":"Allow","Principal":{"Service":"events.amazonaws.com"},"Action":"lambda:InvokeFunction","#
                + #""Condition":{"StringEquals":{"AWS:SourceAccount":"\#(account)"}}}"#
            return try Written(permissions: [("f", statement)]).hop("permission")[0]
        }
        #expect(try permission("${aws.account_id}") == "allowed")
        #expect(try permission("111122223333") == "unknown")
    }

    @Test("a target's role whose policies are not known leaves the permission unknown")
    func unknownRole() throws {
        let trust =
            #"{"Statement":{"Effect":"Allow","Principal":{"Service":"events.amazonaws.com"},"Action":"sts:AssumeRole"}}"#
        let arn = "arn:aws:iam::${aws.account_id}:role/x"
        func permission(_ policies: Fact<[String]>) throws -> String {
            let role = IAMRole(name: "x", arn: arn, trustPolicy: .present(trust), policies: policies)
            return try Written(role: role).hop("permission")[0]
        }
        #expect(try permission(.unknown("aws_iam_policy.x.arn")) == "unknown")
        #expect(try permission(.present([])) == "missing")
    }

    @Test("a direct notification is decided over symbols")
    func notifications() throws {
        let store = try SnapshotStore()
        let snapshot = try store.beginSnapshot(SnapshotHeader(takenAtMS: 0, asOfMS: 0, toolVersion: "test"))
        var written = Written(targets: [])
        written.permissions = [
            (
                "f",
                #"{"Effect":"Allow","Principal":{"Service":"s3.amazonaws.com"},"Action":"lambda:InvokeFunction","#
                    + #""Condition":{"ArnLike":{"AWS:SourceArn":"arn:aws:s3:::${aws_s3_bucket.raw.bucket}"},"#
                    + #""StringEquals":{"AWS:SourceAccount":"${aws.account_id}"}}}"#
            )
        ]
        let entries = [["s3:ObjectCreated:*"], ["${var.event}"], ["s3:ObjectRemoved:*"]].enumerated().map {
            S3Notification(id: "\($0)", destination: .lambda, destinationARN: Written.function, events: $1)
        }
        let configuration = S3NotificationConfiguration(
            bucket: "${aws_s3_bucket.raw.id}", isEventBridgeEnabled: .present(false), entries: entries)
        let resource = Resource(
            origin: .config, type: "aws_s3_bucket_notification", address: "aws_s3_bucket_notification.raw", name: "raw")
        try store.write(
            written.resources() + [CollectedResource(resource, [.notificationConfiguration(configuration)])],
            source: "test", in: snapshot)
        try Derivation(store: store).derive(snapshot)
        let hops = try store.rows("SELECT rule, permission, arrives, bucket_id IS NOT NULL FROM delivery ORDER BY rule")
        #expect(
            hops.map(\.values) == [
                [.text("0"), .text("allowed"), .text("yes"), .integer(1)],
                [.text("1"), .text("allowed"), .text("unknown"), .integer(1)],
            ])
    }

    @Test("what is written joins the state by its address, and the live resource by its typed ARN")
    func identity() throws {
        let store = try SnapshotStore()
        let snapshot = try store.beginSnapshot(SnapshotHeader(takenAtMS: 0, asOfMS: 0, toolVersion: "test"))
        try store.setIdentity(snapshot, account: "111122223333", callerARN: "arn", regions: ["us-east-1"])
        let live = "arn:aws:lambda:us-east-1:111122223333:function:f"
        var written = Written(buckets: ["raw", "${aws_s3_bucket.other.bucket}"])
        written.functions["g"] = "arn:aws:lambda:us-east-1:${aws.account_id}:function:g"
        try store.write(
            written.resources() + [
                CollectedResource(
                    Resource(origin: .aws, type: "aws_lambda_function", arn: live, name: "f"),
                    [.lambdaFunction(LambdaFunction(name: "f", arn: live))]),
                CollectedResource(
                    Resource(origin: .aws, type: "aws_s3_bucket", arn: "arn:aws:s3:::raw", name: "raw"),
                    [.s3Bucket(S3Bucket(name: "raw"))]),
                CollectedResource(
                    Resource(
                        origin: .state, type: "aws_lambda_permission", arn: "arn:of:state",
                        address: "aws_lambda_permission.0", name: "0")),
            ], source: "test", in: snapshot)
        try Derivation(store: store).derive(snapshot)
        let rows = try store.rows("SELECT address, logical_id FROM resource WHERE origin = 'config'")
        let ids = Dictionary(rows.map { ($0.text("address") ?? "", $0.text("logical_id") ?? "") }) { one, _ in one }
        #expect(ids["aws_lambda_function.f"] == live)
        #expect(ids["aws_lambda_function.g"] == "aws_lambda_function.g")
        #expect(ids["aws_s3_bucket.raw"] == "arn:aws:s3:::raw")
        #expect(ids["aws_lambda_permission.0"] == "arn:of:state")
        #expect(ids["aws_cloudwatch_event_rule.r"] == "aws_cloudwatch_event_rule.r")
    }
}
