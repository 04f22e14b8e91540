import Facts
import SnapshotStore

/// What the blocks of a configuration depend on, as Terraform orders them: by references and `depends_on`, through
/// locals, inputs, outputs and modules.
///
/// Source: Terraform Language, "The depends_on Meta-Argument" (what a module depends on holds for all that is in it,
/// and who depends on a module depends on all that is in it), read 2026-11-25.
struct BlockDependencies {
    private struct Reference {
        var argument: String
        var target: String
    }

    private struct Block {
        var module: String
        var references: [Reference]
    }

    /// `source` → address → block. Two root modules may have one address for two things.
    private var blocks: [String: [String: Block]] = [:]
    /// `source` → module → the addresses of the resources that stand in it directly.
    private var contents: [String: [String: [String]]] = [:]
    /// `source` → module → the modules that it calls.
    private var calls: [String: [String: [String]]] = [:]

    init(_ rows: [SQLRow]) {
        for row in rows {
            guard let source = row.text("source"), let address = row.text("address") else { continue }
            let module = row.text("module") ?? ""
            let list = (try? JSONValue(parsing: row.text("reference_list") ?? "[]"))?.arrayValue ?? []
            let references = list.compactMap { item -> Reference? in
                guard let parts = item.arrayValue, parts.count >= 2, let argument = parts[0].stringValue,
                    let target = parts[1].stringValue
                else { return nil }
                return Reference(argument: argument, target: target)
            }
            blocks[source, default: [:]][address] = Block(module: module, references: references)
            switch row.text("kind") {
            case "resource", "data": contents[source, default: [:]][module, default: []].append(address)
            case "module": calls[source, default: [:]][module, default: []].append(address)
            default: break
            }
        }
    }

    var isEmpty: Bool { blocks.isEmpty }

    /// The sources that have a block of this address.
    func sources(of address: String) -> [String] { blocks.keys.filter { blocks[$0]?[address] != nil }.sorted() }

    /// The first of `wanted` that the block depends on, directly or not; nil where it depends on none.
    func dependency(of address: String, in source: String, among wanted: Set<String>) -> String? {
        var seen: Set<String> = [address]
        var open = [address]
        while let current = open.popLast() {
            for next in dependencies(of: current, in: source).sorted() where seen.insert(next).inserted {
                if wanted.contains(next) { return next }
                open.append(next)
            }
        }
        return nil
    }

    /// Instances have keys, blocks have none: `module.a["x"].aws_s3_bucket.b[0]` is of `module.a.aws_s3_bucket.b`.
    static func blockAddress(_ address: String) -> String {
        var result = ""
        var (depth, isQuoted, isEscaped) = (0, false, false)
        for character in address {
            if isEscaped {
                isEscaped = false
            } else if isQuoted {
                if character == "\\" { isEscaped = true }
                if character == "\"" { isQuoted = false }
            } else if character == "[" {
                depth += 1
            } else if character == "]" {
                depth -= 1
            } else if depth > 0 {
                if character == "\"" { isQuoted = true }
            } else {
                result.append(character)
            }
        }
        return result
    }

    // MARK: Steps

    private func dependencies(of address: String, in source: String) -> Set<String> {
        guard let block = blocks[source]?[address] else { return everything(inModule: address, source) }
        var found: Set<String> = []
        let prefix = block.module.isEmpty ? "" : block.module + "."
        if address.hasPrefix(prefix + "var.") {
            // An input has what the call of its module gives it, and its own default.
            let name = String(address.dropFirst(prefix.count + "var.".count))
            if let call = blocks[source]?[block.module] {
                for reference in call.references where Self.first(of: reference.argument) == name {
                    add(reference.target, from: call.module, source, to: &found)
                }
            }
        }
        if calls[source]?[block.module]?.contains(address) == true {
            // Who depends on a call as a whole depends on all that is in it.
            found.formUnion(everything(inModule: address, source))
        }
        for reference in block.references { add(reference.target, from: block.module, source, to: &found) }
        // What holds for the call of a module holds for all that is in it.
        var module = block.module
        while !module.isEmpty, let call = blocks[source]?[module] {
            for reference in call.references where ["depends_on", "count", "for_each"].contains(reference.argument) {
                add(reference.target, from: call.module, source, to: &found)
            }
            module = call.module
        }
        return found
    }

    private func everything(inModule module: String, _ source: String) -> Set<String> {
        var found = Set(contents[source]?[module] ?? [])
        found.formUnion(calls[source]?[module] ?? [])
        return found
    }

    private func add(_ target: String, from module: String, _ source: String, to found: inout Set<String>) {
        let names = BlockDependencies.blockAddress(target).split(separator: ".").map(String.init)
        let prefix = module.isEmpty ? "" : module + "."
        guard let first = names.first, names.count >= 2 else { return }
        let known = blocks[source] ?? [:]
        switch first {
        case "module":
            let call = "\(prefix)module.\(names[1])"
            let output = names.count > 2 ? "\(call).output.\(names[2])" : ""
            // An output that is not there, or whose module was not read, leaves the whole module.
            found.insert(known[output] != nil ? output : call)
        case "data": if names.count > 2 { found.insert("\(prefix)data.\(names[1]).\(names[2])") }
        case "var", "local": found.insert("\(prefix)\(first).\(names[1])")
        case "each", "count", "path", "self", "terraform": break
        default: found.insert("\(prefix)\(first).\(names[1])")
        }
    }

    private static func first(of path: String) -> String { String(path.prefix { $0 != "." && $0 != "[" }) }
}
