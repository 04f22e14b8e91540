internal import Facts

/// Turns an XML answer into JSON of the shape that the SDKs give it, by a table of its elements.
struct XMLValue {
    /// What becomes of an element. One that the table does not know is text, or an object where it has children.
    enum Kind: Sendable, Equatable {
        case integer
        case boolean
        /// ISO 8601.
        case time
        /// An object, also when it is empty.
        case structure
        /// Text under another name.
        case renamed(String)
        /// One of a list that has no element of its own, and the list's name in JSON.
        case element(of: String)
        /// A list whose elements are its children.
        case list
    }

    /// By `Parent/Name`, or by `Name` wherever it stands.
    var kinds: [String: Kind]

    /// The members of the document's root.
    ///
    /// - Throws: `MalformedAnswer` as `XMLReader` does, and for a number, boolean or time that is none.
    func members(
        of body: [UInt8], root: Set<String>, requiring required: Set<String> = []
    ) throws -> [String: JSONValue] {
        // The members seen so far of each open element, by depth.
        var levels: [[String: JSONValue]] = [[:], [:]]
        try XMLReader.read(body, root: root, requiring: required) { element in
            while levels.count < element.depth + 2 { levels.append([:]) }
            var members = levels[element.depth + 1]
            levels[element.depth + 1] = [:]
            guard element.depth > 1 else {
                levels[1] = members
                return
            }
            if let type = element.attributes["xsi:type"] { members["Type"] = .string(type) }
            let kind = kinds["\(element.parent)/\(element.name)"] ?? kinds[element.name]
            let value = try value(of: element, kind, members)
            switch kind {
            case .element(of: let list):
                // Taken out first, so that nothing shares the list and it grows in place.
                var elements = levels[element.depth].removeValue(forKey: list)?.arrayValue ?? []
                elements.append(value)
                levels[element.depth][list] = .array(elements)
            case .renamed(let name): levels[element.depth][name] = value
            default: levels[element.depth][element.name] = value
            }
        }
        return levels[1]
    }

    private func value(
        of element: XMLElement, _ kind: Kind?, _ members: [String: JSONValue]
    ) throws -> JSONValue {
        switch kind {
        case .integer:
            if let number = Int(element.text) { return .number(Double(number)) }
        case .boolean:
            if let value = Bool(element.text) { return .bool(value) }
        case .time:
            if let text = UTCTime.offsetText(iso8601: element.text) { return .string(text) }
        case .structure: return .object(members)
        case .list: return members.values.first ?? .array([])
        case .renamed, .element, nil: return members.isEmpty ? .string(element.text) : .object(members)
        }
        throw MalformedAnswer(description: "<\(element.name)> holds no \(kind.map { "\($0)" } ?? "value")")
    }
}
