import Facts
import Testing

@testable import Terraform

@Test(
    "A module call that is counted on what a resource gets from AWS is told at its line, one on an input is not blamed")
func countedModuleCalls() throws {
    let analysis = ConfigurationAnalysis(
        evaluate([
            "root/main.tf": """
            resource "aws_s3_bucket" "raw" {}
            variable "n" { type = number }
            module "waits" {
              source = "./m"
              count  = aws_s3_bucket.raw.id == "" ? 0 : 1
            }
            module "open" {
              source = "./m"
              count  = var.n
            }
            module "known" {
              source = "./m"
              count  = 2
            }
            """, "root/m/main.tf": "locals { a = 1 }",
        ]), deprecations: .builtIn, lockedVersions: nil)
    let remarks = analysis.modules.flatMap { module in
        module.remarks.filter { $0.kind == .unknownRepetition }.map { (module.address, $0) }
    }
    #expect(remarks.map(\.0) == ["module.waits", "module.open"])
    let first = try #require(remarks.first?.1)
    #expect(first.detail.hasPrefix("depends_on_resource: aws_s3_bucket.raw.id"))
    #expect(first.line == 5)
    #expect(remarks.last?.1.detail.hasPrefix("unknown: var.n") == true)
}
