import Facts

extension Array<String> {
    /// How many problems one error names: a hostile file can have any number.
    private static var problemLimit: Int { 20 }

    /// Problems, one clause each, as one sentence lists them: each once, the first twenty, and how many more there are.
    var asClauses: String {
        var seen: Set<String> = []
        let problems = filter { seen.insert($0).inserted }
        let shown = problems.prefix(Self.problemLimit).map { $0.bounded(to: 2_000) }.joined(separator: "; ")
        return problems.count > Self.problemLimit
            ? "\(shown); and \(problems.count - Self.problemLimit) more problems" : shown
    }
}
