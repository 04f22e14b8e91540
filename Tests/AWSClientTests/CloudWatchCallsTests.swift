import Facts
import Testing

@testable import AWSClient

@Suite struct CloudWatchCallsTests {
    static let dayMS: Int64 = 86_400_000

    private static func metrics(
        of names: [String], _ answers: [HTTPResponse]
    ) async throws -> (words: [String], requests: [HTTPRequest]) {
        let transport = ScriptedTransport(answers.map(ScriptedTransport.Answer.response))
        let facts = try await AWSClient.scripted(transport).cloudWatch().functionMetrics(
            functionNames: names, startMS: TestClock.start - dayMS, endMS: TestClock.start)
        return (CallGroupCase.metricWords(facts), transport.requests)
    }

    private static func page(_ metrics: [String: String], _ rest: String = "") -> HTTPResponse {
        let results = FunctionMetric.allCases.compactMap { metric in
            metrics[metric.rawValue] ?? CallGroupCase.metric(metric.queryID(ofFunction: 0))
        }
        return CallGroupCase.metricPage(results.filter { !$0.isEmpty }, rest)
    }

    @Test func requestNamesFunctionMetricAndWindow() async throws {
        let (_, requests) = try await Self.metrics(of: ["a-b_c"], [Self.page([:])])
        let form = String(decoding: try #require(requests.first).body, as: UTF8.self)
        #expect(form.hasPrefix("Action=GetMetricData&Version=2010-08-01&StartTime=2026-11-23T01%3A02%3A03Z&EndTime="))
        let query = "MetricDataQueries.member.4"
        #expect(
            form.hasSuffix(
                "&\(query).Id=duration_0&\(query).MetricStat.Metric.Namespace=AWS%2FLambda"
                    + "&\(query).MetricStat.Metric.MetricName=Duration"
                    + "&\(query).MetricStat.Metric.Dimensions.member.1.Name=FunctionName"
                    + "&\(query).MetricStat.Metric.Dimensions.member.1.Value=a-b_c"
                    + "&\(query).MetricStat.Period=86400&\(query).MetricStat.Stat=Average"))
        #expect(requests.first?.url == "https://monitoring.us-east-1.amazonaws.com/")
        #expect(requests.first?.header("Authorization")?.contains("/us-east-1/monitoring/") == true)
    }

    @Test func callsAskForNoMoreThan500Metrics() async throws {
        let names = (0..<126).map { "f\($0)" }
        let answer = CallGroupCase.metricPage(
            (0..<125).flatMap { index in
                FunctionMetric.allCases.map { CallGroupCase.metric($0.queryID(ofFunction: index)) }
            })
        let (words, requests) = try await Self.metrics(of: names, [answer])
        #expect(words == names.map { "\($0) {}" }.sorted())
        let counts = requests.map { String(decoding: $0.body, as: UTF8.self).split(separator: ".Id=").count - 1 }
        #expect(counts == [500, 4])
    }

    @Test func noFunctionsAskForNothing() async throws {
        let (words, requests) = try await Self.metrics(of: [], [])
        #expect(words == [])
        #expect(requests.isEmpty)
    }

    @Test(arguments: [
        (CallGroupCase.metric("errors_0", status: "PartialData"), "PartialData: Errors was not given whole"),
        (
            CallGroupCase.metric(
                "errors_0", status: "InternalError", message: "<Code>Broken</Code><Value>try again</Value>"),
            "InternalError: Errors was not given whole: Broken: try again"
        ),
        (
            CallGroupCase.metric("errors_0", status: "Forbidden"),
            "Forbidden on cloudwatch:GetMetricData: Errors was not given whole"
        ),
        ("", "Malformed: Errors was not given whole"),
    ])
    func partsAreUnread(_ result: String, _ reason: String) async throws {
        let (words, _) = try await Self.metrics(of: ["f"], [Self.page(["Errors": result])])
        #expect(words == ["f \(reason)"])
    }

    @Test func messageAboutTheWholeSaysWhyAMetricIsMissing() async throws {
        let messages = """
            <Messages><member><Code>MaxMetricsExceeded</Code><Value>too many</Value></member></Messages>
            """
        let (words, _) = try await Self.metrics(of: ["f"], [Self.page(["Errors": ""], messages)])
        #expect(words == ["f MaxMetricsExceeded: Errors was not given whole: too many"])
    }

    @Test(arguments: [
        // Start and end in days before now.
        (1.0, 0.0, Int64(86_400)), (1, 0.9999, 60), (14.99, 14.9889, 120), (15, 14.9889, 1200), (63, 62.9889, 3600),
        (90, 0, 7_776_000),
    ])
    func periodIsOneThatCloudWatchKeeps(_ start: Double, _ end: Double, _ seconds: Int64) {
        let nowMS = TestClock.start
        func before(_ days: Double) -> Int64 { nowMS - Int64(days * Double(Self.dayMS)) }
        #expect(
            CloudWatchCalls.periodSeconds(startMS: before(start), endMS: before(end), nowMS: nowMS) == seconds)
    }
}
