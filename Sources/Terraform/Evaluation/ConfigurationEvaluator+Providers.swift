import Facts

/// Which configured provider a resource has, and that one's account and region.
extension ConfigurationEvaluator {
    func provider(of instance: ResourceInstance) -> ProviderReference {
        if let provider = instance.provider { return provider }
        let block = instance.node.block
        let key =
            block.provider.flatMap(Self.providerKey) ?? String(block.type.prefix { $0 != "_" })
        let provider = provider(key, in: instance.node.scope)
        instance.provider = provider
        return provider
    }

    /// - Parameter key: `aws` or `aws.west`, as the module itself calls it.
    func provider(_ key: String, in scope: ModuleScope) -> ProviderReference {
        if let provider = scope.providers[key] { return provider }
        let provider = findProvider(key, in: scope)
        scope.providers[key] = provider
        return provider
    }

    private func findProvider(_ key: String, in scope: ModuleScope) -> ProviderReference {
        let parts = key.split(separator: ".", maxSplits: 1).map(String.init)
        let alias = parts.count == 2 ? parts[1] : nil
        if let block = scope.folder?.providers.first(where: {
            $0.block.labels.first == parts.first && $0.literal("alias") == alias
        }) {
            return ProviderReference(symbolName: key, block: block, scope: scope)
        }
        if let parent = scope.parent {
            if let passed = passedProvider(key, to: scope) { return provider(passed, in: parent) }
            // Only a provider without an alias is inherited without being passed.
            if alias == nil { return provider(key, in: parent) }
        }
        return ProviderReference(symbolName: key, block: nil, scope: scope)
    }

    /// What `providers` of the module's call says for a key.
    private func passedProvider(_ key: String, to scope: ModuleScope) -> String? {
        guard case .object(let items)? = scope.module.call?.block.body.attribute("providers")?.expression.kind else {
            return nil
        }
        return items.first { Self.providerKey($0.key) == key }.flatMap { Self.providerKey($0.value) }
    }

    /// `aws.west` of an expression or, in JSON, of a text.
    private static func providerKey(_ expression: HCLExpression) -> String? {
        switch expression.kind {
        case .variable(let name), .string(let name): return name
        case .attribute(let source, let name): return providerKey(source).map { $0 + "." + name }
        default: return nil
        }
    }

    // MARK: - Account and region

    /// Gives a variable without a value that is a provider's region that provider's symbol, so that an ARN that is
    /// written with the variable and one that follows from the provider are the same.
    func nameRegionVariables() {
        for block in root.folder?.providers ?? [] where block.block.labels.first == "aws" {
            guard case .attribute(let source, let name)? = block.block.body.attribute("region")?.expression.kind,
                case .variable("var") = source.kind,
                case .value(let value) = variable(name, in: root, isStrict: false),
                value == .unknown("var." + name)
            else { continue }
            let provider = block.literal("alias").map { "aws." + $0 } ?? "aws"
            let symbol = Memo.done(Evaluated.value(.unknown(provider + ".region")))
            root.variables[0][name] = symbol
            root.variables[1][name] = symbol
        }
    }

    func region(of provider: ProviderReference) -> TerraformValue {
        if let region = provider.region { return region }
        let symbol = TerraformValue.unknown(provider.symbolName + ".region")
        // A region that leads back to the provider's own data is not known.
        provider.region = symbol
        var region = setting("region", of: provider) ?? symbol
        // Two that are not told where to work are told by the same environment.
        if region == symbol, !isRegionWritten(provider), let standard = standard(of: provider),
            !isRegionWritten(standard)
        {
            region = self.region(of: standard)
        }
        provider.region = region
        return region
    }

    /// The account's number: written where only one account is allowed or a role of one is assumed.
    func account(of provider: ProviderReference) -> TerraformValue {
        if let account = provider.account { return account }
        let symbol = TerraformValue.unknown(provider.symbolName + ".account_id")
        provider.account = symbol
        var account = symbol
        if case .list(let allowed, _)? = setting("allowed_account_ids", of: provider), allowed.count == 1,
            let number = allowed[0].asText(), allowed[0].isWhollyKnown
        {
            account = .string(number)
        } else if let body = provider.block?.block.body.nestedBlocks("assume_role").first?.body,
            let file = provider.block?.file, let role = body.attribute("role_arn")?.expression,
            case .string(let text) = settledValue(role, context(provider.scope, file, isStrict: false)),
            let number = ARN(text)?.account, !number.isEmpty, !SymbolicText.hasSymbols(text)
        {
            account = .string(number)
        } else if let standard = standard(of: provider) {
            account = self.account(of: standard)
        }
        provider.account = account
        return account
    }

    /// The default provider of an alias when both work with the credentials of the environment.
    private func standard(of provider: ProviderReference) -> ProviderReference? {
        guard provider.symbolName.hasPrefix("aws."), hasCommonCredentials(provider) else { return nil }
        let standard = self.provider("aws", in: provider.scope)
        return standard !== provider && hasCommonCredentials(standard) ? standard : nil
    }

    private func isRegionWritten(_ provider: ProviderReference) -> Bool {
        provider.block?.block.body.attribute("region") != nil
    }

    /// Whether a provider works with the credentials of the environment, as every other one that names none: then an
    /// alias is for another region of the same account.
    private func hasCommonCredentials(_ provider: ProviderReference) -> Bool {
        guard let body = provider.block?.block.body else { return provider.symbolName == "aws" }
        return (body.attributes.map(\.name) + body.blocks.map(\.type)).allSatisfy(AWSProviderArguments.isOfNoAccount)
    }

    private func setting(_ name: String, of provider: ProviderReference) -> TerraformValue? {
        guard let block = provider.block, let written = block.block.body.attribute(name) else { return nil }
        let value = settledValue(written.expression, context(provider.scope, block.file, isStrict: false))
        return value == .null ? nil : value
    }
}
