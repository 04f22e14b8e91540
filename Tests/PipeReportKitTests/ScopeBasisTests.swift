import Collectors
import Derivation
import Facts
import Rules
import SnapshotStore
import Testing

@testable import PipeReportKit

private let sources = LiveSources(scope: .account)

private func basis(_ id: String, scope: CollectionPlan.Scope = .account) throws -> Set<String> {
    try ScopeBasis(LiveSources(scope: scope)).facts(of: try #require(Catalogue.rule(id)))
}

@Test("Rules on what is delivered rest on every list behind the deliveries, which none of them names")
func deliveriesRestOnTheirLists() throws {
    let lists: Set = ["s3:buckets", "lambda:functions", "events:buses", "events:rules", "events:targets"]
    for id in [
        "concurrency-zero", "function-not-active", "trigger-bucket-unreadable", "no-failure-destination",
        "logs-not-writable", "dead-letter-not-writable", "target-missing", "double-delivery", "rule-in-other-region",
        "event-loop", "unmanaged-resource",
    ] {
        let found = try basis(id)
        #expect(found.isSuperset(of: lists), "\(id) rests on \(found.sorted()) alone")
        #expect(found.contains("s3:notification"), "\(id) rests on \(found.sorted()) alone")
    }
    for rule in Catalogue.all { #expect(rule.lists.isEmpty, "\(rule.id) names what its SQL says") }
}

@Test("A rule rests on no more than what its SQL reads")
func noMoreThanWhatIsRead() throws {
    #expect(try basis("acl-in-use") == ["s3:buckets"])
    #expect(try basis("deprecated-runtime") == ["lambda:functions"])
    #expect(try basis("pattern-never-matches") == ["events:buses", "events:rules"])
    #expect(try basis("endpoint-without-replication") == ["events:endpoints"])
    #expect(try basis("access-point-public-access-block-missing") == ["s3:access_points", "s3:buckets"])
    // The statement says `events.amazonaws.com`, and a hop of S3 more or less changes nothing.
    #expect(try !basis("missing-events-permission").contains("s3:notification"))
    #expect(try !basis("missing-s3-permission").contains("events:rules"))
    #expect(try !basis("target-missing").contains("s3:location"))
    #expect(try basis("stale-function-code") == ["lambda:functions"])
    // Its SQL reads the state of each bucket's notifications, and answers for the bucket.
    #expect(try !basis("bucket-without-event-notifications").contains("s3:notification"))
}

@Test("With Terraform's scope, details rest also on what the wiring is found by")
func growingScope() throws {
    #expect(try basis("bucket-without-versioning") == ["s3:buckets"])
    let found = try basis("bucket-without-versioning", scope: .terraform)
    #expect(found.isSuperset(of: ["s3:buckets", "events:rules", "events:targets", "s3:notification"]))
}

/// It judges names wherever they come from, and needs no example of each.
private let wherever: Set = ["bucket-name-invalid"]

@Test("Only a rule with examples of the account rests on something live", arguments: Catalogue.all.map(\.id))
func liveRules(id: String) throws {
    let rule = try #require(Catalogue.rule(id))
    let live = rule.examples.contains { example in
        example.resources.contains { $0.resource.origin == .aws && $0.resource.type != "aws_account" }
    }
    let found = try basis(id)
    if found.isEmpty {
        // Its rows are Terraform's, or say themselves what could not be read.
        #expect(!live || !rule.answersUnread.isEmpty, "\(id) judges the account and rests on nothing")
    } else {
        #expect(live || wherever.contains(id), "\(id) has no example of the account and rests on \(found.sorted())")
    }
}

@Test("What a rule answers itself, its SQL looks up in the coverage")
func answeredRowByRow() throws {
    for rule in Catalogue.all {
        for fact in rule.answersUnread {
            #expect(LiveFact(rawValue: fact) != nil, "\(rule.id): no fact is called \(fact)")
            #expect(
                rule.sql.contains("coverage") && rule.sql.contains("'\(fact)'"), "\(rule.id) never looks for \(fact)")
        }
    }
}

@Test("Rows are declared of tables and columns that exist, and each value by itself")
func declaredRows() throws {
    let columns = try QueryChecker().columns
    let tables = Set(columns.map { String($0.prefix { $0 != "." }) })
    for fact in LiveFact.allCases {
        for table in fact.makesRowsIn { #expect(tables.contains(table), "\(fact) makes rows in \(table)") }
        // A column without a state belongs to a row that the fact makes, unless it is of a row that others make.
        let loose = fact.fills.filter { column in
            !columns.contains("\(column)_state") && !fact.makesRowsIn.contains(String(column.prefix { $0 != "." }))
        }
        let known: [LiveFact: [String]] = [
            .identity: ["snapshot.account"], .location: ["resource.region"],
            .environment: ["lambda_function.environment"],
            .endpoints: ["resource.attributes_hash"], .nameProbes: ["bucket_name_probe.answer"],
        ]
        #expect(loose == known[fact] ?? [], "whether \(fact) was read is said by no row")
    }
    for (key, inputs) in Derivation.rowInputs {
        let name = String(key.prefix { $0 != "=" })
        #expect(tables.contains(name) || columns.contains(name), "\(key) is no table or column")
        for input in inputs { #expect(tables.contains(input) || columns.contains(input), "\(key) is made of \(input)") }
    }
    for kind in WiringCheck.Kind.allCases {
        #expect(Derivation.rowInputs["wiring_check.kind=\(kind.rawValue)"] != nil, "\(kind)")
    }
    for purpose in Access.Purpose.allCases {
        #expect(Derivation.rowInputs["access.purpose=\(purpose.rawValue)"] != nil, "\(purpose)")
    }
}

@Test("All rows of a derived table are made of what the rows of each value are made of")
func wholeTables() {
    for (key, inputs) in Derivation.rowInputs where key.contains("=") {
        let table = String(key.prefix { $0 != "." })
        let whole = Set(Derivation.rowInputs[table] ?? [])
        #expect(whole.isSuperset(of: inputs), "\(key) is made of more than \(table)")
    }
}

@Test("What a rule's scope rests on is collected where only that rule is enabled", arguments: Catalogue.all.map(\.id))
func scopesAreCollected(id: String) throws {
    let rule = try #require(Catalogue.rule(id))
    let wanted = try SnapshotRequest.demand(of: [rule])
    for fact in try basis(id) { #expect(wanted.contains { $0.rawValue == fact }, "\(id) is enabled without \(fact)") }
}
