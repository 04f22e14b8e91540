import Facts
import SnapshotStore
import Wiring

/// The statements of resource policies by the function that they are of.
struct FunctionStatements {
    private let byFunction: [String: [InvokePermission.Statement]]
    /// Statements of no function that we know, with what stands in the place of its name.
    struct Stray {
        let reference: FunctionReference
        let statements: [InvokePermission.Statement]
        /// Tells most references apart without a comparison of symbols.
        fileprivate let outline: SymbolicOutline

        fileprivate init(_ reference: FunctionReference, _ statements: [InvokePermission.Statement]) {
            self.reference = reference
            self.statements = statements
            outline = SymbolicOutline(reference.text)
        }

        fileprivate var order: [String] { [reference.text, reference.region ?? "", reference.qualifier ?? ""] }
    }

    private let symbolicStrays: [Stray]
    /// By the function's name, where that is wholly known.
    private let literalStrays: [String: [Stray]]

    /// - Parameter rows: `function`, `qualifier`, `sid` and `statement` of permissions, `region` of their resource.
    init(_ rows: [SQLRow], functions: [String: WiringFacts.Function], origin: Origin) {
        let names = FunctionNames(functions.values)
        var byFunction: [String: [InvokePermission.Statement]] = [:]
        var strays: [FunctionReference: [InvokePermission.Statement]] = [:]
        for row in rows {
            let reference = FunctionReference.of(row, origin: origin)
            let statement = InvokePermission.Statement(
                sid: row.text("sid") ?? "", json: row.text("statement") ?? "",
                qualifier: row.text("qualifier") ?? reference.qualifier)
            let arn = names.arn(of: reference)
            if let arn { byFunction[arn, default: []].append(statement) }
            if arn.map({ functions[$0] == nil }) ?? true { strays[reference, default: []].append(statement) }
        }
        self.byFunction = byFunction
        let sorted = strays.map { Stray($0.key, $0.value) }.sorted { $0.order.lexicographicallyPrecedes($1.order) }
        symbolicStrays = sorted.filter { SymbolicText.hasSymbols($0.reference.name) }
        literalStrays = Dictionary(
            grouping: sorted.filter { !SymbolicText.hasSymbols($0.reference.name) }, by: \.reference.name)
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
        return (symbolicStrays + literal).filter {
            $0.outline.mayEqual($0.reference.isARN ? arn : name) && $0.reference.isOf(function) != .no
        }
    }
}
