internal import Facts

/// A page of one of Lambda's lists.
protocol LambdaPage: Decodable, SendableMetatype {
    associatedtype Element: Sendable
    var NextMarker: String? { get }
    var elements: [Element] { get }
}

/// Lambda's JSON answers, with the members' names as Lambda writes them.
enum LambdaAnswers {
    struct Policy: Decodable {
        var Policy: String
    }

    struct Functions: LambdaPage {
        var NextMarker: String?
        var Functions: [Configuration]
        var elements: [FunctionDescription] { Functions.map(\.fact) }
    }

    /// Of `FunctionVersion=ALL`, whose pages hold whole configurations: what is not needed is not decoded.
    struct Versions: LambdaPage {
        struct Configuration: Decodable {
            var FunctionArn: String
            var Version: String
            var CodeSha256: String?
        }

        var NextMarker: String?
        var Functions: [Configuration]
        var elements: [LambdaVersion] {
            Functions.compactMap { configuration in
                if configuration.Version == "$LATEST" { return nil }
                return LambdaVersion(
                    function: unqualified(configuration.FunctionArn), version: configuration.Version,
                    codeSHA256: configuration.CodeSha256)
            }
        }
    }

    struct Aliases: LambdaPage {
        struct Alias: Decodable {
            struct Routing: Decodable {
                var AdditionalVersionWeights: [String: Double]?
            }
            var Name: String
            var AliasArn: String
            var FunctionVersion: String
            var RoutingConfig: Routing?
        }

        var NextMarker: String?
        var Aliases: [Alias]
        var elements: [LambdaAlias] {
            Aliases.map { alias in
                LambdaAlias(
                    function: unqualified(alias.AliasArn), name: alias.Name, functionVersion: alias.FunctionVersion,
                    additionalVersionWeights: alias.RoutingConfig?.AdditionalVersionWeights ?? [:])
            }
        }
    }

    /// A function's ARN without its version or alias.
    static func unqualified(_ arn: String) -> String { ARN(arn)?.functionAndQualifier?.function ?? arn }

    struct Layers: LambdaPage {
        struct Layer: Decodable {
            var LayerName: String
            var LayerArn: String
            var LatestMatchingVersion: Version
        }

        var NextMarker: String?
        var Layers: [Layer]
        var elements: [LambdaLayer] {
            Layers.map {
                LambdaLayer(
                    name: $0.LayerName, arn: $0.LayerArn,
                    latestVersion: $0.LatestMatchingVersion.fact.named($0.LayerName))
            }
        }
    }

    struct LayerVersions: LambdaPage {
        var NextMarker: String?
        var LayerVersions: [Version]
        var elements: [LayerVersion] { LayerVersions.map(\.fact) }
    }

    struct Version: Decodable {
        var LayerVersionArn: String
        var Version: Int
        var CompatibleRuntimes: [String]?

        var fact: LayerVersion {
            LayerVersion(
                name: "", version: Version, arn: LayerVersionArn, compatibleRuntimes: CompatibleRuntimes ?? [])
        }
    }
}

extension LayerVersion {
    func named(_ name: String) -> LayerVersion {
        var version = self
        version.name = name
        return version
    }
}
