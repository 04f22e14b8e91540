import Testing

@testable import Wiring

@Suite("The table of policy decisions")
struct PolicyCaseTests {
    static let all = PolicyCase.conditions + PolicyCase.elements + PolicyCase.principals + PolicyCase.denials

    @Test("a policy answers as IAM documents it", arguments: all)
    func decides(_ row: PolicyCase) throws {
        let statements = try row.statements.map {
            try PolicyStatement(parsing: $0, replacesVariables: row.replacesVariables)
        }
        let outcome: PolicyCase.Outcome =
            switch PolicyEvaluation.decide(statements, row.request) {
            case .allowed: .allowed
            case .denied: .denied
            case .implicitlyDenied: .implicit
            case .unknown: .unknown
            }
        #expect(outcome == row.outcome)
    }

    @Test("no two rows ask the same, and there are enough of them")
    func size() {
        #expect(Set(Self.all).count == Self.all.count)
        #expect(Self.all.count >= 200, "\(Self.all.count) rows")
        for outcome in [PolicyCase.Outcome.allowed, .denied, .implicit, .unknown] {
            #expect(Self.all.count { $0.outcome == outcome } >= 10, "\(outcome)")
        }
    }
}
