import Facts

/// What the facts of several types have in common.
extension TerraformFacts {
    static func setting(_ kind: WrittenSetting.Kind, owner: String, _ value: Fact<String>) -> [TypedFact] {
        [.writtenSetting(WrittenSetting(kind, owner: owner, value: value))]
    }

    /// What a resource belongs to, as it is written; a symbol where that is not known.
    static func owner(_ argument: String, _ attributes: JSONValue, _ instance: TerraformInstance) -> String {
        attributes[argument]?.writtenText ?? SymbolicText.text(of: "\(instance.address).\(argument)")
    }

    /// A value as JSON; unknown where it waits for the apply, or where it is not known whether there is such a resource.
    static func fact(
        of instance: TerraformInstance, _ value: () throws(SettingShape.Open) -> JSONValue?
    ) -> Fact<String> {
        guard instance.isCertain else { return .unknown("\(instance.address).count") }
        do {
            return try value().map { .present($0.canonicalText) } ?? .absent
        } catch {
            return .unknown(error.attribute)
        }
    }

    /// A policy document that an argument holds. Symbols within it stay.
    static func policy(_ argument: String, _ attributes: JSONValue, of instance: TerraformInstance) -> Fact<String> {
        guard instance.isCertain else { return .unknown("\(instance.address).count") }
        return document(attributes[argument], attribute: "\(instance.address).\(argument)")
    }

    /// The tags of a resource, those that the provider gives to all of its resources among them; a value that looks like
    /// a credential is masked.
    static func tags(_ attributes: JSONValue) -> [TypedFact] {
        let written = attributes["tags_all"]?.objectValue ?? [:]
        let tags = (attributes["tags"]?.objectValue ?? [:]).merging(written) { _, all in all }
        let texts: [String: String] = tags.reduce(into: [:]) { result, tag in
            guard let value = tag.value.stringValue else { return }
            result[tag.key] = SecretVariable.detect(name: tag.key, value: value) == nil ? value : TextRedactor.mark
        }
        return texts.isEmpty ? [] : [.tags(texts)]
    }
}
