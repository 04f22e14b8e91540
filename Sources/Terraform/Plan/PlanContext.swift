import Facts

/// Fills what a plan leaves open until the apply, as far as it follows from what is known.
///
/// In this order: what AWS makes of known names (an ARN); the configuration's own expressions, where it was read; the one
/// thing that the plan's configuration says an argument refers to. What is left stays a symbol.
package final class PlanContext {
    private let configuration: PlanConfiguration
    private let variables: JSONValue?
    private let evaluator: ConfigurationEvaluator?
    /// The account that the plan's provider works in, by its data source `aws_caller_identity`; else a symbol.
    private let account: TerraformValue
    private let dataRegion: String?
    private var regions: [String: TerraformValue] = [:]
    /// Addresses whose names and ARNs others refer to → those that the plan knows or that follow.
    private var known: [String: [String: String]] = [:]

    /// - Parameter evaluator: of the configuration that the plan was made from; nil where it was not read.
    package init(_ document: TerraformDocument, evaluator: ConfigurationEvaluator?) throws {
        configuration = try PlanConfiguration(document)
        variables = document.value(of: "variables")
        self.evaluator = evaluator
        let data = try document.priorData()
        func said(_ type: String, _ attribute: String) -> String? {
            data.lazy.filter { $0.type == type }.compactMap { $0.attributes?[attribute]?.stringValue }.first
        }
        account = said("aws_caller_identity", "account_id").map(TerraformValue.string) ?? .unknown("aws.account_id")
        dataRegion = said("aws_region", "name") ?? said("aws_region", "id")
    }

    /// Takes an instance in: what it is called is remembered for those that refer to it.
    ///
    /// - Returns: the instance when nothing of it is left open; nil for one that `filled` can tell more of when all
    ///   instances have been taken in.
    package func accept(_ instance: TerraformInstance) -> TerraformInstance? {
        remember(instance)
        let now = filled(instance, isLast: false)
        return hasOpenAttributes(now) ? nil : now
    }

    private func hasOpenAttributes(_ instance: TerraformInstance) -> Bool {
        func isOpen(_ value: JSONValue, _ path: String) -> Bool {
            switch value {
            case .object(let members):
                members.contains { isOpen($1, path.isEmpty ? $0 : "\(path).\($0)") }
            case .array(let elements): elements.enumerated().contains { isOpen($1, "\(path)[\($0)]") }
            // What AWS makes up is open to the end.
            case .string(let text):
                Self.isOwnSymbol(text, instance, path) && !(path == "id" || path == "arn" || path == "url")
            default: false
            }
        }
        return instance.attributes.map { isOpen($0, "") } ?? false
    }

    private func remember(_ instance: TerraformInstance) {
        let names = ComputedAttributes.names(of: instance.type)
        if names.isEmpty || instance.isData { return }
        var values: [String: String] = [:]
        for name in names {
            values[name] = instance.attributes?[name]?.stringValue
            if let value = values[name], !Self.isOwnSymbol(value, instance, name) { continue }
            values[name] = computed(name, of: instance)?.asText() ?? values[name]
        }
        if !values.isEmpty { known[instance.address] = values }
    }

    /// The instance with what can be told of its open attributes.
    package func filled(_ instance: TerraformInstance) -> TerraformInstance { filled(instance, isLast: true) }

    /// - Parameter isLast: whether all instances have been taken in.
    private func filled(_ instance: TerraformInstance, isLast: Bool) -> TerraformInstance {
        guard let attributes = instance.attributes, !instance.isData else { return instance }
        var filled = instance
        let address = ResourceAddress(instance.address)
        filled.attributes = fill(attributes, path: "", instance, address, isLast: isLast)
        if var members = filled.attributes?.objectValue {
            // A plan calls an argument that is not written unknown where AWS sets it then.
            let open = TerraformFacts.leftToAWS(instance.type).filter {
                members[$0]?.stringValue == SymbolicText.text(of: "\(instance.address).\($0)")
            }
            let references = configuration.resource(at: address)?.references ?? [:]
            if !open.isEmpty {
                let names = Set(references.keys.map { $0.prefix { $0 != "." && $0 != "[" } })
                for name in open where !names.contains(Substring(name)) { members[name] = nil }
            }
            for (block, name) in TerraformFacts.leftToAWSInBlocks(instance.type) {
                guard var object = members[block]?.arrayValue?.first?.objectValue,
                    references["\(block)[0].\(name)"] == nil,
                    object[name]?.stringValue == SymbolicText.text(of: "\(instance.address).\(block)[0].\(name)")
                else { continue }
                object[name] = nil
                members[block] = .array([.object(object)])
            }
            for (name, value) in known[instance.address] ?? [:] where members[name] == nil || members[name] == .null {
                members[name] = .string(value)
            }
            filled.attributes = .object(members)
        }
        return filled
    }

    private func fill(
        _ value: JSONValue, path: String, _ instance: TerraformInstance, _ address: ResourceAddress, isLast: Bool
    ) -> JSONValue {
        switch value {
        case .object(let members):
            .object(
                members.reduce(into: [:]) { result, member in
                    let inner = path.isEmpty ? member.key : "\(path).\(member.key)"
                    result[member.key] = fill(member.value, path: inner, instance, address, isLast: isLast)
                })
        case .array(let elements):
            .array(elements.enumerated().map { fill($1, path: "\(path)[\($0)]", instance, address, isLast: isLast) })
        case .string(let text) where Self.isOwnSymbol(text, instance, path):
            resolved(path, of: instance, address, isLast: isLast) ?? value
        default: value
        }
    }

    private static func isOwnSymbol(_ text: String, _ instance: TerraformInstance, _ path: String) -> Bool {
        guard text.utf8.first == UInt8(ascii: "$"), text.utf8.count == instance.address.utf8.count + path.utf8.count + 4
        else { return false }
        return text == SymbolicText.text(of: "\(instance.address).\(path)")
    }

    private func resolved(
        _ path: String, of instance: TerraformInstance, _ address: ResourceAddress, isLast: Bool
    ) -> JSONValue? {
        if let value = known[instance.address]?[path] { return .string(value) }
        if isLast, let value = evaluated(path, of: instance) { return value }
        guard let target = configuration.target(ofArgument: path, at: address),
            let point = target.lastIndex(of: ".")
        else { return nil }
        let name = String(target[target.index(after: point)...])
        // A name, an id or an ARN: what else an argument is made of is not to be seen in a plan.
        guard Self.handedOn.contains(name) else { return nil }
        if let value = known[String(target[..<point])]?[name] { return .string(value) }
        return isLast ? .string(SymbolicText.text(of: target)) : nil
    }

    private static let handedOn: Set<String> = ["arn", "bucket", "function_name", "id", "key_id", "name", "url"]

    /// What the configuration's expression gives, with the plan's own account and region in it.
    private func evaluated(_ path: String, of instance: TerraformInstance) -> JSONValue? {
        guard let evaluator else { return nil }
        let steps = path.split(whereSeparator: { $0 == "." || $0 == "[" })
        guard let attribute = steps.first,
            var value = evaluator.value(of: instance.address, attribute: String(attribute))?.json
        else { return nil }
        for step in steps.dropFirst() {
            if step.last == "]", let position = Int(step.dropLast()) {
                guard let elements = value.arrayValue, elements.indices.contains(position) else { return nil }
                value = elements[position]
            } else {
                guard let member = value[String(step)] else { return nil }
                value = member
            }
        }
        return value == .null ? nil : settled(value)
    }

    private func settled(_ value: JSONValue) -> JSONValue {
        switch value {
        case .string(let text) where SymbolicText.hasSymbols(text): .string(settled(text))
        case .array(let elements): .array(elements.map(settled))
        case .object(let members): .object(members.mapValues(settled))
        default: value
        }
    }

    private func settled(_ text: String) -> String {
        SymbolicText.parts(of: text).map { part in
            switch part {
            case .literal(let literal): return literal
            case .symbol("aws.account_id"): return account.asText() ?? ""
            case .symbol("aws.region"): return region("aws").asText() ?? ""
            case .symbol(let symbol):
                // A resource's attribute that the plan knows, be it from the state.
                if let point = symbol.lastIndex(of: "."),
                    let value = known[String(symbol[..<point])]?[String(symbol[symbol.index(after: point)...])]
                {
                    return value
                }
                return SymbolicText.text(of: symbol)
            }
        }.joined()
    }

    private func computed(_ name: String, of instance: TerraformInstance) -> TerraformValue? {
        let key = configuration.resource(at: ResourceAddress(instance.address))?.providerKey ?? ""
        let source = ComputedAttributeSource(
            type: instance.type, address: instance.address,
            argument: { name in
                guard let value = instance.attributes?[name], value != .null else { return nil }
                if case .string("") = value { return nil }
                // A region that waits for the apply is the provider's.
                if name == "region", value.stringValue.map({ Self.isOwnSymbol($0, instance, name) }) == true {
                    return nil
                }
                return TerraformValue(value)
            }, providerRegion: region(key), account: account(key))
        return ComputedAttributes.value(name, source)
    }

    /// An alias without credentials of its own is for another region of the same account.
    private func account(_ key: String) -> TerraformValue {
        if Self.isDefault(key) { return account }
        let isCommon = [configuration.providers["aws"], configuration.providers[key]].allSatisfy {
            $0?.hasCommonCredentials ?? true
        }
        return isCommon ? account : .unknown("\(key).account_id")
    }

    private static func isDefault(_ key: String) -> Bool { key.isEmpty || key == "aws" || key.hasSuffix(":aws") }

    private func region(_ key: String) -> TerraformValue {
        if let region = regions[key] { return region }
        let provider = configuration.providers[key.isEmpty ? "aws" : key]
        let name = provider?.regionVariable
        let text = provider?.region ?? name.flatMap { variables?[$0]?["value"]?.stringValue }
        let region: TerraformValue
        if let text {
            region = .string(text)
        } else if Self.isDefault(key), let dataRegion {
            region = .string(dataRegion)
        } else {
            region = .unknown(Self.isDefault(key) ? "aws.region" : "\(key).region")
        }
        regions[key] = region
        return region
    }
}
