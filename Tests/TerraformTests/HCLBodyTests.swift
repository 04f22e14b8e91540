import Terraform
import Testing

@Suite("Reading arguments and blocks of native syntax")
struct HCLBodyTests {
    @Test(
        "Arguments and blocks are read in their order",
        arguments: [
            ("", ""), ("# only a comment", ""), ("a = 1", "a = 1"), ("a = 1\nb = 2\n", "a = 1; b = 2"),
            ("\u{FEFF}a = 1\n", "a = 1"), ("a = 1\r\nb {\r\n  c = 2\r\n}\r\n", "a = 1; b { c = 2 }"),
            ("\ta\t=\t1\n", "a = 1"), ("a=1#x\n//y\n/* z\n */ b = 2", "a = 1; b = 2"),
            ("b {}\n", "b {  }"), ("b { }\nb {\n}\n", "b {  }; b {  }"), ("b { a = 1 }\n", "b { a = 1 }"),
            ("b \"x\" \"y z\" {\n  a = 1\n}\n", "b 'x' 'y z' { a = 1 }"), ("b x y-z {\n}\n", "b 'x' 'y-z' {  }"),
            ("b {\n  c \"d\" {\n    e = [\n      1\n    ]\n  }\n  f = 2\n}\n", "b { f = 2; c 'd' { e = [1] } }"),
            ("b { # c\n  a = 1\n}", "b { a = 1 }"), ("b \"\\\"x\\\"\" {}\n", "b '\"x\"' {  }"),
            ("b /* x */ \"y\" {\n}\n", "b 'y' {  }"),
        ])
    func bodies(source: String, expected: String) {
        let file = parse(source)
        #expect(HCLSketch.body(file.body) == expected)
        #expect(file.diagnostics.isEmpty, "\(HCLSketch.diagnostics(file))")
    }

    @Test("A block knows its header and its whole")
    func blockPlaces() throws {
        let file = parse("# x\nresource \"a\" \"b\" {\n  c = 1\n}\nlocals {}\n")
        let block = try #require(file.body.blocks("resource").first)
        #expect(file.text(of: block.headerRange) == "resource \"a\" \"b\"")
        #expect(file.text(of: block.range) == "resource \"a\" \"b\" {\n  c = 1\n}")
        #expect(file.position(of: block.headerRange.start) == HCLPosition(line: 2, column: 1))
        let locals = try #require(file.body.blocks("locals").first)
        #expect(file.text(of: locals.headerRange) == "locals")
        #expect(file.text(of: locals.range) == "locals {}")
    }

    @Test(
        "Columns count characters as a reader sees them",
        arguments: [
            ("a = [x]\n", 1, 6), ("\ta = x\n", 1, 6), ("a = \"é\" + x\n", 1, 11), ("a = \"👩‍👩‍👧\" + x\n", 1, 11),
            ("# é\n\n  a = x\n", 3, 7), ("a = <<E\n  é ${x}\nE\n", 2, 7), ("a = 1\r\nb = x\r\n", 2, 5),
            ("\u{FEFF}a = x\n", 1, 5),
            ("b {\n  a = <<-E\n    t\n    ${x}\n  E\n}\n", 4, 7),
        ])
    func columns(source: String, line: Int, column: Int) throws {
        let file = parse(source)
        #expect(file.diagnostics.isEmpty, "\(HCLSketch.diagnostics(file))")
        let reference = try #require(HCLReferences.references(in: file.body).first)
        #expect(file.position(of: reference.range.start) == HCLPosition(line: line, column: column))
    }

    @Test("A body of many arguments still finds the one that is set twice")
    func duplicateAmongMany() {
        let lines = (0..<40).map { "a\($0) = 1\n" }.joined()
        let file = parse(lines + "a7 = 2\n")
        #expect(file.body.attributes.count == 40)
        #expect(HCLSketch.diagnostics(file) == ["41:1 Another name was expected: the argument `a7` is set already."])
    }
}
