package import Facts
package import Foundation
package import Machine
import SnapshotStore
package import Terraform

/// A state, plan or configuration that was found sound before anything of it is written.
package struct TerraformSource {
    package enum Content {
        case document(TerraformDocument)
        case configuration(ConfigurationEvaluator, ConfigurationAnalysis)
    }

    /// Such as `terraform.state:terraform.tfstate`; unique in a snapshot.
    package var label: String
    package var origin: Origin
    package var content: Content
    package var byteCount: Int
    /// What Terraform and its providers are told to be: tool → version.
    package var versions: [String: String]
    /// The Terraform folder that a state lies in or a configuration is; nil for a document that lies elsewhere.
    package var folder: String?
    /// Inside of which the files are read that a configuration names; nil for documents.
    package var boundary: ReadBoundary?
}

/// Reads Terraform's documents and configurations.
package struct TerraformReader {
    private var usedNames: Set<String> = []

    package init() {}

    /// Reads the state or plan at `path`, whichever it is.
    ///
    /// - Parameters:
    ///   - folder: the Terraform folder that it belongs to; nil takes the one that it lies in.
    ///   - boundary: where the file was found or named by what is audited; nil for one that the user named.
    /// - Throws: `TerraformError` with one sentence that names the file.
    package mutating func read(
        path: String, folder: String? = nil, boundary: ReadBoundary? = nil
    ) throws -> TerraformSource {
        let data: Data
        do {
            if let boundary {
                data = try boundary.mapped(path)
            } else {
                // A plan of 500 MB is looked at where it lies.
                data = try Data(contentsOf: URL(fileURLWithPath: path), options: .mappedIfSafe)
            }
        } catch let refusal as ReadRefusal {
            throw TerraformError.unreadable(path: path, reason: "it \(refusal)")
        } catch {
            let isThere = FileManager.default.fileExists(atPath: path)
            throw TerraformError.unreadable(
                path: path, reason: isThere ? error.localizedDescription : "there is no such file")
        }
        let own = path.contains("/") ? String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)]) : "."
        return try read(data, name: path, folder: folder ?? own)
    }

    /// Reads the state or plan in `data`.
    ///
    /// - Parameter name: where it comes from, for messages and, without its folders, for the source's label.
    package mutating func read(_ data: Data, name: String, folder: String? = nil) throws -> TerraformSource {
        let document = try TerraformDocument(data, path: name)
        let origin: Origin = document.kind == .plan ? .plan : .state
        return TerraformSource(
            label: "terraform.\(origin.rawValue):\(shortName(of: name))", origin: origin,
            content: .document(document), byteCount: data.count,
            versions: document.terraformVersion.map { ["terraform": $0] } ?? [:], folder: folder)
    }

    /// Reads the configuration in a folder, with the modules that it calls.
    ///
    /// What cannot be read there is a fact of the configuration and no failure.
    ///
    /// - Parameters:
    ///   - displayPath: how a reader finds the folder.
    ///   - environment: for `TF_VAR_name`.
    ///   - schema: `terraform providers schema -json` of the version that is locked; nil takes the built-in table.
    ///   - boundary: inside of which modules and files are read.
    ///   - isUntrusted: whether what the folder records of installed modules and of the workspace is not believed.
    package mutating func readConfiguration(
        _ folder: String, displayPath: String, environment: [String: String], schema: ProviderDeprecations? = nil,
        boundary: ReadBoundary, isUntrusted: Bool = false
    ) -> TerraformSource {
        let workspace =
            isUntrusted
            ? "default" : ConfigurationTree.workspace(of: folder, environment: environment, boundary: boundary)
        let tree = ConfigurationTree.read(
            folder, displayPath: displayPath, fileSystem: .disk(boundary),
            options: ConfigurationOptions(
                environment: environment, workspace: workspace, isUntrusted: isUntrusted))
        let evaluator = ConfigurationEvaluator(tree)
        let locked = Self.lockedVersions(in: folder, boundary: boundary)
        let analysis = ConfigurationAnalysis(
            evaluator, deprecations: schema ?? .builtIn, lockedVersions: locked)
        let bytes = tree.folders.values.flatMap(\.files).reduce(0) { $0 + $1.bytes.count }
        return TerraformSource(
            label: "terraform.config:\(shortName(of: displayPath == "." ? folder : displayPath))", origin: .config,
            content: .configuration(evaluator, analysis), byteCount: bytes, versions: locked ?? [:], folder: folder,
            boundary: boundary)
    }

    /// Provider (`hashicorp/aws`) → the version that `terraform init` settled on; nil where there is no lock file.
    package static func lockedVersions(in folder: String, boundary: ReadBoundary) -> [String: String]? {
        guard let bytes = try? boundary.contents(folder + "/" + TerraformLockFile.name) else { return nil }
        let file = HCLParser.parse(path: TerraformLockFile.name, bytes: bytes)
        return Dictionary(
            TerraformLockFile.versions(file).map { ($0.provider, $0.version) }, uniquingKeysWith: { first, _ in first })
    }

    /// The file's name, with as many of its folders as tell it from the others: never an absolute path.
    private mutating func shortName(of path: String) -> String {
        let parts = path.split(separator: "/").filter { $0 != "." && $0 != ".." }
        for count in 1...max(1, parts.count) {
            let name = parts.suffix(count).joined(separator: "/")
            if usedNames.insert(name).inserted { return name.isEmpty ? "." : name }
        }
        return "\(parts.last ?? "state")#\(usedNames.count)"
    }
}

extension ConfigurationTree {
    /// The workspace that Terraform works in: `TF_WORKSPACE`, else the one that was selected in the folder.
    package static func workspace(
        of folder: String, environment: [String: String], boundary: ReadBoundary
    ) -> String {
        if let name = environment["TF_WORKSPACE"], !name.isEmpty { return name }
        let bytes = try? boundary.contents(folder + "/.terraform/environment")
        let selected = bytes.flatMap { String(validating: $0, as: UTF8.self) }
        let name = selected?.trimmingCharacters(in: .whitespacesAndNewlines) ?? ""
        return name.isEmpty ? "default" : name
    }
}
