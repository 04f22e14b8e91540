import Collectors
import Facts
import Foundation
import Rules
import Testing

@testable import PipeReportKit

/// A folder with `pipereport.yml` and rules; it goes when it goes.
private final class Project {
    let folder: URL

    init(_ yaml: String, rules: [String: String]) throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "project-\(UUID().uuidString)")
        let own = folder.appending(path: "own")
        try FileManager.default.createDirectory(at: own, withIntermediateDirectories: true)
        try Data(yaml.utf8).write(to: file)
        for (name, text) in rules { try Data(text.utf8).write(to: own.appending(path: name)) }
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    var file: URL { folder.appending(path: "audit.yml") }

    func request(_ demand: DemandOptions = DemandOptions()) throws -> SnapshotRequest {
        let (configuration, _) = try Configuration.load(file.path, in: "/")
        return try SnapshotRequest(
            readsAWS: true, access: AWSAccessOptions(), demand: demand, probesNames: false,
            configuration: configuration, hasTerraform: true)
    }
}

private let tags = """
    -- id: bucket-tags
    -- title: Buckets have tags
    -- severity: low

    SELECT resource_id, origin, '' AS subject, 'fail' AS verdict, 'Without tags.' AS reason
    FROM s3_bucket_settings WHERE snapshot_id = :snapshot AND tags_state = 'absent'
    """

@Test("What a user's rule reads is collected, without being declared")
func userRuleDemand() throws {
    let project = try Project("rule_folders: [own]\nrule_time_limit_s: 2.5", rules: ["tags.sql": tags])
    let request = try project.request()
    #expect(request.plan.wants(.tags))
    #expect(request.rules.contains("bucket-tags") && request.ruleTimeLimitSeconds == 2.5)
    #expect(try request.userRules().rules.map(\.file) == ["own/tags.sql"])
    #expect(try !project.request(DemandOptions(rules: ["wiring"])).plan.wants(.tags))
    #expect(try SnapshotRequest(stored: request.json) == request)
}

@Test(
    "User rules are chosen and left out by id and category",
    arguments: [
        ("rules: [bucket-tags]", ["bucket-tags"]), ("rules: user", ["bucket-tags"]), ("rules: [wiring]", []),
        ("disabled_rules: [user]", []), ("disabled_rules: [bucket-tags]", []),
        ("disabled_rules: wiring", ["bucket-tags"]),
    ])
func userRuleSelection(yaml: String, wanted: [String]) throws {
    let project = try Project("rule_folders: own\n\(yaml)", rules: ["tags.sql": tags])
    #expect(try project.request().userRules().rules.map(\.rule.id) == wanted)
}

@Test("A rule that is gone when the snapshot goes on is a problem, and so is a broken one that was chosen")
func rulesThatAreGone() throws {
    let project = try Project("rule_folders: own", rules: ["tags.sql": tags])
    let request = try project.request()
    try FileManager.default.removeItem(at: project.folder.appending(path: "own/tags.sql"))
    let gone = try request.userRules().problems
    #expect(gone.map(\.rule) == ["bucket-tags"])
    #expect(gone.first?.message.contains("no file has the rule bucket-tags") == true)
    try Data("-- id: bucket-tags".utf8).write(to: project.folder.appending(path: "own/tags.sql"))
    let broken = try request.userRules().problems
    #expect(Set(broken.map(\.file)) == ["own/tags.sql"])
}

@Test(
    "What is wrong with the settings of user rules is one sentence",
    arguments: [
        ("rule_folders: [own, others]", "there is no folder others (rule_folders"),
        ("rule_folders: own\nrule_time_limit_s: 0", "rule_time_limit_s takes a number from 0.001 to 3600 (seconds)"),
        ("rule_folders: {a: b}", "rule_folders takes a text or a list of texts"),
        ("rule_folders: own\nrules: [bucket-tag]", "bucket-tag"),
    ])
func settingsOfUserRules(yaml: String, message: String) throws {
    let project = try Project(yaml, rules: ["tags.sql": tags])
    let error = try #require(throws: CommandError.self) { try project.request() }
    #expect(error.description.contains(message), "\(error.description)")
}
