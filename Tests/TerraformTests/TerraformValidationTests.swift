import Foundation
import Testing

@testable import Terraform

@Suite("The output of terraform validate")
struct TerraformValidationTests {
    @Test("a diagnostic keeps its place, address and words")
    func diagnostics() throws {
        let text = #"""
            {"format_version": "1.0", "valid": false, "error_count": 1, "warning_count": 2, "diagnostics": [
              {"severity": "warning", "summary": "Argument is deprecated",
               "detail": "acl is deprecated. Use the aws_s3_bucket_acl resource instead.",
               "address": "aws_s3_bucket.b",
               "range": {"filename": "main.tf", "start": {"line": 10, "column": 9, "byte": 164},
                         "end": {"line": 10, "column": 18, "byte": 173}},
               "snippet": {"context": "resource \"aws_s3_bucket\" \"b\"", "code": "  acl = \"private\"",
                           "start_line": 10, "highlight_start_offset": 8, "highlight_end_offset": 17, "values": []}},
              {"severity": "warning", "summary": "Deprecated attribute", "detail": ""},
              {"severity": "error", "summary": "Unsupported block type",
               "range": {"filename": "modules/a/main.tf", "start": {"line": 3, "column": 5, "byte": 9},
                         "end": {"line": 3, "column": 6, "byte": 10}}, "snippet": null}]}
            """#
        let validation = try TerraformValidation(parsing: Data(text.utf8))
        #expect(!validation.isValid)
        #expect(validation.diagnostics.map(\.isDeprecation) == [true, true, false])
        let first = try #require(validation.diagnostics.first)
        #expect(first.severity == .warning)
        #expect(first.address == "aws_s3_bucket.b")
        #expect(first.file == "main.tf")
        #expect(first.line == 10)
        #expect(first.column == 9)
        #expect(first.code == #"  acl = "private""#)
        #expect(validation.diagnostics[1].file == nil)
        #expect(validation.diagnostics[2].severity == .error)
        #expect(validation.diagnostics[2].detail == "")
        #expect(validation.diagnostics[2].file == "modules/a/main.tf")
    }

    @Test("anything else is refused", arguments: ["", "[]", "{}", #"{"valid": true}"#])
    func otherText(_ text: String) {
        #expect(throws: DecodingError.self) { try TerraformValidation(parsing: Data(text.utf8)) }
    }
}
