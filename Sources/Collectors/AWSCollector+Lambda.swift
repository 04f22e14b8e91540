import AWSClient
import Facts

/// A function with its raw environment, which must not reach the store.
struct CollectedFunction: Sendable {
    var function: LambdaFunction
    var environment: [String: String]
    var region: String
    var account: String

    var names: [String] { [function.name] + (function.arn.map { [$0] } ?? []) }

    /// The resource, with every environment value gone that is not in `known`.
    func redacted(keeping known: Set<String>) -> CollectedResource {
        var function = function
        function.environment = environment.mapValues { known.contains($0) ? $0 : nil }
        let statements = function.policy.value.map(PolicyStatements.split) ?? []
        return CollectedResource(
            Resource(
                origin: .aws, type: "aws_lambda_function", arn: function.arn, name: function.name, account: account,
                region: region,
                attributes: JSONValue.object([
                    "function_name": .string(function.name),
                    "runtime": function.runtime.map(JSONValue.string) ?? .null,
                    "handler": function.handler.map(JSONValue.string) ?? .null,
                ]).canonicalText),
            [.lambdaFunction(function)]
                + statements.map {
                    .lambdaPermission(LambdaPermission(function: function.arn ?? function.name, statement: $0))
                })
    }
}

extension AWSCollector {
    func functions(_ log: CoverageLog) async -> [CollectedFunction] {
        await regions.concurrentMap { region in
            let lambda = client.lambda(region: region)
            let list = await log.list(lambda.functions(), "lambda:functions", region: region)
            return await list.concurrentMap { description in
                var function = description.function
                let name = function.name
                function.policy = await log.fact("lambda:policy", region: region, owner: name) {
                    () throws(AWSError) in try await lambda.policy(ofFunction: name)
                }
                if let reason = description.environment.unread {
                    await log.unread("lambda:environment", reason, region: region, owner: name)
                }
                return CollectedFunction(
                    function: function, environment: description.environment.value ?? [:], region: region,
                    account: account)
            }
        }.flatMap(\.self)
    }

    func layers(_ log: CoverageLog) async -> [CollectedResource] {
        await regions.concurrentMap { region in
            await log.list(client.lambda(region: region).layers(), "lambda:layers", region: region).map { layer in
                CollectedResource(
                    Resource(
                        origin: .aws, type: "aws_lambda_layer_version", arn: layer.latestVersion.arn,
                        name: layer.name, account: account, region: region),
                    [.layerVersion(layer.latestVersion)])
            }
        }.flatMap(\.self)
    }
}
