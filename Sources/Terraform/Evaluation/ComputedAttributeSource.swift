import Facts

/// What the computed attributes of one resource are made from, be it one of the configuration or of a plan.
struct ComputedAttributeSource {
    let type: String
    let address: String
    /// A written argument; nil where it is not written, or null.
    let argument: (String) -> TerraformValue?
    /// The provider's region, as far as it is known.
    let providerRegion: TerraformValue
    let account: TerraformValue

    /// The argument, else the symbol of the name that AWS or the provider makes up.
    func name(_ argument: String) -> TerraformValue {
        self.argument(argument) ?? .unknown(address + "." + argument)
    }

    /// Since version 6 of the provider a resource may be in another region than its provider.
    var region: TerraformValue { argument("region") ?? providerRegion }

    /// `aws` unless the region is known to be of another partition.
    var partition: String {
        guard case .string(let region) = providerRegion else { return "aws" }
        if region.hasPrefix("us-gov-") { return "aws-us-gov" }
        return region.hasPrefix("cn-") ? "aws-cn" : "aws"
    }

    /// `arn:PARTITION:SERVICE:REGION:ACCOUNT:RESOURCE`
    func arn(_ service: String, isRegional: Bool = true, hasAccount: Bool = true, _ resource: String...)
        -> TerraformValue
    {
        var text = "arn:"
        text += partition
        text += ":"
        text += service
        text += ":"
        if isRegional { text += region.asText() ?? "" }
        text += ":"
        if hasAccount { text += account.asText() ?? "" }
        text += ":"
        for part in resource { text += part }
        return .string(text)
    }

    /// The text of a name inside of an ARN.
    func text(_ argument: String) -> String {
        name(argument).asText() ?? SymbolicText.text(of: address + "." + argument)
    }
}

// MARK: - Services

extension ComputedAttributeSource {
    func bucket(_ attribute: String) -> TerraformValue? {
        switch attribute {
        case "bucket", "id": name("bucket")
        case "arn": arn("s3", isRegional: false, hasAccount: false, text("bucket"))
        case "bucket_domain_name": .string(text("bucket") + ".s3.amazonaws.com")
        case "region": region
        default: nil
        }
    }

    func lambda(_ attribute: String) -> TerraformValue? {
        switch (type, attribute) {
        case ("aws_lambda_function", "function_name"), ("aws_lambda_function", "id"): name("function_name")
        case ("aws_lambda_function", "arn"): .string(functionARN)
        case ("aws_lambda_alias", "arn"): .string(functionARN + ":" + text("name"))
        case ("aws_lambda_layer_version", "layer_arn"): arn("lambda", "layer:", text("layer_name"))
        case ("aws_lambda_permission", "statement_id"), ("aws_lambda_permission", "id"): name("statement_id")
        // In which the function's name is looked for.
        case ("aws_lambda_permission", "region"): region
        default: nil
        }
    }

    /// The function's ARN without a qualifier; the argument may itself be one.
    private var functionARN: String {
        let name = text("function_name")
        if name.hasPrefix("arn:") { return name }
        return arn("lambda", "function:", name).asText() ?? name
    }

    func eventBridge(_ attribute: String) -> TerraformValue? {
        let isBus = type == "aws_cloudwatch_event_bus"
        switch attribute {
        case "name": return name("name")
        case "id":
            guard !isBus, let bus = busName else { return name("name") }
            return .string(bus + "/" + text("name"))
        case "arn":
            if isBus { return arn("events", "event-bus/", text("name")) }
            return arn("events", "rule/", busName.map { $0 + "/" } ?? "", text("name"))
        default: return nil
        }
    }

    /// The rule's bus; nil for the default one.
    private var busName: String? {
        guard let bus = argument("event_bus_name")?.asText() else { return nil }
        let name = ARN(bus).map { String($0.resource.dropFirst("event-bus/".count)) } ?? bus
        return name.isEmpty || name == "default" ? nil : name
    }

    func iam(_ attribute: String) -> TerraformValue? {
        let kind = type.dropFirst("aws_iam_".count).split(separator: "_").joined(separator: "-")
        switch attribute {
        case "name": return name("name")
        case "arn", "id":
            if attribute == "id", type != "aws_iam_policy" { return name("name") }
            let path = argument("path")?.asText() ?? "/"
            return arn("iam", isRegional: false, kind, path, text("name"))
        default: return nil
        }
    }

    /// Resources whose ARN is their name behind a fixed text.
    func namedResource(_ attribute: String) -> TerraformValue? {
        guard let form = Self.forms[type] else { return keyAttribute(attribute) }
        switch attribute {
        case "name": return name("name")
        case "arn": return arn(form.service, form.resource, text("name"))
        case "url", "id":
            if type == "aws_sqs_queue" {
                let domain = partition == "aws-cn" ? "amazonaws.com.cn" : "amazonaws.com"
                let host = "https://sqs.\(region.asText() ?? "").\(domain)/"
                return .string(host + (account.asText() ?? "") + "/" + text("name"))
            }
            if attribute == "url" { return nil }
            return form.isIDTheARN ? arn(form.service, form.resource, text("name")) : name("name")
        default: return nil
        }
    }

    private func keyAttribute(_ attribute: String) -> TerraformValue? {
        // A key's id is what AWS makes up.
        type == "aws_kms_key" && attribute == "id" ? .unknown(address + ".key_id") : nil
    }

    private struct Form {
        var service: String
        var resource: String
        var isIDTheARN: Bool
    }

    private static let forms: [String: Form] = [
        "aws_sqs_queue": Form(service: "sqs", resource: "", isIDTheARN: false),
        "aws_sns_topic": Form(service: "sns", resource: "", isIDTheARN: true),
        "aws_cloudwatch_log_group": Form(service: "logs", resource: "log-group:", isIDTheARN: false),
        "aws_dynamodb_table": Form(service: "dynamodb", resource: "table/", isIDTheARN: false),
        "aws_kinesis_stream": Form(service: "kinesis", resource: "stream/", isIDTheARN: true),
        "aws_kinesis_firehose_delivery_stream": Form(
            service: "firehose", resource: "deliverystream/", isIDTheARN: true),
        "aws_sfn_state_machine": Form(service: "states", resource: "stateMachine:", isIDTheARN: true),
        // The name itself begins with `alias/`.
        "aws_kms_alias": Form(service: "kms", resource: "", isIDTheARN: false),
    ]
}
