/// An ARN with wildcards in a statement's `Resource`, where an asterisk reaches further than in a condition.
///
/// A `*` that ends a part may run on past the colon; another `*` and a `?` stay inside their part; after the fifth
/// colon all of them match colons too. An incomplete ARN stands for one with `*` in the missing parts.
///
/// Source: IAM User Guide, "IAM JSON policy elements: Resource", read 2026-11-24.
struct ResourcePattern: Sendable, Hashable {
    private enum Step: Sendable, Hashable {
        case literal(Unicode.Scalar)
        /// One character, a colon only where the flag says so.
        case one(matchesColon: Bool)
        case any(matchesColon: Bool)
    }

    private let steps: [Step]

    init(_ glob: TextGlob) {
        var steps: [Step] = []
        var colons = 0
        for (index, token) in glob.tokens.enumerated() {
            switch token {
            case .literal(let scalar):
                if scalar == ":" { colons += 1 }
                steps.append(.literal(scalar))
            case .one: steps.append(.one(matchesColon: colons >= 5))
            case .any:
                let next = index + 1 < glob.tokens.count ? glob.tokens[index + 1] : nil
                steps.append(.any(matchesColon: colons >= 5 || next == nil || next == .literal(":")))
            }
        }
        for _ in 0..<max(0, 5 - colons) { steps += [.literal(":"), .any(matchesColon: true)] }
        // What an asterisk at the end has taken already need not come again.
        if colons < 5, glob.tokens.last == .any { steps = Array(steps.prefix(glob.tokens.count)) }
        self.steps = steps
    }

    /// Follows all ways to match at once, so that no pattern costs more than its length times that of the ARN.
    func matches(_ arn: String) -> Bool {
        var states = closure([0])
        for scalar in arn.unicodeScalars {
            var next: Set<Int> = []
            for state in states where state < steps.count {
                switch steps[state] {
                case .literal(let wanted) where wanted == scalar: next.insert(state + 1)
                case .one(let matchesColon) where matchesColon || scalar != ":": next.insert(state + 1)
                case .any(let matchesColon) where matchesColon || scalar != ":": next.insert(state)
                default: break
                }
            }
            if next.isEmpty { return false }
            states = closure(next)
        }
        return states.contains(steps.count)
    }

    /// The states that can be reached when asterisks match nothing.
    private func closure(_ states: Set<Int>) -> Set<Int> {
        var closed = states
        for state in states {
            var position = state
            while position < steps.count, case .any = steps[position] {
                position += 1
                closed.insert(position)
            }
        }
        return closed
    }
}
