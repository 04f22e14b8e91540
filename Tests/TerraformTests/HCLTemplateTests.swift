import Terraform
import Testing

@Suite("Reading templates of native syntax")
struct HCLTemplateTests {
    /// Templates of constants, and what `terraform console` 1.11.4 makes of them.
    private static let rendered: [(String, String)] = [
        ("\"$$$${x}\"", "$$${x}"),
        ("\"$${x}\"", "${x}"),
        ("\"%%{x}\"", "%{x}"),
        ("\"$$\"", "$$"),
        ("\"a$\"", "a$"),
        ("\"$%{if true}a%{endif}\"", "$a"),
        ("\"\\u00e9\\U0001F600\\t\\\"\\\\\"", "é😀\t\"\\"),
        ("<<-A\n    x\n      y\n\n   \n    z\n    A", "x\n  y\n\n   \nz\n"),
        ("<<-A\n    ${\"q\"}\n  y\n    A", "  q\ny\n"),
        ("<<-A\n${\"q\"}\n  y\n    A", "q\n  y\n"),
        ("<<-A\n\t\tx\n\t\t\ty\n\tA", "x\n\ty\n"),
        ("<<-A\n \tx\n  y\n\tA", "x\ny\n"),
        ("<<A\n  x ${\"q\"}\ny\n  A", "  x q\ny\n"),
        ("<<-A\n  a\n  ${~\"q\"~}\n  b\n  A", "  a\nq  b\n"),
        ("<<-A\n  a\n${~\"q\"~}\n\n  b\n  A", "aq\nb\n"),
        ("<<-A\n  a   ${~\"q\"~}    \n  b\n  A", "aq  b\n"),
        ("<<-A\n  %{ for x in [\"1\",\"2\"] ~}\n  - ${x}\n  %{ endfor ~}\n  end\n  A", "  - 1\n  - 2\n  end\n"),
        ("<<-A\n  %{~ if true ~}\n  b\n  %{~ else ~}\n c\n  %{~ endif ~}\n  A", "  b\n"),
        ("<<-A\n    $${x}\n     %%{y} \\n \"\n    A", "${x}\n %{y} \\n \"\n"),
        ("<<-A\n    $x\n    %y\n    A", "$x\n%y\n"),
        ("\"x ${~ \"q\" ~} \\n y\"", "xqy"),
        ("\"x \\n${~ \"q\" ~}  $5\"", "xq$5"),
        ("\"${\"q\"}\"", "q"),
        ("\"${\"q\" ~} \"", "q"),
        ("\" ${~ \"q\"}\"", "q"),
        ("<<A\nA", ""),
        ("<<-A\n\nA", "\n"),
        ("<<-A\n   \n  A", "   \n"),
        ("<<-A\n    x\n   \u{A0}y\n    A", "x\ny\n"),
        ("<<-A\n    %{if true}\n  b\n%{endif}\n   A", "    \n  b\n\n"),
        ("<<-A\n    a$${b}\n    $${b}\n      $$\n    A", "a${b}\n${b}\n  $$\n"),
        ("<<-A\n    a\n    ${\"x\"}    \n\n\n      ${\"y\"}b\n    A", "a\nx    \n\n\n  yb\n"),
        ("\"${\"a\"}${\"b\"}\"", "ab"),
        ("\"a${\"b${\"c\"}\"}\"", "abc"),
        ("<<-A\n    a ${<<-B\n        in\n          ner\n      B\n    } b\n  A", "a in\n  ner\n b\n"),
        ("\"%{ if false }a%{ else }b%{ endif }c\"", "bc"),
        ("<<-A\r\n    a\r\n      b\r\n    A\r", "a\r\n  b\r\n"),
    ]

    @Test("A template holds what Terraform renders", arguments: rendered)
    func rendering(source: String, expected: String) throws {
        let file = parse("a = \(source)\n")
        let value = try #require(file.body.attribute("a"))
        #expect(render(value.expression, [:]) == expected)
        #expect(file.diagnostics.isEmpty, "\(HCLSketch.diagnostics(file))")
    }

    @Test(
        "A template is read into its parts",
        arguments: [
            ("\"${x}\"", "x"), ("\"${~ x ~}\"", "x"), ("\"a${x}b\"", "<'a'${x}'b'>"), ("\"${x} \"", "<${x}' '>"),
            ("\"${x ~} \"", "<${x}>"), ("\"a${\"b${c}\"}\"", "<'a'${<'b'${c}>}>"), ("\"${\nx\n}y\"", "<${x}'y'>"),
            ("\"%{ if x }a%{ else }b%{ endif }\"", "<%if(x)('a')('b')>"),
            ("\"%{ if x }%{ if y }a%{ endif }%{ endif }\"", "<%if(x)(%if(y)('a')())()>"),
            ("\"%{ for k, v in x }${v},%{ endfor }\"", "<%for k, v in x(${v}',')>"),
            ("\"${ { a = 1 }.a }\"", "{'a': 1}.a"), ("\"${ /* } */ x }\"", "x"), ("\"$${x} ${y}\"", "<'${x} '${y}>"),
            ("<<E\n${x}\nE", "<${x}'\\n'>"), ("f(<<E\nx\nE\n, 1)", "f('x\\n', 1)"),
            ("<<A\n${<<B\nx\nB\n}\nA", "<${'x\\n'}'\\n'>"),
        ])
    func parts(source: String, tree: String) throws {
        let file = parse("a = \(source)\n")
        let value = try #require(file.body.attribute("a"))
        #expect(HCLSketch.expression(value.expression) == tree)
        #expect(file.diagnostics.isEmpty, "\(HCLSketch.diagnostics(file))")
    }

    /// Renders what the constants of these tests need, and no more.
    private func render(_ expression: HCLExpression, _ names: [String: String]) -> String {
        switch expression.kind {
        case .string(let text): text
        case .variable(let name): names[name] ?? "?"
        case .template(let parts): parts.map { render($0, names) }.joined()
        default: "?"
        }
    }

    private func render(_ part: HCLTemplatePart, _ names: [String: String]) -> String {
        switch part {
        case .literal(let text): return text
        case .interpolation(let value): return render(value, names)
        case .directiveIf(let condition, let then, let otherwise):
            guard case .bool(let holds) = condition.kind else { return "?" }
            return (holds ? then : otherwise).map { render($0, names) }.joined()
        case .directiveFor(let clause, let inner):
            guard case .tuple(let items) = clause.collection.kind else { return "?" }
            return items.map { item in
                let inside = names.merging([clause.valueName: render(item, names)]) { $1 }
                return inner.map { render($0, inside) }.joined()
            }.joined()
        }
    }
}
