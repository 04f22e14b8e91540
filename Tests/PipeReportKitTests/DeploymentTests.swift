import Facts
import Foundation
import SnapshotStore
import Testing

@testable import PipeReportKit

private let example = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appending(path: "../../examples/chinook-pipeline").standardizedFileURL

private let variants: [String] =
    ((try? FileManager.default.contentsOfDirectory(atPath: example.appending(path: "deployments").path)) ?? [])
    .filter { !$0.hasPrefix(".") && $0 != "README.md" }.sorted()

/// A world without environment, whose clock stands still.
private func world(_ out: @escaping @Sendable (String) -> Void = { _ in }) -> World {
    World(
        now: { 1_795_000_000_000 }, environment: [:], currentDirectory: "/", out: out, err: { _ in },
        isErrTerminal: false)
}

/// A folder that lives as long as the body.
private func withFolder<Result>(_ body: (String) async throws -> Result) async throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appending(path: "pipereport-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    return try await body(folder)
}

/// The findings of a variant's committed state and plan, without AWS.
private func audit(_ variant: String, in folder: String) async throws -> (SnapshotStore, [Finding]) {
    let files = example.appending(path: "deployments/\(variant)")
    try await SnapshotCommand(
        database: folder + "/x.db", state: [files.appending(path: "terraform.tfstate").path],
        plan: [files.appending(path: "plan-after-apply.json").path], readsAWS: false
    ).run(world())
    let store = try SnapshotStore(path: folder + "/x.db", mode: .readOnly)
    return (store, try store.findings(of: try store.snapshotID("latest")))
}

private struct Expected: Decodable {
    struct Finding: Decodable {
        var rule: String
        var severity: String
        var address: String
    }
    var finding: Finding
    var consequences: [String]
}

@Test("The healthy example's state and plan have no finding beside its hygiene")
func healthyExample() async throws {
    try await withFolder { folder in
        let (store, findings) = try await audit("healthy", in: folder)
        #expect(findings.filter { $0.category != .hygiene }.map(\.message) == [])
        let hops = try store.rows("SELECT arrives FROM delivery").compactMap { $0.text("arrives") }
        // Two hops, each seen by the state and by the plan.
        #expect(hops == ["yes", "yes", "yes", "yes"])
    }
}

@Test(
    "Each fault is the first finding of its variant, and the rest are its consequences",
    arguments: variants.filter {
        // Whether a name is taken can only be asked of S3; the end-to-end test does.
        $0 != "healthy" && $0 != "name-taken"
    })
func faultIsFound(variant: String) async throws {
    let file = example.appending(path: "faults/\(variant)/expected.json")
    let expected = try JSONDecoder().decode(Expected.self, from: try Data(contentsOf: file))
    try await withFolder { folder in
        // A name that nobody asked about is unknown without AWS.
        let findings = try await audit(variant, in: folder).1.filter {
            $0.rule != "bucket-name-taken" && $0.category != .hygiene
        }
        let first = try #require(findings.first)
        #expect(first.rule == expected.finding.rule)
        #expect(first.severity.rawValue == expected.finding.severity)
        #expect(findings.contains { $0.rule == expected.finding.rule && $0.address == expected.finding.address })
        let others = Set(findings.map(\.rule)).subtracting([expected.finding.rule])
        #expect(others.isSubset(of: expected.consequences), "\(others)")
    }
}

@Test("The same facts give the same JSON, byte for byte")
func sameBytes() async throws {
    func json() async throws -> String {
        try await withFolder { folder in
            _ = try await audit("missing-permission", in: folder)
            let text = Collected()
            let check = CheckCommand(
                database: folder + "/x.db", snapshot: "latest", format: .json, failOn: .high, only: [], origins: [],
                requiresComplete: false)
            #expect(try check.run(world(text.add)) == .findings)
            return text.value
        }
    }
    #expect(try await json() == json())
}

@Test(
    "check compares severities with its threshold",
    arguments: [
        ("missing-permission", Severity.high, CommandStatus.findings), ("missing-permission", .critical, .clean),
        ("deprecated-acl", .high, .clean), ("deprecated-acl", .medium, .findings), ("healthy", .high, .clean),
    ])
func thresholds(variant: String, failOn: Severity, status: CommandStatus) async throws {
    try await withFolder { folder in
        _ = try await audit(variant, in: folder)
        let check = CheckCommand(
            database: folder + "/x.db", snapshot: "latest", format: .table, failOn: failOn, only: [], origins: [],
            requiresComplete: false)
        #expect(try check.run(world()) == status)
    }
}

@Test("Every problem of a configuration file is named at once")
func configurationProblems() throws {
    let error = try #require(throws: CommandError.self) {
        try Configuration(yaml: "terraform: 3\nprobe_names: maybe\nregion: x\n", name: "pipereport.yml")
    }
    for word in ["terraform takes", "probe_names takes", "region is not a setting"] {
        #expect(error.description.contains(word))
    }
    let good = try Configuration(
        yaml: "terraform: infra\nregions: [us-east-1, eu-west-1]\nstages:\n  raw: s3://bucket/raw/\n", name: "x")
    #expect(good.terraform == ["infra"])
    #expect(good.regions == ["us-east-1", "eu-west-1"])
    #expect(good.stages == [.raw: "s3://bucket/raw/"])
}

@Test("A hostile name reaches the terminal as text")
func hostileNames() {
    #expect(FindingTable.visible("a\u{1B}[2Jb\u{202E}c") == "a\\u{1b}[2Jb\\u{202e}c")
}

/// Text gathered from a closure.
private final class Collected: @unchecked Sendable {
    private let lock = NSLock()
    private var text = ""

    var value: String { lock.withLock { text } }

    func add(_ more: String) { lock.withLock { text += more } }
}

@Test("A state that is named by its folder and by itself is read once")
func sameStateTwice() async throws {
    try await withFolder { folder in
        let files = example.appending(path: "deployments/healthy").path
        try await SnapshotCommand(
            database: folder + "/x.db", terraform: [files], state: [files + "/../healthy/terraform.tfstate"],
            readsAWS: false
        ).run(world())
        let store = try SnapshotStore(path: folder + "/x.db", mode: .readOnly)
        let sources = try store.rows("SELECT source FROM collection WHERE source LIKE 'terraform%'")
        #expect(sources.map { $0.text("source") } == ["terraform.state:terraform.tfstate"])
        let findings = try store.findings(of: try store.snapshotID("latest"))
        #expect(findings.filter { $0.category != .hygiene }.isEmpty)
    }
}
