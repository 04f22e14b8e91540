import Facts

extension JSONScanner {
    /// Reads the members of an object that `wanted` names and skips the others; another value is read whole.
    mutating func members(_ wanted: Set<String>) throws(JSONError) -> JSONValue {
        guard peek() == .object else { return try value() }
        var members: [String: JSONValue] = [:]
        try enterObject()
        while let key = try nextKey() {
            let name = key.text
            if wanted.contains(name) { members[name] = try value() } else { try skipValue() }
        }
        return .object(members)
    }
}
