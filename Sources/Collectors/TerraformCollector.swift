import Facts
import Foundation
package import SnapshotStore
import Terraform

/// Writes what was read of Terraform into a snapshot.
package struct TerraformCollector {
    private let store: SnapshotStore
    private let snapshot: Int64

    package init(store: SnapshotStore, snapshot: Int64) {
        self.store = store
        self.snapshot = snapshot
    }

    private static let bulkBytes = 1 << 20

    /// Writes every source.
    ///
    /// - Returns: how many resources each has, in order.
    package func collect(_ sources: [TerraformSource]) throws -> [Int] {
        if sources.reduce(0, { $0 + $1.byteCount }) > Self.bulkBytes { try store.expectBulk() }
        let places = TerraformPlaces(sources)
        // An environment value may name a resource of any source, so functions wait until all names are known.
        var known: Set<String> = []
        var functions: [(source: TerraformSource, collected: [TerraformInstance])] = []
        var counts: [Int] = []
        for source in sources {
            var batch = ResourceBatch(store: store, snapshot: snapshot, source: source, places: places)
            switch source.content {
            case .configuration(_, let analysis):
                for entry in analysis.instances { try batch.add(entry.instance, remarks: entry) }
                try write(analysis, of: source)
            case .document(let document):
                try read(document, places.evaluator(for: source), into: &batch)
                try write(document, of: source)
            }
            try batch.flush()
            known.formUnion(batch.knownValues)
            functions.append((source, batch.functions))
            counts.append(batch.count)
            try store.write(batch.providerUses, source: source.label, in: snapshot)
            for (tool, version) in source.versions.sorted(by: { $0.key < $1.key }) {
                try store.write(toolVersion: version, of: tool, source: source.label, in: snapshot)
            }
            try store.record(
                CollectionRecord(source: source.label, status: .ok, receivedBytes: source.byteCount), in: snapshot)
        }
        for (source, instances) in functions {
            var batch = ResourceBatch(store: store, snapshot: snapshot, source: source, places: places)
            try batch.addFunctions(instances, knownValues: known)
            try batch.flush()
        }
        // Comments stand on the resources of their blocks.
        for source in sources {
            guard case .configuration(_, let analysis) = source.content else { continue }
            try store.write(analysis.suppressions, source: source.label, in: snapshot)
        }
        return counts
    }

    private func read(
        _ document: TerraformDocument, _ evaluator: ConfigurationEvaluator?, into batch: inout ResourceBatch
    ) throws {
        guard document.kind == .plan else {
            return try document.forEachInstance { try batch.add($0) }
        }
        let context = try PlanContext(document, evaluator: evaluator)
        var open: [TerraformInstance] = []
        try document.forEachInstance { instance in
            if let whole = context.accept(instance) { try batch.add(whole) } else { open.append(instance) }
        }
        for instance in open { try batch.add(context.filled(instance)) }
    }

    private func write(_ document: TerraformDocument, of source: TerraformSource) throws {
        try store.write(document.outputs, source: source.label, in: snapshot)
        try store.write(
            document.drift().map {
                ResourceDrift(address: $0.address, type: $0.type, action: $0.plannedAction ?? "update")
            }, source: source.label, in: snapshot)
        try store.write(
            document.checks.map { CheckResult(address: $0.address, kind: $0.kind, status: $0.status) },
            source: source.label, in: snapshot)
    }

    /// What a configuration has beside its instances: its blocks and modules.
    private func write(_ analysis: ConfigurationAnalysis, of source: TerraformSource) throws {
        try store.write(analysis.blocks, source: source.label, in: snapshot)
        let modules = analysis.modules.map { module in
            CollectedResource(
                Resource(
                    origin: .config, type: "terraform_module",
                    address: module.address.isEmpty ? "root module" : module.address, name: module.folder,
                    file: module.file, line: module.line),
                module.remarks.map(TypedFact.remark) + module.requirements.map(TypedFact.providerRequirement))
        }
        try store.write(modules, source: source.label, in: snapshot)
    }
}

extension TerraformDocument {
    fileprivate var outputs: [StackOutput] {
        let outputs = kind == .state ? value(of: "outputs") : value(of: "outputs", in: "values")
        return (outputs?.objectValue ?? [:]).sorted { $0.key < $1.key }.map { name, output in
            StackOutput(
                name: name, isSensitive: output["sensitive"]?.boolValue ?? false,
                value: output["value"]?.canonicalText)
        }
    }
}
