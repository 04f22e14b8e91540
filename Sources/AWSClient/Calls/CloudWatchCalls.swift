package import Facts

package enum CloudWatchOperation: String, ServiceOperation {
    case getMetricData = "GetMetricData"

    package static var service: AWSServiceName { .cloudWatch }
    package var method: HTTPRequest.Method { .post }
}

/// Amazon CloudWatch, in one region: the query protocol.
package struct CloudWatchCalls: Sendable {
    let service: AWSService

    /// GetMetricData: what Lambda counted of functions, over all their versions and aliases.
    ///
    /// A call asks for 125 functions. A function of which CloudWatch gives only a part is unread.
    ///
    /// - Parameters:
    ///   - functionNames: names and not ARNs.
    ///   - startMS: milliseconds since 1970, as is `endMS`; the end itself is not part of the window.
    /// - Returns: `FunctionMetrics.metrics` by function name.
    package func functionMetrics(
        functionNames: [String], startMS: Int64, endMS: Int64
    ) async throws(AWSError) -> [String: Fact<String>] {
        let period = Self.periodSeconds(startMS: startMS, endMS: endMS, nowMS: service.session.clock.nowMS())
        let names = Set(functionNames).sorted()
        let perCall = 500 / FunctionMetric.allCases.count
        var facts: [String: Fact<String>] = [:]
        for start in stride(from: 0, to: names.count, by: perCall) {
            let batch = Array(names[start..<min(start + perCall, names.count)])
            let answers = try await answers(about: batch, period: period, startMS: startMS, endMS: endMS)
            for (index, name) in batch.enumerated() { facts[name] = answers.fact(ofFunction: index) }
        }
        return facts
    }

    private func answers(
        about functions: [String], period: Int64, startMS: Int64, endMS: Int64
    ) async throws(AWSError) -> MetricAnswers {
        var parameters: [(String, String?)] = [
            ("StartTime", UTCTime(epochMS: startMS).iso8601), ("EndTime", UTCTime(epochMS: endMS).iso8601),
        ]
        var position = 1
        for (index, function) in functions.enumerated() {
            for metric in FunctionMetric.allCases {
                let query = "MetricDataQueries.member.\(position)"
                parameters += [
                    ("\(query).Id", metric.queryID(ofFunction: index)),
                    ("\(query).MetricStat.Metric.Namespace", "AWS/Lambda"),
                    ("\(query).MetricStat.Metric.MetricName", metric.rawValue),
                    ("\(query).MetricStat.Metric.Dimensions.member.1.Name", "FunctionName"),
                    ("\(query).MetricStat.Metric.Dimensions.member.1.Value", function),
                    ("\(query).MetricStat.Period", String(period)),
                    ("\(query).MetricStat.Stat", metric.statistic),
                ]
                position += 1
            }
        }
        var answers = MetricAnswers()
        for page in try await pages(parameters).all() { answers.add(page) }
        return answers
    }

    /// A page's single item is its answers; every page repeats the queries, and the next token goes on with the points.
    private func pages(_ parameters: [(String, String?)]) -> Pages<MetricPage> {
        let operation = CloudWatchOperation.getMetricData
        return Pages(operation) { [service] token throws(AWSError) in
            let request = ServiceRequest.query(
                operation, version: "2010-08-01", parameters: parameters + [("NextToken", token)])
            return try await service.call(request) { response in
                let page = try MetricPage(response.body)
                return Page(items: [page], nextToken: page.nextToken)
            }
        }
    }

    /// One period as long as the window, rounded up to what CloudWatch still keeps of the window's start.
    ///
    /// Source: Amazon CloudWatch API Reference, "MetricStat", read 2026-11-25: for a start 15 days ago the period is a
    /// multiple of 300 seconds, and of 3600 from 63 days on; another gives no points at all.
    static func periodSeconds(startMS: Int64, endMS: Int64, nowMS: Int64) -> Int64 {
        let dayMS: Int64 = 86_400_000
        let unit: Int64 =
            switch nowMS - startMS {
            case ..<(15 * dayMS): 60
            case ..<(63 * dayMS): 300
            default: 3600
            }
        let seconds = max(1, (endMS - startMS + 999) / 1000)
        return (seconds + unit - 1) / unit * unit
    }
}

/// A metric of namespace AWS/Lambda.
enum FunctionMetric: String, CaseIterable, Sendable {
    case invocations = "Invocations"
    case errors = "Errors"
    case throttles = "Throttles"
    case duration = "Duration"

    var statistic: String { self == .duration ? "Average" : "Sum" }

    /// An id of CloudWatch begins with a small letter and has neither dots nor colons.
    func queryID(ofFunction index: Int) -> String { "\(rawValue.lowercased())_\(index)" }
}
