import Facts
import Testing

@testable import Reporting

@Suite("Hygiene is told apart")
struct HygieneApartTests {
    private static func finding(_ rule: String, _ category: RuleCategory, _ severity: Severity) -> Finding {
        Finding(
            rule: rule, title: "t", category: category, severity: severity, verdict: .fail, resource: "r",
            resourceName: "r", resourceType: "aws_s3_bucket", subject: "", origins: [.aws], message: "\(rule) fails.",
            remedy: "", fingerprint: rule, firstSeenMS: 0)
    }

    private static func verdict(_ findings: [Finding]) -> ReportVerdict {
        ReportVerdict(
            findings: findings, suppressedCount: 0, passCount: 1,
            coverage: ReportedCoverage(collections: [], unread: [], readCount: 0, notAskedCount: 0), isComplete: true)
    }

    @Test("the headline and its tone do not depend on hygiene, and name how much there is")
    func headline() {
        let untidy = Self.verdict([Self.finding("account-block", .hygiene, .high)])
        #expect(untidy.headline == "No finding of severity high or above beside 1 on hygiene")
        #expect(untidy.tone == .good)
        #expect(untidy.failCounts == [:] && untidy.hygieneCount == 1)
        let broken = Self.verdict([
            Self.finding("account-block", .hygiene, .critical), Self.finding("event-loop", .wiring, .high),
        ])
        #expect(broken.headline == "1 high finding: event-loop fails, beside 1 on hygiene")
        #expect(broken.tone == .bad)
    }
}
