import AWSClient
import Collectors
import Facts
import Foundation
import Machine
import Terraform

/// Reads the Terraform of a snapshot: configurations, states and plans.
///
/// Everything is found sound before the first row of the snapshot is written.
struct TerraformSources {
    private let world: World
    private let isUntrusted: Bool
    private var reader = TerraformReader()
    private(set) var sources: [TerraformSource] = []
    /// Folders for which neither a local state nor one in S3 was found, with the reason.
    private(set) var foldersWithoutState: [(folder: String, reason: String)] = []

    /// Folders without a state on this machine, with the backend that their configuration names.
    private var open: [(folder: String, backend: Backend?, boundary: ReadBoundary)] = []

    private typealias Backend = (type: String, settings: [String: String])

    /// - Parameter isUntrusted: whether the audited folders may be a stranger's.
    init(_ world: World, isUntrusted: Bool = false) {
        self.world = world
        self.isUntrusted = isUntrusted
    }

    /// Forgets the comments of configurations that take findings out.
    ///
    /// - Returns: how many there were.
    mutating func removeSuppressions() -> Int {
        var count = 0
        for index in sources.indices {
            guard case .configuration(let evaluator, var analysis) = sources[index].content else { continue }
            count += analysis.suppressions.count
            analysis.suppressions = []
            sources[index].content = .configuration(evaluator, analysis)
        }
        return count
    }

    /// Reads what lies on this machine.
    mutating func readLocal(_ list: SourceList) throws {
        let named = Set(
            list.documents.compactMap { if case .file(let path) = $0 { TerraformLocation.resolved(path) } else { nil } }
        )
        var states: [(path: String, folder: String, boundary: ReadBoundary)] = []
        var schema = try ProviderSchema(file: list.providerSchema, world: world)
        for folder in list.folders {
            guard let boundary = list.boundaries[folder] else { continue }
            var backend: (type: String, settings: [String: String])?
            if SourceList.hasConfiguration(folder) {
                let source = reader.readConfiguration(
                    folder, displayPath: displayPath(folder), environment: isUntrusted ? [:] : world.environment,
                    schema: try schema.deprecations(
                        versions: TerraformReader.lockedVersions(in: folder, boundary: boundary), root: boundary.root),
                    boundary: boundary, isUntrusted: isUntrusted)
                if case .configuration(let evaluator, _) = source.content { backend = evaluator.tree.backend }
                sources.append(source)
            }
            do throws(ReadRefusal) {
                if let state = try localState(in: folder, backend, boundary) {
                    if !named.contains(TerraformLocation.resolved(state)) {
                        states.append((state, folder, try boundary.with(.documents)))
                    }
                } else {
                    open.append((folder, backend, boundary))
                }
            } catch {
                foldersWithoutState.append((folder, "its state \(error); pass it with --state FILE"))
            }
        }
        for path in list.validations { try readValidation(path, list.boundary(ofDocument: path)) }
        for (path, folder, boundary) in states {
            sources.append(try reader.read(path: path, folder: folder, boundary: boundary))
        }
        for location in list.documents {
            switch location {
            case .file(let path):
                sources.append(try reader.read(path: path, boundary: list.boundary(ofDocument: path)))
            case .standardInput:
                sources.append(try reader.read(FileHandle.standardInput.readDataToEndOfFile(), name: "standard input"))
            case .s3: break
            }
        }
    }

    /// Adds what `terraform validate -json` printed to the configuration that it speaks of: the one whose files it names.
    private mutating func readValidation(_ path: String, _ boundary: ReadBoundary?) throws {
        let validation: TerraformValidation
        do {
            let data = try boundary?.mapped(path) ?? Data(contentsOf: URL(fileURLWithPath: path))
            validation = try TerraformValidation(parsing: data)
        } catch {
            throw CommandError("\(path) is not what terraform validate -json prints.")
        }
        let names = Set(validation.diagnostics.compactMap(\.file))
        for index in sources.indices {
            guard case .configuration(let evaluator, var analysis) = sources[index].content,
                let folder = sources[index].folder
            else { continue }
            let isOfIt = names.contains { FileManager.default.fileExists(atPath: folder + "/" + $0) }
            guard isOfIt || sources.count == 1 else { continue }
            analysis.add(validation, displayPath: displayPath(folder), redactor: TextRedactor())
            sources[index].content = .configuration(evaluator, analysis)
            return
        }
        if !names.isEmpty {
            throw CommandError(
                "\(path) speaks of files that are in none of the Terraform folders; name their folder with --terraform."
            )
        }
    }

