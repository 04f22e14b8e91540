package import Facts

/// What a function has beside its configuration and policy. Functions are named by name or ARN.
///
/// Shape: `LambdaFunctionSettings`.
extension LambdaCalls {
    /// GetFunctionConfiguration: the status, which ListFunctions leaves out.
    ///
    /// Source: AWS Lambda API Reference, "ListFunctions", read 2026-11-25.
    package func status(ofFunction function: String) async throws(AWSError) -> Fact<String> {
        let request = request(.getFunctionConfiguration, "2015-03-31", function, "configuration")
        return try await service.call(request) { response in
            let answer = try JSONAnswer.decode(LambdaAnswers.ConfigurationStatus.self, from: response)
            return .present(try JSONAnswer.text(answer.status))
        }
    }

    /// GetFunctionConcurrency: the reserved concurrency; the answer is empty where none is reserved.
    package func reservedConcurrency(ofFunction function: String) async throws(AWSError) -> Fact<Int> {
        let request = request(.getFunctionConcurrency, "2019-09-30", function, "concurrency")
        return try await service.call(request) { response in
            let answer = try JSONAnswer.decode(LambdaAnswers.Concurrency.self, from: response)
            return answer.ReservedConcurrentExecutions.map { .present($0) } ?? .absent
        }
    }

    /// GetFunctionRecursionConfig: `Allow` or `Terminate`.
    package func recursiveLoop(ofFunction function: String) async throws(AWSError) -> Fact<String> {
        let request = request(.getFunctionRecursionConfig, "2024-08-31", function, "recursion-config")
        return try await service.call(request) {
            .present(try JSONAnswer.decode(LambdaAnswers.Recursion.self, from: $0).RecursiveLoop)
        }
    }

    /// ListFunctionEventInvokeConfigs: those of the function and of each of its versions and aliases.
    package func eventInvokeConfigs(ofFunction function: String) async throws(AWSError) -> Fact<String> {
        try await list(
            .listFunctionEventInvokeConfigs,
            path: path("2019-09-25", function, "event-invoke-config/list"), LambdaAnswers.EventInvokeConfigs.self)
    }

    /// ListFunctionUrlConfigs: those of the function and of each of its aliases.
    package func urlConfigs(ofFunction function: String) async throws(AWSError) -> Fact<String> {
        try await list(
            .listFunctionURLConfigs, path: path("2021-10-31", function, "urls"), LambdaAnswers.URLConfigs.self)
    }

    /// ListEventSourceMappings: those of every function of the region.
    package func eventSourceMappings() -> Pages<EventSourceMapping> {
        pages(
            .listEventSourceMappings, path: "/2015-03-31/event-source-mappings", size: 100,
            LambdaAnswers.EventSourceMappings.self)
    }

    private func path(_ version: String, _ function: String, _ rest: String) -> String {
        "/\(version)/functions/\(URIEncoding.encode(function))/\(rest)"
    }

    private func request(
        _ operation: LambdaOperation, _ version: String, _ function: String, _ rest: String
    ) -> ServiceRequest {
        ServiceRequest(operation, path: path(version, function, rest))
    }

    /// All pages as one JSON array; absent when they hold nothing.
    private func list<Answer: LambdaPage>(
        _ operation: LambdaOperation, path: String, _ answer: Answer.Type
    ) async throws(AWSError) -> Fact<String> where Answer.Element: Encodable {
        let items = try await pages(operation, path: path, answer).all()
        if items.isEmpty { return .absent }
        do {
            return .present(try JSONAnswer.text(items))
        } catch {
            throw AWSError(AWSOperation(operation), code: AWSError.Code.malformed, message: "\(error)")
        }
    }
}
