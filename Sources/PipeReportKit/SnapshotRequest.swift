package import Collectors
import Derivation
import Facts
import Foundation
import Reporting
import Rules

/// How AWS is reached.
package struct AWSAccessOptions: Sendable, Hashable {
    package var profile: String?
    /// Empty takes the session's own.
    package var regions: [String]
    /// Calls a second to each service in each region, at the most.
    package var maxRate: Double?
    /// Whether plain http may leave the machine.
    package var allowsPlainHTTP: Bool

    package init(
        profile: String? = nil, regions: [String] = [], maxRate: Double? = nil, allowsPlainHTTP: Bool = false
    ) {
        self.profile = profile
        self.regions = regions
        self.maxRate = maxRate
        self.allowsPlainHTTP = allowsPlainHTTP
    }
}

/// How much is asked for.
package struct DemandOptions: Sendable, Hashable {
    /// Nil: `terraform` where Terraform is given, else `account`.
    package var scope: CollectionPlan.Scope?
    /// Whether also facts are read that no enabled rule and no page reads; nil takes the configuration's word.
    package var readsAllFacts: Bool?
    /// Ids and categories of the rules to evaluate; empty takes the configuration's, else all.
    package var rules: [String]

    package init(scope: CollectionPlan.Scope? = nil, readsAllFacts: Bool? = nil, rules: [String] = []) {
        self.scope = scope
        self.readsAllFacts = readsAllFacts
        self.rules = rules
    }
}

/// What one snapshot asks for, resolved from options, configuration and defaults; stored with the snapshot so that
/// `--resume` asks for the same.
struct SnapshotRequest: Codable, Sendable, Hashable {
    var readsAWS: Bool
    var profile: String?
    var regions: [String]
    var maxRate: Double?
    var allowsPlainHTTP: Bool
    var scope: CollectionPlan.Scope
    /// Names of `LiveFact`.
    var facts: [String]
    /// Ids of the rules that are evaluated, also of those that the user wrote, broken ones among them.
    var rules: [String]
    /// Where the user's rules are; a run that goes on reads them again.
    var ruleFolders: [RuleFolder]
    var ruleTimeLimitSeconds: Double
    /// Stage → `s3://bucket/prefix`.
    var stages: [String: String]

    init(_ command: SnapshotCommand, sources: SourceList) throws {
        var access = command.access
        access.profile = sources.profile
        access.regions = sources.regions
        try self.init(
            readsAWS: command.readsAWS, access: access, demand: command.demand, probesNames: command.probesNames,
            configuration: sources.configuration, hasTerraform: sources.hasTerraform)
    }

    init(
        readsAWS: Bool, access: AWSAccessOptions, demand: DemandOptions, probesNames: Bool,
        configuration: Configuration, hasTerraform: Bool
    ) throws {
        self.readsAWS = readsAWS
        profile = access.profile
        regions = access.regions
        maxRate = access.maxRate ?? configuration.maxRate
        allowsPlainHTTP = access.allowsPlainHTTP || configuration.allowsPlainHTTP
        scope = demand.scope ?? configuration.scope ?? (hasTerraform ? .terraform : .account)
        let selection = try RuleSelection(
            only: demand.rules.isEmpty ? configuration.rules : demand.rules, except: configuration.disabledRules,
            userRules: try UserRuleLoader.load(configuration.ruleFolders))
        rules = selection.rules.map(\.id) + Set(selection.userRules.problems.compactMap(\.rule)).sorted()
        ruleFolders = configuration.ruleFolders
        ruleTimeLimitSeconds = configuration.ruleTimeLimitSeconds
        let readsAll = demand.readsAllFacts ?? configuration.readsAllFacts
        var wanted =
            readsAll
            ? Set(LiveFact.allCases)
            : try Self.demand(of: selection.rules, userRules: selection.userRules.rules, isLive: readsAWS)
        if probesNames || configuration.probeNames {
            wanted.insert(.nameProbes)
        } else {
            wanted.remove(.nameProbes)
        }
        facts = wanted.map(\.rawValue).sorted()
        stages = Dictionary(uniqueKeysWithValues: configuration.stages.map { ($0.key.rawValue, $0.value) })
    }

    /// - Throws: `CommandError` when another version of pipereport wrote it.
    init(stored json: String) throws {
        do {
            self = try JSONDecoder().decode(SnapshotRequest.self, from: Data(json.utf8))
        } catch {
            throw CommandError(
                "The unfinished snapshot was begun by another version of pipereport; take a new one without --resume.")
        }
    }

    var json: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            return String(decoding: try encoder.encode(self), as: UTF8.self)
        }
    }

    /// The facts that the rules and the pages read, directly or through what is derived, and those on which the rules'
    /// scopes rest.
    ///
    /// - Parameters:
    ///   - userRules: of these also what their SQL reads, whether or not a header names it.
    ///   - isLive: whether AWS is asked at all; the scopes are not looked into where it is not.
    /// - Throws: `RuleError` when a rule's SQL does not compile.
    static func demand(
        of rules: [Rule], userRules: [UserRule] = [], isLive: Bool = true
    ) throws -> Set<LiveFact> {
        let columns = Set(rules.flatMap(\.facts).map(\.name)).union(Report.readColumns).union(
            userRules.flatMap(\.reads))
        let derived = columns.flatMap { column in
            Derivation.inputs[String(column.prefix { $0 != "." })] ?? []
        }
        guard isLive else { return CollectionPlan.facts(filling: columns.union(derived)) }
        // Not what only widens a scope: which details are asked then depends on what was asked.
        let basis = try ScopeBasis(LiveSources(scope: .account))
        let own = Set(userRules.map(\.rule.id))
        let lists = try rules.filter { !own.contains($0.id) }.flatMap { try basis.facts(of: $0) }
        return CollectionPlan.facts(
            filling: columns.union(derived), lists: Set(lists).union(userRules.flatMap { basis.facts(of: $0) }))
    }

    var plan: CollectionPlan { CollectionPlan(facts: Set(facts.compactMap(LiveFact.init)), scope: scope) }

    var enabledRules: [Rule] {
        let ids = Set(rules)
        return Catalogue.all.filter { ids.contains($0.id) }
    }

    /// The user's rules of this request, read anew: what was asked for and is no longer there is a problem too.
    func userRules() throws -> UserRuleSet {
        let ids = Set(rules)
        var set = try UserRuleLoader.load(ruleFolders)
        set.rules.removeAll { !ids.contains($0.rule.id) }
        set.problems.removeAll { $0.rule.map { !ids.contains($0) } ?? false }
        let found = Set(Catalogue.all.map(\.id) + set.rules.map(\.rule.id) + set.problems.compactMap(\.rule))
        for id in rules where !found.contains(id) {
            set.problems.append(
                RuleProblem(
                    file: ruleFolders.first?.name ?? "rule_folders", line: 1,
                    message: "no file has the rule \(id), with which the snapshot was begun", rule: id))
        }
        return set
    }

    var stageURIs: [Stage: String] {
        Dictionary(uniqueKeysWithValues: stages.compactMap { name, uri in Stage(rawValue: name).map { ($0, uri) } })
    }
}