    /// Reads the states that lie in S3: those that were named, and those that a `backend "s3"` block names.
    mutating func readRemote(_ list: SourceList, _ aws: SignedIn?) async throws {
        for case .s3(let bucket, let key) in list.documents {
            guard let aws else { continue }
            let data = try await Self.object(bucket: bucket, key: key, region: nil, aws)
            sources.append(try reader.read(data, name: "s3://\(bucket)/\(key)"))
        }
        for (folder, backend, boundary) in open {
            guard let backend, let place = s3State(of: folder, backend, boundary) else {
                foldersWithoutState.append((folder, Self.reason(backend?.type)))
                continue
            }
            if let problem = Self.problem(of: backend.settings, aws) {
                foldersWithoutState.append((folder, "its state in S3 is not read: \(problem)"))
                continue
            }
            let name = "s3://\(place.bucket)/\(place.key)"
            guard let aws else {
                foldersWithoutState.append((folder, "its state is at \(name), and --no-aws leaves S3 alone"))
                continue
            }
            if list.documents.contains(.s3(bucket: place.bucket, key: place.key)) { continue }
            do {
                let data = try await Self.object(bucket: place.bucket, key: place.key, region: place.region, aws)
                sources.append(try reader.read(data, name: name, folder: folder))
            } catch let error as CommandError {
                // The folder was named, not its state: what cannot be read is said, and the rest goes on.
                foldersWithoutState.append((folder, error.description))
            }
        }
    }

    private static func reason(_ backend: String?) -> String {
        guard let backend, backend != "local" else {
            return "there is no terraform.tfstate in the folder; pass --state FILE where the state is elsewhere"
        }
        return "its state is kept by the backend \(backend); pass it on with terraform state pull and --state FILE"
    }

    /// The state that Terraform's local backend keeps for the workspace that is selected; nil where there is none.
    ///
    /// A state that a migration to another backend left in the folder is none of the configuration's.
    ///
    /// Source: "Backend Type: local", https://developer.hashicorp.com/terraform/language/backend/local, read 2026-11-25.
    /// - Throws: where the state is there and is not read.
    private func localState(
        in folder: String, _ backend: Backend?, _ boundary: ReadBoundary
    ) throws(ReadRefusal) -> String? {
        let settings = backend?.settings ?? [:]
        guard backend.map({ $0.type == "local" }) ?? true else { return nil }
        let workspace = workspace(of: folder, boundary)
        let place = settings["path"] ?? "terraform.tfstate"
        let name =
            workspace == "default"
            ? place : "\(settings["workspace_dir"] ?? "terraform.tfstate.d")/\(workspace)/terraform.tfstate"
        let path = name.hasPrefix("/") ? name : "\(folder)/\(name)"
        do throws(ReadRefusal) {
            try boundary.with(.documents).check(path)
            return path
        } catch {
            if error == .missing { return nil }
            throw error
        }
    }

    /// Where a `backend "s3"` block keeps the state of the workspace that is selected.
    ///
    /// Source: "Backend Type: s3", https://developer.hashicorp.com/terraform/language/backend/s3, read 2026-11-25.
    private func s3State(
        of folder: String, _ backend: Backend, _ boundary: ReadBoundary
    ) -> (bucket: String, key: String, region: String?)? {
        guard backend.type == "s3", let bucket = backend.settings["bucket"], let key = backend.settings["key"] else {
            return nil
        }
        let workspace = workspace(of: folder, boundary)
        let prefix = backend.settings["workspace_key_prefix"] ?? "env:"
        return (bucket, workspace == "default" ? key : "\(prefix)/\(workspace)/\(key)", backend.settings["region"])
    }

    /// The selected workspace; neither the repository nor a variable selects one for a stranger.
    private func workspace(of folder: String, _ boundary: ReadBoundary) -> String {
        isUntrusted
            ? "default" : ConfigurationTree.workspace(of: folder, environment: world.environment, boundary: boundary)
    }

    private static func object(bucket: String, key: String, region: String?, _ aws: SignedIn) async throws -> Data {
        let calls = aws.client.s3(region: region ?? aws.regions.first)
        do {
            // S3 keeps a state of any size as one object; it is read in one piece.
            let content = try await calls.object(bucket: bucket, key: key, limitBytes: 1 << 30)
            return Data(content.bytes)
        } catch {
            throw CommandError("The state s3://\(bucket)/\(key) cannot be read: \(error.description)")
        }
    }

    /// The folder as a reader finds it: below the present one where it lies there, never an absolute path.
    private func displayPath(_ folder: String) -> String {
        let here = URL(fileURLWithPath: world.currentDirectory).standardizedFileURL.path
        let path = URL(fileURLWithPath: folder, relativeTo: URL(fileURLWithPath: here + "/")).standardizedFileURL.path
        if path == here { return "." }
        return path.hasPrefix(here + "/") ? String(path.dropFirst(here.count + 1)) : "."
    }
}
