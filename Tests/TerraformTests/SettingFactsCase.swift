import Facts
import Foundation
import Testing

@testable import Terraform

/// One resource, as a state, a plan and a configuration have it.
struct SettingFactsCase: Sendable, CustomTestStringConvertible {
    var type: String
    /// The body of the block.
    var written: String
    /// The attributes, as a state or plan has them, defaults of the provider among them.
    var stored: String
    /// Kind, owner and value of each `writtenSetting`.
    var expected: [WrittenSetting]

    init(_ type: String, hcl: String, json: String, _ expected: WrittenSetting...) {
        self.type = type
        self.written = hcl
        self.stored = json
        self.expected = expected
    }

    var testDescription: String { type }

    static let origins: [Origin] = [.state, .plan, .config]

    func facts(of origin: Origin) throws -> [TypedFact] {
        switch origin {
        case .config: try settingFacts(configuration: "resource \"\(type)\" \"it\" {\n\(written)\n}\n")
        case .plan: try settingFacts(plan: stored, of: type)
        default: try settingFacts(state: stored, of: type)
        }
    }

    func settings(of origin: Origin) throws -> [WrittenSetting] { try facts(of: origin).writtenSettings }
}

extension [TypedFact] {
    var writtenSettings: [WrittenSetting] {
        compactMap { if case .writtenSetting(let setting) = $0 { setting } else { nil } }
    }

    var tags: [String: String]? {
        lazy.compactMap { if case .tags(let tags) = $0 { tags } else { nil } }.first
    }

    var functions: [LambdaFunction] {
        compactMap { if case .lambdaFunction(let function) = $0 { function } else { nil } }
    }
}

/// The facts of all resources of a configuration in memory.
func settingFacts(configuration: String) throws -> [TypedFact] {
    let analysis = ConfigurationAnalysis(
        evaluate(configuration), deprecations: ProviderDeprecations.builtIn, lockedVersions: nil)
    return analysis.instances.flatMap {
        TerraformFacts.collect($0.instance, origin: .config, knownValues: []).facts
    }
}

/// - Parameter sensitive: Terraform's `sensitive_attributes` of the instance, as JSON.
func settingFacts(state attributes: String, of type: String, sensitive: String = "[]") throws -> [TypedFact] {
    try documentFacts(
        """
        {"version": 4, "terraform_version": "1.11.4", "resources": [{"mode": "managed", "type": "\(type)", "name": "it",
         "instances": [{"attributes": \(attributes), "sensitive_attributes": \(sensitive)}]}]}
        """)
}

func settingFacts(
    plan attributes: String, of type: String, action: String = "create", unknown: String = "{}",
    expressions: String = "{}"
) throws -> [TypedFact] {
    try documentFacts(
        """
        {"format_version": "1.2", "terraform_version": "1.11.4", "resource_changes": [
         {"address": "\(type).it", "mode": "managed", "type": "\(type)", "name": "it",
          "change": {"actions": ["\(action)"], "before": \(action == "delete" ? attributes : "null"),
            "after": \(action == "delete" ? "null" : attributes), "after_unknown": \(unknown)}}],
         "configuration": {"root_module": {"resources": [
          {"address": "\(type).it", "mode": "managed", "type": "\(type)", "name": "it", "expressions": \(expressions)}]}}}
        """)
}

private func documentFacts(_ text: String) throws -> [TypedFact] {
    let document = try TerraformDocument(Data(text.utf8), path: "test.json")
    let context = document.kind == .plan ? try PlanContext(document, evaluator: nil) : nil
    var instances: [TerraformInstance] = []
    try document.forEachInstance { instances.append($0) }
    return instances.flatMap { instance in
        let whole = context.map { $0.accept(instance) ?? $0.filled(instance) } ?? instance
        return TerraformFacts.collect(
            whole, origin: document.kind == .plan ? .plan : .state, knownValues: []
        ).facts
    }
}
