import AWSClient
import Collectors
import Derivation
import Facts
import Reporting
import Rules
import SnapshotStore
import Testing

@testable import PipeReportKit

/// Every `table.column` of the schema.
private func columns() throws -> Set<String> {
    let rows = try SnapshotStore().rows(
        "SELECT t.name || '.' || c.name AS name FROM pragma_table_list t JOIN pragma_table_info(t.name) c")
    return Set(rows.compactMap { $0.text("name") })
}

@Test("Every column that a fact fills, a page reads or a derivation is made of is one of the schema")
func declaredColumnsExist() throws {
    let known = try columns()
    let declared = LiveFact.allCases.flatMap(\.fills) + Report.readColumns + Derivation.inputs.values.flatMap(\.self)
    for column in declared { #expect(known.contains(column), "\(column) is no column") }
    for table in Derivation.inputs.keys { #expect(known.contains { $0.hasPrefix("\(table).") }) }
}

@Test("Every fact that a rule reads is filled by a declared fact, directly or through what is derived")
func rulesFactsAreCollected() {
    let filled = Set(LiveFact.allCases.flatMap(\.fills))
    for rule in Catalogue.all {
        for fact in rule.facts {
            let table = String(fact.name.prefix { $0 != "." })
            #expect(
                filled.contains(fact.name) || Derivation.inputs[table] != nil,
                "\(rule.id) reads \(fact.name), which nothing collects")
        }
    }
}

@Test("Every readable column of a live table is filled by a declared fact")
func readableColumnsAreCollected() throws {
    let filled = Set(LiveFact.allCases.flatMap(\.fills))
    let all = try columns()
    // The zip on this machine is no live fact, nor is what Terraform's resources say.
    let others = ["local_package.", "written_setting."]
    for column in all where all.contains("\(column)_state") && !others.contains(where: column.hasPrefix) {
        #expect(filled.contains(column), "nothing collects \(column)")
    }
}

@Test("Every operation that the client can send is declared by a fact")
func operationsAreDeclared() {
    let declared = Set(LiveFact.allCases.flatMap(\.operations))
    let spare = Set(AWSOperation.all).subtracting(declared).map(\.name).sorted()
    // The walk over all roles and the versions of one layer are there for callers, and no snapshot needs them.
    #expect(spare == ["ListLayerVersions", "ListRoles"])
}

private func request(_ demand: DemandOptions = DemandOptions(), yaml: String = "") throws -> SnapshotRequest {
    try SnapshotRequest(
        readsAWS: true, access: AWSAccessOptions(), demand: demand, probesNames: false,
        configuration: Configuration(yaml: yaml, name: "pipereport.yml"), hasTerraform: true)
}

@Test("Facts are read that an enabled rule or a page needs, and no others")
func demand() throws {
    let facts = try request().plan
    for fact in [
        LiveFact.buckets, .notification, .functionPolicy, .targets, .qualifierPolicies, .roles, .objects, .acl,
    ] {
        #expect(facts.wants(fact), "\(fact)")
    }
    for fact in [LiveFact.tags, .recursiveLoop, .metrics, .nameProbes] {
        #expect(!facts.wants(fact), "\(fact)")
    }
    let hygiene: [LiveFact] = [
        .publicAccessBlock, .versioning, .logging, .lifecycle, .objectLock, .replication, .urlConfigs, .subnets,
        .trails,
        .accountPublicAccessBlock, .endpoints, .accessPoints, .multiRegionAccessPoints,
    ]
    for fact in hygiene { #expect(facts.wants(fact), "\(fact)") }
    let without = try request(yaml: "disabled_rules: [hygiene]").plan
    for fact in hygiene { #expect(!without.wants(fact), "\(fact)") }
    let all = try request(DemandOptions(readsAllFacts: true)).plan
    #expect(all.facts == Set(LiveFact.allCases).subtracting([.nameProbes]))
    #expect(try request(yaml: "facts: all").plan == all)
}

@Test("Rules are chosen by id or category, and left out the same way")
func ruleSelection() throws {
    let wiring = try request(DemandOptions(rules: ["wiring", "deprecated-acl-argument"]))
    #expect(Set(wiring.enabledRules.map(\.category)) == [.wiring, .deprecations])
    #expect(try request(yaml: "disabled_rules: [wiring]").enabledRules.allSatisfy { $0.category != .wiring })
    #expect(
        try request(DemandOptions(rules: ["wiring"]), yaml: "rules: [bucket-names]").rules.contains(
            "missing-events-permission"))
    let error = try #require(throws: CommandError.self) { try request(DemandOptions(rules: ["wirring"])) }
    #expect(error.description.contains("wirring") && error.description.contains("bucket-names"))
    #expect(throws: CommandError.self) { try request(yaml: "rules: [nothing]") }
}

@Test("The scope is Terraform's where Terraform is given")
func scope() throws {
    #expect(try request().scope == .terraform)
    #expect(try request(yaml: "scope: account").scope == .account)
    #expect(try request(DemandOptions(scope: .terraform), yaml: "scope: account").scope == .terraform)
    #expect(throws: CommandError.self) { try request(yaml: "scope: everything") }
}

@Test("A request that is stored is asked for again as it was, and another version's is refused")
func storedRequest() throws {
    let asked = try request(DemandOptions(rules: ["wiring"]), yaml: "stages: {raw: 's3://bucket/raw/'}\nmax_rate: 5")
    #expect(try SnapshotRequest(stored: asked.json) == asked)
    #expect(throws: CommandError.self) { try SnapshotRequest(stored: #"{"future":1}"#) }
}

@Test("Everything that can be sent only reads")
func everythingReads() {
    let verbs = ["Get", "List", "Describe", "Head"]
    for operation in AWSOperation.all {
        #expect(verbs.contains { operation.name.hasPrefix($0) }, "\(operation.name)")
    }
}
