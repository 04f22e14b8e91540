import Facts
import SnapshotStore
import Wiring

/// What a permission calls its function: a name, a full or partial ARN, each with or without a version or alias.
///
/// Source: Lambda API Reference, AddPermission, `FunctionName`. Lambda looks for a name in the region that is asked, so a
/// permission of another region's provider is none for a function of the same name here.
struct FunctionReference: Hashable {
    /// The ARN without its qualifier, or the name.
    let text: String
    let isARN: Bool
    /// The name alone.
    let name: String
    let qualifier: String?
    /// The region in which the name is looked for; nil where it is not known.
    let region: String?

    /// - Parameter region: of the resource that has the reference.
    init(_ written: String, region: String?) {
        isARN = written.hasPrefix("arn:")
        if isARN {
            let parts = ARN(written)?.functionAndQualifier
            (text, name) = (parts?.function ?? written, parts?.name ?? written)
            qualifier = parts?.qualifier
            self.region = ARN(written)?.region
            return
        }
        let words = SymbolicText.split(written, at: ":").filter { !$0.isEmpty }
        let isPartialARN = words.count >= 3 && words[1] == "function" && !SymbolicText.hasSymbols(words[0])
        let named = isPartialARN ? Array(words[2...]) : words
        text = named.first ?? written
        name = text
        qualifier = named.count == 2 ? named[1] : nil
        self.region = region
    }

    /// Of a row with `function`, `qualifier` and `region` of the resource.
    ///
    /// - Parameter origin: a plan knows functions that exist by the state, also where it does not say which region its
    ///   provider works in; a name is then looked for in all.
    static func of(_ row: SQLRow, origin: Origin) -> FunctionReference {
        let region = row.text("region").flatMap { origin == .plan && SymbolicText.hasSymbols($0) ? nil : $0 }
        return FunctionReference(row.text("function") ?? "", region: region)
    }

    /// Whether the function is the one that is called so: unknown where that shows when symbols are known.
    func isOf(_ function: WiringFacts.Function) -> SymbolicComparison { isOf(name: function.name, arn: function.arn) }

    func isOf(name own: String, arn: String) -> SymbolicComparison {
        if isARN { return SymbolicComparison.equality(text, arn) }
        let isNamed = SymbolicComparison.equality(name, own)
        guard let region, let own = ARN(arn)?.region else { return isNamed }
        return .all([isNamed, SymbolicComparison.equality(region, own)])
    }
}

/// The functions of one origin, to find those that permissions are for.
struct FunctionNames {
    private let byName: [String: [WiringFacts.Function]]

    init(_ functions: some Sequence<WiringFacts.Function>) {
        byName = Dictionary(grouping: functions) { SymbolicText.canonical($0.name) }
    }

    /// The canonical ARN of the one function that is called so for certain; what an ARN names need not be among them.
    func arn(of reference: FunctionReference) -> String? {
        if reference.isARN { return SymbolicText.canonical(reference.text) }
        let called = byName[SymbolicText.canonical(reference.name)] ?? []
        let certain = called.filter { reference.isOf($0) == .yes }
        return certain.count == 1 ? SymbolicText.canonical(certain[0].arn) : nil
    }
}
