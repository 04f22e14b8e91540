import Facts
import Foundation
import Testing

@testable import Terraform

@Suite("Terraform's functions")
struct TerraformFunctionsTests {
    struct Recorded: Sendable, CustomTestStringConvertible {
        var line: String
        var testDescription: String { line }
    }

    static let recorded = terraformFunctionCases.split(separator: "\n").map { Recorded(line: String($0)) }

    @Test("a call gives what Terraform gives", arguments: recorded)
    func recordedCall(_ recorded: Recorded) throws {
        let halves = recorded.line.components(separatedBy: " → ")
        let call = halves[0].split(separator: " ", maxSplits: 1)
        let arguments = try #require(JSONValue(parsing: String(call[1])).arrayValue).map(TerraformValue.init)
        let outcome = TerraformFunctions.evaluate(String(call[0]), arguments)
        if halves[1] == "refused" {
            #expect(outcome == .refused || outcome == .undetermined)
        } else {
            #expect(outcome == .value(TerraformValue(try JSONValue(parsing: halves[1]))))
        }
    }

    @Test("enough calls are recorded, and of every function that is evaluated")
    func coverage() {
        let names = Set(Self.recorded.compactMap { $0.line.split(separator: " ").first.map(String.init) })
        #expect(Self.recorded.count >= 150)
        #expect(Set(TerraformFunctions.all.keys).subtracting(names).sorted() == [])
    }

    static let bucket = TerraformValue.unknown("aws_s3_bucket.raw.bucket")
    static let name = TerraformValue.unknown("var.name")

    struct SymbolicCall: Sendable, CustomTestStringConvertible {
        var name: String
        var arguments: [TerraformValue]
        var value: TerraformValue?
        var testDescription: String { "\(name)\(arguments)" }

        init(_ name: String, _ arguments: [TerraformValue], _ value: TerraformValue?) {
            self.name = name
            self.arguments = arguments
            self.value = value
        }
    }

