/// A JSON path as the input paths of an EventBridge target have it: `$.detail.object.key`, `$['detail']`,
/// `$.resources[0]`.
struct EventPath: Sendable, Hashable {
    enum Step: Sendable, Hashable {
        case member(String)
        case element(Int)
    }

    let steps: [Step]

    /// Nil where the text is no such path, or has wildcards, ranges or filters.
    init?(_ text: String) {
        var rest = text[...]
        guard rest.popFirst() == "$" else { return nil }
        var steps: [Step] = []
        while let first = rest.popFirst() {
            switch first {
            case ".":
                let name = rest.prefix { $0 != "." && $0 != "[" }
                guard !name.isEmpty, !name.contains("*") else { return nil }
                steps.append(.member(String(name)))
                rest = rest[name.endIndex...]
            case "[":
                guard let end = rest.firstIndex(of: "]") else { return nil }
                let inner = rest[..<end]
                rest = rest[rest.index(after: end)...]
                if let number = Int(inner), number >= 0 {
                    steps.append(.element(number))
                } else if inner.count > 2, let quote = inner.first, quote == "'" || quote == "\"", inner.last == quote {
                    steps.append(.member(String(inner.dropFirst().dropLast())))
                } else {
                    return nil
                }
            default: return nil
            }
        }
        self.steps = steps
    }
}
