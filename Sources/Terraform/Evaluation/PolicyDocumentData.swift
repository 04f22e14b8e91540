import Facts

/// The data source `aws_iam_policy_document`: a policy as JSON from its blocks, without asking AWS.
///
/// Source: the AWS provider 5.100.0, `internal/service/iam/policy_document_data_source.go` and `policy_model.go`; it
/// turns lists of one into a text, sorts longer ones backwards, and replaces statements of the same `Sid`.
package enum PolicyDocumentData {
    /// The attribute `json`, byte for byte as the provider writes it; texts may hold symbols.
    ///
    /// A list that is wholly unknown stands as its symbol: `"Action": "${var.actions}"`.
    ///
    /// - Returns: nil when a statement, a principal, a condition or a merged document is itself not known, or the
    ///   provider would refuse it.
    package static func json(_ attributes: [String: TerraformValue]) -> TerraformValue? {
        text(attributes, isIndented: true)
    }

    /// The attribute `minified_json`.
    package static func minifiedJSON(_ attributes: [String: TerraformValue]) -> TerraformValue? {
        text(attributes, isIndented: false)
    }

    private static func text(_ attributes: [String: TerraformValue], isIndented: Bool) -> TerraformValue? {
        guard let document = try? document(attributes) else { return nil }
        return .string(document.json.text(isIndented: isIndented))
    }

    private static func document(_ attributes: [String: TerraformValue]) throws -> PolicyDocumentModel {
        var merged = PolicyDocumentModel()
        var sourceNames: Set<String> = []
        for source in try items(attributes["source_policy_documents"]) where source != .null {
            let document = try PolicyDocumentModel(parsing: try source.symbolicText())
            for name in document.statements.map(\.sid) where !name.isEmpty {
                guard sourceNames.insert(name).inserted else { throw FunctionFailure.refused }
            }
            merged.merge(document)
        }
        merged.merge(try written(attributes))
        for override in try items(attributes["override_policy_documents"]) where override != .null {
            merged.merge(try PolicyDocumentModel(parsing: try override.symbolicText()))
        }
        return merged
    }

    /// The document of the `statement` blocks.
    private static func written(_ attributes: [String: TerraformValue]) throws -> PolicyDocumentModel {
        var document = PolicyDocumentModel()
        document.version = try optionalText(attributes["version"]) ?? "2012-10-17"
        document.id = try optionalText(attributes["policy_id"]) ?? ""
        var names: Set<String> = []
        for item in try items(attributes["statement"]) {
            let statement = try statement(try item.knownObject())
            guard statement.sid.isEmpty || names.insert(statement.sid).inserted else { throw FunctionFailure.refused }
            document.statements.append(statement)
        }
        return document
    }

    private static func statement(_ block: [String: TerraformValue]) throws -> PolicyDocumentModel.Statement {
        var members: [String: TerraformValue] = ["Effect": .string(try optionalText(block["effect"]) ?? "Allow")]
        let sid = try optionalText(block["sid"]) ?? ""
        if !sid.isEmpty { members["Sid"] = .string(sid) }
        for (name, element) in [("actions", "Action"), ("not_actions", "NotAction")] {
            members[element] = try texts(block[name], replacesVariables: false)
        }
        for (name, element) in [("resources", "Resource"), ("not_resources", "NotResource")] {
            members[element] = try texts(block[name], replacesVariables: true)
        }
        for (name, element) in [("principals", "Principal"), ("not_principals", "NotPrincipal")] {
            members[element] = try principals(items(block[name]))
        }
        members["Condition"] = try conditions(items(block["condition"]))
        return .init(sid: sid, members: members)
    }

    /// One text as itself, several sorted backwards; nil for none.
    private static func texts(_ value: TerraformValue?, replacesVariables: Bool) throws -> TerraformValue? {
        if case .unknown? = value { return value }
        // They are a set: equal ones count once.
        let texts = Set(try items(value).map { try $0.symbolicText() })
            .map { replacesVariables ? replacingVariables($0) : $0 }.sorted(by: >)
        if texts.isEmpty { return nil }
        return texts.count == 1 ? .string(texts[0]) : .list(texts.map(TerraformValue.string))
    }

    private static func principals(_ blocks: [TerraformValue]) throws -> TerraformValue? {
        let principals = try blocks.map { block in
            let block = try block.knownObject()
            let type = try block["type"]?.symbolicText() ?? ""
            // A block without identifiers still makes an empty list.
            return (type, try texts(block["identifiers"], replacesVariables: true) ?? .list([]))
        }
        return principals.isEmpty ? nil : PolicyDocumentModel.principals(principals)
    }

    private static func conditions(_ blocks: [TerraformValue]) throws -> TerraformValue? {
        var tests: [String: [String: [TerraformValue]]] = [:]
        for block in try blocks.map({ try $0.knownObject() }) {
            let test = try block["test"]?.symbolicText() ?? ""
            let variable = try block["variable"]?.symbolicText() ?? ""
            var values: [TerraformValue] = []
            if case .unknown? = block["values"], let all = block["values"] {
                values = [all]
            } else {
                values = try items(block["values"]).map { .string(replacingVariables(try $0.symbolicText())) }
            }
            tests[test, default: [:]][variable, default: []] += values
        }
        guard !tests.isEmpty else { return nil }
        return .object(tests.mapValues { .object($0.mapValues { $0.count == 1 ? $0[0] : .list($0) }) })
    }

    /// `&{aws:username}` is how a policy variable is written where `${` would be a template.
    private static func replacingVariables(_ text: String) -> String {
        TerraformFunctions.split(text.utf8, at: "&{").joined(separator: "${")
    }

    /// The items of a list or of repeated blocks; one block may come as the object itself.
    private static func items(_ value: TerraformValue?) throws -> [TerraformValue] {
        guard let value, value != .null else { return [] }
        if case .object = value { return [value] }
        return try value.knownList()
    }

    private static func optionalText(_ value: TerraformValue?) throws -> String? {
        guard let value, value != .null else { return nil }
        return try value.symbolicText()
    }
}
