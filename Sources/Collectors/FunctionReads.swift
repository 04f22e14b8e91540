import AWSClient
import Facts

/// The calls on one function, which run side by side.
struct FunctionReads: Sendable {
    typealias Read<Value: Sendable> = @Sendable (LambdaCalls, String) async throws(AWSError) -> Fact<Value>

    let run: CollectionRun
    let arn: String
    let region: String
    let unread = UnreadLog()

    func read<Value: Sendable>(_ fact: LiveFact, _ read: @escaping Read<Value>) async throws -> Fact<Value> {
        let (lambda, name) = (run.client.lambda(region: region), ARN(arn)?.functionAndQualifier?.name ?? arn)
        return try await run.fact(fact, region: region, owner: name, unread) { () throws(AWSError) in
            try await read(lambda, name)
        }
    }

    func settings() async throws -> LambdaFunctionSettings {
        async let status = read(.functionStatus) { lambda, name throws(AWSError) in
            try await lambda.status(ofFunction: name)
        }
        async let concurrency = read(.reservedConcurrency) { lambda, name throws(AWSError) in
            try await lambda.reservedConcurrency(ofFunction: name)
        }
        async let recursiveLoop = read(.recursiveLoop) { lambda, name throws(AWSError) in
            try await lambda.recursiveLoop(ofFunction: name)
        }
        async let eventInvokeConfigs = read(.eventInvokeConfigs) { lambda, name throws(AWSError) in
            try await lambda.eventInvokeConfigs(ofFunction: name)
        }
        async let urlConfigs = read(.urlConfigs) { lambda, name throws(AWSError) in
            try await lambda.urlConfigs(ofFunction: name)
        }
        return LambdaFunctionSettings(
            function: arn, status: try await status, reservedConcurrency: try await concurrency,
            recursiveLoop: try await recursiveLoop, eventInvokeConfigs: try await eventInvokeConfigs,
            urlConfigs: try await urlConfigs)
    }
}
