import Facts
import Testing

@testable import AWSClient

extension CallGroupCase {
    /// - Parameters:
    ///   - points: time and value.
    ///   - message: the content of a message.
    static func metric(
        _ id: String, _ points: [(String, String)] = [], status: String = "Complete", message: String = ""
    ) -> String {
        func list(_ name: String, _ members: [String]) -> String {
            "<\(name)>\(members.map { "<member>\($0)</member>" }.joined())</\(name)>"
        }
        return """
            <member><Id>\(id)</Id><Label>l</Label>\(list("Timestamps", points.map(\.0)))\(list("Values", points.map(\.1)))
            <StatusCode>\(status)</StatusCode>\(message.isEmpty ? "" : list("Messages", [message]))</member>
            """
    }

    static func metricPage(_ results: [String], _ rest: String = "") -> HTTPResponse {
        HTTPResponse(
            200,
            """
            <GetMetricDataResponse xmlns="http://monitoring.amazonaws.com/doc/2010-08-01/"><GetMetricDataResult>
            <MetricDataResults>\(results.joined())</MetricDataResults>\(rest)</GetMetricDataResult>
            <ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></GetMetricDataResponse>
            """)
    }

    static func metricWords(_ facts: [String: Fact<String>]) -> [String] {
        facts.map { "\($0.key) \($0.value.value ?? $0.value.reason ?? "absent")" }.sorted()
    }

    static let cloudWatch = [
        CallGroupCase(
            operation: AWSOperation(CloudWatchOperation.getMetricData),
            pages: [
                metricPage(
                    [
                        metric("invocations_0", [("t1", "3.0")], status: "PartialData"), metric("errors_0"),
                        metric("throttles_0", [("t1", "0.0")]),
                        metric("duration_0", [("t1", "10.5")], status: "PartialData"),
                    ] + FunctionMetric.allCases.map { metric($0.queryID(ofFunction: 1)) },
                    "<NextToken>t/1+=</NextToken>"),
                metricPage([metric("duration_0", [("t2", "2.5")]), metric("invocations_0", [("t2", "1")])]),
            ], expected: [#"f {"Duration":8.5,"Invocations":4,"Throttles":0}"#, "g {}"]
        ) { client throws(AWSError) in
            metricWords(
                try await client.cloudWatch().functionMetrics(
                    functionNames: ["g", "f", "g"], startMS: TestClock.start - 3_600_000, endMS: TestClock.start))
        }
    ]
}
