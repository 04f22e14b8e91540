import Facts

extension PlanConfiguration {
    /// The attribute of a resource that an argument refers to, such as
    /// `module.a["x"].aws_cloudwatch_event_rule.this.arn`.
    ///
    /// - Returns: nil where it refers to several things, or to what a plan does not name.
    func target(ofArgument path: String, at address: ResourceAddress) -> String? {
        guard let resource = resource(at: address), let references = resource.references[path] else { return nil }
        return target(of: references, member: nil, in: address.modules, depth: 0)
    }

    func resource(at address: ResourceAddress) -> Resource? {
        module(at: address.modules)?.resources[address.block]
    }

    private func module(at path: [ResourceAddress.Module]) -> Module? {
        path.reduce(root as Module?) { module, step in module?.calls[step.name]?.module }
    }

    /// - Parameter member: what is taken of the value that is referred to; nil where all of it is.
    private func target(
        of references: [String], member: String?, in modules: [ResourceAddress.Module], depth: Int
    ) -> String? {
        // Terraform lists `a.b.c` and after it `a.b`; a chain of modules is no longer than they are nested.
        var leaves = Set(references).filter { leaf in !references.contains { $0 != leaf && $0.hasPrefix(leaf) } }
        // Of an object `{ id = x.id, arn = x.arn }` the member is what is called the same.
        if leaves.count > 1, let member {
            leaves = leaves.filter { $0.hasSuffix(".\(member)") }
            guard leaves.count == 1, let leaf = leaves.first else { return nil }
            leaves = [String(leaf.dropLast(member.count + 1))]
        }
        guard leaves.count == 1, let leaf = leaves.first, depth < 50 else { return nil }
        var parts = leaf.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        let length = Self.nameLength(parts)
        // A whole resource or object may be handed on, of which one attribute is taken in the end.
        guard parts.count == length || (parts.count == length + 1 && member == nil) else { return nil }
        let member = parts.count > length ? parts.removeLast() : member
        switch parts[0] {
        case "var":
            guard let caller = modules.last, let module = module(at: modules.dropLast()),
                let input = module.calls[caller.name]?.inputs[parts[1]]
            else { return nil }
            return target(of: input, member: member, in: modules.dropLast(), depth: depth + 1)
        case "module":
            guard let step = ResourceAddress.Module(parts[1]),
                let output = module(at: modules + [step])?.outputs[parts[2]]
            else { return nil }
            return target(of: output, member: member, in: modules + [step], depth: depth + 1)
        case "local", "each", "count", "path", "terraform", "self", "data": return nil
        default:
            guard let member else { return nil }
            return (modules.map(\.text) + parts + [member]).joined(separator: ".")
        }
    }

    /// How many parts name the thing itself: `var.x`, `module.m.out`, `aws_s3_bucket.raw`.
    private static func nameLength(_ parts: [String]) -> Int {
        parts.first == "module" || parts.first == "data" ? 3 : 2
    }
}

/// A resource's address, taken apart: `module.a["x"].aws_s3_bucket.raw[0]`.
struct ResourceAddress: Hashable {
    /// One call of a module, with its instance key as it is written.
    struct Module: Hashable {
        var name: String
        /// `["x"]`, `[0]` or empty.
        var key: String

        init(name: String, key: String) {
            self.name = name
            self.key = key
        }

        /// Takes `name`, `name[0]` or `name["x"]`.
        init?(_ text: String) {
            let name = text.prefix { $0 != "[" }
            if name.isEmpty { return nil }
            self.init(name: String(name), key: String(text.dropFirst(name.count)))
        }

        var text: String { "module.\(name)\(key)" }
    }

    var modules: [Module]
    /// `type.name` or `data.type.name`, without the instance key.
    var block: String
    var key: String

    init(_ address: String) {
        var steps: [(name: Substring, key: Substring)] = []
        var rest = address.utf8[...]
        while !rest.isEmpty {
            let name = rest.prefix { $0 != UInt8(ascii: ".") && $0 != UInt8(ascii: "[") }
            rest = rest.dropFirst(name.count)
            var key = rest.prefix(0)
            if rest.first == UInt8(ascii: "[") {
                key = Self.key(rest)
                rest = rest.dropFirst(key.count)
            }
            if rest.first == UInt8(ascii: ".") {
                rest = rest.dropFirst()
            } else if !rest.isEmpty {
                rest = rest.suffix(0)
            }
            steps.append((Substring(name), Substring(key)))
        }
        modules = []
        var position = 0
        while position + 1 < steps.count, steps[position].name == "module" {
            modules.append(Module(name: String(steps[position + 1].name), key: String(steps[position + 1].key)))
            position += 2
        }
        block = steps[position...].map(\.name).joined(separator: ".")
        key = steps.last.map { String($0.key) } ?? ""
    }

    /// The bracket at the beginning of `text`, with a quoted key in which brackets and points mean nothing.
    private static func key(_ text: Substring.UTF8View) -> Substring.UTF8View {
        var isQuoted = false
        var isEscaped = false
        for index in text.indices {
            let byte = text[index]
            if isEscaped {
                isEscaped = false
            } else if byte == UInt8(ascii: "\\") {
                isEscaped = isQuoted
            } else if byte == UInt8(ascii: "\"") {
                isQuoted.toggle()
            } else if byte == UInt8(ascii: "]"), !isQuoted {
                return text[...index]
            }
        }
        return text
    }

    /// Module path and block without any instance key: one block of the configuration.
    var blockAddress: String { (modules.map { "module.\($0.name)" } + [block]).joined(separator: ".") }
}

extension TerraformInstance {
    /// An address without any instance key: that of its block.
    package static func blockAddress(of address: String) -> String {
        address.utf8.contains(UInt8(ascii: "[")) ? ResourceAddress(address).blockAddress : address
    }
}
