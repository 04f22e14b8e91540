import Facts

extension TerraformFunctions {
    static let sets: [String: Function] = [
        "setunion": { arguments in
            .list(orderedSet(try distinct(try sets(of: arguments).flatMap(\.self))), .set)
        },
        "setintersection": { arguments in
            let all = try sets(of: arguments)
            for other in all.dropFirst() { try requireFewComparisons(all[0].count, other.count) }
            return .list(
                try all[0].filter { item in try all.dropFirst().allSatisfy { try holds($0, item) } }, .set)
        },
        "setsubtract": { arguments in
            try arguments.expect(2...2)
            let all = try sets(of: arguments)
            try requireFewComparisons(all[0].count, all[1].count)
            return .list(try all[0].filter { !(try holds(all[1], $0)) }, .set)
        },
        "setproduct": { arguments in
            guard arguments.count >= 2 else { throw FunctionFailure.refused }
            let types = try arguments.values.indices.map { try arguments.sequenceType($0) }
            if types.contains(.open) { throw FunctionFailure.undetermined }
            // One set among the arguments makes sets of all of them.
            let isSet = types.contains(.set)
            var products: [[TerraformValue]] = [[]]
            for index in 0..<arguments.count {
                var items = try TypeUnification.unified(isSet ? try arguments.items(index) : try arguments.list(index))
                if isSet { items = orderedSet(try distinct(items)) }
                let (count, isOverflow) = (products.count * (index + 1)).multipliedReportingOverflow(by: items.count)
                guard !isOverflow, count <= ValueSize.maximumElements else { throw FunctionFailure.undetermined }
                products = products.flatMap { head in items.map { head + [$0] } }
            }
            return .list(products.map { .list($0, .tuple) }, isSet ? .set : .list)
        },
    ]

    /// The arguments as sets of one type.
    ///
    /// - Throws: `FunctionFailure.undetermined` when it is open whether two items are equal.
    private static func sets(of arguments: FunctionArguments) throws -> [[TerraformValue]] {
        guard arguments.count >= 1 else { throw FunctionFailure.refused }
        let all = try arguments.values.map { try TypeUnification.unified(try $0.knownItems()) }
        for (index, items) in all.enumerated() {
            if items.contains(where: \.isNull) { throw FunctionFailure.undetermined }
            // An empty set has a type as well, to which others are brought.
            if items.isEmpty, try arguments.sequenceType(index) != .tuple,
                all.contains(where: { $0.contains(where: \.holdsNumberOrBool) })
            {
                throw FunctionFailure.undetermined
            }
        }
        var unified = try TypeUnification.unified(all.flatMap(\.self))[...]
        return try all.map { items in
            defer { unified = unified.dropFirst(items.count) }
            return orderedSet(try distinct(Array(unified.prefix(items.count))))
        }
    }

    /// The items as a set is walked: each once, texts by code point, numbers by size. Items that are not known keep the
    /// order in which they are written.
    static func orderedSet(_ items: [TerraformValue]) -> [TerraformValue] {
        var seen: Set<TerraformValue> = []
        let distinct = items.filter { seen.insert($0).inserted }
        guard isOrderKnown(of: distinct) else { return distinct }
        return distinct.sorted { first, second in
            switch (first, second) {
            case (.string(let one), .string(let other)):
                one.unicodeScalars.lexicographicallyPrecedes(other.unicodeScalars)
            case (.number(let one), .number(let other)): one < other
            case (.bool(let one), .bool(let other)): !one && other
            default: false
            }
        }
    }

    /// Whether it is known in which order Terraform walks over a set of these items.
    static func isOrderKnown(of items: [TerraformValue]) -> Bool {
        guard items.count > 1 else { return true }
        switch items[0] {
        case .string:
            return items.allSatisfy { if case .string = $0 { $0.isWhollyKnown } else { false } }
        case .number: return items.allSatisfy { if case .number = $0 { true } else { false } }
        case .bool: return items.allSatisfy { if case .bool = $0 { true } else { false } }
        default: return false
        }
    }
}
