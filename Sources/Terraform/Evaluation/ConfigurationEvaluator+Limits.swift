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
        return workLeft > 0
    }

    /// Whether so many instances may still be made.
    func mayMakeInstances(_ count: Int) -> Bool {
        let cost = count * Self.instanceCost
        return workLeft > cost && spend(cost)
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
        return spend(size.cost) && isSmall
    }
}
