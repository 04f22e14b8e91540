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

    struct Configuration: Decodable {
        struct Variables: Decodable {
            struct Failure: Decodable {
                var ErrorCode: String?
                var Message: String?
            }
            var Variables: [String: String]?
            /// Set when the key that encrypts the variables may not be used.
            var Error: Failure?
        }
        struct Layer: Decodable {
            var Arn: String
        }

        var FunctionName: String
        var FunctionArn: String
        var Runtime: String?
        var Handler: String?
        var Role: String?
        var MemorySize: Int?
        var Timeout: Int?
        var CodeSize: Int?
        var CodeSha256: String?
        var Layers: [Layer]?
        var Environment: Variables?
        var State: String?
        var PackageType: String?
        var LastUpdateStatus: String?

        var fact: FunctionDescription {
            FunctionDescription(
                function: LambdaFunction(
                    name: FunctionName, arn: FunctionArn, runtime: Runtime, handler: Handler, roleARN: Role,
                    memoryMB: MemorySize, timeoutSeconds: Timeout, packageSizeBytes: CodeSize,
                    codeSHA256: CodeSha256, layerARNs: (Layers ?? []).map(\.Arn), state: State),
                environment: environment, packageType: PackageType, lastUpdateStatus: LastUpdateStatus)
        }

        private var environment: Fact<[String: String]> {
            if let failure = Environment?.Error {
                return .unread(
                    Unread(
                        code: failure.ErrorCode ?? "EnvironmentUnreadable", action: "kms:Decrypt",
                        message: failure.Message ?? ""))
            }
            return Environment?.Variables.map { .present($0) } ?? .absent
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
            Aliases.map {
                LambdaAlias(
                    name: $0.Name, arn: $0.AliasArn, functionVersion: $0.FunctionVersion,
                    additionalVersionWeights: $0.RoutingConfig?.AdditionalVersionWeights ?? [:])
            }
        }
    }

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
