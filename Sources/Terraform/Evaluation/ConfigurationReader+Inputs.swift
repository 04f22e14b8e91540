import Facts
import Foundation

/// Values for the root's variables.
///
/// Source: https://developer.hashicorp.com/terraform/language/values/variables, "Variable Definition Precedence".
extension ConfigurationReader {
    /// All values, each from the source that wins.
    mutating func readInputs(
        _ options: ConfigurationOptions, of folder: ConfigurationFolder?
    ) -> [String: TerraformValue] {
        var inputs = folder.map { environmentInputs(options.environment, of: $0) } ?? [:]
        let names = fileSystem.listFiles(rootPath)
        let automatic = names.filter {
            ($0.hasSuffix(".auto.tfvars") || $0.hasSuffix(".auto.tfvars.json")) && !Self.isIgnored($0)
        }
        let plain = ["terraform.tfvars", "terraform.tfvars.json"].filter(names.contains)
        for name in plain + automatic.sorted() {
            let values = readVariables(ConfigurationPath.join(rootPath, name), shown: displayed(name))
            inputs.merge(values) { _, new in new }
        }
        for path in options.variableFiles {
            inputs.merge(readVariables(path, shown: path)) { _, new in new }
        }
        return inputs.merging(options.variables) { _, new in new }
    }

    private mutating func readVariables(_ path: String, shown: String) -> [String: TerraformValue] {
        guard let bytes = fileSystem.read(path) else { return [:] }
        if path.hasSuffix(".json") {
            // Texts of such a file are no templates.
            if case .object(let members)? = try? JSONDecoder().decode(JSONValue.self, from: Data(bytes)) {
                let isExact = TerraformFunctions.holdsExactNumbers(String(decoding: bytes, as: UTF8.self))
                return members.reduce(into: [:]) { values, member in
                    let value = TerraformValue(member.value)
                    values[member.key] = isExact || !value.holdsNumberOrBool ? value : .unknown("var." + member.key)
                }
            }
            note(HCLJSONParser.parse(path: shown, bytes: bytes))
            return [:]
        }
        let file = HCLParser.parse(path: shown, bytes: bytes)
        note(file)
        return file.body.attributes.reduce(into: [:]) { result, attribute in
            result[attribute.name] = LiteralEvaluator.value(of: attribute.expression, in: file)
        }
    }

    /// `TF_VAR_name`: a text for variables of a simple type, else an expression.
    private func environmentInputs(
        _ environment: [String: String], of folder: ConfigurationFolder
    ) -> [String: TerraformValue] {
        environment.reduce(into: [:]) { result, entry in
            guard entry.key.hasPrefix("TF_VAR_") else { return }
            let name = String(entry.key.dropFirst("TF_VAR_".count))
            // The environment may hold values of other configurations.
            guard folder.variables[name] != nil else { return }
            switch folder.variableTypes[name] {
            case .any?, .string?, .number?, .bool?, nil: result[name] = .string(entry.value)
            default:
                let file = HCLParser.parse(path: entry.key, bytes: Array("value = \(entry.value)\n".utf8))
                if let expression = file.body.attribute("value")?.expression, file.diagnostics.isEmpty {
                    result[name] = LiteralEvaluator.value(of: expression, in: file)
                }
            }
        }
    }
}
