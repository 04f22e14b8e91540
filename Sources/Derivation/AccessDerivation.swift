import Facts
import SnapshotStore
import Wiring

/// What the functions of one origin's pipelines may do with the things that they need.
struct AccessDerivation {
    let wiring: WiringFacts
    let facts: AccessFacts
    let logGroups: LogGroups
    /// The function's row in `resource` → the hops that lead to it.
    private let deliveries: [Int64: [Delivery]]

    init(wiring: WiringFacts, facts: AccessFacts, logGroups: LogGroups, deliveries: [Delivery]) {
        self.wiring = wiring
        self.facts = facts
        self.logGroups = logGroups
        self.deliveries = Dictionary(grouping: deliveries.filter { $0.functionID != nil }) { $0.functionID ?? 0 }
    }

    /// For every function that something is delivered to, or whose environment names a bucket.
    ///
    /// - Throws: `LimitError` when there would be too many.
    func accesses() throws(LimitError) -> [Access] {
        var all: [Access] = []
        var statements = 0
        for function in facts.functions {
            let named = buckets(named: function.environment)
            guard deliveries[function.id] != nil || !named.isEmpty else { continue }
            let asker = AccessAsker(function: function, facts: facts, wiring: wiring)
            let triggering = Set((deliveries[function.id] ?? []).map { SymbolicText.canonical($0.bucket) })
            let asked = 2 * (triggering.count + named.count)
            try DerivationLimit.expect(
                all.count + asked, atMost: DerivationLimit.accesses,
                "pairs of a function and a bucket that it is called for or that its environment names",
                of: wiring.origin)
            // A bucket's policy is read for each question; no statement has less than some hundred characters.
            let policies = triggering.union(named.keys).reduce(0) { size, name in
                let settings = wiring.bucket(name).flatMap { facts.settings[$0.id] }
                return size + (settings?.policy.value?.utf8.count ?? 0) / 100
            }
            statements += asked * asker.statementCount + 2 * policies
            try DerivationLimit.expect(
                statements, atMost: DerivationLimit.statements,
                "pairs of a bucket of a function and a statement of their policies", of: wiring.origin)
            all += triggers(of: function, named, asker) + environment(of: function, named, asker)
            all += destinations(of: function, asker)
        }
        return all
    }

    // MARK: Buckets

    /// A bucket that is spoken of, and the environment variables that name it.
    private struct NamedBucket {
        var name: String
        var bucket: WiringFacts.Bucket?
        var variables: [String]
    }

    private func buckets(named environment: [String: String]) -> [String: NamedBucket] {
        var found: [String: NamedBucket] = [:]
        for (variable, value) in environment.sorted(by: { $0.key < $1.key }) {
            guard let name = Self.bucketName(value) else { continue }
            let bucket = wiring.bucket(name)
            guard bucket != nil || Self.isBucketSymbol(name) else { continue }
            let key = SymbolicText.canonical(name)
            found[key, default: NamedBucket(name: bucket?.name ?? name, bucket: bucket, variables: [])]
                .variables.append(variable)
        }
        return found
    }

    /// The bucket that a value may name: as it is, by its ARN, or by an address such as `s3://raw/in`.
    private static func bucketName(_ value: String) -> String? {
        if value.hasPrefix("s3://") {
            return SymbolicText.split(String(value.dropFirst("s3://".count)), at: "/").first
        }
        guard let arn = ARN(value) else {
            // What a bucket is called by Terraform before it has an ARN.
            guard let symbol = SymbolicText.loneSymbol(of: value), let name = SymbolName(symbol),
                name.type == "aws_s3_bucket", name.attribute == "arn", symbol.hasSuffix(".arn")
            else { return value.isEmpty ? nil : value }
            return SymbolicText.text(of: symbol.dropLast("arn".count) + "bucket")
        }
        guard arn.service == "s3" else { return nil }
        return SymbolicText.split(arn.resource, at: "/").first
    }

    private static func isBucketSymbol(_ name: String) -> Bool {
        SymbolicText.loneSymbol(of: name).flatMap { SymbolName($0) }?.type == "aws_s3_bucket"
    }

    private func triggers(
        of function: AccessFacts.Function, _ named: [String: NamedBucket], _ asker: AccessAsker
    ) -> [Access] {
        let hops = (deliveries[function.id] ?? []).filter { !$0.bucket.isEmpty }
        let byBucket = Dictionary(grouping: hops) { SymbolicText.canonical($0.bucket) }
        return byBucket.sorted { $0.key < $1.key }.flatMap { key, hops -> [Access] in
            let filters = Set(hops.map { KeyFilter(prefix: $0.prefix, suffix: $0.suffix) })
                .sorted { ($0.prefix, $0.suffix) < ($1.prefix, $1.suffix) }
            let name = hops.first?.bucket ?? ""
            return [Access.Mode.read, .write].map { mode in
                var access = asker.bucket(
                    wiring.bucket(name)?.name ?? name, wiring.bucket(name), mode, filters, purpose: .trigger)
                access.variables = named[key]?.variables ?? []
                return access
            }
        }
    }

    private func environment(
        of function: AccessFacts.Function, _ named: [String: NamedBucket], _ asker: AccessAsker
    ) -> [Access] {
        named.sorted { $0.key < $1.key }.flatMap { _, named in
            [Access.Mode.read, .write].map { mode in
                var access = asker.bucket(named.name, named.bucket, mode, [KeyFilter()], purpose: .environment)
                access.variables = named.variables
                return access
            }
        }
    }

    // MARK: Logs and what failed

    private func destinations(of function: AccessFacts.Function, _ asker: AccessAsker) -> [Access] {
        var found: [Access] = []
        if let group = logGroups.arn(of: function) { found.append(asker.logs(group)) }
        let targets = [function.deadLetterARN].compactMap { $0 } + function.failureDestinations
        for target in Set(targets.filter { !$0.isEmpty }).sorted() { found.append(asker.failures(target)) }
        return found
    }
}
