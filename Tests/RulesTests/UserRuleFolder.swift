import Facts
import Foundation
import SnapshotStore

@testable import Rules

/// A folder of rules beside a database with two functions, one of them with little memory; it goes when it goes.
final class UserRuleFolder {
    let folder: URL
    let store: SnapshotStore
    let snapshot: Int64

    init(_ files: [String: String]) throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "rules-\(UUID().uuidString)")
        let rules = folder.appending(path: "rules")
        try FileManager.default.createDirectory(at: rules, withIntermediateDirectories: true)
        for (name, text) in files { try Data(text.utf8).write(to: rules.appending(path: name)) }
        store = try SnapshotStore(path: folder.appending(path: "p.db").path)
        snapshot = try store.beginSnapshot(SnapshotHeader(takenAtMS: 5, asOfMS: 7, toolVersion: "test"))
        try store.write(
            [("small", 128), ("large", 512)].map { name, memory in
                CollectedResource(
                    Resource(
                        origin: .aws, type: "aws_lambda_function",
                        arn: "arn:aws:lambda:eu-west-1:111122223333:function:\(name)", name: name),
                    [.lambdaFunction(LambdaFunction(name: name, memoryMB: memory))])
            }, source: "aws.lambda", in: snapshot)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    var folders: [RuleFolder] { [RuleFolder(name: "rules", path: folder.appending(path: "rules").path)] }

    /// Loads the rules, evaluates them on the snapshot and gives what is wrong.
    func evaluate(_ limits: QueryLimits = QueryLimits()) throws -> [String] {
        let set = try UserRuleLoader.load(folders)
        try RuleEvaluator(store: store, rules: [], userRules: set, limits: limits).evaluate(snapshot)
        return try store.ruleProblems(of: snapshot).map(\.description)
    }
}
