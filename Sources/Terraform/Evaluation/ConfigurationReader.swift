/// Reads the folders of a configuration.
struct ConfigurationReader {
    let rootPath: String
    let displayPath: String
    let fileSystem: ConfigurationFileSystem
    private(set) var folders: [String: ConfigurationFolder] = [:]
    private(set) var problems: [ConfigurationProblem] = []
    /// nil where what the repository records of installed modules is not believed.
    private let manifest: ModuleManifest?
    /// Folders that each call the next one twice would make more modules than any memory holds.
    private static let maximumCalls = 10_000
    private var callsLeft = maximumCalls
    /// Calls inside of one another; each level is a step of everything that walks over modules.
    private static let maximumDepth = 100
    private var isDepthReported = false
    /// Where links lead → the path by which a folder was found first.
    private var paths: [String: String] = [:]

    init(rootPath: String, displayPath: String, fileSystem: ConfigurationFileSystem, isUntrusted: Bool = false) {
        self.rootPath = rootPath
        self.displayPath = displayPath.isEmpty ? "." : displayPath
        self.fileSystem = fileSystem
        manifest =
            isUntrusted
            ? nil
            : ModuleManifest(fileSystem.read(ConfigurationPath.join(rootPath, ModuleManifest.folder + "/modules.json")))
    }

    mutating func readRoot() -> ConfigurationModule {
        let folder = folder(at: ".")
        return ConfigurationModule(
            address: "", folder: folder, call: nil, source: nil, version: nil,
            children: children(of: folder, address: "", path: [identity(of: ".")]))
    }

    /// The folder at a path seen from the root; read at the first call.
    private mutating func folder(at path: String) -> ConfigurationFolder {
        if let folder = folders[path] { return folder }
        let names = fileSystem.listFiles(ConfigurationPath.join(rootPath, path)).filter(Self.isConfiguration).sorted()
        let files = names.filter { !Self.isOverride($0) }.compactMap { parse($0, in: path) }
        let overrideFiles = names.filter(Self.isOverride).compactMap { parse($0, in: path) }
        var merged = ConfigurationOverrides(files.flatMap(Self.blocks))
        for file in overrideFiles { merged.merge(Self.blocks(of: file)) }
        let folder = ConfigurationFolder(path: path, files: files + overrideFiles, blocks: merged.blocks)
        folders[path] = folder
        paths[identity(of: path)] = path
        return folder
    }

    private static func blocks(of file: HCLFile) -> [PlacedBlock] {
        file.body.blocks.map { PlacedBlock($0, in: file) }
    }

    private mutating func parse(_ name: String, in folder: String) -> HCLFile? {
        let path = ConfigurationPath.join(folder, name)
        let shown = displayed(path)
        guard let bytes = fileSystem.read(ConfigurationPath.join(rootPath, path)) else {
            let reason = fileSystem.refusal(ConfigurationPath.join(rootPath, path)) ?? "cannot be read"
            problems.append(ConfigurationProblem(file: shown, line: 1, column: 1, message: "The file \(reason)."))
            return nil
        }
        let isJSON = name.hasSuffix(".json")
        let file =
            isJSON ? HCLJSONParser.parse(path: shown, bytes: bytes) : HCLParser.parse(path: shown, bytes: bytes)
        note(file)
        return file
    }

    /// Takes over what a file's parser found.
    mutating func note(_ file: HCLFile) {
        for diagnostic in file.diagnostics {
            let position = file.position(of: diagnostic.range.start)
            problems.append(
                ConfigurationProblem(
                    file: file.path, line: position.line, column: position.column, message: diagnostic.message))
        }
    }

    /// A path seen from the root as a reader finds it.
    func displayed(_ path: String) -> String {
        displayPath == "." ? path : ConfigurationPath.join(displayPath, path)
    }

