import Facts

extension TerraformFacts {
    static func function(
        _ attributes: JSONValue, of instance: TerraformInstance, knownValues: Set<String>
    ) -> [TypedFact] {
        guard let name = attributes["function_name"]?.stringValue else { return [] }
        let variables =
            attributes["environment"]?.firstBlock?["variables"]?.objectValue ?? [:]
        let environment = variables.mapValues { value in
            value.stringValue.flatMap { knownValues.contains($0) ? $0 : nil }
        }
        // Of values that Terraform marks as sensitive nothing is left that could be looked at.
        let secrets = variables.compactMap { name, value -> SecretVariable? in
            guard let text = value.stringValue, !knownValues.contains(text) else { return nil }
            return SecretVariable.detect(name: name, value: text)
        }
        return [
            .lambdaFunction(
                LambdaFunction(
                    name: name, arn: attributes["arn"]?.stringValue,
                    runtime: attributes["runtime"]?.stringValue,
                    handler: attributes["handler"]?.stringValue, roleARN: attributes["role"]?.stringValue,
                    memoryMB: attributes["memory_size"]?.intValue,
                    timeoutSeconds: attributes["timeout"]?.intValue,
                    // The provider writes the size as a number in a string in some versions.
                    packageSizeBytes: attributes["source_code_size"]?.intValue,
                    codeSHA256: attributes["code_sha256"]?.stringValue
                        ?? attributes["source_code_hash"]?.stringValue,
                    layerARNs: attributes["layers"]?.oneOrManyStrings ?? [], environment: environment,
                    deadLetterARN: attributes["dead_letter_config"]?.firstBlock?["target_arn"]?.writtenText,
                    kmsKeyARN: attributes["kms_key_arn"]?.writtenText,
                    subnetIDs: attributes["vpc_config"]?.firstBlock?["subnet_ids"]?.oneOrManyStrings.sorted() ?? [],
                    secretVariables: secrets.sorted(),
                    logGroup: attributes["logging_config"]?.firstBlock?["log_group"]?.writtenText))
        ] + reservedConcurrency(attributes, of: instance)
    }

    static func layer(_ attributes: JSONValue) -> [TypedFact] {
        guard let name = attributes["layer_name"]?.stringValue, let arn = attributes["arn"]?.stringValue,
            let version = ARN(arn)?.resource.split(separator: ":").last.flatMap({ Int($0) })
        else { return [] }
        return [
            .layerVersion(
                LayerVersion(
                    name: name, version: version, arn: arn,
                    compatibleRuntimes: attributes["compatible_runtimes"]?.oneOrManyStrings.sorted() ?? [],
                    sizeBytes: attributes["source_code_size"]?.intValue))
        ]
    }

    static func permission(_ attributes: JSONValue, of instance: TerraformInstance) -> [TypedFact] {
        guard let function = attributes["function_name"]?.stringValue,
            let principal = attributes["principal"]?.stringValue
        else { return [] }
        let sid = attributes["statement_id"]?.stringValue ?? ""
        // The provider stores some arguments that are not written as empty texts.
        func argument(_ name: String) -> String? {
            attributes[name]?.stringValue.flatMap { $0.isEmpty ? nil : $0 }
        }
        let sourceARN = argument("source_arn")
        let sourceAccount = argument("source_account")
        var statement: [String: JSONValue] = [
            "Sid": .string(sid),
            // Whether there is such a statement at all may wait for the apply.
            "Effect": instance.isCertain ? "Allow" : .string(SymbolicText.text(of: "\(instance.address).count")),
            "Principal": grammar(principal: principal),
            "Action": .string(attributes["action"]?.stringValue ?? "lambda:InvokeFunction"),
        ]
        // The same conditions as Lambda's AddPermission writes for these arguments.
        var condition: [String: JSONValue] = [:]
        if let sourceARN { condition["ArnLike"] = .object(["AWS:SourceArn": .string(sourceARN)]) }
        var equals: [String: JSONValue] = [:]
        equals["AWS:SourceAccount"] = sourceAccount.map(JSONValue.string)
        equals["aws:PrincipalOrgID"] = argument("principal_org_id").map(JSONValue.string)
        equals["lambda:FunctionUrlAuthType"] = argument("function_url_auth_type").map(JSONValue.string)
        // The token is a secret between Alexa and the function: that one is asked for is all there is to know.
        if argument("event_source_token") != nil {
            equals["lambda:EventSourceToken"] = .string(SymbolicText.text(of: "\(instance.address).event_source_token"))
        }
        if !equals.isEmpty { condition["StringEquals"] = .object(equals) }
        switch attributes["invoked_via_function_url"] {
        case .bool(true)?: condition["Bool"] = .object(["lambda:InvokedViaFunctionUrl": "true"])
        case .string(let text)? where SymbolicText.hasSymbols(text):
            condition["Bool"] = .object(["lambda:InvokedViaFunctionUrl": .string(text)])
        default: break
        }
        if !condition.isEmpty { statement["Condition"] = .object(condition) }
        return [
            .lambdaPermission(
                LambdaPermission(
                    function: function, qualifier: argument("qualifier"), sid: sid,
                    statement: JSONValue.object(statement).canonicalText, principal: principal, sourceARN: sourceARN,
                    sourceAccount: sourceAccount))
        ]
    }

    private static func grammar(principal: String) -> JSONValue {
        if principal == "*" { return "*" }
        if principal.contains(".") { return .object(["Service": .string(principal)]) }
        // A bare account id stands for the account's root, as Lambda stores it.
        let isAccount = principal.count == 12 && principal.allSatisfy(\.isNumber)
        return .object(["AWS": .string(isAccount ? "arn:aws:iam::\(principal):root" : principal)])
    }
}
