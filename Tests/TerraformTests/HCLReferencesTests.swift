import Terraform
import Testing

@Suite("Finding references")
struct HCLReferencesTests {
    @Test(
        "An expression refers to what it names",
        arguments: [
            ("1", []), ("\"x\"", []), ("var.x", ["var.x"]), ("local.y.z", ["local.y.z"]), ("self", ["self"]),
            ("module.m.out", ["module.m.out"]), ("data.aws_x.y.attr", ["data.aws_x.y.attr"]),
            ("aws_s3_bucket.raw[0].arn", ["aws_s3_bucket.raw[0].arn"]),
            ("aws_s3_bucket.raw.0.arn", ["aws_s3_bucket.raw[0].arn"]),
            ("aws_s3_bucket.raw[\"a\\\"b\"].arn", ["aws_s3_bucket.raw[\"a\\\"b\"].arn"]),
            ("a.b[each.key].c", ["a.b", "each.key"]), ("a.b[c.d[0]].e", ["a.b", "c.d[0]"]),
            ("a.b[*].c", ["a.b[*].c"]), ("a.b.*.c", ["a.b[*].c"]), ("a[*].b[*].c", ["a[*].b"]),
            ("\"${a.b}-${c.d}\"", ["a.b", "c.d"]), ("f(a.b, { (c) = d.e, f = g })", ["a.b", "c", "d.e", "g"]),
            ("a ? b.c : !d", ["a", "b.c", "d"]), ("-a + b.c", ["a", "b.c"]), ("f(a).b.c", ["a"]),
            ("[for k, v in a.b : v.c if k != d.e]", ["a.b", "d.e"]), ("[for v in v.x : v.y]", ["v.x"]),
            ("{ for k, v in a : k => [for v in v.x : v] }", ["a"]), ("concat([for v in a : v], [v.w])", ["a", "v.w"]),
            ("\"%{ for x in a.b }${x}${y.z}%{ endfor }%{ if c }d%{ else }${e}%{ endif }\"", ["a.b", "y.z", "c", "e"]),
            ("a[*].b[x.y].c", ["a[*].b", "x.y"]), ("path.module", ["path.module"]),
        ])
    func references(source: String, texts: [String]) throws {
        let file = parse("a = \(source)\n")
        #expect(file.diagnostics.isEmpty)
        let value = try #require(file.body.attribute("a"))
        #expect(HCLReferences.references(in: value.expression).map(\.text) == texts)
    }

    @Test("A reference knows its place, also in nested blocks and texts")
    func places() {
        let file = parse("b {\n  c {\n    d = \"x ${aws_s3_bucket.raw[0].arn[e]}\"\n  }\n}\n")
        let found = HCLReferences.references(in: file.body)
        #expect(found.map { file.text(of: $0.range) } == ["aws_s3_bucket.raw[0].arn", "e"])
        #expect(found.first.map { file.position(of: $0.range.start) } == HCLPosition(line: 3, column: 14))
    }
}
