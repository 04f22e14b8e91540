import Facts
import Foundation
import Terraform

/// What the first byte of a fuzzer's input selects; a new reader takes the next number.
///
/// `scripts/fuzz` builds this file into libFuzzer's program, and the tests run it on every seed.
enum FuzzTarget: UInt8, CaseIterable {
    case nativeSyntax = 0
    case jsonSyntax = 1
    case jsonValues = 2
    case state = 3
    case plan = 4
    case configuration = 5
    case runLog = 6

    /// Reads an input and asks for all that a reader of it can ask for.
    static func run(_ input: [UInt8]) {
        guard let first = input.first, let target = FuzzTarget(rawValue: first & 0x0F) else { return }
        let bytes = Array(input.dropFirst())
        switch target {
        case .nativeSyntax: read(HCLParser.parse(path: "main.tf", bytes: bytes))
        case .jsonSyntax: read(HCLJSONParser.parse(path: "main.tf.json", bytes: bytes))
        case .jsonValues: read(HCLJSONParser.parse(path: "a.auto.tfvars.json", bytes: bytes))
        case .state, .plan: readDocument(bytes)
        case .configuration: readConfiguration(bytes)
        case .runLog: RunLogFuzz.run(bytes)
        }
    }

    // MARK: - Syntax

    /// Goes over what must hold of any file.
    private static func read(_ file: HCLFile) {
        for reference in HCLReferences.references(in: file.body) { check(reference.range, of: file) }
        for diagnostic in file.diagnostics {
            check(diagnostic.range, of: file)
            precondition(diagnostic.message.hasSuffix("."), "a diagnostic is no sentence")
        }
        check(file.body, of: file)
    }

    private static func check(_ body: HCLBody, of file: HCLFile) {
        for attribute in body.attributes {
            check(attribute.nameRange, of: file)
            check(attribute.expression.range, of: file)
        }
        for block in body.blocks {
            check(block.range, of: file)
            check(block.headerRange, of: file)
            check(block.body, of: file)
        }
        for type in ["lifecycle", "provisioner", "dynamic"] { _ = body.nestedBlocks(type) }
    }

    private static func check(_ range: HCLRange, of file: HCLFile) {
        precondition(range.start >= 0 && range.start <= range.end, "a range runs backwards")
        precondition(Int(range.end) <= file.bytes.count, "a range leaves its file")
    }

    // MARK: - Documents

    private static func readDocument(_ bytes: [UInt8]) {
        guard let document = try? TerraformDocument(Data(bytes), path: "fuzzed.json") else { return }
        var instances: [TerraformInstance] = []
        try? document.forEachInstance { instances.append($0) }
        let known = Set(instances.compactMap { $0.attributes?["arn"]?.stringValue })
        for instance in instances { _ = TerraformFacts.collect(instance, origin: .state, knownValues: known) }
        _ = try? document.sensitiveTexts()
        _ = document.checks
        _ = try? document.drift()
        guard document.kind == .plan, let context = try? PlanContext(document, evaluator: nil) else { return }
        for instance in instances where context.accept(instance) == nil { _ = context.filled(instance) }
    }

    // MARK: - Configuration

    /// The folders that the parts of an input go to, each as its `main.tf`; a byte of zero ends a part.
    private static let folders = ["root", "root/a", "root/b", "root/c", "root/d", "root/e"]

    private static func readConfiguration(_ bytes: [UInt8]) {
        let parts = bytes.split(separator: 0, maxSplits: folders.count - 1, omittingEmptySubsequences: false)
        let files = Dictionary(uniqueKeysWithValues: zip(folders, parts.map(Array.init)))
        let fileSystem = ConfigurationFileSystem(
            listFiles: { files[$0] == nil ? [] : ["main.tf"] },
            read: { path in path.hasSuffix("/main.tf") ? files[String(path.dropLast(8))] : nil })
        let tree = ConfigurationTree.read("root", fileSystem: fileSystem)
        // A small share of what a user may wait for, so that many inputs get their turn.
        let evaluator = ConfigurationEvaluator(tree, maximumWork: 200_000)
        let analysis = ConfigurationAnalysis(evaluator, deprecations: .builtIn, lockedVersions: nil)
        for instance in analysis.instances {
            _ = TerraformFacts.collect(instance.instance, origin: .config, knownValues: [])
        }
        for output in evaluator.outputs.values { _ = output.json }
        _ = evaluator.moduleCalls()
        _ = tree.backend
    }
}
