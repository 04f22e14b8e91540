import Facts

/// The arguments of a call, converted as Terraform converts them: a number where a text is wanted becomes its text.
struct FunctionArguments {
    let values: [TerraformValue]
    /// Whether the call stands in `try` or `can`, which make a value of an error.
    let mustNotMissErrors: Bool

    init(_ values: [TerraformValue], mustNotMissErrors: Bool = false) {
        self.values = values
        self.mustNotMissErrors = mustNotMissErrors
    }

    var count: Int { values.count }

    /// - Throws: `FunctionFailure.refused` when the number of arguments is not in `counts`.
    func expect(_ counts: ClosedRange<Int>) throws {
        guard counts.contains(values.count) else { throw FunctionFailure.refused }
    }

    func value(_ index: Int) throws -> TerraformValue {
        guard values.indices.contains(index) else { throw FunctionFailure.refused }
        return values[index]
    }

    func text(_ index: Int) throws -> String { try value(index).knownText() }
    func symbolicText(_ index: Int) throws -> String { try value(index).symbolicText() }
    func number(_ index: Int) throws -> Double { try value(index).knownNumber() }
    func integer(_ index: Int) throws -> Int { try value(index).knownInteger() }
    func bool(_ index: Int) throws -> Bool { try value(index).knownBool() }
    /// The items of a list, tuple or set in their order.
    func list(_ index: Int) throws -> [TerraformValue] { try value(index).knownList() }
    /// The items of a list, tuple or set where the order does not matter.
    func items(_ index: Int) throws -> [TerraformValue] { try value(index).knownItems() }
    /// The items of a list or tuple; Terraform refuses a set.
    func sequence(_ index: Int) throws -> [TerraformValue] {
        if case .list(_, .set) = try value(index) { throw FunctionFailure.refused }
        return try list(index)
    }
    func sequenceType(_ index: Int) throws -> TerraformValue.SequenceType {
        if case .list(_, let type) = try value(index) { type } else { .open }
    }
    func mappingType(_ index: Int) throws -> TerraformValue.MappingType {
        if case .object(_, let type) = try value(index) { type } else { .open }
    }
    func object(_ index: Int) throws -> [String: TerraformValue] { try value(index).knownObject() }

    /// The members of a map in the order in which Terraform walks it.
    func members(_ index: Int) throws -> [(key: String, value: TerraformValue)] {
        let object = try object(index)
        let keys = Array(object.keys)
        guard keys.count < 2 || !keys.contains(where: SymbolicText.hasSymbols) else {
            throw FunctionFailure.undetermined
        }
        return object.sorted { $0.key < $1.key }
    }
}

/// Each throws `refused` where Terraform would end with an error and `undetermined` where the answer is not known.
extension TerraformValue {
    /// The text of a value in which nothing is unknown.
    func knownText() throws -> String {
        let text = try symbolicText()
        guard !SymbolicText.hasSymbols(text) else { throw FunctionFailure.undetermined }
        return text
    }

    /// The text of a value, with symbols where it is not known.
    func symbolicText() throws -> String {
        guard let text = asText() else { throw FunctionFailure.refused }
        return text
    }

    func knownNumber() throws -> Double {
        switch self {
        case .number(let value): return value
        case .string(let text):
            guard !SymbolicText.hasSymbols(text) else { throw FunctionFailure.undetermined }
            guard let value = TerraformValue.number(parsing: text) else {
                throw ExactNumber.isNoNumber(text) ? FunctionFailure.refused : FunctionFailure.undetermined
            }
            return value
        case .unknown: throw FunctionFailure.undetermined
        default: throw FunctionFailure.refused
        }
    }

    func knownInteger() throws -> Int {
        let value = try knownNumber()
        if let whole = ExactNumber.whole(value) { return whole }
        throw value == value.rounded() ? FunctionFailure.undetermined : FunctionFailure.refused
    }

    func knownBool() throws -> Bool {
        switch self {
        case .bool(let value): return value
        case .string("true"), .string("1"): return true
        case .string("false"), .string("0"): return false
        case .string(let text) where SymbolicText.hasSymbols(text): throw FunctionFailure.undetermined
        case .unknown: throw FunctionFailure.undetermined
        default: throw FunctionFailure.refused
        }
    }

    /// The items of a list, each known or not.
    func knownList() throws -> [TerraformValue] {
        let items = try knownItems()
        if case .list(_, .set) = self, !TerraformFunctions.isOrderKnown(of: items), isWhollyKnown {
            throw FunctionFailure.undetermined
        }
        return items
    }

    /// The items of a list, in any order.
    func knownItems() throws -> [TerraformValue] {
        switch self {
        case .list(let items, _): return items
        case .unknown: throw FunctionFailure.undetermined
        default: throw FunctionFailure.refused
        }
    }

    func knownObject() throws -> [String: TerraformValue] {
        switch self {
        case .object(let members, _): return members
        case .unknown: throw FunctionFailure.undetermined
        default: throw FunctionFailure.refused
        }
    }
}
