package import Facts

package enum LambdaOperation: String, ServiceOperation {
    case listFunctions = "ListFunctions"
    case getPolicy = "GetPolicy"
    case listAliases = "ListAliases"
    case listLayers = "ListLayers"
    case listLayerVersions = "ListLayerVersions"
    case getFunctionConfiguration = "GetFunctionConfiguration"
    case getFunctionConcurrency = "GetFunctionConcurrency"
    case getFunctionRecursionConfig = "GetFunctionRecursionConfig"
    case listFunctionEventInvokeConfigs = "ListFunctionEventInvokeConfigs"
    case listFunctionURLConfigs = "ListFunctionUrlConfigs"
    case listEventSourceMappings = "ListEventSourceMappings"

    package static var service: AWSServiceName { .lambda }
    package var method: HTTPRequest.Method { .get }
}

/// A function as Lambda describes it, with what must not be stored as it is. Prints without its environment.
package struct FunctionDescription: Sendable, Hashable, CustomStringConvertible, CustomReflectable {
    /// The fact, with an empty environment and an absent policy: both are for the collector to fill.
    package var function: LambdaFunction
    /// Raw names and values, secrets among them; unread when Lambda could not decrypt them. To be redacted.
    package var environment: Fact<[String: String]>
    /// `Zip` or `Image`.
    package var packageType: String?
    /// `Successful`, `Failed` or `InProgress`.
    package var lastUpdateStatus: String?
    /// The configuration in the names and shapes of Terraform's `aws_lambda_function`, without what is not set, and
    /// never the environment.
    package var attributes: [String: JSONValue]

    package init(
        function: LambdaFunction, environment: Fact<[String: String]> = .absent, packageType: String? = nil,
        lastUpdateStatus: String? = nil, attributes: [String: JSONValue] = [:]
    ) {
        self.function = function
        self.environment = environment
        self.packageType = packageType
        self.lastUpdateStatus = lastUpdateStatus
        self.attributes = attributes
    }

    package var description: String { "function \(function.name)" }
    package var customMirror: Mirror { Mirror(self, children: ["function": function]) }
}

/// The environment of a function, with what must not be stored as it is. Prints without it.
package struct FunctionEnvironment: Sendable, Hashable, CustomStringConvertible, CustomReflectable {
    /// The function's ARN.
    package var function: String
    package var name: String
    /// Unread when Lambda could not decrypt it.
    package var variables: Fact<[String: String]>

    package var description: String { "environment of \(name)" }
    package var customMirror: Mirror { Mirror(self, children: ["name": name]) }
}

/// A layer of the account, with its newest version.
package struct LambdaLayer: Sendable, Hashable {
    package var name: String
    /// Without version.
    package var arn: String
    package var latestVersion: LayerVersion

    package init(name: String, arn: String, latestVersion: LayerVersion) {
        self.name = name
        self.arn = arn
        self.latestVersion = latestVersion
    }
}

/// AWS Lambda, in one region. What a function has beside its configuration is in `LambdaCalls+Settings.swift`.
package struct LambdaCalls: Sendable {
    let service: AWSService

    /// ListFunctions: the `$LATEST` configuration of every function.
    package func functions() -> Pages<FunctionDescription> {
        pages(.listFunctions, path: "/2015-03-31/functions/", LambdaAnswers.Functions.self)
    }

    /// ListFunctions for the environments alone: raw names and values, secrets among them.
    package func environments() -> Pages<FunctionEnvironment> {
        pages(.listFunctions, path: "/2015-03-31/functions/", LambdaAnswers.Environments.self)
    }

    /// ListFunctions with `FunctionVersion=ALL`: the published versions of every function.
    ///
    /// Source: Service Authorization Reference, "Actions, resources, and condition keys for AWS Lambda", read
    /// 2026-11-25: `lambda:ListFunctions` comes "with the version-specific configuration of each function", so
    /// `lambda:ListVersionsByFunction` is not needed.
    package func versions() -> Pages<LambdaVersion> {
        pages(
            .listFunctions, path: "/2015-03-31/functions/", query: [QueryItem("FunctionVersion", "ALL")],
            LambdaAnswers.Versions.self)
    }

    /// GetPolicy: a function's resource policy as JSON; absent when it has none.
    ///
    /// - Parameters:
    ///   - function: name or ARN.
    ///   - qualifier: a version or alias, which has a policy of its own.
    package func policy(
        ofFunction function: String, qualifier: String? = nil
    ) async throws(AWSError) -> Fact<String> {
        let request = ServiceRequest(
            LambdaOperation.getPolicy, path: "/2015-03-31/functions/\(URIEncoding.encode(function))/policy",
            query: qualifier.map { [QueryItem("Qualifier", $0)] } ?? [])
        // Lambda has one code for "no policy" and "no function"; both mean that no permission is there.
        return try await service.fact(request, absent: "ResourceNotFoundException") {
            .present(try JSONAnswer.decode(LambdaAnswers.Policy.self, from: $0).Policy)
        }
    }

    /// ListAliases of a function, by name or ARN.
    package func aliases(ofFunction function: String) -> Pages<LambdaAlias> {
        pages(
            .listAliases, path: "/2015-03-31/functions/\(URIEncoding.encode(function))/aliases",
            LambdaAnswers.Aliases.self)
    }

    /// ListLayers: the layers of the account, each with its newest version.
    package func layers() -> Pages<LambdaLayer> {
        pages(.listLayers, path: "/2018-10-31/layers", LambdaAnswers.Layers.self)
    }

    /// ListLayerVersions, newest first.
    ///
    /// - Parameter layer: name, or ARN without version.
    package func versions(ofLayer layer: String) -> Pages<LayerVersion> {
        // The answer does not repeat the layer's name.
        let name = layer.split(separator: ":").last.map(String.init) ?? layer
        return pages(
            .listLayerVersions, path: "/2018-10-31/layers/\(URIEncoding.encode(layer))/versions",
            LambdaAnswers.LayerVersions.self
        ) { $0.named(name) }
    }

    /// - Parameter size: Lambda gives no more than 50 in a page of most lists, whatever is asked for.
    func pages<Answer: LambdaPage>(
        _ operation: LambdaOperation, path: String, query fixed: [QueryItem] = [], size: Int = 50,
        _ answer: Answer.Type,
        adjust: @escaping @Sendable (Answer.Element) -> Answer.Element = { $0 }
    ) -> Pages<Answer.Element> {
        Pages(operation) { [service] token throws(AWSError) in
            var query = fixed
            if let token { query.append(QueryItem("Marker", token)) }
            query.append(QueryItem("MaxItems", String(size)))
            return try await service.call(ServiceRequest(operation, path: path, query: query)) { response in
                let page = try JSONAnswer.decode(answer, from: response)
                let next = page.NextMarker.flatMap { $0.isEmpty ? nil : $0 }
                return Page(items: page.elements.map(adjust), nextToken: next)
            }
        }
    }
}
