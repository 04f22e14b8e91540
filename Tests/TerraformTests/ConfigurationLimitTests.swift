import Facts
import Testing

@testable import Terraform

@Suite("Configurations that mean harm")
struct ConfigurationLimitTests {
    /// Forty locals of which each names the one before it more than once.
    private static func laughs(_ first: String, _ step: String, count: Int = 40) -> String {
        var lines = ["locals {", "  a0 = \(first)"]
        for number in 1...count {
            lines.append("  a\(number) = \(step.replacing("@", with: "local.a\(number - 1)"))")
        }
        return (lines + ["}", ""]).joined(separator: "\n")
    }

    @Test(
        "Locals that double the one before them end as unknown, and what they begin with is still known",
        arguments: [
            (#""ha""#, #""${@}${@}""#), (#"["ha"]"#, "[@, @]"), ("{ a = 1 }", "{ a = @, b = @ }"),
            (#"["ha"]"#, "concat(@, @)"), (#""ha""#, "join(@, [@, @])"), (#""ha""#, #"format("%s%s", @, @)"#),
            (#""ha""#, #"replace(@, "", @)"#), ("[1, 2]", "setproduct(@, @)"), (#""ha""#, "jsonencode([@, @])"),
            (#""ha""#, #"replace(@, "/a/", @)"#), (#"["ha"]"#, #"formatlist("%s%s", @, join("", @))"#),
            ("[1]", "[for a in [1, 2] : @]"),
            (#""ha""#, #""%{ for a in [1, 2] }${@}%{ endfor }""#), ("[[1, 2]]", "[@[*], @[*]]"),
            ("[1]", "try([@, @], 1)"), ("[1]", "templatestring(\"$${jsonencode([a, a])}\", { a = @ })"),
        ])
    func doubling(first: String, step: String) {
        let evaluator = evaluate(
            Self.laughs(first, step) + "output \"o\" {\n  value = local.a40\n}\noutput \"p\" {\n  value = local.a0\n}\n"
        )
        #expect(evaluator.outputs["o"].map(Self.isSmallAndOpen) == true)
        #expect(evaluator.outputs["p"]?.isWhollyKnown == true)
    }

    private static func isSmallAndOpen(_ value: TerraformValue) -> Bool {
        var size = ValueSize()
        return size.add(value) && !value.isWhollyKnown
    }

    @Test("A value deeper than anybody writes is not kept, so that nothing exhausts the stack")
    func depth() {
        let outputs = (0..<1000).map { "output \"o\($0)\" {\n  value = local.a\($0)\n}\n" }.joined()
        let evaluator = evaluate(Self.laughs("1", "[@]", count: 1000) + outputs)
        for number in 0..<1000 { _ = evaluator.value(ofLocal: "a\(number)") }
        #expect(evaluator.value(ofLocal: "a90").isWhollyKnown)
        #expect(!evaluator.value(ofLocal: "a999").isWhollyKnown)
    }

    @Test("Loops inside of loops end when the work is done that there is for a configuration")
    func loops() {
        let main = """
            locals {
              r = range(1000)
              l = [for a in local.r : [for b in local.r : [for c in local.r : a + b + c]]]
              t = "%{ for a in local.r }%{ for b in local.r }%{ for c in local.r }ha%{ endfor }%{ endfor }%{ endfor }"
              k = "known"
            }
            """
        let tree = ConfigurationTree.read("root", fileSystem: virtualFileSystem(["root/main.tf": main]))
        let evaluator = ConfigurationEvaluator(tree, maximumWork: 100_000)
        #expect(evaluator.value(ofLocal: "k") == .string("known"))
        #expect(Self.isSmallAndOpen(evaluator.value(ofLocal: "l")))
        #expect(Self.isSmallAndOpen(evaluator.value(ofLocal: "t")))
        #expect(ConfigurationEvaluator(tree).workLeft == 10_000_000)
        #expect(evaluator.limitProblems.map(\.line) == [3])
        #expect(
            evaluator.limitProblems.map(\.message) == [
                "Evaluation limit: 100000 steps are used up; values that are evaluated later are unknown."
            ])
    }

    @Test(
        "A limit that evaluation goes beyond is a problem at its place",
        arguments: [
            (laughs(#""ha""#, #""${@}${@}""#), EvaluationLimit.valueSize),
            (laughs("[1]", "[@]", count: 150), .valueSize),
            ("locals {\n\((0..<300).map { "  a\($0) = local.a\($0 + 1)\n" }.joined())}\n", .nesting),
            ("resource \"aws_sqs_queue\" \"q\" {\n  count = 1e9\n}\n", .instances),
        ])
    func limits(main: String, limit: EvaluationLimit) {
        let evaluator = evaluate(main)
        for name in evaluator.root.folder?.locals.keys.sorted() ?? [] { _ = evaluator.value(ofLocal: name) }
        _ = evaluator.all
        #expect(
            evaluator.limitProblems.map(\.message) == [limit.message(maximumWork: ConfigurationEvaluator.maximumWork)])
        #expect(evaluator.limitProblems.allSatisfy { $0.file == "main.tf" && $0.line > 1 })
    }

    @Test("What is within the limits has no problem of them")
    func noLimits() {
        let evaluator = evaluate(
            "locals {\n  a = [for x in range(1000) : x]\n}\nresource \"aws_sqs_queue\" \"q\" {\n  count = length(local.a)\n}\n"
        )
        #expect(evaluator.all.count == 1000)
        #expect(evaluator.limitProblems.isEmpty)
    }

    @Test("Modules that each make 100 000 of the next make no more than the memory takes")
    func counts() {
        let evaluator = evaluate([
            "root/main.tf": "module \"m\" {\n  source = \"./a\"\n  count = 100000\n}\n",
            "root/a/main.tf": "module \"m\" {\n  source = \"../b\"\n  count = 100000\n}\n",
            "root/b/main.tf": "resource \"aws_s3_bucket\" \"b\" {\n  count = 100000\n}\n",
        ])
        let all = evaluator.all
        #expect(!all.isEmpty && all.count <= 200_000)
        #expect(all.contains { $0.repetition.isUnknown || $0.isRepetitionUnknown })
    }

    @Test("Folders that each call the next one many times are read up to a number of calls, and that is told")
    func moduleCalls() {
        var files: [String: String] = [:]
        for level in 0..<12 {
            let calls = (0..<4).map { "module \"m\($0)\" {\n  source = \"../f\(level + 1)\"\n}\n" }.joined()
            files["root/f\(level)/main.tf"] = calls
        }
        files["root/main.tf"] = "module \"m\" {\n  source = \"./f0\"\n}\n"
        files["root/f12/main.tf"] = "locals {}\n"
        let tree = ConfigurationTree.read("root", fileSystem: virtualFileSystem(files))
        #expect(tree.root.all.count < 50_000)
        #expect(tree.problems.map(\.message) == ["More than 10000 module calls are not read."])
    }

    @Test("Blocks that repeat themselves do not end evaluation")
    func cycles() {
        let evaluator = evaluate(
            """
            resource "aws_s3_bucket" "a" {
              for_each = aws_s3_bucket.a
            }
            resource "aws_sqs_queue" "q" {
              count = length(aws_sqs_queue.q)
            }
            resource "aws_s3_bucket" "c" {
              count = 1e9
            }
            """)
        #expect(evaluator.addresses == ["aws_s3_bucket.a", "aws_s3_bucket.c", "aws_sqs_queue.q"])
        #expect(evaluator.all.map(\.isRepetitionUnknown) == [true, true, true])
    }
}

extension ConfigurationEvaluator {
    fileprivate func value(ofLocal name: String) -> TerraformValue {
        plain(local(name, in: root, isStrict: false), isStrict: false)
    }
}
