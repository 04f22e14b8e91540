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

extension JSONValue {
    /// The value with a symbol (`${ADDRESS.attribute}`) for all that is not known until the apply.
    ///
    /// - Parameters:
    ///   - marks: Terraform's `after_unknown`: `true` where the value is not known, else objects and arrays of its shape.
    ///   - place: the address, then attribute names and positions: `aws_x.y.rule[0].id`.
    func withSymbols(for marks: JSONValue?, at place: String) -> JSONValue {
        switch (self, marks) {
        case (_, .bool(true)): return .string(SymbolicText.text(of: place))
        case (.object(var members), .object(let marked)):
            for (name, mark) in marked where mark != .bool(false) {
                members[name] = (members[name] ?? .null).withSymbols(for: mark, at: "\(place).\(name)")
            }
            return .object(members)
        case (.null, .object), (.null, .array):
            // A block of which nothing is known has no value at all; marks without `true` in them say nothing.
            return self
        case (.array(let elements), .array(let marked)):
            let known = elements.enumerated().map { position, element in
                element.withSymbols(
                    for: marked.indices.contains(position) ? marked[position] : nil, at: "\(place)[\(position)]")
            }
            return .array(known)
        default: return self
        }
    }
}
