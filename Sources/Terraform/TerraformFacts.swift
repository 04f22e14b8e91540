package import Facts

/// Terraform's resource instances as facts.
package enum TerraformFacts {
    /// Whether a type's attributes are read; of other types only address, type and name are kept.
    package static func isModelled(_ type: String) -> Bool { keptAttributes[type] != nil }

    /// The attributes that are kept of each modelled type: names and wiring, never free text that may hold a secret.
    static let keptAttributes: [String: [String]] = [
        "aws_s3_bucket": ["acl", "arn", "bucket", "bucket_prefix", "force_destroy", "region"],
        "aws_s3_bucket_acl": ["acl", "bucket"],
        "aws_s3_bucket_notification": ["bucket", "eventbridge", "lambda_function", "queue", "topic"],
        "aws_s3_bucket_ownership_controls": ["bucket", "rule"],
        "aws_s3_object": ["acl", "bucket", "key"],
        "aws_s3_bucket_object": ["acl", "bucket", "key"],
        "aws_lambda_function": [
            "arn", "code_sha256", "filename", "function_name", "handler", "layers", "memory_size", "package_type",
            "role",
            "runtime", "source_code_hash", "source_code_size", "timeout", "version",
        ],
        "aws_lambda_permission": [
            "action", "function_name", "function_url_auth_type", "invoked_via_function_url", "principal",
            "principal_org_id", "qualifier", "source_account", "source_arn", "statement_id",
        ],
        "aws_lambda_layer_version": ["arn", "compatible_runtimes", "layer_name", "source_code_size", "version"],
        "aws_cloudwatch_event_bus": ["arn", "name"],
        "aws_cloudwatch_event_rule": [
            "arn", "event_bus_name", "event_pattern", "is_enabled", "name", "schedule_expression", "state",
        ],
        "aws_cloudwatch_event_target": [
            "arn", "dead_letter_config", "event_bus_name", "input_transformer", "role_arn", "rule", "target_id",
        ],
        "aws_iam_role": ["arn", "assume_role_policy", "name", "path"],
        "aws_iam_role_policy": ["name", "policy", "role"],
        "aws_sqs_queue": ["arn", "name", "url"],
    ].merging(settingAttributes) { own, _ in own }

    /// The attributes that are read of a modelled type: what is kept, and what facts are made of.
    ///
    /// - Returns: nil for types of which nothing is read.
    package static func wantedAttributes(_ type: String) -> Set<String>? { wanted[type] }

    private static let wanted = keptAttributes.reduce(into: dataSources) { wanted, type in
        wanted[type.key] = Set(type.value).union(factAttributes[type.key] ?? [])
            .union(["environment", "id", "tags", "tags_all", "url"])
    }

    /// Data sources that say where a plan is applied.
    private static let dataSources: [String: Set<String>] = [
        "aws_caller_identity": ["account_id"], "aws_region": ["id", "name"], "aws_partition": ["partition"],
    ]

    /// The resource and its typed facts.
    ///
    /// - Parameter knownValues: names, ARNs and URLs of resources; an environment value is kept only when it is one.
    package static func collect(
        _ instance: TerraformInstance, origin: Origin, knownValues: Set<String>
    ) -> CollectedResource {
        let attributes = instance.attributes ?? .object([:])
        // An ARN in which something is not known identifies nothing outside of its own origin.
        let written = arn(of: instance.type, attributes)
        let arn = written.flatMap { SymbolicText.hasSymbols($0) ? nil : $0 }
        let parsed = arn.flatMap { ARN($0) }
        let kept = (keptAttributes[instance.type] ?? []).reduce(into: [String: JSONValue]()) { result, name in
            if let value = attributes[name], value != .null { result[name] = value }
        }
        let resource = Resource(
            origin: origin, type: instance.type, arn: arn, address: instance.address,
            name: name(of: instance, attributes), account: parsed?.account.nonEmpty,
            region: region(written, attributes), file: instance.file, line: instance.line,
            attributes: kept.isEmpty ? "{}" : JSONValue.object(kept).canonicalText,
            plannedAction: instance.plannedAction, replacePaths: instance.replacePaths,
            isTainted: instance.isTainted, deposedCount: instance.deposedCount)
        guard !instance.isData || instance.type == "aws_iam_policy" else { return CollectedResource(resource) }
        let facts = facts(instance, attributes, knownValues: knownValues) + tags(attributes)
        // What the plan removes takes no part in the wiring; a bucket's name is still its own until then.
        guard instance.plannedAction == "delete" || instance.plannedAction == "forget" else {
            return CollectedResource(resource, facts)
        }
        return CollectedResource(resource, facts.filter { if case .s3Bucket = $0 { true } else { false } })
    }

    /// What an environment value may be and still be kept: the names, ARNs and URLs of an instance.
    package static func knownValues(of instance: TerraformInstance) -> [String] {
        guard let attributes = instance.attributes else { return [] }
        return ["arn", "bucket", "function_name", "name", "url", "id", "key"]
            .compactMap { attributes[$0]?.stringValue }.filter { !$0.isEmpty }
    }

    private static func arn(of type: String, _ attributes: JSONValue) -> String? {
        // A target's `arn` is that of what it invokes, a notification has none.
        if type == "aws_cloudwatch_event_target" { return nil }
        if let arn = attributes["arn"]?.stringValue { return arn }
        if type == "aws_s3_bucket" { return attributes["bucket"]?.stringValue.map { ARN.bucket($0) } }
        return nil
    }

    /// The region of the ARN, which is known before its account is, else the argument; the symbol of the provider's region
    /// where nothing tells it.
    private static func region(_ arn: String?, _ attributes: JSONValue) -> String? {
        arn.flatMap { ARN($0) }?.region.nonEmpty ?? attributes["region"]?.writtenText
    }

    private static func name(of instance: TerraformInstance, _ attributes: JSONValue) -> String {
        // An object's own name is its key; its bucket comes first for nothing else.
        if instance.type.hasSuffix("_object"), let key = attributes["key"]?.stringValue { return key }
        let names = ["function_name", "bucket", "layer_name", "name", "target_id", "statement_id", "key"]
        return names.lazy.compactMap { attributes[$0]?.stringValue }.first ?? instance.name
    }

    private static func facts(
        _ instance: TerraformInstance, _ attributes: JSONValue, knownValues: Set<String>
    ) -> [TypedFact] {
        switch instance.type {
        case "aws_s3_bucket": bucket(attributes, of: instance)
        case "aws_s3_bucket_notification": notification(attributes, at: instance.address)
        case "aws_s3_bucket_policy": bucketPolicy(attributes, of: instance)
        case "aws_lambda_function": function(attributes, of: instance, knownValues: knownValues)
        case "aws_lambda_permission": permission(attributes, of: instance)
        case "aws_lambda_layer_version": layer(attributes)
        case "aws_lambda_function_event_invoke_config": eventInvokeConfig(attributes, of: instance)
        case "aws_lambda_function_url": functionURL(attributes, of: instance)
        case "aws_lambda_function_recursion_config": recursionConfig(attributes, of: instance)
        case "aws_lambda_alias": alias(attributes, of: instance)
        case "aws_lambda_event_source_mapping": eventSourceMapping(attributes, of: instance)
        case "aws_cloudwatch_event_bus": bus(attributes)
        case "aws_cloudwatch_event_bus_policy": busPolicy(attributes, of: instance)
        case "aws_cloudwatch_event_permission": busPermission(attributes, of: instance)
        case "aws_cloudwatch_event_rule": rule(attributes, at: instance.address)
        case "aws_cloudwatch_event_target": target(attributes)
        case "aws_iam_role": role(attributes, of: instance)
        case "aws_iam_role_policy": rolePolicy(attributes, of: instance)
        case "aws_iam_policy": managedPolicy(attributes, of: instance)
        case "aws_iam_role_policy_attachment", "aws_iam_policy_attachment",
            "aws_iam_role_policy_attachments_exclusive":
            attachment(attributes, of: instance)
        case "aws_kms_key": key(attributes, of: instance)
        case "aws_kms_key_policy": keyPolicy(attributes, of: instance)
        case "aws_sqs_queue": queue(attributes, of: instance)
        case "aws_sqs_queue_policy": queuePolicy(attributes, of: instance)
        case "aws_subnet": subnet(attributes, of: instance)
        default: bucketSetting(attributes, of: instance)
        }
    }
}

extension TerraformFacts {
    /// A document that an argument holds: a policy or an event pattern.
    ///
    /// - Returns: unknown where it waits for the apply as a whole, or in more than the texts in it.
    static func document(_ value: JSONValue?, attribute: String) -> Fact<String> {
        guard let text = value?.stringValue, !text.isEmpty else { return .absent }
        guard SymbolicText.hasSymbols(text), (try? JSONValue(parsing: text)) == nil else { return .present(text) }
        return .unknown(attribute)
    }

    /// A statement of which nothing is known, so that what it would allow or deny stays open.
    static func unknownStatement(_ attribute: String) -> String {
        JSONValue.object(["Effect": .string(SymbolicText.text(of: attribute))]).canonicalText
    }
}

extension String {
    fileprivate var nonEmpty: String? { isEmpty ? nil : self }
}
