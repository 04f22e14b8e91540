import Facts
import Foundation
import Machine
import SnapshotStore
import Terraform

/// Takes the instances of one source and writes them some thousands at a time.
struct ResourceBatch {
    private let store: SnapshotStore
    private let snapshot: Int64
    private let source: TerraformSource
    private let place: (String) -> ConfigurationAnalysis.Place?
    private var waiting: [CollectedResource] = []
    private var uses: [String: Int] = [:]
    private var remarks: [String: ConfigurationAnalysis.Instance] = [:]
    private(set) var count = 0
    /// The names, ARNs and URLs of its resources.
    private(set) var knownValues: Set<String> = []
    /// Functions, which are written when the names of all sources are known.
    private(set) var functions: [TerraformInstance] = []
    private let packages: ReadBoundary?
    /// Path → hash, since many functions may share a package.
    private var hashes: [String: Fact<String>] = [:]

    init(store: SnapshotStore, snapshot: Int64, source: TerraformSource, places: TerraformPlaces) {
        self.store = store
        self.snapshot = snapshot
        self.source = source
        place = places.finder(for: source)
        packages = try? source.boundary?.with(.packages)
        waiting.reserveCapacity(Self.size)
        if case .configuration(_, let analysis) = source.content {
            for entry in analysis.instances where entry.instance.type == Self.functionType {
                remarks[entry.instance.address] = entry
            }
        }
    }

    private static let size = 4000
    private static let functionType = "aws_lambda_function"

    /// - Parameter remarks: what the configuration's reader noticed at it.
    mutating func add(_ instance: TerraformInstance, remarks: ConfigurationAnalysis.Instance? = nil) throws {
        count += 1
        try expectWithinLimits(instance)
        if !instance.provider.isEmpty { uses[instance.provider, default: 0] += 1 }
        knownValues.formUnion(TerraformFacts.knownValues(of: instance))
        if instance.type == Self.functionType, !instance.isData {
            functions.append(instance)
        } else {
            try write(instance, knownValues: [], remarks)
        }
    }

    /// The longest address, and the longest attribute by which a resource is known. AWS takes 2,048 characters for an ARN.
    ///
    /// Units: bytes of UTF-8.
    private static let maximumName = 20_000
    private static let names = ["id", "arn", "name", "bucket", "function_name", "role", "rule", "event_bus_name"]

    private func expectWithinLimits(_ instance: TerraformInstance) throws(LimitError) {
        let place = instance.address.bounded(to: 200)
        let size = instance.address.utf8.count
        if size > Self.maximumName {
            throw LimitError(
                "\(source.label): the address \(place) has \(size) bytes; the limit is \(Self.maximumName).")
        }
        for name in Self.names {
            guard let size = instance.attributes?[name]?.stringValue?.utf8.count, size > Self.maximumName else {
                continue
            }
            throw LimitError(
                "\(source.label): \(name) of \(place) has \(size) bytes; the limit is \(Self.maximumName).")
        }
    }

    mutating func addFunctions(_ instances: [TerraformInstance], knownValues: Set<String>) throws {
        for instance in instances { try write(instance, knownValues: knownValues, remarks[instance.address]) }
    }

    private mutating func write(
        _ instance: TerraformInstance, knownValues: Set<String>, _ remarks: ConfigurationAnalysis.Instance?
    ) throws {
        var instance = instance
        if instance.file == nil, let place = place(instance.address) {
            (instance.file, instance.line) = (place.file, place.line)
        }
        var collected = TerraformFacts.collect(instance, origin: source.origin, knownValues: knownValues)
        if let remarks {
            collected.facts += remarks.remarks.map(TypedFact.remark)
            if let path = remarks.packagePath { collected.facts.append(.localPackage(package(at: path))) }
        }
        waiting.append(collected)
        if waiting.count >= Self.size { try flush() }
    }

    mutating func flush() throws {
        try store.write(waiting, source: source.label, in: snapshot)
        waiting.removeAll(keepingCapacity: true)
    }

    /// The zip that Terraform would upload, found from the root module's folder as Terraform finds it.
    private mutating func package(at path: String) -> LocalPackage {
        let file = path.hasPrefix("/") ? path : (source.folder ?? ".") + "/" + path
        // An absolute path is of this machine; its name says enough.
        let shown = path.hasPrefix("/") ? String(path.split(separator: "/").last ?? "") : path
        let hash = hashes[file] ?? hash(of: file)
        hashes[file] = hash
        return LocalPackage(path: shown, sha256: hash)
    }

    private func hash(of file: String) -> Fact<String> {
        guard let packages else { return .unread(Unread(code: "NotRead")) }
        do throws(ReadRefusal) {
            // The digest of a short secret can be guessed.
            try packages.refuseSecrets(file)
            return .present(SnapshotStore.base64SHA256(of: try packages.mapped(file)))
        } catch {
            if error == .missing { return .absent }
            return .unread(Unread(code: "NotRead", message: "the package \(error)"))
        }
    }

    /// Of other providers than AWS no rule speaks.
    var providerUses: [ProviderUse] {
        uses.sorted { $0.key < $1.key }.map { source, count in
            let provider = TerraformLockFile.shortName(source)
            return ProviderUse(provider: provider, resourceCount: count, isAnalysed: provider == "hashicorp/aws")
        }
    }
}
