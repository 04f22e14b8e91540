import Terraform
import Testing

private func parseJSON(_ text: String, path: String = "main.tf.json") -> HCLFile {
    HCLJSONParser.parse(path: path, bytes: Array(text.utf8))
}

@Suite("Reading JSON configuration")
struct HCLJSONTests {
    @Test(
        "JSON is read into the tree of the native syntax",
        arguments: [
            ("{}", ""), ("[]", ""), (#"{"//": "comment"}"#, ""),
            (
                #"{"locals": {"a": "x", "b": [1, -2.5, true, null], "//": "c"}}"#,
                "locals { a = 'x'; b = [1, -2.5, true, null] }"
            ),
            (
                #"{"resource": {"t": {"n": {"a": "${var.x}", "b": "y-${var.z}"}, "m": {}}}}"#,
                "resource 't' 'n' { a = var.x; b = <'y-'${var.z}> }; resource 't' 'm' {  }"
            ),
            (
                #"{"resource": [{"t": {"n": {}}}, {"t": [{"m": [{}]}]}]}"#,
                "resource 't' 'n' {  }; resource 't' 'm' {  }"
            ),
            (#"[{"locals": {"a": 1}}, {"locals": {"b": 2}}]"#, "locals { a = 1 }; locals { b = 2 }"),
            (
                #"{"provider": {"aws": [{"alias": "${w}", "region": "${r}"}, {"region": "x"}]}}"#,
                "provider 'aws' { alias = '${w}'; region = r }; provider 'aws' { region = 'x' }"
            ),
            (
                #"{"variable": {"v": {"type": "list(string)", "default": "${no}", "description": "${no}"}}}"#,
                "variable 'v' { type = list(string); default = '${no}'; description = '${no}' }"
            ),
            (
                #"{"output": {"o": {"value": "${x.y}", "depends_on": ["a.b", "c.d"]}}}"#,
                "output 'o' { value = x.y; depends_on = [a.b, c.d] }"
            ),
            (
                #"{"data": {"t": {"n": {"provider": "aws.west", "depends_on": ["a.b"]}}}}"#,
                "data 't' 'n' { provider = aws.west; depends_on = [a.b] }"
            ),
            (
                #"{"module": {"m": {"source": "./${m}", "providers": {"aws": "aws.west"}, "x": "${y}"}}}"#,
                "module 'm' { source = './${m}'; providers = {aws: aws.west}; x = y }"
            ),
            (
                #"{"moved": {"from": "a.b", "to": "a.c[0]"}, "import": {"to": "a.b", "id": "${x}"}}"#,
                "moved { from = a.b; to = a.c[0] }; import { to = a.b; id = x }"
            ),
            (
                #"{"terraform": {"required_version": ">= 1", "required_providers": {"aws": {"source": "h/aws"}}}}"#,
                "terraform { required_version = '>= 1'; required_providers = {'aws': {'source': 'h/aws'}} }"
            ),
            (
                #"{"resource": {"t": {"n": {"lifecycle": {"ignore_changes": ["tags", "a.b"]}, "tags": {"${k}": 1}}}}}"#,
                "resource 't' 'n' { lifecycle = {'ignore_changes': [tags, a.b]}; tags = {k: 1} }"
            ),
            (#"{"locals": {"a": "\u00e9\ud83d\ude00\n\"\\$${x}"}}"#, "locals { a = 'é😀\\n\"\\${x}' }"),
            (#"{"unknown": {"a": "${b}"}}"#, "unknown = {'a': b}"),
        ])
    func trees(source: String, expected: String) {
        let file = parseJSON(source)
        #expect(HCLSketch.body(file.body) == expected)
        #expect(file.diagnostics.isEmpty, "\(HCLSketch.diagnostics(file))")
    }

    @Test("A file of values has no blocks and no templates")
    func values() {
        let file = parseJSON(#"{"resource": {"a": "${b}"}, "c": 1}"#, path: "x.auto.tfvars.json")
        #expect(HCLSketch.body(file.body) == "resource = {'a': '${b}'}; c = 1")
    }

    @Test(
        "A problem is told where it is, and the rest is read",
        arguments: [
            (#"{"locals": {"a": , "b": 1}}"#, ["1:18 A JSON value was expected, not `,`."], "locals { b = 1 }"),
            (
                #"{"locals": {"a": 1 "b": 2, "c": 3}}"#, ["1:20 A comma or `}` was expected, not `\"`."],
                "locals { a = 1; c = 3 }"
            ),
            (#"{"locals": {"a": 1,}}"#, ["1:20 A name in quotes was expected, not `}`."], "locals { a = 1 }"),
            (
                "{\"locals\": {\"a\": \"x\n, \"b\": 2}}",
                ["1:20 `\"` at the end of the text was expected, not the end of the line."],
                "locals { b = 2 }"
            ),
            (
                #"{"locals": {"a": "x ${y", "b": 2}}"#,
                ["1:24 `}` at the end of the ${ was expected, not the end of the file."],
                "locals { a = INVALID; b = 2 }"
            ),
            (
                #"{"locals": {"a": 1, "a": 2}}"#, ["1:21 Another name was expected: the argument `a` is set already."],
                "locals { a = 1 }"
            ),
            (
                #"{"resource": {"t": 1}, "locals": {"b": 2}}"#,
                ["1:20 An object, or an array of objects, was expected."],
                "locals { b = 2 }"
            ),
            (#"{"locals": {"a": 1}"#, ["1:20 A comma or `}` was expected, not the end of the file."], ""),
        ])
    func problems(source: String, diagnostics: [String], expected: String) {
        let file = parseJSON(source)
        #expect(HCLSketch.diagnostics(file) == diagnostics)
        #expect(HCLSketch.body(file.body) == expected)
    }

    @Test("An expression in a text knows its place in the file, behind escapes too")
    func places() {
        let file = parseJSON("{\n  \"locals\": {\"a\": \"\\u00e9\\n${var.x} ${var.y}\"}\n}\n")
        let found = HCLReferences.references(in: file.body)
        #expect(found.map { file.text(of: $0.range) } == ["var.x", "var.y"])
        #expect(found.first.map { file.position(of: $0.range.start) } == HCLPosition(line: 2, column: 30))
    }

    @Test(
        "Nested blocks are found in either syntax",
        arguments: [
            "resource \"t\" \"n\" {\n  lifecycle {\n    prevent_destroy = true\n  }\n}\n",
            #"{"resource": {"t": {"n": {"lifecycle": {"//": "c", "prevent_destroy": true}}}}}"#,
            #"{"resource": {"t": {"n": {"lifecycle": [{"prevent_destroy": true}]}}}}"#,
        ])
    func nestedBlocks(source: String) throws {
        let file = source.hasPrefix("{") ? parseJSON(source) : parse(source)
        let resource = try #require(file.body.blocks("resource").first)
        let blocks = resource.body.nestedBlocks("lifecycle")
        #expect(blocks.map { HCLSketch.body($0.body) } == ["prevent_destroy = true"])
        #expect(resource.body.nestedBlocks("connection").isEmpty)
    }

    @Test("Nested blocks with labels are found in either syntax, many at once, and inside each other")
    func labelledBlocks() throws {
        let native = """
            resource "t" "n" {
              provisioner "local-exec" {
                command = "a"
              }
              provisioner "local-exec" {
                command = "b"
                connection {
                  host = x.y
                }
              }
              dynamic "rule" {
                for_each = z
                iterator = it
                content {
                  id = it.value
                }
              }
            }
            """
        let json = #"""
            {"resource": {"t": {"n": {
              "provisioner": [{"local-exec": {"command": "a"}},
                {"local-exec": {"command": "b", "connection": {"host": "${x.y}"}}}],
              "dynamic": {"rule": {"for_each": "${z}", "iterator": "it", "content": {"id": "${it.value}"}}}
            }}}}
            """#
        for file in [parse(native), parseJSON(json)] {
            let body = try #require(file.body.blocks("resource").first).body
            let provisioners = body.nestedBlocks("provisioner")
            #expect(provisioners.map(\.labels) == [["local-exec"], ["local-exec"]])
            let connection = try #require(provisioners.last?.body.nestedBlocks("connection").first)
            #expect(HCLSketch.body(connection.body) == "host = x.y")
            let dynamic = try #require(body.nestedBlocks("dynamic").first)
            #expect(dynamic.labels == ["rule"])
            #expect(dynamic.body.attribute("iterator").map { HCLSketch.expression($0.expression) } == "it")
            let content = try #require(dynamic.body.nestedBlocks("content").first)
            #expect(HCLSketch.body(content.body) == "id = it.value")
        }
    }

    @Test(
        "Hostile JSON is refused and told",
        arguments: [
            String(repeating: "[", count: 100_000), String(repeating: "{\"a\":", count: 100_000),
            String(repeating: "[,", count: 50_000), String(repeating: "\"", count: 100_001),
            "{\"locals\":{\"a\":\"" + String(repeating: "${", count: 50_000) + "\"}}", "[1,2", "{\"a\"", "nul", "-", "",
        ])
    func hostile(source: String) {
        let file = parseJSON(source)
        #expect(!file.diagnostics.isEmpty)
        #expect(file.diagnostics.count <= 101)
    }
}
