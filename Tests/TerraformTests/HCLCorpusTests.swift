import Foundation
import Terraform
import Testing

@Suite("Files that other people wrote")
struct HCLCorpusTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    private static let corpus = root.appending(path: "build/corpus")

    /// Whether `scripts/corpus` was run.
    private static var hasCorpus: Bool { FileManager.default.fileExists(atPath: corpus.path) }
    private static var hasVerdicts: Bool {
        FileManager.default.fileExists(atPath: corpus.appending(path: "verdicts.tsv").path)
    }

    private static func file(_ path: String, in folder: URL) throws -> HCLFile {
        let bytes = [UInt8](try Data(contentsOf: folder.appending(path: path)))
        return path.hasSuffix(".json")
            ? HCLJSONParser.parse(path: path, bytes: bytes) : HCLParser.parse(path: path, bytes: bytes)
    }

    private static func paths(in folder: URL, endings: [String]) -> [String] {
        let all =
            FileManager.default.enumerator(atPath: folder.resolvingSymlinksInPath().path)?.compactMap { $0 as? String }
            ?? []
        return all.filter { path in endings.contains { path.hasSuffix($0) } }.sorted()
    }

    @Test("The example and its faults are read without a problem")
    func example() throws {
        let folder = Self.root.appending(path: "examples")
        let paths = Self.paths(in: folder, endings: [".tf"])
        #expect(paths.count > 25)
        for path in paths {
            let file = try Self.file(path, in: folder)
            #expect(file.diagnostics.isEmpty, "\(path): \(HCLSketch.diagnostics(file))")
        }
    }

    @Test("Every seed of the fuzzer is read without harm")
    func seeds() throws {
        let folder = Self.root.appending(path: "Tests/Fuzz/corpus/terraform")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        #expect(!names.isEmpty)
        for name in names {
            let bytes = [UInt8](try Data(contentsOf: folder.appending(path: name)))
            #expect(bytes.count < 10_000, "a seed of the fuzzer stays small: \(name)")
            FuzzTarget.run(bytes)
            // What is made for one reader is garbage for the others.
            for target in FuzzTarget.allCases where target != .configuration {
                FuzzTarget.run([target.rawValue] + bytes.dropFirst())
            }
        }
    }

    @Test(
        "Our parser and Terraform agree on which files of the corpus are well formed",
        .enabled(if: hasVerdicts, "NOT CHECKED: run scripts/corpus --compare to fetch the corpus"))
    func verdicts() throws {
        let lines = try String(contentsOf: Self.corpus.appending(path: "verdicts.tsv"), encoding: .utf8)
            .split(separator: "\n").map { $0.split(separator: "\t", omittingEmptySubsequences: false) }
        #expect(lines.count > 100)
        for line in lines where line.count == 3 {
            let file = try Self.file(String(line[1]), in: Self.corpus)
            let isBad = line[0] == "bad"
            #expect(
                file.diagnostics.isEmpty != isBad,
                "\(line[1]): Terraform says \(isBad ? line[2] : "ok"), we say \(HCLSketch.diagnostics(file))")
        }
    }

    @Test(
        "Every file of the corpus is read without harm",
        .enabled(if: hasCorpus, "NOT CHECKED: run scripts/corpus to fetch the corpus"))
    func corpus() throws {
        for path in Self.paths(in: Self.corpus, endings: [".tf", ".tfvars", ".hcl", ".tf.json", ".tfvars.json"]) {
            _ = HCLReferences.references(in: try Self.file(path, in: Self.corpus).body)
        }
    }
}
