import Facts
import GRDB
import Testing

@testable import Rules
@testable import SnapshotStore

/// One example of one rule, printed by its names.
struct ExampleCase: Sendable, CustomTestStringConvertible {
    var rule: Rule
    var example: RuleExample

    var testDescription: String { "\(rule.id): \(example.name)" }

    static let all = Catalogue.all.flatMap { rule in rule.examples.map { ExampleCase(rule: rule, example: $0) } }

    /// A store with the example's rows.
    func store() throws -> (SnapshotStore, Int64) {
        let store = try SnapshotStore()
        let snapshot = try store.beginSnapshot(
            SnapshotHeader(takenAtMS: example.asOfMS, asOfMS: example.asOfMS, toolVersion: "example"))
        for (position, resource) in example.resources.enumerated() {
            // One configuration and one plan; each other resource comes from a source of its own.
            let source =
                switch resource.resource.origin {
                case .config: "terraform.config:."
                case .plan: "terraform.plan:tfplan.json"
                case .aws, .state: "example\(position)"
                }
            try store.write([resource], source: source, in: snapshot)
        }
        try store.replaceDerived(
            DerivedWiring(
                deliveries: example.deliveries, accesses: example.accesses, checks: example.checks,
                unanalysedHops: example.unanalysedHops),
            runs: [], version: 0, in: snapshot)
        try store.record(example.probes, in: snapshot)
        for setting in example.accountSettings { try store.record(setting, in: snapshot) }
        try store.record(example.coverage, in: snapshot)
        try store.write(example.blocks, source: "terraform.config:.", in: snapshot)
        for collection in example.collections { try store.record(collection, in: snapshot) }
        for (position, run) in example.runs.enumerated() {
            try store.write(run, source: "run\(position)", in: snapshot)
        }
        try store.write(example.objects, in: snapshot)
        try write(example.suppressions, to: store, in: snapshot)
        return (store, snapshot)
    }

    private func write(_ suppressions: [ExampleSuppression], to store: SnapshotStore, in snapshot: Int64) throws {
        let all = suppressions.map(\.suppression)
        try store.write(all.filter { $0.source == .file }, ofFile: "pipereport.yml", in: snapshot)
        try store.write(all.filter { $0.source == .comment }, source: "terraform.config:.", in: snapshot)
        let uses = Dictionary(
            suppressions.map { ($0.suppression.line, $0.use) }, uniquingKeysWith: { first, _ in first })
        for stored in try store.suppressions(of: snapshot) {
            if let use = uses[stored.suppression.line] { try store.record([stored.id: use]) }
        }
    }

    /// The worst verdict of the rule's rows: a failure outweighs an unknown, which outweighs a pass.
    func verdict(_ store: SnapshotStore, _ snapshot: Int64) throws -> Verdict? {
        let verdicts = Set(try RuleEvaluator(store: store).rows(of: rule, in: snapshot).map(\.verdict))
        return [.fail, .unknown, .pass].first { verdicts.contains($0) }
    }
}

@Test("Each example gets the verdict that it promises", arguments: ExampleCase.all)
func exampleVerdict(example: ExampleCase) throws {
    let (store, snapshot) = try example.store()
    #expect(
        try example.verdict(store, snapshot) == example.example.verdict,
        "the example is at line \(example.example.sourceLine) of the rule's file")
}

@Test(
    "A passing example with a needed fact unread becomes unknown",
    arguments: ExampleCase.all.filter {
        $0.example.verdict == .pass && !$0.example.holdsUnread && !$0.rule.facts.isEmpty
    })
func unreadIsNeverAPass(example: ExampleCase) throws {
    for fact in example.rule.facts {
        let (store, snapshot) = try example.store()
        try store.makeUnread(fact.table, fact.column)
        #expect(try example.verdict(store, snapshot) == .unknown, "\(fact.name) was unread")
    }
}

extension SnapshotStore {
    /// Turns a fact unread in every row. A column without a `…_state` beside it carries the word `unread` itself, as
    /// those of `delivery` do.
    fileprivate func makeUnread(_ table: String, _ column: String) throws {
        try queue.write { database in
            guard (table, column) != ("lambda_function", "environment") else {
                // A column of names has no state of its own: coverage carries it.
                return try database.execute(
                    sql: """
                        INSERT INTO coverage (snapshot_id, origin, region, owner, fact, state, reason)
                        SELECT f.snapshot_id, 'aws', coalesce(r.region, ''), f.name, 'lambda:environment', 'unread',
                            'AccessDenied'
                        FROM lambda_function f JOIN resource r ON r.id = f.resource_id WHERE f.origin = 'aws'
                        """)
            }
            let isPair = try database.columns(in: table).contains { $0.name == "\(column)_state" }
            let change =
                isPair
                ? "\(column) = NULL, \(column)_state = 'unread', \(column)_reason = 'AccessDenied'"
                : "\(column) = 'unread'"
            try database.execute(sql: "UPDATE \(table) SET \(change)")
        }
    }
}

@Test(
    "Every rule has a passing and a failing example, and an unknown one where it reads a readable fact",
    arguments: Catalogue.all.map(\.id))
func exampleKinds(id: String) throws {
    let rule = try #require(Catalogue.rule(id))
    let verdicts = Set(rule.examples.map(\.verdict))
    #expect(verdicts.contains(.pass))
    #expect(verdicts.contains(rule.neverFails ? .unknown : .fail))
    #expect(!rule.neverFails || !verdicts.contains(.fail))
    #expect(rule.facts.isEmpty || verdicts.contains(.unknown))
}

@Test(
    "A rule's words are whole: kebab-case id, title without a full stop, sources with dates",
    arguments: Catalogue.all.map(\.id))
func words(id: String) throws {
    let rule = try #require(Catalogue.rule(id))
    #expect(id.wholeMatch(of: /[a-z0-9]+(-[a-z0-9]+)*/) != nil)
    #expect(!rule.title.hasSuffix("."))
    #expect(rule.rationale.hasSuffix("."))
    #expect(!rule.remedy.isEmpty)
    #expect(!rule.sources.isEmpty)
    for source in rule.sources {
        #expect(source.url.hasPrefix("https://"))
        #expect(source.read.wholeMatch(of: /\d{4}-\d{2}-\d{2}/) != nil)
    }
}
