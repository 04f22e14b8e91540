import Facts
import Foundation
import Machine

/// What a snapshot is to read: the command line first, then `pipereport.yml`, then what lies in the folder.
struct SourceList {
    let configuration: Configuration
    let hasConfiguration: Bool
    /// Whether there is a `pipereport.yml` that was not read, since nobody trusts it.
    let ignoredConfiguration: Bool
    /// Terraform folders, in order.
    let folders: [String]
    /// States and plans that were named, in order.
    let documents: [TerraformLocation]
    /// Logs of Terraform's `-json` output, in order.
    let logs: [String]
    /// What `terraform validate -json` printed, in order.
    let validations: [String]
    let profile: String?
    let regions: [String]
    /// The folder whose git commit stands in the snapshot.
    let gitDirectory: String
    /// What `--provider-schema` names.
    let providerSchema: String?
    /// Terraform folder → inside of which its files are read.
    let boundaries: [String: ReadBoundary]
    /// Inside of which documents are read that a `pipereport.yml` names which was found; nil where the user named all.
    let documentBoundary: ReadBoundary?
    private let lookedAt: [String]

    init(_ command: SnapshotCommand, world: World) throws {
        let here = world.currentDirectory
        let isIgnored = command.isUntrusted && command.configurationFile == nil
        ignoredConfiguration =
            isIgnored && FileManager.default.fileExists(atPath: "\(here)/\(FoundConfiguration.name)")
        (configuration, hasConfiguration) =
            isIgnored
            ? (Configuration(), false)
            : try Configuration.load(command.configurationFile, in: here, root: command.root)
        let place = try FoundConfiguration.boundary(here, root: command.root)
        let links = CheckoutLinks(here: here, root: command.root)
        var folders = command.terraform.isEmpty ? configuration.terraform : command.terraform
        var looked = ["pipereport.yml in \(here)"]
        let isNamed = !folders.isEmpty || !command.state.isEmpty || !command.plan.isEmpty
        if !isNamed, configuration.state.isEmpty, configuration.plan.isEmpty {
            folders = Self.folders(below: here)
            looked.append("Terraform files (*.tf, terraform.tfstate) in \(here) and \(here)/terraform")
        }
        var problems: [String] = []
        for folder in folders {
            var isDirectory: ObjCBool = false
            if !FileManager.default.fileExists(atPath: folder, isDirectory: &isDirectory) || !isDirectory.boolValue {
                problems.append("there is no folder \(folder) (--terraform)")
            }
        }
        folders = folders.map { $0.count > 1 && $0.hasSuffix("/") ? String($0.dropLast()) : $0 }
        // Folders that the user names may lie anywhere, but what is found, or named by what is found, must be inside.
        let isBound = command.root != nil || command.terraform.isEmpty && !(hasConfiguration && !configuration.isFound)
        var boundaries: [String: ReadBoundary] = [:]
        if problems.isEmpty {
            for folder in folders {
                do throws(ReadRefusal) {
                    if isBound { _ = try place.canonical(folder) }
                    try links.check(folder)
                    boundaries[folder] = try isBound ? place.with(.configuration) : .around(folder)
                } catch {
                    problems.append("the folder \(folder) (--terraform) \(Self.clause(error))")
                }
            }
        }
        self.boundaries = boundaries
        let states = command.state.isEmpty ? configuration.state : command.state
        let plans = command.plan.isEmpty ? configuration.plan : command.plan
        let logs = command.log.isEmpty ? configuration.log : command.log
        var named: [TerraformLocation] = []
        for text in states + plans {
            do {
                named.append(try TerraformLocation(text))
            } catch {
                problems.append("\(error)")
            }
        }
        let foreign = Self.foreign(command, configuration)
        documentBoundary = foreign.isEmpty ? nil : try? place.with(.documents)
        for name in foreign {
            do throws(ReadRefusal) {
                if name == "-" { throw .notRegular }
                if !name.hasPrefix("s3://") { try documentBoundary?.check(name) }
            } catch {
                if error != .missing { problems.append("\(name), which pipereport.yml names, \(error)") }
            }
        }
        if named.count(where: { $0 == .standardInput }) > 1 {
            problems.append("standard input (-) holds one document and was named more than once")
        }
        if !command.readsAWS, named.contains(where: \.isRemote) {
            problems.append("--no-aws leaves S3 alone, and a state in S3 was named; take the one or the other away")
        }
        let files = named.compactMap { if case .file(let path) = $0 { path } else { nil } }
        validations = command.validation.isEmpty ? configuration.validation : command.validation
        for file in files + logs + validations + [command.providerSchema].compactMap(\.self) {
            do throws(ReadRefusal) {
                try links.check(file)
                if file != command.providerSchema, !FileManager.default.fileExists(atPath: file) {
                    problems.append("there is no file \(file)")
                }
            } catch {
                problems.append("\(file) \(Self.clause(error))")
            }
        }
        if !problems.isEmpty {
            let sentence = problems.asClauses
            throw CommandError(sentence.prefix(1).uppercased() + sentence.dropFirst() + ".")
        }
        // A document that is named twice is still one.
        var seen: Set<String> = []
        func isNew(_ path: String) -> Bool {
            seen.insert(TerraformLocation.resolved(path)).inserted
        }
        documents = named.filter { location in
            if case .file(let path) = location { isNew(path) } else { seen.insert("\(location)").inserted }
        }
        self.folders = folders
        self.logs = logs.filter(isNew)
        providerSchema = command.providerSchema
        profile = command.access.profile ?? configuration.profile
        regions = command.access.regions.isEmpty ? configuration.regions : command.access.regions
        gitDirectory = folders.first ?? here
        lookedAt = looked
        if !command.readsAWS, !hasTerraform, logs.isEmpty {
            throw CommandError(
                "There is nothing to read: --no-aws leaves Terraform alone, and no configuration, state, plan or log was found. Name one with --terraform DIR, --state FILE, --plan FILE or --log FILE."
            )
        }
    }

