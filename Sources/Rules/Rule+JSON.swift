package import Facts

extension Rule {
    /// The description as the store, `rules show --format json` and the site have it: one JSON object.
    package var descriptionJSON: String { descriptionValue.canonicalText }

    package var descriptionValue: JSONValue {
        .object([
            "id": .string(id), "title": .string(title), "severity": .string(severity.rawValue),
            "category": .string(category.rawValue), "rationale": .string(rationale), "remedy": .string(remedy),
            "sources": .array(
                sources.map {
                    .object(["title": .string($0.title), "url": .string($0.url), "read": .string($0.read)])
                }),
            "facts": .array(
                facts.map { fact in
                    .object(["name": .string(fact.name), "action": fact.action.map(JSONValue.string) ?? .null])
                }),
            "aliases": .array(aliases.map(JSONValue.string)),
            "examples": .array(
                examples.map { .object(["name": .string($0.name), "verdict": .string($0.verdict.rawValue)]) }),
        ])
    }
}
