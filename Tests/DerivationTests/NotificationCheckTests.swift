import Facts
import SnapshotStore
import Testing

@testable import Derivation

@Suite("Checks of notifications")
struct NotificationCheckTests {
    private typealias Small = SmallPipeline

    @Test(
        "two entries overlap when they ask for one event of one key",
        arguments: [
            (Small.entry("a"), Small.entry("b", prefix: "raw/"), "a / b: fail"),
            (Small.entry("a", prefix: "raw/"), Small.entry("b", prefix: "raw/in/"), "a / b: fail"),
            (Small.entry("a", prefix: "raw/"), Small.entry("b", prefix: "in/"), ": pass"),
            (Small.entry("a", suffix: ".json"), Small.entry("b", suffix: ".csv"), ": pass"),
            (Small.entry("a", prefix: "raw/", suffix: ".json"), Small.entry("b", suffix: "x.json"), "a / b: fail"),
            (Small.entry("a"), Small.entry("b", events: ["s3:ObjectCreated:Put"]), "a / b: fail"),
            (Small.entry("a"), Small.entry("b", events: ["s3:ObjectRemoved:*"]), ": pass"),
            (Small.entry("a", prefix: "${var.x}"), Small.entry("b", prefix: "raw/"), "a / b: unknown"),
            (Small.entry("a", prefix: "${var.x}/"), Small.entry("b", prefix: "${var.x}/in/"), "a / b: fail"),
            (Small.entry("a", events: ["${var.event}"]), Small.entry("b"), "a / b: unknown"),
        ])
    func overlap(one: S3Notification, other: S3Notification, expected: String) throws {
        var small = Small(.config)
        small.bucket(entries: [one, other])
        #expect(try small.checks(.notificationOverlap) == [expected])
    }

    @Test("what is live has been accepted by S3, and an entry without an id is called by what it does")
    func overlapOrigins() throws {
        var live = Small()
        live.bucket(entries: [Small.entry("a"), Small.entry("b")])
        #expect(try live.checks(.notificationOverlap).isEmpty)
        var state = Small(.state)
        state.bucket(entries: [Small.entry("", prefix: "a"), Small.entry("")])
        #expect(try state.checks(.notificationOverlap) == ["f a* / f: fail"])
    }

    @Test(
        "a notification waits for its permission by depends_on, by references, and through modules",
        arguments: [
            ([], "fail"),
            ([("aws_s3_bucket_notification.raw", "", "depends_on", "aws_lambda_permission.s3")], "pass"),
            (
                [
                    ("aws_s3_bucket_notification.raw", "", "lambda_function.lambda_function_arn", "local.arn"),
                    ("local.arn", "", "arn", "module.fn.function_arn"),
                    ("module.fn.output.function_arn", "module.fn", "depends_on", "aws_lambda_permission.x"),
                    ("module.fn.aws_lambda_permission.x", "module.fn", "depends_on", "var.first"),
                    ("module.fn", "", "first", "aws_lambda_permission.s3.id"),
                    ("module.fn.var.first", "module.fn", "", ""),
                ], "pass"
            ),
            ([("aws_s3_bucket_notification.raw", "", "bucket", "aws_s3_bucket.raw.id")], "fail"),
        ])
    func order(references: [(String, String, String, String)], expected: String) throws {
        var small = Small(.config)
        small.bucket(entries: [Small.entry("a")])
        small.function()
        small.permission("s3", Small.statement("s3", source: "arn:aws:s3:::raw"))
        small.blocks = [block("aws_lambda_permission.s3"), block("aws_s3_bucket.raw")]
        small.blocks += references.map { block($0.0, module: $0.1, argument: $0.2, target: $0.3) }
        if !references.contains(where: { $0.0 == "aws_s3_bucket_notification.raw" }) {
            small.blocks.append(block("aws_s3_bucket_notification.raw"))
        }
        #expect(try small.checks(.notificationOrder) == ["\(Small.function): \(expected)"])
    }

    @Test("who depends on a module depends on all that is in it, and what a module depends on holds for all in it")
    func orderOfModules() throws {
        var small = Small(.config)
        small.bucket(entries: [Small.entry("a")])
        small.function()
        small.permission("s3", Small.statement("s3", source: "arn:aws:s3:::raw"))
        small.resources[small.resources.count - 1].resource.address = "module.m[\"a.b\"].aws_lambda_permission.s3[0]"
        small.blocks = [
            block("module.m.aws_lambda_permission.s3", module: "module.m"), block("module.m"),
            block("aws_s3_bucket_notification.raw", argument: "depends_on", target: "module.m"),
        ]
        #expect(try small.checks(.notificationOrder) == ["\(Small.function): pass"])
    }

    @Test("without a permission there is nothing to wait for, and one that is there already needs no waiting")
    func orderOfNothing() throws {
        func order(_ change: (inout Small) -> Void) throws -> [String] {
            var small = Small(.plan)
            small.bucket(entries: [Small.entry("a")])
            small.function()
            small.blocks = [block("aws_s3_bucket_notification.raw"), block("aws_lambda_permission.s3")]
            change(&small)
            return try small.checks(.notificationOrder)
        }
        let statement = Small.statement("s3", source: "arn:aws:s3:::raw")
        #expect(try order { _ in } == ["\(Small.function): pass"])
        #expect(try order { $0.permission("s3", statement, action: "create") } == ["\(Small.function): fail"])
        #expect(try order { $0.permission("s3", statement, action: "no-op") } == ["\(Small.function): pass"])
        let other = Small.statement("s3", source: "arn:aws:s3:::other")
        #expect(try order { $0.permission("s3", other, action: "create") } == ["\(Small.function): pass"])
        let open = statement.replacing("\"Allow\"", with: "\"${root.expr.main.tf-1-1}\"")
        #expect(try order { $0.permission("s3", open, action: "create") } == ["\(Small.function): unknown"])
        // A plan without its configuration tells of no order.
        #expect(
            try order {
                $0.permission("s3", statement, action: "create")
                $0.blocks = []
            }.isEmpty)
    }

    private func block(
        _ address: String, module: String = "", argument: String = "", target: String = ""
    ) -> ConfigurationBlock {
        let own = module.isEmpty ? address : String(address.dropFirst(module.count + 1))
        let parts = own.split(separator: ".").map(String.init)
        let kinds = ["module": "module", "local": "local", "var": "variable", "output": "output"]
        let kind = kinds[parts[0]] ?? "resource"
        return ConfigurationBlock(
            module: module, kind: kind, type: kind == "resource" ? parts[0] : "", name: parts.last ?? "",
            address: address, file: "main.tf", line: 1,
            references: target.isEmpty ? [] : [.init(argument: argument, target: target, line: 1)])
    }
}
