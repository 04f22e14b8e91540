import Facts
import Testing

@testable import Derivation

@Suite("What a derivation may take")
struct DerivationLimitTests {
    @Test("the error names what there is too much of, where, and the limit")
    func words() {
        #expect(
            throws: LimitError(
                "The plans have more than 5 hops, which is the limit. Audit one part of it at a time: one folder, one state, or one region."
            )
        ) { try DerivationLimit.expect(6, atMost: 5, "hops", of: .plan) }
        #expect(throws: Never.self) { try DerivationLimit.expect(5, atMost: 5, "hops", of: .plan) }
    }

    @Test("a notification with more entries than S3 accepts is one finding, not one for each pair")
    func entries() throws {
        var small = SmallPipeline(.config)
        small.bucket(entries: (0..<101).map { SmallPipeline.entry("e\($0)") })
        #expect(try small.checks(.notificationOverlap) == [": fail"])
        var most = SmallPipeline(.config)
        most.bucket(entries: (0..<100).map { SmallPipeline.entry("e\($0)", prefix: "p\($0 + 100)") })
        #expect(try most.checks(.notificationOverlap) == [": pass"])
    }
}
