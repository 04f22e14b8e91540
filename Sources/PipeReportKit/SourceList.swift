import Facts
import Foundation

/// What a snapshot is to read: the command line first, then `pipereport.yml`, then what lies in the folder.
struct SourceList {
    let configuration: Configuration
    let hasConfiguration: Bool
    /// State and plan files, in order.
    let documents: [String]
    /// Terraform folders in which no state file was found.
    let foldersWithoutState: [String]
    let profile: String?
    let regions: [String]
    /// The folder whose git commit stands in the snapshot.
    let gitDirectory: String
    private let lookedAt: [String]

    init(_ command: SnapshotCommand, world: World) throws {
        let here = world.currentDirectory
        (configuration, hasConfiguration) = try Configuration.load(command.configurationFile, in: here)
        var folders = command.terraform.isEmpty ? configuration.terraform : command.terraform
        var looked = ["pipereport.yml in \(here)"]
        let isNamed = !folders.isEmpty || !command.state.isEmpty || !command.plan.isEmpty
        if !isNamed, configuration.state.isEmpty, configuration.plan.isEmpty {
            folders = Self.folders(below: here)
            looked.append("Terraform files (*.tf, terraform.tfstate) in \(here) and \(here)/terraform")
        }
        var problems: [String] = []
        var documents: [String] = []
        var withoutState: [String] = []
        for folder in folders {
            var isDirectory: ObjCBool = false
            if !FileManager.default.fileExists(atPath: folder, isDirectory: &isDirectory) || !isDirectory.boolValue {
                problems.append("there is no folder \(folder) (--terraform)")
                continue
            }
            let state = folder + (folder.hasSuffix("/") ? "" : "/") + "terraform.tfstate"
            if FileManager.default.fileExists(atPath: state) {
                documents.append(state)
            } else {
                withoutState.append(folder)
            }
        }
        let states = command.state.isEmpty ? configuration.state : command.state
        let plans = command.plan.isEmpty ? configuration.plan : command.plan
        for file in states + plans where !FileManager.default.fileExists(atPath: file) {
            problems.append("there is no file \(file)")
        }
        if !problems.isEmpty {
            let sentence = problems.joined(separator: "; ")
            throw CommandError(sentence.prefix(1).uppercased() + sentence.dropFirst() + ".")
        }
        // A state that is named twice, by its folder and by itself, is still one.
        var seen: Set<String> = []
        self.documents = (documents + states + plans).filter { path in
            seen.insert(URL(fileURLWithPath: path).standardizedFileURL.resolvingSymlinksInPath().path).inserted
        }
        foldersWithoutState = withoutState
        profile = command.access.profile ?? configuration.profile
        regions = command.access.regions.isEmpty ? configuration.regions : command.access.regions
        gitDirectory = folders.first ?? here
        lookedAt = looked
        if !command.readsAWS, self.documents.isEmpty {
            throw CommandError(
                "There is nothing to read: --no-aws leaves Terraform alone, and no state or plan was found. Name one with --terraform DIR, --state FILE or --plan FILE."
            )
        }
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
