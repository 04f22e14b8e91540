import Facts

/// Limits that keep a configuration that means harm from filling the memory or never ending.
extension ConfigurationEvaluator {
    /// How many steps evaluating a whole configuration may take: two or three seconds.
    ///
    /// A step is an expression, a round of a `for`, or an element of a value that is made. A pipeline of buckets, roles,
    /// functions and notifications takes about 150 for each resource, so that 60 000 of them are evaluated whole.
    package static var maximumWork: Int { 10_000_000 }

    /// What an instance of a resource or module costs, for the memory that it takes.
    private static var instanceCost: Int { 100 }

    /// Takes steps from those that are left.
    ///
    /// - Returns: false when none is left; then everything else is unknown.
    func spend(_ steps: Int) -> Bool {
        workLeft -= steps
        if workLeft > 0 { return true }
        reach(.steps)
        return false
    }

    /// Whether so many instances may still be made.
    func mayMakeInstances(_ count: Int) -> Bool {
        let cost = count * Self.instanceCost
        if workLeft > cost { return spend(cost) }
        reach(workLeft > 0 ? .instances : .steps)
        return false
    }

    func reach(_ limit: EvaluationLimit) {
        if reachedLimits[limit] == nil { reachedLimits[limit] = .some(place) }
    }

    /// The limits that evaluation has gone beyond so far, each at the first place.
    var limitProblems: [ConfigurationProblem] {
        EvaluationLimit.allCases.compactMap { limit -> ConfigurationProblem? in
            guard let reached = reachedLimits[limit] else { return nil }
            let message = limit.message(maximumWork: maximumWork)
            guard let place = reached else {
                return ConfigurationProblem(
                    file: root.folder?.files.first?.path ?? tree.root.address, line: 1, column: 1, message: message)
            }
            let position = place.file.position(of: place.offset)
            return ConfigurationProblem(
                file: place.file.path, line: position.line, column: position.column, message: message)
        }
    }

    /// Whether a value is small enough to be kept, and there is work left for it.
    func isAffordable(_ value: TerraformValue) -> Bool {
        switch value {
        // What most values are.
        case .null, .typedNull, .bool, .number: return true
        case .string(let text) where text.utf8.count < 1000: return true
        default: break
        }
        var size = ValueSize()
        let isSmall = size.add(value)
        if !isSmall { reach(.valueSize) }
        return spend(size.cost) && isSmall
    }
}
