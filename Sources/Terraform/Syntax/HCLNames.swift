/// The names of a body's arguments, to find one that is set twice; small bodies are searched as they are.
struct HCLNames {
    private var known: Set<String> = []

    /// Whether the name is new.
    mutating func insert(_ name: String, into body: HCLBody) -> Bool {
        if body.attributes.count < 16 { return !body.attributes.contains { $0.name == name } }
        if known.isEmpty { known = Set(body.attributes.map(\.name)) }
        return known.insert(name).inserted
    }
}
