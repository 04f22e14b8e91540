import Facts
import Testing

@testable import Terraform

@Test(
    "expressions evaluate as in Terraform",
    arguments: [
        (#""a-${1 + 2 * 3}""#, TerraformValue.string("a-7")), ("10 % 4 - -1", .number(3)),
        (#"true && !false || fail"#, .bool(true)), (#""a" == "a" ? "yes" : nowhere.x"#, .string("yes")),
        (#"[for i, x in ["a", "b"] : "${i}${x}" if x != "a"]"#, .list([.string("1b")])),
        (#"{for k, v in {a = 1, b = 2} : v => k}"#, .object(["1": .string("a"), "2": .string("b")])),
        (
            #"{for x in ["aa", "ab", "b"] : substr(x, 0, 1) => x...}"#,
            .object(["a": .list([.string("aa"), .string("ab")]), "b": .list([.string("b")])])
        ),
        (#"[{a = 1}, {a = 2}][*].a"#, .list([.number(1), .number(2)])), (#"null[*]"#, .list([])),
        (#"{a = {b = ["x"]}}.a.b[0]"#, .string("x")), (#"try({a = 1}.b, [1][4], "last")"#, .string("last")),
        (#"can({a = 1}.b)"#, .bool(false)), (#"can({a = 1}.a)"#, .bool(true)),
        ("\"%{ for x in [1, 2] }${x};%{ endfor }%{ if true }y%{ else }n%{ endif }\"", .string("1;2;y")),
        (#"max([1, 5]...)"#, .number(5)), ("path.module", .string(".")), ("terraform.workspace", .string("default")),
        (#""${[1, 2]}" == "" "#, .bool(false)), (#"1 + "2""#, .number(3)),
    ])
func expressions(_ text: String, _ expected: TerraformValue) {
    #expect(value(of: text) == expected)
}

private let unknowns = """
    variable "x" {}
    variable "secret" {
      default   = "hidden"
      sensitive = true
    }
    resource "aws_s3_bucket" "b" {}
    """

@Test(
    "what is not known keeps its symbol and decides only what it must",
    arguments: [
        ("var.x", TerraformValue.unknown("var.x")), (#""${var.x}""#, .unknown("var.x")),
        (#""a-${var.x}""#, .string("a-${var.x}")), ("var.x.y[0]", .unknown("var.x.y[0]")),
        ("var.secret", .unknown("var.secret")), (#"[var.x, "b"][1]"#, .string("b")),
        ("var.x == var.x", .bool(true)), (#""a${var.x}" == "b${var.x}""#, .bool(false)),
        (#""${var.x}-raw" == var.x"#, .bool(false)), (#""${var.x}a" != "${var.x}b""#, .bool(true)),
        ("false && var.x", .bool(false)), ("var.x || true", .bool(true)),
        (#"var.x == "a" ? "same" : "same""#, .string("same")), ("[var.x] == null", .bool(false)),
        ("try(var.x, \"no\")", .unknown("var.x")), ("try(var.x.y, \"no\")", .unknown("var.x.y")),
        ("jsonencode({a = var.x})", .string(#"{"a":"${var.x}"}"#)),
        ("aws_s3_bucket.b.bucket", .unknown("aws_s3_bucket.b.bucket")),
        ("aws_s3_bucket.b.id", .unknown("aws_s3_bucket.b.bucket")),
        ("aws_s3_bucket.b.arn", .string("arn:aws:s3:::${aws_s3_bucket.b.bucket}")),
        ("aws_s3_bucket.b.hosted_zone_id", .unknown("aws_s3_bucket.b.hosted_zone_id")),
        ("{k = aws_s3_bucket.b}.k.website_domain", .unknown("aws_s3_bucket.b.website_domain")),
        ("aws_s3_bucket.none.arn", .unknown("aws_s3_bucket.none.arn")),
        ("data.aws_ami.none.id", .unknown("data.aws_ami.none.id")),
        ("sensitive(\"a\")", .unknown("root.expr.main.tf-8-11")),
        ("var.x > 3", .unknown("root.expr.main.tf-8-11")),
        ("lower(var.x)", .unknown("root.expr.lower(var.x)")),
        (#""${lower(var.x)}-raw""#, .string("${root.expr.lower(var.x)}-raw")),
        ("lower(var.x) == lower(var.x)", .bool(true)),
        (
            "substr( aws_s3_bucket.b.hosted_zone_id,0, 4)",
            .unknown("root.expr.substr(aws_s3_bucket.b.hosted_zone_id, 0, 4)")
        ),
        // Each of these may be another value at another place, or holds what would have to be quoted.
        ("uuid()", .unknown("root.expr.main.tf-8-11")), ("lower(each.value)", .unknown("root.expr.main.tf-8-11")),
        (#"replace(var.x, "a", "b")"#, .unknown("root.expr.main.tf-8-11")),
        (#"[for my_name in ["a"] : lower(my_name.x)][0]"#, .unknown("root.expr.main.tf-8-35[0]")),
        (#"file("/etc/passwd")"#, .unknown("root.expr.main.tf-8-11")),
    ])
func unknownExpressions(_ text: String, _ expected: TerraformValue) {
    #expect(value(of: text, with: unknowns) == expected)
}

@Test("values that lead back to themselves are unknown")
func circularValues() {
    let evaluator = evaluate(
        """
        locals {
          a = local.b
          b = local.a
        }
        resource "aws_s3_bucket" "one" {
          bucket = aws_s3_bucket.two.bucket
        }
        resource "aws_s3_bucket" "two" {
          bucket = aws_s3_bucket.one.bucket
        }
        resource "aws_s3_bucket" "three" {
          count = length(aws_s3_bucket.three)
        }
        output "a" {
          value = local.a
        }
        """)
    #expect(evaluator.outputs["a"] == .unknown("local.a"))
    #expect(evaluator.all.count == 3)
    #expect(evaluator.value(of: "aws_s3_bucket.one", attribute: "bucket") == .unknown("aws_s3_bucket.one.bucket"))
}

@Test("deep nesting ends in an unknown value and not in a crash")
func deepNesting() {
    let deep = (0..<3000).map { "  a\($0) = local.a\($0 + 1)" }.joined(separator: "\n")
    let text = String(repeating: "(1 + ", count: 300) + "1" + String(repeating: ")", count: 300)
    let evaluator = evaluate(
        "locals {\n\(deep)\n}\noutput \"a\" {\n  value = local.a0\n}\noutput \"b\" {\n  value = \(text)\n}\n")
    guard case .unknown? = evaluator.outputs["a"] else {
        Issue.record("The chain is evaluated to its end.")
        return
    }
    #expect(evaluator.outputs["b"] != nil)
}

@Test("policies and templates beside the configuration are read, others are not")
func filesOfTheConfiguration() {
    let evaluator = evaluate([
        "root/main.tf": """
        output "policy" {
          value = jsondecode(file("${path.module}/policy.json")).Version
        }
        output "template" {
          value = templatefile("templates/rule.tpl", { names = ["a", "b"], bucket = var.bucket })
        }
        output "outside" {
          value = file("../../other/secret.txt")
        }
        output "exists" {
          value = fileexists("policy.json")
        }
        variable "bucket" {}
        """,
        "root/policy.json": #"{"Version": "2012-10-17"}"#,
        "root/templates/rule.tpl": "%{ for n in names }${n}@${bucket} %{ endfor }",
        "../other/secret.txt": "secret", "other/secret.txt": "secret",
    ])
    #expect(evaluator.outputs["policy"] == .string("2012-10-17"))
    #expect(evaluator.outputs["template"] == .string("a@${var.bucket} b@${var.bucket} "))
    #expect(evaluator.outputs["outside"] == .unknown("root.expr.main.tf-8-11"))
    #expect(evaluator.outputs["exists"] == .unknown("root.expr.main.tf-11-11"))
}
