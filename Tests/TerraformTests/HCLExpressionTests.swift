import Terraform
import Testing

/// What stands behind `a = `, and its tree.
private typealias Reading = (source: String, tree: String)

@Suite("Reading expressions of native syntax")
struct HCLExpressionTests {
    private static let values: [Reading] = [
        ("1", "1"), ("1.5", "1.5"), ("1e3", "1000"), ("15E-1", "1.5"), ("007", "7"),
        ("true", "true"), ("false", "false"), ("null", "null"), ("\"x\"", "'x'"), ("\"\"", "''"),
        ("x", "x"), ("x-y", "x-y"), ("ünï", "ünï"), ("_x", "_x"), ("-1", "-1"), ("!x", "!x"), ("- -1", "--1"),
        ("[]", "[]"), ("[1, 2,]", "[1, 2]"), ("[\n1,\n# c\n2\n]", "[1, 2]"), ("{}", "{}"),
        ("f()", "f()"), ("f(1, x...)", "f(1, x...)"), ("f(\n1,\n2,\n)", "f(1, 2)"), ("f (1)", "f(1)"),
        ("provider::aws::arn_parse(x)", "provider::aws::arn_parse(x)"), ("(x)", "x"), ("(\nx\n)", "x"),
    ]

    private static let operations: [Reading] = [
        ("a + b * c", "(a + (b * c))"), ("a * b + c", "((a * b) + c)"), ("a - b - c", "((a - b) - c)"),
        ("(a + b) * c", "((a + b) * c)"), ("a || b && c", "(a || (b && c))"), ("a == b != c", "((a == b) != c)"),
        ("a < b == c >= d", "((a < b) == (c >= d))"), ("a <= b || a > c", "((a <= b) || (a > c))"),
        ("-a + b", "(-a + b)"), ("!a && b", "(!a && b)"), ("-a.b", "-a.b"), ("x -1", "(x - 1)"), ("x-1", "x-1"),
        ("a % b / c", "((a % b) / c)"), ("a ? b : c", "(a ? b : c)"),
        ("a ? b : c ? d : e", "(a ? b : (c ? d : e))"), ("a == 1 ? b + 1 : c", "((a == 1) ? (b + 1) : c)"),
        ("(a &&\nb)", "(a && b)"), ("a /* c */ + // d\n", "INVALID"),
    ]

    private static let steps: [Reading] = [
        ("a.b.c", "a.b.c"), ("a[0]", "a[0]"), ("a[\"k\"].b", "a['k'].b"), ("a.0.b", "a[0].b"), ("a[\n0\n]", "a[0]"),
        ("a[b.c]", "a[b.c]"), ("a[*].b", "a[*](.b)"), ("a.*.b.c", "a.*(.b.c)"), ("a[*]", "a[*]()"),
        ("a[*].b[0].c", "a[*](.b[0].c)"), ("a.*.b[0]", "a.*(.b)[0]"), ("a.*.0.b", "a.*([0].b)"),
        ("a[*].b[*].c", "[for * in a[*](.b): *[*](.c)]"), ("a[*].*.c", "[for * in a[*](): *.*(.c)]"),
        ("f(x)[0].y", "f(x)[0].y"), ("[1, 2][0]", "[1, 2][0]"), ("{ a = 1 }.a", "{'a': 1}.a"),
    ]

    private static let collections: [Reading] = [
        ("{ a = 1, b : 2 }", "{'a': 1, 'b': 2}"), ("{\na = 1\nb = 2\n}", "{'a': 1, 'b': 2}"),
        ("{\na = 1,\nb = 2,\n}", "{'a': 1, 'b': 2}"), ("{ \"a b\" = 1 }", "{'a b': 1}"),
        ("{ (a) = 1 }", "{a: 1}"), ("{ a.b = 1 }", "{a.b: 1}"), ("{ \"${a}\" = 1 }", "{a: 1}"),
        ("{ \"${a}-b\" = 1 }", "{<${a}'-b'>: 1}"), ("{ null = 1, true = 2, 1 = 3 }", "{'null': 1, 'true': 2, 1: 3}"),
        ("[{ a = 1 }, { a = 2 }]", "[{'a': 1}, {'a': 2}]"),
        ("[for v in x : v.id]", "[for v in x: v.id]"),
        ("[for k, v in x : k if v != null]", "[for k, v in x: k if (v != null)]"),
        ("{ for k, v in x : k => v... }", "{for k, v in x: k => v...}"),
        ("{\nfor k, v in x :\nk => v\nif v\n}", "{for k, v in x: k => v if v}"),
        ("[for x in y : {\na = x\nb = 1\n}]", "[for x in y: {'a': x, 'b': 1}]"),
    ]

    @Test("An expression is read into its tree", arguments: values + operations + steps + collections)
    fileprivate func tree(reading: (source: String, tree: String)) throws {
        let file = parse("a = \(reading.source)\n")
        let value = try #require(file.body.attribute("a"))
        #expect(HCLSketch.expression(value.expression) == reading.tree)
        #expect(file.diagnostics.isEmpty == (reading.tree != "INVALID"), "\(HCLSketch.diagnostics(file))")
    }

    @Test(
        "An expression knows its place",
        arguments: [
            ("a = var.x[0].y\n", "var.x[0].y"), ("a = (1 + 2)\n", "(1 + 2)"), ("a = f( 1 )  # c\n", "f( 1 )"),
            ("a = x ? 1 : [2]\n", "x ? 1 : [2]"), ("a = -x.y + 1\n", "-x.y + 1"), ("a = \"x${y}\"\n", "\"x${y}\""),
            ("a = \"${y.z}\"\n", "y.z"), ("a = <<E\nx\nE\n", "<<E\nx\nE"), ("a = x[*].y \n", "x[*].y"),
            ("a = { b = 1 }\n", "{ b = 1 }"), ("a = [for x in y : x]\n", "[for x in y : x]"),
        ])
    func places(source: String, text: String) throws {
        let file = parse(source)
        let value = try #require(file.body.attribute("a"))
        #expect(file.text(of: value.expression.range) == text)
    }

    @Test(
        "A number that no Double holds exactly has no value",
        arguments: ["1e999", "9007199254740993", "0.1000000000000000055"])
    func inexactNumber(text: String) throws {
        let value = try #require(parse("a = \(text)\n").body.attribute("a"))
        guard case .invalid = value.expression.kind else {
            Issue.record("a value: \(value.expression.kind)")
            return
        }
    }
}
