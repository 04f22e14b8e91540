import Facts

extension TerraformInstance {
    /// Reads one element of a version 4 state's `resources`: a resource with all its instances.
    static func fromState(_ scanner: inout JSONScanner) throws -> [TerraformInstance] {
        var block = StateBlock()
        // Terraform writes the type first; a tool that sorted the members has it last.
        var instances: JSONScanner?
        try scanner.enterObject()
        while let key = try scanner.nextKey() {
            switch key {
            case "mode": block.isData = try scanner.stringIfAny() == "data"
            case "type": block.type = try scanner.stringIfAny()
            case "name": block.name = try scanner.stringIfAny()
            case "module": block.module = try scanner.stringIfAny()
            case "provider": block.provider = try scanner.stringIfAny()
            case "instances" where block.type != nil: try block.readInstances(&scanner)
            case "instances":
                instances = scanner
                try scanner.skipValue()
            default: try scanner.skipValue()
            }
        }
        if var instances { try block.readInstances(&instances) }
        return try block.resolved()
    }
}

/// A resource of a state, as far as it is read.
private struct StateBlock {
    var isData = false
    var type: String?
    var name: String?
    var module: String?
    var provider: String?
    var instances: [Instance] = []

    struct Instance {
        var key: JSONValue?
        var attributes: JSONValue?
        var sensitivePaths: JSONValue?
        var isDeposed = false
        var isTainted = false
    }

    mutating func readInstances(_ scanner: inout JSONScanner) throws {
        try scanner.enterArray()
        while try scanner.nextElement() {
            var instance = Instance()
            try scanner.enterObject()
            while let key = try scanner.nextKey() {
                switch key {
                case "index_key": instance.key = try scanner.value()
                case "deposed": instance.isDeposed = try scanner.stringIfAny() != nil
                case "status": instance.isTainted = try scanner.stringIfAny() == "tainted"
                case "sensitive_attributes": instance.sensitivePaths = try scanner.value()
                case "attributes":
                    if let wanted = TerraformFacts.wantedAttributes(type ?? "") {
                        instance.attributes = try scanner.members(wanted)
                    } else {
                        try scanner.skipValue()
                    }
                default: try scanner.skipValue()
                }
            }
            instances.append(instance)
        }
    }

    func resolved() throws -> [TerraformInstance] {
        guard let type else { throw InstanceError(reason: "it has no 'type'") }
        guard let name else { throw InstanceError(reason: "it has no 'name'") }
        let bare = (module.map { $0 + "." } ?? "") + (isData ? "data." : "") + "\(type).\(name)"
        let provider = Self.source(of: provider ?? "")
        var deposed: [JSONValue?: Int] = [:]
        for instance in instances where instance.isDeposed { deposed[instance.key, default: 0] += 1 }
        // A deposed object is what a replacement left behind; the current one speaks for the resource.
        return instances.filter { !$0.isDeposed }.map { instance in
            var attributes = instance.attributes
            for path in instance.sensitivePaths?.arrayValue ?? [] {
                attributes?.redact((path.arrayValue ?? []).compactMap(Self.step))
            }
            return TerraformInstance(
                address: bare + (instance.key.map(TerraformInstance.index) ?? ""), isData: isData, type: type,
                name: name, attributes: attributes, provider: provider, isTainted: instance.isTainted,
                deposedCount: deposed[instance.key] ?? 0)
        }
    }

    /// One step of a path: `{"type": "get_attr", "value": "environment"}`, or an index with a typed value.
    private static func step(_ step: JSONValue) -> String? {
        let value = step["value"] ?? step
        return value.stringValue ?? value["value"]?.stringValue
            ?? (value["value"] ?? value).intValue.map(String.init)
    }

    /// `module.x.provider["registry.terraform.io/hashicorp/aws"].west` → what stands in quotes.
    private static func source(of provider: String) -> String {
        let parts = provider.split(separator: "\"", omittingEmptySubsequences: false)
        return parts.count == 3 ? String(parts[1]) : provider
    }
}
