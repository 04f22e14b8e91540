/// Brings values to one type as Terraform does: the items of a list, the values of a map, the branches of a conditional.
///
/// A number next to a text becomes its text, a tuple next to one of another length a list. Where the type of what is not
/// known would decide, nothing is converted.
///
/// Source: `convert.Unify` of github.com/zclconf/go-cty as Terraform 1.11 uses it.
enum TypeUnification {
    /// The values in the type that they have in common.
    ///
    /// - Throws: `FunctionFailure.refused` when they have none, `FunctionFailure.undetermined` when that is not known.
    static func unified(_ values: [TerraformValue]) throws(FunctionFailure) -> [TerraformValue] {
        guard values.count > 1 else { return values }
        let kinds = Set(values.map(Kind.init))
        // Whatever else there is, its type may turn out to be another one.
        let known = kinds.subtracting([.open, .null])
        let holdsCollection = known.contains(.list) || known.contains(.object)
        // Next to a list a null that is written counts as such a thing too.
        let isOpen = kinds.contains(.open) || (kinds.contains(.null) && holdsCollection)
        let isMixed = holdsCollection ? known.count > 1 : known == [.number, .bool]
        if isMixed { throw isOpen || kinds.contains(.null) ? .undetermined : .refused }
        if known.contains(.text) { return values.map { typed(TerraformFunctions.asTextValue($0)) } }
        if known.contains(.number) || known.contains(.bool) {
            if isOpen { throw .undetermined }
            return values.map(typed)
        }
        if isOpen { return try unchanged(values) }
        if known.contains(.list) { return try sequences(values) }
        if known.contains(.object) { return try mappings(values) }
        return values
    }

    private enum Kind: Hashable {
        /// `null` as it is written takes any type.
        case null
        case text, number, bool, list, object
        /// Of a type that is not known.
        case open

        init(_ value: TerraformValue) {
            self =
                switch value {
                case .null: .null
                case .typedNull, .unknown: .open
                case .bool: .bool
                case .number: .number
                case .string: .text
                case .list: .list
                case .object: .object
                }
        }
    }

    private static func typed(_ value: TerraformValue) -> TerraformValue {
        if case .null = value { .typedNull } else { value }
    }

    /// The values, when no conversion can change what is in them.
    private static func unchanged(_ values: [TerraformValue]) throws(FunctionFailure) -> [TerraformValue] {
        if values.contains(where: \.holdsNumberOrBool) { throw .undetermined }
        return values.map { $0.withOpenTypes() }
    }

    // MARK: Lists, sets and tuples

    private static func sequences(_ values: [TerraformValue]) throws(FunctionFailure) -> [TerraformValue] {
        var types: Set<TerraformValue.SequenceType> = []
        var counts: Set<Int> = []
        for case .list(let items, let type) in values {
            types.insert(type)
            counts.insert(items.count)
            // The items that it has none of have a type all the same.
            if items.isEmpty, type != .tuple { types.insert(.open) }
        }
        if types == [.tuple], counts.count == 1, let count = counts.first { return try columns(values, count) }
        let isSet = types == [.set]
        guard isSet || types.isSubset(of: [.tuple, .list]) else { return try unchanged(values) }
        let items = values.flatMap { value -> [TerraformValue] in
            if case .list(let items, _) = value { items } else { [] }
        }
        var converted = try unified(items)[...]
        var result: [TerraformValue] = []
        result.reserveCapacity(values.count)
        for value in values {
            guard case .list(let items, _) = value else {
                result.append(typed(value))
                continue
            }
            let own = Array(converted.prefix(items.count))
            converted = converted.dropFirst(items.count)
            result.append(isSet ? .list(TerraformFunctions.orderedSet(own), .set) : .list(own, .list))
        }
        return result
    }

    /// Tuples of one length: the items at one position have one type.
    private static func columns(_ values: [TerraformValue], _ count: Int) throws(FunctionFailure) -> [TerraformValue] {
        let rows = values.compactMap { if case .list(let items, _) = $0 { items } else { nil } }
        var converted = rows
        for column in 0..<count {
            for (row, value) in try unified(rows.map { $0[column] }).enumerated() { converted[row][column] = value }
        }
        var next = converted.makeIterator()
        return values.map { value in
            if case .list = value, let items = next.next() { .list(items, .tuple) } else { typed(value) }
        }
    }

    // MARK: Maps and objects

    private static func mappings(_ values: [TerraformValue]) throws(FunctionFailure) -> [TerraformValue] {
        var types: Set<TerraformValue.MappingType> = []
        var names: Set<[String]> = []
        for case .object(let members, let type) in values {
            types.insert(type)
            names.insert(members.keys.sorted())
            if members.isEmpty, type == .map { types.insert(.open) }
        }
        if types.contains(.open) { return try unchanged(values) }
        if types == [.object], names.count == 1, let names = names.first { return try attributes(values, names) }
        let members = values.flatMap { value -> [TerraformValue] in
            if case .object(let members, _) = value {
                members.sorted { $0.key < $1.key }.map(\.value)
            } else {
                []
            }
        }
        var converted: ArraySlice<TerraformValue>
        do {
            converted = try unified(members)[...]
        } catch .refused where types.contains(.map) {
            // Terraform goes on to try what each would be as the other.
            throw .undetermined
        }
        var result: [TerraformValue] = []
        result.reserveCapacity(values.count)
        for value in values {
            guard case .object(let members, _) = value else {
                result.append(typed(value))
                continue
            }
            let own = converted.prefix(members.count)
            converted = converted.dropFirst(members.count)
            result.append(
                .object(Dictionary(uniqueKeysWithValues: zip(members.keys.sorted(), own)), .map))
        }
        return result
    }

    /// Objects with the same attributes: each attribute has one type.
    private static func attributes(
        _ values: [TerraformValue], _ names: [String]
    ) throws(FunctionFailure) -> [TerraformValue] {
        let rows = values.compactMap { if case .object(let members, _) = $0 { members } else { nil } }
        var converted = rows
        for name in names {
            let column = rows.map { $0[name] ?? .null }
            for (row, value) in try unified(column).enumerated() { converted[row][name] = value }
        }
        var next = converted.makeIterator()
        return values.map { value in
            if case .object = value, let members = next.next() { .object(members, .object) } else { typed(value) }
        }
    }
}
