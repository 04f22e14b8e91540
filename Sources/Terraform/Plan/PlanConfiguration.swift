import Facts

/// What a plan says of the configuration that it was made from: which arguments refer to what.
///
/// A plan holds names alone, no locals, no functions and no operators. Where an argument refers to one thing only, and to
/// the attribute that such an argument takes, it is taken for that thing; everything else stays unknown.
///
/// Source: "JSON Output Format", configuration representation,
/// https://developer.hashicorp.com/terraform/internals/json-format#configuration-representation, read 2026-11-25.
struct PlanConfiguration {
    final class Module {
        /// `type.name` → the resource.
        var resources: [String: Resource] = [:]
        var calls: [String: Call] = [:]
        /// Output → what it refers to.
        var outputs: [String: [String]] = [:]
    }

    struct Resource {
        /// The key of its provider in `provider_config`, such as `aws` or `aws.west`.
        var providerKey = ""
        /// Path of the argument (`source_arn`, `lambda_function[0].lambda_function_arn`) → what it refers to.
        var references: [String: [String]] = [:]
    }

    struct Call {
        var inputs: [String: [String]] = [:]
        var module = Module()
    }

    struct Provider {
        /// The region as it is written; nil where it is not, or not literally.
        var region: String?
        /// The variable that the region is; nil where it is another expression.
        var regionVariable: String?
        /// Whether it works with the credentials of the environment.
        var hasCommonCredentials: Bool
    }

    private(set) var providers: [String: Provider] = [:]
    private(set) var root = Module()

    init(_ document: TerraformDocument) throws {
        var providers: [String: Provider] = [:]
        let root = Module()
        try document.read("configuration") { scanner in
            try scanner.enterObject()
            while let key = try scanner.nextKey() {
                switch key {
                case "provider_config": providers = Self.providers(try scanner.value())
                case "root_module": try Self.read(&scanner, into: root)
                default: try scanner.skipValue()
                }
            }
        }
        self.providers = providers
        self.root = root
    }

    private static func providers(_ value: JSONValue) -> [String: Provider] {
        (value.objectValue ?? [:]).mapValues { provider in
            let region = provider["expressions"]?["region"]
            let references = region?["references"]?.oneOrManyStrings ?? []
            let variable = references.count == 1 && references[0].hasPrefix("var.") ? references[0] : nil
            return Provider(
                region: region?["constant_value"]?.stringValue,
                regionVariable: variable.map { String($0.dropFirst("var.".count)) },
                hasCommonCredentials: (provider["expressions"]?.objectValue ?? [:]).keys
                    .allSatisfy(AWSProviderArguments.isOfNoAccount))
        }
    }

    private static func read(_ scanner: inout JSONScanner, into module: Module) throws {
        try scanner.enterObject()
        while let key = try scanner.nextKey() {
            switch key {
            case "resources":
                try scanner.enterArray()
                while try scanner.nextElement() { try readResource(&scanner, into: module) }
            case "module_calls":
                try scanner.enterObject()
                while let name = try scanner.nextKey() { module.calls[name.text] = try call(&scanner) }
            case "outputs":
                for (name, output) in try scanner.value().objectValue ?? [:] {
                    module.outputs[name] = output["expression"]?["references"]?.oneOrManyStrings
                }
            default: try scanner.skipValue()
            }
        }
    }

    private static func call(_ scanner: inout JSONScanner) throws -> Call {
        var call = Call()
        try scanner.enterObject()
        while let key = try scanner.nextKey() {
            switch key {
            case "expressions":
                call.inputs = (try scanner.value().objectValue ?? [:]).compactMapValues {
                    $0["references"]?.oneOrManyStrings
                }
            case "module": try read(&scanner, into: call.module)
            default: try scanner.skipValue()
            }
        }
        return call
    }

    private static func readResource(_ scanner: inout JSONScanner, into module: Module) throws {
        var (type, name, mode) = ("", "", "")
        var resource = Resource()
        try scanner.enterObject()
        while let key = try scanner.nextKey() {
            switch key {
            case "mode": mode = try scanner.stringIfAny() ?? ""
            case "type": type = try scanner.stringIfAny() ?? ""
            case "name": name = try scanner.stringIfAny() ?? ""
            case "provider_config_key": resource.providerKey = try scanner.stringIfAny() ?? ""
            case "expressions":
                if let wanted = TerraformFacts.wantedAttributes(type) {
                    collect(try scanner.members(wanted), at: "", into: &resource.references)
                } else {
                    try scanner.skipValue()
                }
            default: try scanner.skipValue()
            }
        }
        if TerraformFacts.isModelled(type) {
            module.resources[(mode == "data" ? "data." : "") + "\(type).\(name)"] = resource
        }
    }

    /// An expression is an object with `references` or `constant_value`; a block is an object or a list of such.
    private static func collect(_ value: JSONValue, at path: String, into references: inout [String: [String]]) {
        switch value {
        case .object(let members):
            if let list = members["references"]?.arrayValue {
                references[path] = list.compactMap(\.stringValue)
            } else if members["constant_value"] == nil {
                for (name, member) in members {
                    collect(member, at: path.isEmpty ? name : "\(path).\(name)", into: &references)
                }
            }
        case .array(let elements):
            for (position, element) in elements.enumerated() {
                collect(element, at: "\(path)[\(position)]", into: &references)
            }
        default: break
        }
    }
}
