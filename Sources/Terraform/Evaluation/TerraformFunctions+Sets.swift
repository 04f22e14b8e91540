import Facts

extension TerraformFunctions {
    static let sets: [String: Function] = [
        "setunion": { arguments in
            guard arguments.count >= 1 else { throw FunctionFailure.refused }
            return .list(try set(try arguments.values.flatMap { try $0.knownList() }))
        },
        "setintersection": { arguments in
            guard arguments.count >= 1 else { throw FunctionFailure.refused }
            let others = try arguments.values.dropFirst().map { try $0.knownList() }
            for other in others { try requireFewComparisons(try arguments.list(0).count, other.count) }
            return .list(
                try set(try arguments.list(0).filter { item in try others.allSatisfy { try isEqualToAny($0, item) } }))
        },
        "setsubtract": { arguments in
            try arguments.expect(2...2)
            let removed = try arguments.list(1)
            try requireFewComparisons(try arguments.list(0).count, removed.count)
            return .list(try set(try arguments.list(0).filter { !(try isEqualToAny(removed, $0)) }))
        },
        "setproduct": { arguments in
            guard arguments.count >= 2 else { throw FunctionFailure.refused }
            var products: [[TerraformValue]] = [[]]
            for index in 0..<arguments.count {
                let items = try arguments.list(index)
                let (count, isOverflow) = (products.count * (index + 1)).multipliedReportingOverflow(by: items.count)
                guard !isOverflow, count <= ValueSize.maximumElements else { throw FunctionFailure.undetermined }
                products = products.flatMap { head in items.map { head + [$0] } }
            }
            return .list(products.map(TerraformValue.list))
        },
    ]

    /// The items as a set is walked: each once, texts by code point, numbers by size.
    ///
    /// - Throws: `FunctionFailure.undetermined` when it is open whether two items are equal.
    static func set(_ items: [TerraformValue]) throws -> [TerraformValue] {
        sortedSet(try distinct(unified(items)))
    }

    /// The items in the order of a set; items that are not known keep the order they are written in.
    static func sortedSet(_ items: [TerraformValue]) -> [TerraformValue] {
        let texts = items.compactMap { if case .string(let text) = $0 { text } else { nil } }
        if texts.count == items.count {
            return texts.contains(where: SymbolicText.hasSymbols)
                ? items : texts.sorted().map(TerraformValue.string)
        }
        let numbers = items.compactMap { if case .number(let value) = $0 { value } else { nil } }
        return numbers.count == items.count ? numbers.sorted().map(TerraformValue.number) : items
    }
}
