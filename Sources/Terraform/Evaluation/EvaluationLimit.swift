/// What keeps a configuration that means harm from filling the memory or never ending.
///
/// Beyond each of them values are unknown, and the configuration has a problem that names the limit and its place: else
/// findings would be missing without a word.
enum EvaluationLimit: Hashable, CaseIterable {
    case steps
    case instances
    case nesting
    case valueSize

    /// What the problems of a configuration say of them begins with this.
    static let prefix = "Evaluation limit: "

    /// - Parameter maximumWork: how many steps there were.
    func message(maximumWork: Int) -> String {
        let text =
            switch self {
            case .steps: "\(maximumWork) steps are used up; values that are evaluated later are unknown."
            case .instances:
                "a block has more than \(ConfigurationEvaluator.maximumCount) instances, or all blocks together have too many; its instances are unknown."
            case .nesting:
                "expressions that lead more than \(ConfigurationEvaluator.maximumDepth) levels deep are unknown."
            case .valueSize:
                "a value of more than \(ValueSize.maximumElements) elements, \(ValueSize.maximumBytes) bytes of text or \(ValueSize.maximumDepth) levels is unknown."
            }
        return Self.prefix + text
    }
}
