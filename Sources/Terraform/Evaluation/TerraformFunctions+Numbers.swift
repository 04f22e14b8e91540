extension TerraformFunctions {
    static let numbers: [String: Function] = [
        "abs": { .number(abs(try singleNumber($0))) },
        "ceil": { try rounded(try singleNumber($0), .up) },
        "floor": { try rounded(try singleNumber($0), .down) },
        "signum": { arguments in
            try arguments.expect(1...1)
            return .number(Double(try arguments.integer(0).signum()))
        },
        "max": { .number(try allNumbers($0).reduce(-Double.infinity, max)) },
        "min": { .number(try allNumbers($0).reduce(Double.infinity, min)) },
        "pow": { arguments in
            try arguments.expect(2...2)
            let (base, exponent) = (try arguments.number(0), try arguments.number(1))
            guard let count = ExactNumber.whole(exponent), (0...64).contains(count) else {
                throw FunctionFailure.undetermined
            }
            var power: Double? = 1
            for _ in 0..<count { power = power.flatMap { ExactNumber.product($0, base) } }
            return .number(try exact(power))
        },
        "parseint": { arguments in
            try arguments.expect(2...2)
            let base = try arguments.integer(1)
            guard (2...36).contains(base) else {
                throw base <= 62 && base > 1 ? FunctionFailure.undetermined : FunctionFailure.refused
            }
            guard case .string = arguments.values[0], let value = Int(try arguments.text(0), radix: base),
                abs(value) <= 9_007_199_254_740_992
            else { throw FunctionFailure.undetermined }
            return .number(Double(value))
        },
        "sum": { arguments in
            try arguments.expect(1...1)
            let items = try arguments.items(0)
            guard !items.isEmpty else { throw FunctionFailure.refused }
            var total: Double? = 0
            for item in items {
                let number = try item.knownNumber()
                total = total.flatMap { ExactNumber.sum($0, number) }
            }
            return .number(items.count == 1 ? try items[0].knownNumber() : try exact(total))
        },
        "range": { arguments in
            try arguments.expect(1...3)
            let bounds = try arguments.values.map { try $0.knownNumber() }
            let start = bounds.count == 1 ? 0 : bounds[0]
            let end = bounds.count == 1 ? bounds[0] : bounds[1]
            let step = bounds.count == 3 ? bounds[2] : end < start ? -1 : 1
            guard step != 0, end == start || (end > start) == (step > 0) else { throw FunctionFailure.refused }
            var items: [TerraformValue] = []
            var value = start
            while step > 0 ? value < end : value > end {
                // Terraform's own limit.
                guard items.count < 1024 else { throw FunctionFailure.refused }
                items.append(.number(value))
                value = try exact(ExactNumber.sum(value, step))
            }
            return .list(items, .list)
        },
    ]

    private static func rounded(_ number: Double, _ rule: FloatingPointRoundingRule) throws -> TerraformValue {
        let whole = number.rounded(rule)
        guard ExactNumber.whole(whole) != nil, whole != 0 || whole.sign == .plus else {
            throw FunctionFailure.undetermined
        }
        return .number(whole)
    }

    /// - Throws: `FunctionFailure.undetermined` for a number that is not held exactly.
    private static func exact(_ number: Double?) throws -> Double {
        guard let number else { throw FunctionFailure.undetermined }
        return number
    }

    private static func singleNumber(_ arguments: FunctionArguments) throws -> Double {
        try arguments.expect(1...1)
        return try arguments.number(0)
    }

    private static func allNumbers(_ arguments: FunctionArguments) throws -> [Double] {
        guard arguments.count > 0 else { throw FunctionFailure.refused }
        return try arguments.values.map { try $0.knownNumber() }
    }
}
