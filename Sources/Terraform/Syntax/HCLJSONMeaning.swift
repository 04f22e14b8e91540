/// How Terraform takes the texts of one member of JSON configuration.
///
/// Source: https://developer.hashicorp.com/terraform/language/syntax/json (read 2026-11-25).
enum HCLJSONMeaning {
    /// As a template, which is so wherever nothing else is said.
    case template
    /// As it is written.
    case literal
    /// As an expression that is written in a text: `"aws.west"`, `"list(string)"`.
    case expression

    /// How the members of blocks are taken that stand out.
    ///
    /// - Parameters:
    ///   - name: The member's name.
    ///   - context: The type of the block in which it stands, such as `variable` or `lifecycle`.
    static func of(_ name: String, in context: String) -> HCLJSONMeaning {
        switch name {
        case "depends_on", "ignore_changes", "replace_triggered_by", "providers", "configuration_aliases":
            return .expression
        case "provider": return context == "terraform" ? .literal : .expression
        case "type", "default", "description", "sensitive", "nullable", "ephemeral", "deprecated":
            guard context == "variable" || context == "output" else { return .template }
            if name == "type" { return .expression }
            return name == "default" && context == "output" ? .template : .literal
        case "source", "version", "alias":
            return context == "module" || context == "provider" || context == "required_providers"
                ? .literal : .template
        case "when", "on_failure": return context == "provisioner" ? .expression : .template
        case "iterator": return context == "dynamic" ? .expression : .template
        case "from", "to": return ["moved", "import", "removed"].contains(context) ? .expression : .template
        case "required_version", "experiments", "backend", "cloud": return context == "terraform" ? .literal : .template
        case "prevent_destroy", "create_before_destroy", "destroy": return context == "lifecycle" ? .literal : .template
        default: return .template
        }
    }

    /// In which context the members of an object stand that is the value of that member; nil when they are data.
    static func context(inside name: String, of context: String) -> String? {
        switch (context, name) {
        case ("resource", "lifecycle"), ("data", "lifecycle"), ("ephemeral", "lifecycle"), ("removed", "lifecycle"),
            ("variable", "validation"), ("output", "precondition"), ("terraform", "required_providers"):
            name
        case ("resource", "provisioner"), ("removed", "provisioner"): "provisioner"
        case (_, "dynamic"): "dynamic"
        // One level of labels or names stands between the type and the members.
        case ("provisioner", _), ("dynamic", _), ("required_providers", _): context
        default: nil
        }
    }

    /// How many labels a block of a file has.
    static let fileBlocks: [String: Int] = [
        "resource": 2, "data": 2, "ephemeral": 2, "provider": 1, "module": 1, "variable": 1, "output": 1, "check": 1,
        "locals": 0, "terraform": 0, "moved": 0, "import": 0, "removed": 0,
    ]

    /// How many labels a nested block has; other types have none.
    static let nestedBlocks: [String: Int] = [
        "provisioner": 1, "dynamic": 1, "backend": 1, "provider_meta": 1, "data": 2,
    ]
}
