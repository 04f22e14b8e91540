internal import Facts

/// The architecture as Mermaid text: buckets, functions, and the ways between them.
enum MermaidDiagram {
    /// The diagram of at most `limit` ways; nil when there is nothing to draw.
    static func text(_ report: Report, limit: Int = 60) -> String? {
        var nodes = Nodes()
        var edges: [String] = []
        for hop in report.hops.prefix(limit) {
            let bucket = nodes.bucket(hop.bucket.isEmpty ? "any bucket" : hop.bucket)
            let function = nodes.function(hop.function)
            let label = hop.via == .eventBridge ? "EventBridge \(hop.rule)" : "notification \(hop.rule)"
            let edge: String
            switch hop.arrives {
            case .yes: edge = "-->|\(escape(label))|"
            case .no: edge = "-.->|\(escape(label + ": does not arrive"))|"
            default: edge = "-.->|\(escape(label + ": " + hop.arrives.rawValue))|"
            }
            edges.append("\(bucket) \(edge) \(function)")
        }
        for function in report.architecture.functions.prefix(limit) {
            for item in function.bucketVariables.prefix(20) {
                edges.append(
                    "\(nodes.function(function.name)) ---|\(escape(item.variable))| \(nodes.bucket(item.bucket))")
            }
        }
        if edges.isEmpty { return nil }
        return (["flowchart LR"] + (nodes.lines + edges).map { "    " + $0 }).joined(separator: "\n")
    }

    /// A quoted label. Mermaid has character references of its own (`#35;`) and knows no other escape.
    private static func escape(_ text: String) -> String {
        var result = "\""
        for scalar in text.visible.clipped(to: 120).unicodeScalars {
            let isPlain =
                !scalar.isASCII || ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
                || ("0"..."9").contains(scalar) || " -_./:,…".unicodeScalars.contains(scalar)
            if isPlain { result.unicodeScalars.append(scalar) } else { result += "#\(scalar.value);" }
        }
        return result + "\""
    }

    /// The nodes by name, numbered in the order in which they are met.
    private struct Nodes {
        private var names: [String: String] = [:]
        private(set) var lines: [String] = []

        mutating func bucket(_ name: String) -> String { node("b:" + name, "[(\(MermaidDiagram.escape(name)))]") }

        mutating func function(_ name: String) -> String { node("f:" + name, "[\(MermaidDiagram.escape(name))]") }

        private mutating func node(_ key: String, _ shape: String) -> String {
            if let known = names[key] { return known }
            let name = "n\(names.count + 1)"
            names[key] = name
            lines.append(name + shape)
            return name
        }
    }
}
