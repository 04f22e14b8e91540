internal import Facts

/// What a page of GetMetricData says.
struct MetricPage: Sendable {
    struct Message: Sendable {
        var code = ""
        var text = ""
    }

    struct Result: Sendable {
        var id = ""
        /// `Complete`, `PartialData`, `InternalError` or `Forbidden`.
        var status = ""
        /// As CloudWatch writes them, beside their values.
        var times: [String] = []
        var values: [Double] = []
        var message: Message?
    }

    var results: [Result] = []
    /// About the whole operation, such as too many metrics.
    var message: Message?
    var nextToken: String?

    init(_ body: [UInt8]) throws {
        var page = Self.init()
        var (result, message) = (Result(), Message())
        try XMLReader.read(body, root: ["GetMetricDataResponse"], requiring: ["MetricDataResults"]) { element in
            switch (element.depth, element.parent, element.name) {
            case (5, _, "Id"): result.id = element.text
            case (5, _, "StatusCode"): result.status = element.text
            case (6, "Timestamps", "member"): result.times.append(element.text)
            case (6, "Values", "member"):
                guard let value = Double(element.text), value.isFinite else {
                    throw MalformedAnswer(description: "a metric's value is no number")
                }
                result.values.append(value)
            case (_, "member", "Code"): message.code = element.text
            case (_, "member", "Value"): message.text = element.text
            case (6, "Messages", "member"): (result.message, message) = (message, Message())
            case (4, "Messages", "member"): (page.message, message) = (message, Message())
            case (4, "MetricDataResults", "member"):
                guard !result.id.isEmpty, !result.status.isEmpty, result.times.count == result.values.count else {
                    throw MalformedAnswer(description: "a metric's result lacks id, status, times or values")
                }
                page.results.append(result)
                result = Result()
            case (3, _, "NextToken"): page.nextToken = element.text.isEmpty ? nil : element.text
            default: break
            }
        }
        self = page
    }

    private init() {}
}

/// The answers to one set of queries, over all pages.
struct MetricAnswers {
    private var results: [String: MetricPage.Result] = [:]
    private var message: MetricPage.Message?

    mutating func add(_ page: MetricPage) {
        message = page.message ?? message
        for result in page.results {
            guard var known = results[result.id] else {
                results[result.id] = result
                continue
            }
            // "PartialData" of one page is "Complete" on a later one: the last word counts.
            known.status = result.status
            known.message = result.message
            known.times += result.times
            known.values += result.values
            results[result.id] = known
        }
    }

    /// `FunctionMetrics.metrics`; unread when a metric was not given whole.
    func fact(ofFunction index: Int) -> Fact<String> {
        var metrics: [String: JSONValue] = [:]
        for metric in FunctionMetric.allCases {
            let result = results[metric.queryID(ofFunction: index)]
            guard let result, result.status == "Complete" else { return .unread(unread(metric, result)) }
            if result.values.isEmpty { continue }
            let value =
                metric == .duration ? averageDuration(ofFunction: index, result) : result.values.reduce(0, +)
            // Each value is finite, but their sum need not be.
            guard value.isFinite else { return .unread(unread(metric, nil)) }
            metrics[metric.rawValue] = .number(value)
        }
        return .present(JSONValue.object(metrics).canonicalText)
    }

    /// Periods lie where CloudWatch puts them, so a window may touch two; then each average weighs as much as the
    /// invocations of its period.
    private func averageDuration(ofFunction index: Int, _ durations: MetricPage.Result) -> Double {
        if durations.values.count == 1 { return durations.values[0] }
        let invocations = results[FunctionMetric.invocations.queryID(ofFunction: index)]
        let counts = Dictionary(
            zip(invocations?.times ?? [], invocations?.values ?? []), uniquingKeysWith: +)
        let weights = durations.times.map { counts[$0] ?? 1 }
        let total = weights.reduce(0, +)
        guard total > 0 else { return durations.values.reduce(0, +) / Double(durations.values.count) }
        return zip(durations.values, weights).map(*).reduce(0, +) / total
    }

    private func unread(_ metric: FunctionMetric, _ result: MetricPage.Result?) -> Unread {
        let operation = AWSOperation(CloudWatchOperation.getMetricData)
        let said = result?.message ?? message
        let code = result?.status ?? said?.code ?? ""
        let text = [said?.code, said?.text].compactMap(\.self).filter { !$0.isEmpty && $0 != code }
        return Unread(
            code: code.isEmpty ? AWSError.Code.malformed : code, action: code == "Forbidden" ? operation.action : nil,
            message: (["\(metric.rawValue) was not given whole"] + text).joined(separator: ": "))
    }
}
