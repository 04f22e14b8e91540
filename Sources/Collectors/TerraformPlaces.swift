import Terraform

/// The configurations of a snapshot, for the states and plans that were made from them.
struct TerraformPlaces {
    private struct Root {
        let folder: String?
        let evaluator: ConfigurationEvaluator
        let places: [String: ConfigurationAnalysis.Place]
    }

    private let roots: [Root]

    init(_ sources: [TerraformSource]) {
        roots = sources.compactMap { source in
            guard case .configuration(let evaluator, let analysis) = source.content else { return nil }
            return Root(folder: source.folder, evaluator: evaluator, places: analysis.places)
        }
    }

    /// The configuration that a document was made from: the one in its folder, or the only one that there is.
    private func root(for source: TerraformSource) -> Root? {
        roots.first { $0.folder != nil && $0.folder == source.folder } ?? (roots.count == 1 ? roots[0] : nil)
    }

    func evaluator(for source: TerraformSource) -> ConfigurationEvaluator? { root(for: source)?.evaluator }

    /// Finds where the block of an address is written.
    func finder(for source: TerraformSource) -> (String) -> ConfigurationAnalysis.Place? {
        guard let root = root(for: source) else { return { _ in nil } }
        return { address in root.places[TerraformInstance.blockAddress(of: address)] }
    }
}
