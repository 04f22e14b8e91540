import Foundation

extension TerraformFunctions {
    static let numbers: [String: Function] = [
        "abs": { .number(abs(try singleNumber($0))) },
        "ceil": { try TerraformValue.exactNumber(try singleNumber($0).rounded(.up)) },
        "floor": { try TerraformValue.exactNumber(try singleNumber($0).rounded(.down)) },
        "signum": { arguments in
            try arguments.expect(1...1)
            return .number(Double(try arguments.integer(0).signum()))
        },
        "max": { .number(try allNumbers($0).reduce(-Double.infinity, max)) },
        "min": { .number(try allNumbers($0).reduce(Double.infinity, min)) },
        "pow": { arguments in
            try arguments.expect(2...2)
            return try TerraformValue.exactNumber(pow(try arguments.number(0), try arguments.number(1)))
        },
        "log": { arguments in
            try arguments.expect(2...2)
            return try TerraformValue.exactNumber(log(try arguments.number(0)) / log(try arguments.number(1)))
        },
        "parseint": { arguments in
            try arguments.expect(2...2)
            let base = try arguments.integer(1)
            guard (2...36).contains(base) else {
                throw base <= 62 && base > 1 ? FunctionFailure.undetermined : FunctionFailure.refused
            }
            guard case .string = arguments.values[0], let value = Int(try arguments.text(0), radix: base) else {
                throw FunctionFailure.undetermined
            }
            return try TerraformValue.exactNumber(Double(value))
        },
        "sum": { arguments in
            try arguments.expect(1...1)
            let items = try arguments.list(0)
            guard !items.isEmpty else { throw FunctionFailure.refused }
            return try number(try items.map { try decimal(try $0.knownNumber()) }.reduce(0, +))
        },
        "range": { arguments in
            try arguments.expect(1...3)
            let bounds = try arguments.values.map { try decimal(try $0.knownNumber()) }
            let start = bounds.count == 1 ? 0 : bounds[0]
            let end = bounds.count == 1 ? bounds[0] : bounds[1]
            let step = bounds.count == 3 ? bounds[2] : end < start ? -1 : 1
            guard step != 0, end == start || (end > start) == (step > 0) else { throw FunctionFailure.refused }
            var items: [TerraformValue] = []
            var value = start
            while step > 0 ? value < end : value > end {
                // Terraform's own limit.
                guard items.count < 1024 else { throw FunctionFailure.refused }
                items.append(try number(value))
                value += step
            }
            return .list(items)
        },
    ]

    private static func singleNumber(_ arguments: FunctionArguments) throws -> Double {
        try arguments.expect(1...1)
        return try arguments.number(0)
    }

    private static func allNumbers(_ arguments: FunctionArguments) throws -> [Double] {
        guard arguments.count > 0 else { throw FunctionFailure.refused }
        return try arguments.values.map { try $0.knownNumber() }
    }

    /// Terraform adds in decimal as far as a reader sees: 0.1 and 0.2 are 0.3.
    private static func decimal(_ value: Double) throws -> Decimal {
        guard let decimal = Decimal(string: TerraformValue.text(of: value)) else { throw FunctionFailure.undetermined }
        return decimal
    }

    private static func number(_ value: Decimal) throws -> TerraformValue {
        guard let number = Double("\(value)") else { throw FunctionFailure.undetermined }
        return try TerraformValue.exactNumber(number)
    }
}
