internal import Facts

extension LambdaAnswers {
    struct Configuration: Decodable {
        struct Layer: Decodable {
            var Arn: String
        }
        struct VPC: Decodable {
            var SubnetIds: [String]?
            var SecurityGroupIds: [String]?
            var VpcId: String?
        }
        struct DeadLetter: Decodable {
            var TargetArn: String?
        }
        struct Tracing: Decodable {
            var Mode: String?
        }
        struct Storage: Decodable {
            var Size: Int?
        }
        struct Logging: Decodable {
            var LogGroup: String?
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
        var Environment: EnvironmentAnswer?
        var State: String?
        var PackageType: String?
        var LastUpdateStatus: String?
        var Description: String?
        var Architectures: [String]?
        var KMSKeyArn: String?
        var VpcConfig: VPC?
        var DeadLetterConfig: DeadLetter?
        var TracingConfig: Tracing?
        var EphemeralStorage: Storage?
        var LoggingConfig: Logging?

        var fact: FunctionDescription {
            FunctionDescription(
                function: LambdaFunction(
                    name: FunctionName, arn: FunctionArn, runtime: Runtime, handler: Handler, roleARN: Role,
                    memoryMB: MemorySize, timeoutSeconds: Timeout, packageSizeBytes: CodeSize,
                    codeSHA256: CodeSha256, layerARNs: (Layers ?? []).map(\.Arn), state: State,
                    deadLetterARN: DeadLetterConfig?.TargetArn.flatMap { $0.isEmpty ? nil : $0 },
                    kmsKeyARN: KMSKeyArn.flatMap { $0.isEmpty ? nil : $0 }, subnetIDs: VpcConfig?.SubnetIds ?? [],
                    logGroup: LoggingConfig?.LogGroup.flatMap { $0.isEmpty ? nil : $0 }),
                environment: environment, packageType: PackageType, lastUpdateStatus: LastUpdateStatus,
                attributes: attributes)
        }

        private var environment: Fact<[String: String]> { EnvironmentAnswer.fact(Environment) }
    }

    /// Of the same list, where nothing but the environment is wanted.
    struct Environments: LambdaPage {
        struct Configuration: Decodable {
            var FunctionName: String
            var FunctionArn: String
            var Environment: EnvironmentAnswer?
        }

        var NextMarker: String?
        var Functions: [Configuration]
        var elements: [FunctionEnvironment] {
            Functions.map {
                FunctionEnvironment(
                    function: $0.FunctionArn, name: $0.FunctionName, variables: EnvironmentAnswer.fact($0.Environment))
            }
        }
    }

    struct EnvironmentAnswer: Decodable {
        struct Failure: Decodable {
            var ErrorCode: String?
            var Message: String?
        }
        var Variables: [String: String]?
        /// Set when the key that encrypts the variables may not be used.
        var Error: Failure?

        static func fact(_ environment: EnvironmentAnswer?) -> Fact<[String: String]> {
            if let failure = environment?.Error {
                return .unread(
                    Unread(
                        code: failure.ErrorCode ?? "EnvironmentUnreadable", action: "kms:Decrypt",
                        message: failure.Message ?? ""))
            }
            return environment?.Variables.map { .present($0) } ?? .absent
        }
    }
}

extension LambdaAnswers.Configuration {
    /// In Terraform's names; its blocks are lists of one object.
    private var attributes: [String: JSONValue] {
        var attributes: [String: JSONValue] = ["function_name": .string(FunctionName)]
        func set(_ name: String, _ value: String?) {
            if let value, !value.isEmpty { attributes[name] = .string(value) }
        }
        func set(_ name: String, _ value: Int?) {
            if let value { attributes[name] = .number(Double(value)) }
        }
        func set(_ name: String, _ values: [String]?) {
            if let values, !values.isEmpty { attributes[name] = .array(values.map(JSONValue.string)) }
        }
        func set(_ name: String, block member: String, _ value: JSONValue?) {
            if let value { attributes[name] = .array([.object([member: value])]) }
        }
        set("runtime", Runtime)
        set("handler", Handler)
        set("role", Role)
        set("memory_size", MemorySize)
        set("timeout", Timeout)
        set("architectures", Architectures)
        set("package_type", PackageType)
        set("kms_key_arn", KMSKeyArn)
        set("layers", Layers?.map(\.Arn))
        set("code_sha256", CodeSha256)
        set("description", Description)
        set("dead_letter_config", block: "target_arn", DeadLetterConfig?.TargetArn.map(JSONValue.string))
        set("tracing_config", block: "mode", TracingConfig?.Mode.map(JSONValue.string))
        set("ephemeral_storage", block: "size", EphemeralStorage?.Size.map { .number(Double($0)) })
        // Lambda gives a function outside of any VPC an empty id.
        if let vpc = VpcConfig, let id = vpc.VpcId, !id.isEmpty {
            attributes["vpc_config"] = .array([
                .object([
                    "vpc_id": .string(id), "subnet_ids": .array((vpc.SubnetIds ?? []).map(JSONValue.string)),
                    "security_group_ids": .array((vpc.SecurityGroupIds ?? []).map(JSONValue.string)),
                ])
            ])
        }
        return attributes
    }
}
