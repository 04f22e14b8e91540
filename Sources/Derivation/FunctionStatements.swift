import Facts
import SnapshotStore
import Wiring

/// The statements of resource policies by the function that they are of.
struct FunctionStatements {
    private let byFunction: [String: [InvokePermission.Statement]]
    /// Statements of no function that we know, with what stands in the place of its name.
    struct Stray {
        var reference: SymbolicOutline
        var statements: [InvokePermission.Statement]
    }

    private let symbolicStrays: [Stray]
    /// By the function's name, where that is wholly known.
    private let literalStrays: [String: [Stray]]

    /// Terraform may name the function by its name, its ARN or `name:alias`.
    init(_ rows: [SQLRow], functions: [String: WiringFacts.Function], origin: Origin) {
        let arnByName = Dictionary(
            functions.values.map { (SymbolicText.canonical($0.name), SymbolicText.canonical($0.arn)) },
            uniquingKeysWith: { first, _ in first })
        var byFunction: [String: [InvokePermission.Statement]] = [:]
        var strays: [String: [InvokePermission.Statement]] = [:]
        for row in rows {
            let reference = row.text("function") ?? ""
            let parts = ARN(reference)?.functionAndQualifier
            let words = SymbolicText.split(reference, at: ":").filter { !$0.isEmpty }
            let arn =
                parts.map { SymbolicText.canonical($0.function) } ?? arnByName[SymbolicText.canonical(reference)]
                ?? words.first.flatMap { arnByName[SymbolicText.canonical($0)] }
            let qualifier =
                row.text("qualifier") ?? parts?.qualifier ?? (parts == nil && words.count == 2 ? words[1] : nil)
            let statement = InvokePermission.Statement(
                sid: row.text("sid") ?? "", json: row.text("statement") ?? "", qualifier: qualifier)
            if let arn { byFunction[arn, default: []].append(statement) }
            if origin == .plan || origin == .config, arn.map({ functions[$0] == nil }) ?? true {
                strays[parts?.function ?? words.first ?? reference, default: []].append(statement)
            }
        }
        self.byFunction = byFunction
        let sorted = strays.sorted { $0.key < $1.key }.map {
            Stray(reference: SymbolicOutline($0.key), statements: $0.value)
        }
        symbolicStrays = sorted.filter { SymbolicText.hasSymbols(Self.name($0)) }
        literalStrays = Dictionary(grouping: sorted.filter { !SymbolicText.hasSymbols(Self.name($0)) }, by: Self.name)
    }

    func of(_ functionARN: String) -> [InvokePermission.Statement] {
        byFunction[SymbolicText.canonical(functionARN)] ?? []
    }

    /// Statements that may turn out to be the function's.
    func strays(of function: WiringFacts.Function) -> [Stray] {
        let literal =
            SymbolicText.hasSymbols(function.name)
            ? literalStrays.sorted { $0.key < $1.key }.flatMap(\.value) : literalStrays[function.name] ?? []
        guard !symbolicStrays.isEmpty || !literal.isEmpty else { return [] }
        let (arn, name) = (SymbolicOutline(function.arn), SymbolicOutline(function.name))
        return (symbolicStrays + literal).filter { $0.reference.mayEqual(name) || $0.reference.mayEqual(arn) }
    }

    private static func name(_ stray: Stray) -> String {
        ARN(stray.reference.text)?.functionAndQualifier?.name ?? stray.reference.text
    }
}
