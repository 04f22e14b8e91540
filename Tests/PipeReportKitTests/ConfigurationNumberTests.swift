import Facts
import Rules
import Testing

@testable import PipeReportKit

@Suite("Numbers, dates and AWS names of pipereport.yml")
struct ConfigurationNumberTests {
    static func problem(_ yaml: String) -> String? {
        do {
            _ = try Configuration(yaml: yaml, name: "pipereport.yml")
            return nil
        } catch {
            return "\(error)"
        }
    }

    static let extreme = [
        "0", "-1", "1.8e20", ".inf", "-.inf", ".nan", "1e300", "1e-300", "99999999999999999999", "-9223372036854775808",
        "9223372036854775807", "soon", "true", "null", "''", "[1]", "{a: 1}", "2027-01-31", "0x7fffffffffffffff", "~",
    ]

    @Test(arguments: extreme) func numbersOutsideOfTheirRangeAreRefusedWithTheRange(_ number: String) {
        #expect(
            Self.problem("rule_time_limit_s: \(number)")?.contains(
                "rule_time_limit_s takes a number from 0.001 to 3600 (seconds)") == true)
        #expect(
            Self.problem("max_rate: \(number)")?.contains("max_rate takes a number from 0.1 to 10000 (calls a second)")
                == true)
    }

    @Test(arguments: ["1", "0.5", "10", "2.5", "3600"]) func soundNumbersAreTaken(_ number: String) throws {
        let configuration = try Configuration(
            yaml: "rule_time_limit_s: \(number)\nmax_rate: \(number)", name: "pipereport.yml")
        #expect(configuration.ruleTimeLimitSeconds == Double(number))
        #expect(configuration.maxRate == Double(number))
    }

    @Test func everyProblemOfTheFileIsNamedAtOnce() throws {
        let text = try #require(
            Self.problem(
                """
                regions: ["x.attacker.example/?", eu-west-1, EU-WEST-1]
                max_rate: .inf
                rule_time_limit_s: .nan
                stages: {raw: "s3://a@attacker.example/raw"}
                """))
        for part in [
            "regions takes AWS regions such as eu-west-1, not \"x.attacker.example/?\", \"EU-WEST-1\"",
            "max_rate takes",
            "rule_time_limit_s takes", "\"a@attacker.example\" of the stage raw is not a bucket name",
        ] { #expect(text.contains(part), "\(text)") }
    }

    @Test func regionsAreOfOnePartition() throws {
        #expect(
            Self.problem("regions: [eu-west-1, cn-north-1]")?.contains("one partition, not of aws and aws-cn") == true)
        #expect(try Configuration(yaml: "regions: [cn-north-1, cn-northwest-1]", name: "x").regions.count == 2)
    }

    @Test(arguments: [
        "2026-02-30", "2026-2-3", "0000-01-01", "99999-01-01", "2026-13-01", "2026-01-01T00:00:00Z", "1e300",
    ])
    func datesOfSuppressionsAreDays(_ date: String) {
        let yaml = "suppressions:\n- {rule: event-loop, reason: r, expires: '\(date)'}"
        #expect(Self.problem(yaml)?.contains("is no date (YYYY-MM-DD): \(date)") == true)
    }

    @Test(arguments: [".inf", "1e300", "2026-02-30"]) func rangesHoldNothingElse(_ text: String) {
        #expect(NumberRange.maxRate.number(text) == nil)
        #expect(!NumberRange.maxRate.contains(.infinity))
        #expect(!NumberRange.maxRate.contains(.nan))
    }

    @Test(arguments: ["s3://a@b.c/k", "s3://a?b/k", "s3://ab/k", "s3://../k"]) func statesInS3NameABucket(
        _ text: String
    ) {
        #expect(throws: CommandError.self) { try TerraformLocation(text) }
    }

    @Test func backendsOfOtherPlacesAreNotAsked() {
        func problem(_ region: String, _ bucket: String = "my-bucket") -> String? {
            TerraformSources.problem(of: ["bucket": bucket, "key": "k", "region": region], nil)
        }
        #expect(problem("eu-west-1") == nil)
        #expect(problem("x.attacker.example/?") == "\"x.attacker.example/?\" is not an AWS region")
        #expect(problem("eu-west-1", "a/b")?.contains("is not a bucket name") == true)
        #expect(problem("\u{1B}[2J")?.contains("\u{1B}") == false)
    }
}