    static let carried: [SymbolicCall] = [
        .init("format", ["arn:aws:s3:::%s/*", bucket], "arn:aws:s3:::${aws_s3_bucket.raw.bucket}/*"),
        .init("format", ["%v-%d", name, 3], "${var.name}-3"),
        .init("formatlist", ["%s/*", [bucket, "b"]], ["${aws_s3_bucket.raw.bucket}/*", "b/*"]),
        .init("join", ["-", ["a", name]], "a-${var.name}"),
        .init("join", [name, ["a", "b"]], "a${var.name}b"),
        .init("jsonencode", [["a": name, "b": ["x-${var.name}"]]], #"{"a":"${var.name}","b":["x-${var.name}"]}"#),
        .init("jsonencode", [.unknown(#"module.a["x"].y"#)], #""${module.a[\"x\"].y}""#),
        .init("tostring", [name], "${var.name}"),
        .init("concat", [[bucket], ["a"]], [bucket, "a"]),
        .init("merge", [["a": bucket], ["b": name, "a": "x"]], ["a": "x", "b": name]),
        .init("tolist", [[bucket, "a"]], [bucket, "a"]),
        .init("toset", [[bucket, "b", bucket]], [bucket, "b"]),
        .init("tomap", [["a": bucket]], ["a": bucket]),
        .init("coalesce", ["", "x${var.name}", "b"], "x${var.name}"),
        .init("coalescelist", [[], [name]], [name]),
        .init("compact", [["", "x${var.name}", .null]], ["x${var.name}"]),
        .init(
            "flatten", [[["x${var.name}"], [.unknown("aws_s3_bucket.raw.arn")]]],
            [
                "x${var.name}", .unknown("aws_s3_bucket.raw.arn"),
            ]),
        .init("element", [[bucket, name], 3], name),
        .init("lookup", [["a": bucket], "a", "b"], bucket),
        .init("lookup", [["a": "x"], "b", 2], 2),
        .init("keys", [["b": bucket, "a": name]], ["a", "b"]),
        .init("values", [["b": bucket, "a": name]], [name, bucket]),
        .init("zipmap", [["a", "b"], [bucket, name]], ["a": bucket, "b": name]),
        .init("length", [[bucket, name]], 2),
        .init("one", [[bucket]], bucket),
        .init("slice", [[bucket, name], 1, 2], [name]),
        .init("reverse", [[bucket, name]], [name, bucket]),
        .init("distinct", [["a${var.name}", "b${var.name}", "a${var.name}"]], ["a${var.name}", "b${var.name}"]),
        .init("contains", [[bucket, "a"], "a"], true),
        .init("contains", [[bucket, "a"], bucket], true),
        .init("contains", [["x-${var.name}"], "a"], false),
        .init("index", [["a${var.name}", "b"], "b"], 1),
        .init("anytrue", [[name, true]], true),
        .init("alltrue", [[name, false]], false),
        .init("startswith", ["s3:${var.name}", "s3:"], true),
        .init("startswith", ["s3:${var.name}", "arn:"], false),
        .init("endswith", ["${var.name}.csv", ".csv"], true),
        .init("strcontains", ["${var.name}/raw/x", "/raw/"], true),
        .init("trimprefix", ["s3://${var.name}", "s3://"], "${var.name}"),
        .init("trimsuffix", ["${var.name}/*", "/*"], "${var.name}"),
        .init("replace", ["a-b", "-", name], "a${var.name}b"),
        .init("basename", ["${var.name}/x/lambda.zip"], "lambda.zip"),
        .init("setproduct", [["a"], [bucket]], [["a", bucket]]),
        .init("nonsensitive", [name], name),
    ]

    @Test("a symbol goes through what leaves it as it is", arguments: carried)
    func carriedSymbol(_ call: SymbolicCall) {
        #expect(TerraformFunctions.call(call.name, call.arguments) == call.value)
    }

    static let undetermined: [SymbolicCall] = [
        .init("lower", ["A${var.name}"], nil),
        .init("split", ["/", "a/${var.name}"], nil),
        .init("substr", ["abc${var.name}", 0, 2], nil),
        .init("length", [name], nil),
        .init("length", ["${var.name}"], nil),
        .init("jsondecode", [#"{"a":"${var.name}"}"#], nil),
        .init("base64encode", [name], nil),
        .init("regex", ["a", name], nil),
        .init("replace", ["${var.name}", "a", "b"], nil),
        .init("replace", ["a", "/a/", name], nil),
        .init("coalesce", [name, "b"], nil),
        .init("coalesce", ["${var.name}", "b"], nil),
        .init("coalesce", [1, name], nil),
        .init("coalescelist", [name, ["b"]], nil),
        .init("compact", [["${var.name}"]], nil),
        .init("flatten", [[[name]]], nil),
        .init("distinct", [[bucket, name]], nil),
        .init("contains", [[bucket], "a"], nil),
        .init("lookup", [["a": 1], name, 2], nil),
        .init("lookup", [.object(["a": "x"], .open), "b", 2], nil),
        .init("tolist", [[bucket, 1]], nil),
        .init("merge", [["${var.name}": 1], ["a": 2]], nil),
        .init("merge", [name, ["a": 2]], nil),
        .init("sort", [[name, "a"]], nil),
        .init("alltrue", [[name, true]], nil),
        .init("anytrue", [[name, false]], nil),
        .init("startswith", ["s${var.name}", "s3:"], nil),
        .init("endswith", ["${var.name}", ".csv"], nil),
        .init("strcontains", ["${var.name}", "x"], nil),
        .init("basename", ["x/${var.name}"], nil),
        .init("format", ["%5s", name], nil),
        .init("format", ["%d", name], nil),
        .init("format", [name, "a"], nil),
        .init("formatlist", ["%s", name], nil),
        .init("max", [1, name], nil),
        .init("regex", ["^(?:ab|c)+$", .string(String(repeating: "ab", count: 50_000))], nil),
        .init("regex", [.string(String(repeating: "(", count: 50_000)), "a"], nil),
        .init("regex", ["(?:a|aa)+$", .string(String(repeating: "a", count: 60) + "b")], nil),
        .init("regex", [#"\pL"#, "a"], nil),
        .init("format", ["%999999999d", 1], nil),
        .init("parseint", ["99999999999999999999", 10], nil),
        .init("pow", [10, 400], nil),
        .init("setunion", [[name], ["a"]], nil),
        .init("abspath", ["."], nil),
        .init("timestamp", [], nil),
        .init("no_such_function", [], nil),
    ]

    @Test("a call that would have to look into a symbol has no value", arguments: undetermined)
    func openCall(_ call: SymbolicCall) {
        #expect(TerraformFunctions.evaluate(call.name, call.arguments) == .undetermined)
    }

    @Test(
        "a number becomes the text that Terraform writes",
        arguments: [
            (1, "1"), (-2.5, "-2.5"), (0.1, "0.1"), (1e21, "1000000000000000000000"), (1.5e-7, "0.00000015"),
            (123_456_789_012_345_680, "123456789012345680"), (0, "0"),
        ] as [(Double, String)])
    func numberText(_ number: Double, _ text: String) {
        #expect(TerraformValue.number(number).asText() == text)
    }

    @Test("texts are equal or different only where their symbols cannot change that")
    func equality() {
        let text = TerraformValue.string("raw-${var.name}-eu")
        #expect(text.isEqual(to: "raw-${var.name}-eu") == true)
        #expect(text.isEqual(to: "out-${var.name}-eu") == false)
        #expect(text.isEqual(to: "raw-${var.other}-us") == false)
        #expect(text.isEqual(to: "raw-eu") == false)
        #expect(text.isEqual(to: "raw-${var.other}-eu") == nil)
        #expect(text.isEqual(to: .null) == false)
        #expect(Self.name.isEqual(to: .null) == nil)
        #expect(Self.name.isEqual(to: Self.name) == true)
        #expect(TerraformValue.list([Self.name, 1]).isEqual(to: [Self.name, 2]) == false)
        #expect(TerraformValue.list([Self.name]).isEqual(to: [Self.bucket]) == nil)
        #expect(TerraformValue.list([Self.name]).isEqual(to: []) == false)
        #expect(TerraformValue.object(["a": Self.name]).isEqual(to: ["b": Self.name]) == false)
        #expect(TerraformValue.number(1).isEqual(to: "1") == nil)
    }
}
