import Collectors
import Facts
import Foundation
import Machine
import Testing

@testable import Terraform

@Suite("Configurations on a disk are read inside of a boundary")
struct ConfigurationBoundaryTests {
    @Test("The limit of all files together is named at the first file past it")
    func totalBytes() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "boundary-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for name in ["a.tf", "b.tf", "c.tf"] {
            let text = "locals {\n  \(name.prefix(1)) = 1\n}\n" + String(repeating: "#\n", count: 200_000)
            try Data(text.utf8).write(to: folder.appending(path: name))
        }
        let limits = ReadLimits(fileBytes: 1_000_000, totalBytes: 1_000_000, files: 10)
        let tree = ConfigurationTree.read(
            folder.path, fileSystem: .disk(try ReadBoundary(root: folder.path, limits: limits)))
        #expect(tree.problems.map(\.file) == ["c.tf"])
        #expect(
            tree.problems.map(\.message) == ["The file is past the limit of 1 MB for all files together."])
        #expect(tree.root.folder?.locals.keys.sorted() == ["a", "b"])
    }

    @Test("Module calls are read to a depth of 100, and that is said once")
    func depth() {
        var files = ["root/main.tf": "module \"n\" {\n  source = \"./m0\"\n}\n"]
        for number in 0..<2000 {
            files["root/m\(number)/main.tf"] = "module \"n\" {\n  source = \"../m\(number + 1)\"\n}\n"
        }
        let tree = ConfigurationTree.read("root", fileSystem: virtualFileSystem(files))
        #expect(tree.problems.map(\.message) == ["Module calls more than 100 levels deep are not read."])
        #expect(tree.root.all.count == 102)
    }

    @Test("What a text of a file becomes is kept where it is a name, and where it is not it is as if not known")
    func fileTexts() {
        let evaluator = evaluate([
            "root/main.tf": """
            locals {
              lines = jsondecode(file("notes.json"))
              name  = trimspace(file("name.txt"))
            }
            resource "aws_s3_bucket" "named" {
              bucket = local.name
            }
            resource "aws_s3_bucket" "text" {
              bucket = local.lines[1]
              tags   = { Owner = local.name }
            }
            resource "aws_s3_bucket" "each" {
              for_each = toset(local.lines)
            }
            resource "aws_s3_bucket" "plain" {
              bucket = "a plain text"
            }
            resource "aws_s3_bucket" "through" {
              bucket = "${aws_s3_bucket.text.bucket}-x"
            }
            """, "root/name.txt": "some-name\n", "root/notes.json": #"["first line", "second line"]"#,
        ])
        let buckets = evaluator.all.reduce(into: [:]) { $0[$1.address] = $1.attributes?["bucket"]?.stringValue }
        #expect(
            buckets == [
                "aws_s3_bucket.named": "some-name", "aws_s3_bucket.text": "${aws_s3_bucket.text.bucket}",
                "aws_s3_bucket.plain": "a plain text", "aws_s3_bucket.through": "${aws_s3_bucket.through.bucket}",
                "aws_s3_bucket.each": "${aws_s3_bucket.each.bucket}",
            ])
        #expect(evaluator.value(of: "aws_s3_bucket.text", attribute: "bucket") == .unknown("aws_s3_bucket.text.bucket"))
    }
}
