package import Facts

package enum LambdaOperation: String, ServiceOperation {
    case listFunctions = "ListFunctions"
    case getPolicy = "GetPolicy"
    case listAliases = "ListAliases"
    case listLayers = "ListLayers"
    case listLayerVersions = "ListLayerVersions"

    static var service: AWSServiceName { .lambda }
    var method: HTTPRequest.Method { .get }
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

    package init(
        function: LambdaFunction, environment: Fact<[String: String]> = .absent, packageType: String? = nil,
        lastUpdateStatus: String? = nil
    ) {
        self.function = function
        self.environment = environment
        self.packageType = packageType
        self.lastUpdateStatus = lastUpdateStatus
    }

    package var description: String { "function \(function.name)" }
    package var customMirror: Mirror { Mirror(self, children: ["function": function]) }
}

/// An alias of a function.
package struct LambdaAlias: Sendable, Hashable {
    package var name: String
    package var arn: String
    package var functionVersion: String
    /// Further versions and the share of calls that they get, from 0 to 1.
    package var additionalVersionWeights: [String: Double]

    package init(
        name: String, arn: String, functionVersion: String, additionalVersionWeights: [String: Double] = [:]
    ) {
        self.name = name
        self.arn = arn
        self.functionVersion = functionVersion
        self.additionalVersionWeights = additionalVersionWeights
    }
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

/// AWS Lambda, in one region.
package struct LambdaCalls: Sendable {
    let service: AWSService

    /// ListFunctions: the `$LATEST` configuration of every function.
    package func functions() -> Pages<FunctionDescription> {
        pages(.listFunctions, path: "/2015-03-31/functions/", size: nil, LambdaAnswers.Functions.self)
    }

    /// GetPolicy: a function's resource policy as JSON; absent when it has none.
    ///
    /// - Parameters:
    ///   - function: name or ARN.
    ///   - qualifier: a version or alias, which has a policy of its own.
    package func policy(
        ofFunction function: String, qualifier: String? = nil
    ) async throws(AWSError) -> Fact<String> {
        var request = ServiceRequest(
            LambdaOperation.getPolicy, path: "/2015-03-31/functions/\(URIEncoding.encode(function))/policy",
            query: qualifier.map { [QueryItem("Qualifier", $0)] } ?? [])
        // Lambda has one code for "no policy" and "no function"; both mean that no permission is there.
        request.answeringCodes = ["ResourceNotFoundException"]
        do {
            return .present(
                try await service.call(request) { try JSONAnswer.decode(LambdaAnswers.Policy.self, from: $0).Policy })
        } catch {
            if request.answeringCodes.contains(error.code) { return .absent }
            throw error
        }
    }

    /// ListAliases of a function, by name or ARN.
    package func aliases(ofFunction function: String) -> Pages<LambdaAlias> {
        pages(
            .listAliases, path: "/2015-03-31/functions/\(URIEncoding.encode(function))/aliases", size: nil,
            LambdaAnswers.Aliases.self)
    }

    /// ListLayers: the layers of the account, each with its newest version.
    package func layers() -> Pages<LambdaLayer> {
        pages(.listLayers, path: "/2018-10-31/layers", size: 50, LambdaAnswers.Layers.self)
    }

    /// ListLayerVersions, newest first.
    ///
    /// - Parameter layer: name, or ARN without version.
    package func versions(ofLayer layer: String) -> Pages<LayerVersion> {
        // The answer does not repeat the layer's name.
        let name = layer.split(separator: ":").last.map(String.init) ?? layer
        return pages(
            .listLayerVersions, path: "/2018-10-31/layers/\(URIEncoding.encode(layer))/versions", size: 50,
            LambdaAnswers.LayerVersions.self
        ) { $0.named(name) }
    }

    private func pages<Answer: LambdaPage>(
        _ operation: LambdaOperation, path: String, size: Int?, _ answer: Answer.Type,
        adjust: @escaping @Sendable (Answer.Element) -> Answer.Element = { $0 }
    ) -> Pages<Answer.Element> {
        Pages(operation) { [service] token throws(AWSError) in
            var query: [QueryItem] = []
            if let token { query.append(QueryItem("Marker", token)) }
            if let size { query.append(QueryItem("MaxItems", String(size))) }
            return try await service.call(ServiceRequest(operation, path: path, query: query)) { response in
                let page = try JSONAnswer.decode(answer, from: response)
                let next = page.NextMarker.flatMap { $0.isEmpty ? nil : $0 }
                return Page(items: page.elements.map(adjust), nextToken: next)
            }
        }
    }
}
