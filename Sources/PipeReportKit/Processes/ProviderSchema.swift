import Foundation
import Machine
import Terraform

/// What the AWS provider deprecates, in the version that a folder is locked to.
///
/// Nothing is asked of the audited folder: the plug-ins below its `.terraform` are programs that whoever wrote it chose.
struct ProviderSchema {
    /// The variable that names the user's folder of plug-ins, with `registry.terraform.io` in it.
    static let pluginVariable = "PIPEREPORT_TF_PLUGIN_DIR"
    private static let address = "hashicorp/aws"
    /// The AWS provider's own document has 15 MB.
    private static let fileLimitBytes = 128_000_000

    let world: World
    /// What `terraform providers schema -json` printed (`--provider-schema`); nil where none was named.
    let document: Data?
    private let documentName: String
    private var known: [String: ProviderDeprecations?] = [:]

    /// - Parameter file: what `--provider-schema` names.
    /// - Throws: `CommandError` when the file cannot be read.
    init(file: String?, world: World) throws {
        self.world = world
        documentName = file ?? ""
        guard let file else {
            document = nil
            return
        }
        do throws(ReadRefusal) {
            document = Data(try SmallFile.contents(file, limitBytes: Self.fileLimitBytes))
        } catch {
            throw CommandError("\(file) \(error) (--provider-schema).")
        }
    }

    /// The deprecations for a folder.
    ///
    /// - Parameters:
    ///   - versions: provider → the version that the folder's lock file has.
    ///   - root: of what is audited; no plug-in is taken from there.
    /// - Returns: nil where the built-in table serves: it is of that very version, or nothing says more.
    /// - Throws: `CommandError` when the document is none, or the folder of plug-ins is inside of what is audited.
    mutating func deprecations(versions: [String: String]?, root: String) throws -> ProviderDeprecations? {
        let version = versions?[Self.address] ?? ""
        if let document {
            guard let schema = try? ProviderDeprecations(schema: document, version: version) else {
                throw CommandError(
                    "\(documentName) is not what terraform providers schema -json prints (--provider-schema).")
            }
            return schema
        }
        guard let folder = world.environment[Self.pluginVariable], !folder.isEmpty, Self.isVersion(version),
            version != ProviderDeprecations.builtIn.version
        else { return nil }
        guard folder.hasPrefix("/"), let plugins = CanonicalPath.of(folder), !CanonicalPath.is(plugins, in: root) else {
            throw CommandError(
                "\(Self.pluginVariable) takes the absolute path of a folder outside of what is audited, whose plug-ins are programs that are run."
            )
        }
        if let found = known[version] { return found }
        let found = ask(version: version, plugins: plugins, root: root)
        known[version] = found
        return found
    }

    /// Only digits, points and what follows a hyphen: it becomes a part of a configuration.
    private static func isVersion(_ text: String) -> Bool {
        text.utf8.count < 64 && text.wholeMatch(of: /[0-9]+\.[0-9]+\.[0-9]+(-[0-9A-Za-z.\-]+)?/) != nil
    }

    /// Asks Terraform in a folder of ours; nil when it has no plug-in of that version, or fails.
    private func ask(version: String, plugins: String, root: String) -> ProviderDeprecations? {
        let manager = FileManager.default
        let folder = manager.temporaryDirectory.appendingPathComponent("pipereport-schema-\(UUID().uuidString)")
        defer { try? manager.removeItem(at: folder) }
        let configuration = """
            terraform {
              required_providers {
                aws = {
                  source  = "\(Self.address)"
                  version = "= \(version)"
                }
              }
            }

            """
        let settings = folder.appendingPathComponent("terraform.rc")
        do {
            try manager.createDirectory(
                at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            try Data(configuration.utf8).write(to: folder.appendingPathComponent("main.tf"))
            try Data().write(to: settings)
        } catch {
            return nil
        }
        let search = ProgramSearch(environment: world.environment, avoiding: [root, world.currentDirectory])
        func terraform(_ arguments: [String]) -> ProcessAnswer? {
            let answer = try? ChildProgram.terraform.run(
                ["terraform", "-chdir=\(folder.path)"] + arguments, search: search, environment: world.environment,
                adding: ["HOME": folder.path, "TF_CLI_CONFIG_FILE": settings.path])
            return answer?.exitCode == 0 ? answer : nil
        }
        guard
            terraform(["init", "-backend=false", "-input=false", "-no-color", "-plugin-dir=\(plugins)"]) != nil,
            let schema = terraform(["providers", "schema", "-json"])
        else { return nil }
        return try? ProviderDeprecations(schema: Data(schema.output), version: version)
    }
}