    /// - Parameter path: the identities of the folders from the root to `folder`, which a module must not lead back to.
    private mutating func children(
        of folder: ConfigurationFolder, address: String, path: [String]
    ) -> [ConfigurationModule] {
        folder.moduleCalls.map { call in
            let name = call.block.labels[0]
            let child = address.isEmpty ? "module." + name : address + ".module." + name
            let source = call.literal("source")
            var (target, refusal, version) = place(of: call, address: child, in: folder)
            if let known = target { target = paths[identity(of: known)] ?? known }
            if let cycle = target, path.contains(identity(of: cycle)) {
                report("The module calls itself: its source leads back to `\(displayed(cycle))`.", at: call)
                refusal = "it calls itself"
                target = nil
            }
            if let path = target, !isModule(path) {
                let reason = fileSystem.refusal(ConfigurationPath.join(rootPath, path))
                refusal = "the folder `\(displayed(path))` \(reason ?? "has no Terraform files")"
                target = nil
            }
            callsLeft -= 1
            if callsLeft < 0 {
                if callsLeft == -1 { report("More than \(Self.maximumCalls) module calls are not read.", at: call) }
                if target != nil { refusal = "the configuration has more than \(Self.maximumCalls) module calls" }
                target = nil
            }
            if target != nil, path.count > Self.maximumDepth {
                if !isDepthReported {
                    report("Module calls more than \(Self.maximumDepth) levels deep are not read.", at: call)
                }
                isDepthReported = true
                refusal = "it is more than \(Self.maximumDepth) module calls deep"
                target = nil
            }
            let childFolder = target.map { self.folder(at: $0) }
            return ConfigurationModule(
                address: child, folder: childFolder, call: call, source: source, version: version, refusal: refusal,
                children: childFolder.map {
                    children(of: $0, address: child, path: path + [identity(of: $0.path)])
                } ?? [])
        }
    }

    /// Where a called module is, or why that is not known: a clause.
    ///
    /// A local source is a path. Where `terraform init` has put another one is recorded in the folder that is audited, so
    /// the record must be of the same source and of a version that the call allows, and lead to where Terraform puts
    /// modules.
    private func place(
        of call: PlacedBlock, address: String, in folder: ConfigurationFolder
    ) -> (path: String?, refusal: String?, version: String?) {
        let version = call.literal("version")
        guard let source = call.literal("source") else { return (nil, "its source is not a literal text", version) }
        if ModuleSource.isLocal(source) { return (ConfigurationPath.join(folder.path, source), nil, version) }
        guard let manifest else {
            return (nil, "only modules with a local source are read with --untrusted", version)
        }
        let file = ModuleManifest.folder + "/modules.json"
        let again = "terraform init -upgrade fetches the one that is called"
        guard let entry = manifest.entry(for: address) else {
            return (nil, "it is not on this machine, and terraform init fetches it", version)
        }
        guard ModuleSource.isSame(entry.Source, as: source) else {
            return (nil, "\(file) records another source for it; \(again)", version)
        }
        if let version, !(entry.Version.flatMap { ModuleVersion($0) }?.isAllowed(by: version) ?? false) {
            return (nil, "\(file) records a version that the call does not allow; \(again)", version)
        }
        let path = ConfigurationPath.normalised(entry.Dir)
        guard path.hasPrefix(ModuleManifest.folder + "/") else {
            return (nil, "\(file) records a folder outside of \(ModuleManifest.folder) for it; \(again)", version)
        }
        return (path, nil, entry.Version ?? version)
    }

    /// What two paths to one folder have in common.
    private func identity(of path: String) -> String { fileSystem.identity(ConfigurationPath.join(rootPath, path)) }

    /// Whether a folder holds configuration at all.
    private func isModule(_ path: String) -> Bool {
        folders[path] != nil
            || fileSystem.listFiles(ConfigurationPath.join(rootPath, path)).contains(where: Self.isConfiguration)
    }

    private mutating func report(_ message: String, at call: PlacedBlock) {
        let place = call.block.body.attribute("source")?.expression.range ?? call.block.headerRange
        let position = call.file.position(of: place.start)
        problems.append(
            ConfigurationProblem(
                file: call.file.path, line: position.line, column: position.column, message: message))
    }

    /// Neither hidden nor an editor's backup.
    static func isConfiguration(_ name: String) -> Bool {
        (name.hasSuffix(".tf") || name.hasSuffix(".tf.json")) && !isIgnored(name)
    }

    static func isIgnored(_ name: String) -> Bool {
        name.hasPrefix(".") || name.hasSuffix("~") || (name.hasPrefix("#") && name.hasSuffix("#"))
    }

    /// - Parameter name: the file's name or path.
    static func isOverride(_ name: String) -> Bool {
        let name = ConfigurationPath.lastComponent(name)
        let stem = name.hasSuffix(".json") ? name.dropLast(8) : name.dropLast(3)
        return stem == "override" || stem.hasSuffix("_override")
    }
}
