import Facts
import Testing

@testable import Terraform

@Suite("Expressions have Terraform's value or none")
struct ExpressionAgreementTests {
    struct Recorded: Sendable, CustomTestStringConvertible {
        var expression: String
        var answer: String
        var mayBeUnknown: Bool
        var testDescription: String { expression }

        init(_ line: Substring) {
            let halves = line.dropFirst(2).split(separator: " → ")
            expression = String(halves[0])
            answer = String(halves[1])
            mayBeUnknown = line.hasPrefix("?")
        }
    }

    static let recorded = expressionCases.split(separator: "\n").map(Recorded.init)

    @Test("an expression has the value that Terraform gives it", arguments: recorded)
    func agreement(_ recorded: Recorded) {
        let evaluator = evaluate(
            """
            \(expressionBlocks)
            output "it" {
              value = try(jsonencode(\(recorded.expression)), "ERROR")
            }
            resource "aws_sqs_queue" "q" {
              for_each = toset([try(jsonencode(\(recorded.expression)), "ERROR")])
            }
            """)
        let value = evaluator.outputs["it"]
        let queue = evaluator.all.first
        if recorded.mayBeUnknown, value?.isWhollyKnown == false {
            #expect(queue?.isRepetitionUnknown == true)
            return
        }
        #expect(value == .string(recorded.answer))
        #expect(queue?.repetition == .forEach([recorded.answer]))
    }

    @Test("a repetition is as often as Terraform repeats it, or unknown")
    func repetitions() {
        let evaluator = evaluate(
            """
            resource "aws_sqs_queue" "hidden" {
              for_each = toset([for c in ["0.1 + 0.2 == 0.3"] : c if 0.1 + 0.2 != 0.3])
            }
            resource "aws_sqs_queue" "types" {
              count = split(",", "a") == ["a"] ? 0 : 1
            }
            resource "aws_sqs_queue" "branches" {
              count = (true ? 1 : "a") == 1 ? 0 : 1
            }
            resource "aws_sqs_queue" "provider" {
              count = aws_sqs_queue.text.policy == 5 ? 0 : 1
            }
            resource "aws_sqs_queue" "text" {
              policy = 5
            }
            resource "aws_sqs_queue" "keys" {
              for_each = { for x in ["a", "a"] : x => x }
            }
            """)
        let open = Dictionary(uniqueKeysWithValues: evaluator.all.map { ($0.name, $0.isRepetitionUnknown) })
        #expect(
            open == [
                "hidden": true, "types": false, "branches": true, "provider": true, "text": false, "keys": true,
            ])
        #expect(evaluator.addresses.contains("aws_sqs_queue.types[0]"))
    }

    @Test("JSON of a value that is not known is not known, also where its symbol has a key in quotes")
    func symbolsInJSON() {
        let evaluator = evaluate(
            """
            variable "roles" {}
            resource "aws_sqs_queue" "q" {
              count = jsonencode(var.roles["a"]) == jsonencode("x") ? 1 : 0
            }
            resource "aws_sqs_queue" "r" {
              for_each = toset([jsonencode([jsonencode(var.roles["a"])])])
            }
            """)
        #expect(evaluator.all.map(\.isRepetitionUnknown) == [true, true])
    }

    @Test(
        "a decimal text is a number only where it is held exactly",
        arguments: [
            ("0", 0), ("-1", -1), ("0.1", 0.1), ("1e3", 1000), ("1.50", 1.5), ("007", 7), ("9007199254740992", 0x1p53),
            ("9007199254740993", nil), ("1e400", nil), ("0.1000000000000000055", nil), ("-0", nil), ("1e-400", nil),
            ("", nil), (".5", nil), ("5.", nil), ("0x1", nil), ("Inf", nil), ("1_0", nil), (" 1", nil),
        ] as [(String, Double?)])
    func numbers(text: String, number: Double?) {
        #expect(ExactNumber.parsed(text) == number)
    }

    @Test("a calculation has a result only where nothing is rounded")
    func calculations() {
        #expect(ExactNumber.sum(1, 2) == 3 && ExactNumber.sum(0.5, 0.25) == 0.75)
        #expect(ExactNumber.sum(0.1, 0.2) == nil && ExactNumber.sum(0x1p53, 1) == nil)
        #expect(ExactNumber.product(1024, 1.5) == 1536 && ExactNumber.product(0, -1) == nil)
        #expect(ExactNumber.quotient(10, 4) == 2.5)
        #expect(ExactNumber.quotient(1, 3) == nil && ExactNumber.quotient(1, 0) == nil)
        #expect(ExactNumber.remainder(-7, 3) == -1)
        #expect(ExactNumber.remainder(-6, 3) == nil && ExactNumber.remainder(1.5, 1) == nil)
    }

    @Test(
        "a key that is not known may be any other",
        arguments: [
            ("{ a = 0, (var.open) = 1 }.a", nil), (#"{ a = 0, (var.open) = 1 }["a"]"#, nil),
            (#"lookup({ a = 0, (var.open) = 1 }, "a", 5)"#, nil), ("try({ (var.open) = 1 }.a, 0)", nil),
            ("can({ (var.open) = 1 }.a)", nil),
            // The last of two equal keys counts; a key that begins otherwise is another.
            ("{ (var.open) = 1, a = 0 }.a", .number(0)), (#"{ a = 0, "x-${var.open}" = 1 }.a"#, .number(0)),
            (#"try({ "x-${var.open}" = 1 }.a, 2)"#, .number(2)), ("{ (var.open) = 1 }[var.open]", .number(1)),
        ] as [(String, TerraformValue?)])
    func symbolicKeys(expression: String, answer: TerraformValue?) {
        let value = evaluate(
            """
            variable "open" {}
            output "it" {
              value = \(expression)
            }
            """
        ).outputs["it"]
        if let answer { #expect(value == answer) } else { #expect(value?.isWhollyKnown == false) }
    }
}
