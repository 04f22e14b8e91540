import ArgumentParser
import PipeReportKit

/// How AWS is reached.
struct AccessArguments: ParsableArguments {
    @Option(help: "The AWS profile.")
    var profile: String?

    @Option(help: "An AWS region; repeatable.")
    var region: [String] = []

    @Option(help: ArgumentHelp("Calls a second to each service in each region, at the most.", valueName: "number"))
    var maxRate: Double?

    @Flag(name: .customLong("allow-http"), help: "Let plain http leave the machine; https and loopback need no leave.")
    var allowHTTP = false

    func validate() throws {
        let range = NumberRange.maxRate
        if let maxRate, !range.contains(maxRate) { throw ValidationError("--max-rate takes \(range.expectation).") }
        if let problem = RegionArgument.problem(region) { throw ValidationError(problem) }
    }

    var options: AWSAccessOptions {
        AWSAccessOptions(profile: profile, regions: region, maxRate: maxRate, allowsPlainHTTP: allowHTTP)
    }
}

/// How much is asked for.
struct DemandArguments: ParsableArguments {
    enum ScopeName: String, ExpressibleByArgument, CaseIterable {
        case terraform, account
    }

    enum FactsName: String, ExpressibleByArgument, CaseIterable {
        case needed, all
    }

    @Option(
        help:
            "Whose details are read: what Terraform manages and what is wired to it (the default where Terraform is given), or all of the account."
    )
    var scope: ScopeName?

    @Option(help: "Which facts are read: those that an enabled rule or a page needs (the default), or all.")
    var facts: FactsName?

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp(
            "Only these rules, by id or category; with them only the facts that they need.", valueName: "id"))
    var rules: [String] = []

    var isGiven: Bool { scope != nil || facts != nil || !rules.isEmpty }

    /// - Parameter config: the configuration file, which may name folders of rules.
    func check(config: String?) throws {
        let unknown = RulesCommand(configurationFile: config).unknown(rules, .process)
        if !unknown.isEmpty {
            throw ValidationError(
                "No rule and no category is called \(unknown.joined(separator: ", ")). pipereport rules list names them all."
            )
        }
    }

    var options: DemandOptions {
        DemandOptions(
            scope: scope.flatMap { .init(rawValue: $0.rawValue) }, readsAllFacts: facts.map { $0 == .all }, rules: rules
        )
    }
}
