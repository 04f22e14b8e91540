package import Facts
import Foundation
import SnapshotStore
package import Terraform

/// A state or plan that was read whole and found sound, before anything of it is written.
package struct TerraformSource: Sendable {
    /// Such as `terraform.state:terraform.tfstate`; unique in a snapshot.
    package var label: String
    package var origin: Origin
    package var byteCount: Int
    package var terraformVersion: String?
    package var instances: [TerraformInstance]
    var outputs: [StackOutput]
}

/// Reads Terraform's JSON documents from files.
package struct TerraformReader {
    private var usedNames: Set<String> = []

    package init() {}

    /// Reads the state or plan at `path`, whichever it is.
    ///
    /// - Throws: `TerraformError` with one sentence that names the file.
    package mutating func read(path: String) throws -> TerraformSource {
        let text: String
        do {
            text = String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
        } catch {
            let isThere = FileManager.default.fileExists(atPath: path)
            throw TerraformError.unreadable(
                path: path, reason: isThere ? error.localizedDescription : "there is no such file")
        }
        if text.allSatisfy(\.isWhitespace) { throw TerraformError.empty(path: path) }
        guard let document = try JSONDocument(text), try document.type(at: "$") == "object" else {
            throw TerraformError.notJSON(path: path)
        }
        let kind = try TerraformDocument(Self.marks(of: document), path: path)
        let word = kind == .plan ? "plan" : "state"
        return TerraformSource(
            label: "terraform.\(word):\(shortName(of: path))", origin: kind == .plan ? .plan : .state,
            byteCount: text.utf8.count, terraformVersion: try document.text(at: "$.terraform_version"),
            instances: try Self.instances(of: document, kind: kind, path: path),
            outputs: try Self.outputs(of: document, kind: kind))
    }

    /// The file's name, with as many of its folders as tell it from the others: never an absolute path.
    private mutating func shortName(of path: String) -> String {
        let parts = path.split(separator: "/").filter { $0 != "." && $0 != ".." }
        for count in 1...max(1, parts.count) {
            let name = parts.suffix(count).joined(separator: "/")
            if usedNames.insert(name).inserted { return name }
        }
        return "\(parts.last ?? "state")#\(usedNames.count)"
    }

    private static func marks(of document: JSONDocument) throws -> TerraformDocument.Marks {
        .init(
            version: try document.text(at: "$.version"), formatVersion: try document.text(at: "$.format_version"),
            hasValues: try document.type(at: "$.values") != nil,
            hasResourceChanges: try document.type(at: "$.resource_changes") != nil,
            hasPlannedValues: try document.type(at: "$.planned_values") != nil,
            isEncrypted: try document.type(at: "$.encrypted_data") != nil)
    }

    private static func instances(
        of document: JSONDocument, kind: TerraformDocument, path: String
    ) throws -> [TerraformInstance] {
        func decode(
            _ elements: [(key: String, json: String)], _ read: (String) throws -> [TerraformInstance]
        ) throws -> [TerraformInstance] {
            try elements.flatMap { element in
                do {
                    return try read(element.json)
                } catch {
                    throw TerraformError.badResource(path: path, key: element.key, reason: Self.sentence(error))
                }
            }
        }
        switch kind {
        case .state:
            return try decode(document.elements(at: "$.resources")) { try TerraformInstance.fromState($0) }
        case .plan:
            return try decode(document.elements(at: "$.resource_changes")) {
                try [TerraformInstance.fromPlan($0)].compactMap(\.self)
            }
        case .shownState:
            return try modules(of: document, below: "$.values.root_module").flatMap { module in
                try decode(document.elements(at: "\(module).resources")) {
                    try [TerraformInstance.fromShown($0)].compactMap(\.self)
                }
            }
        }
    }

    /// The JSON path of a module and of all modules below it.
    private static func modules(of document: JSONDocument, below path: String) throws -> [String] {
        let children = try document.elements(at: "\(path).child_modules").indices
        return try [path] + children.flatMap { try modules(of: document, below: "\(path).child_modules[\($0)]") }
    }

    private static func outputs(of document: JSONDocument, kind: TerraformDocument) throws -> [StackOutput] {
        if kind == .plan { return [] }
        return try document.elements(at: kind == .state ? "$.outputs" : "$.values.outputs").compactMap { element in
            guard let output = try? JSONValue(parsing: element.json) else { return nil }
            return StackOutput(
                name: element.key.trimmingCharacters(in: ["\""]),
                isSensitive: output["sensitive"]?.boolValue ?? false,
                value: output["value"]?.canonicalText)
        }
    }

    private static func sentence(_ error: any Error) -> String {
        switch error as? DecodingError {
        case .keyNotFound(let key, _)?: "it has no '\(key.stringValue)'"
        case .typeMismatch(_, let context)?, .valueNotFound(_, let context)?, .dataCorrupted(let context)?:
            "'\(context.codingPath.map(\.stringValue).joined(separator: "."))' is not what Terraform writes there"
        default: "\(error)"
        }
    }
}
