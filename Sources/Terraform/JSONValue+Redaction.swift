import Facts

extension JSONValue {
    /// Takes out the value at `path`: member names and array positions from the root.
    mutating func redact(_ path: [String]) {
        guard let step = path.first else {
            self = .null
            return
        }
        let rest = Array(path.dropFirst())
        switch self {
        case .object(var members):
            members[step]?.redact(rest)
            self = .object(members)
        case .array(var elements):
            if let position = Int(step), elements.indices.contains(position) { elements[position].redact(rest) }
            self = .array(elements)
        default:
            self = .null
        }
    }

    /// The value without what `marks` calls sensitive.
    ///
    /// - Parameter marks: Terraform's `sensitive_values`: `true` where the value is sensitive, else objects and arrays
    ///   of the same shape.
    func redacted(by marks: JSONValue?) -> JSONValue {
        switch (self, marks) {
        case (_, .bool(true)): .null
        case (.object(let members), .object(let marked)):
            .object(
                members.reduce(into: [:]) { result, member in
                    result[member.key] = member.value.redacted(by: marked[member.key])
                })
        case (.array(let elements), .array(let marked)):
            .array(
                elements.enumerated().map { position, element in
                    element.redacted(by: marked.indices.contains(position) ? marked[position] : nil)
                })
        default: self
        }
    }
}