    private static func clause(_ refusal: ReadRefusal) -> String {
        refusal == .leadsOut ? "\(refusal), or a folder that holds both with --root" : "\(refusal)"
    }

    /// The documents that only a `pipereport.yml` names which was found.
    private static func foreign(_ command: SnapshotCommand, _ configuration: Configuration) -> [String] {
        if !configuration.isFound { return [] }
        let lists = [
            (command.state, configuration.state), (command.plan, configuration.plan), (command.log, configuration.log),
            (command.validation, configuration.validation),
        ]
        return lists.flatMap { own, found in own.isEmpty ? found : [] }
    }

    /// The boundary for a document; nil for one that the user named.
    func boundary(ofDocument path: String) -> ReadBoundary? {
        let found = configuration.state + configuration.plan + configuration.validation
        return documentBoundary.flatMap { found.contains(path) ? $0 : nil }
    }

    /// Whether anything of Terraform is given.
    var hasTerraform: Bool {
        !documents.isEmpty
            || folders.contains {
                Self.hasConfiguration($0) || FileManager.default.fileExists(atPath: $0 + "/terraform.tfstate")
            }
    }

    static func hasConfiguration(_ folder: String) -> Bool {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return files.contains { $0.hasSuffix(".tf") || $0.hasSuffix(".tf.json") }
    }

    private static func folders(below directory: String) -> [String] {
        [directory, directory + "/terraform"].filter { folder in
            let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
            return files.contains { $0.hasSuffix(".tf") || $0 == "terraform.tfstate" }
        }
    }

    /// One screen for someone who starts with nothing: what was looked for, and what to do.
    func guide(_ credentials: String) -> String {
        """
        There is nothing to audit yet. pipereport looked for:
          - \(lookedAt.joined(separator: "\n  - "))
          - AWS: \(credentials)

        To audit a deployed pipeline, give it credentials and a region:
          export AWS_PROFILE=my-profile AWS_REGION=us-east-1
          pipereport snapshot

        With the Terraform folder of the pipeline, which must hold its state (or pass --state FILE):
          pipereport snapshot --terraform DIR

        Without AWS, from Terraform's files alone:
          terraform show -json > state.json
          pipereport snapshot --no-aws --state state.json

        Then: pipereport check, pipereport render. All options: pipereport help snapshot
        """
    }
}
