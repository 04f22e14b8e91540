import Facts
import Foundation
import Testing

@testable import Terraform

@Suite("Files with more of one thing than a person writes")
struct HugeFileTests {
    private let rest = #"reason="r" expires=2027-01-31"#

    private func comments(_ main: String, name: String = "main.tf") -> [Suppression] {
        ConfigurationAnalysis(evaluate(["root/\(name)": main]), deprecations: .builtIn, lockedVersions: nil)
            .suppressions
    }

    @Test("a column of a hundred thousand comments is read once, and no more are kept than it takes to refuse them")
    func comments() {
        let block = "resource \"x\" \"y\" {\n}\n"
        let many = comments(String(repeating: "# pipereport:ignore a \(rest)\n", count: 100_000) + block)
        #expect(many.count == 10_001)
        #expect(many.first?.block == 100_001...100_002)
        let few = comments("# pipereport:ignore a \(rest)\n" + String(repeating: "# x\n", count: 20_000) + block)
        #expect(few.map(\.block) == [20_002...20_003])
    }

    @Test("a document on one line has thousands of places")
    func oneLine() {
        let note = #""pipereport:ignore x reason='a' expires=2027-01-31""#
        let notes = Array(repeating: note, count: 9_000).joined(separator: ",")
        let found = comments(#"{"//":[\#(notes)],"resource":{"x":{"y":{}}}}"#, name: "main.tf.json")
        #expect(found.count == 9_000)
    }

    @Test("a document that lies too deep is refused with the limit")
    func depth() {
        let nested = String(repeating: "[", count: 600) + String(repeating: "]", count: 600)
        let text = #"{"version":4,"terraform_version":"1.9.0","resources":[{"a":\#(nested)}]}"#
        let error = #expect(throws: TerraformError.self) { try TerraformDocument(Data(text.utf8), path: "x.tfstate") }
        #expect(error?.description.contains("more than 500 deep within each other, which is the limit") == true)
    }
}
