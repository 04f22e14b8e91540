import Facts

/// The operators that compare numbers, dates, addresses, bytes and booleans. Variables are not replaced in them.
///
/// Source: IAM User Guide, "IAM policy elements: Variables and tags", where you can use policy variables: not with
/// numeric, date, Boolean, binary, IP address and null operators, read 2026-11-25.
extension PolicyCondition {
    func compareTyped(_ value: String, with wanted: String) -> Answer {
        if SymbolicText.hasSymbols(value) || SymbolicText.hasSymbols(wanted) {
            return SymbolicComparison.equality(value, wanted) == .yes && isEquality
                ? .yes : doubt(.unknown, value, wanted)
        }
        switch comparison {
        case .bool: return Answer(value.lowercased() == wanted.lowercased())
        case .number(let order): return compare(Double(value), order, Double(wanted), wanted, "number")
        case .date(let order):
            return compare(PolicyDate.seconds(value), order, PolicyDate.seconds(wanted), wanted, "date")
        case .address: return compareAddress(value, wanted)
        case .binary: return Answer(value.utf8.elementsEqual(wanted.utf8))
        case .equals, .equalsIgnoringCase, .like, .arn, .null, .unknown: return .no
        }
    }

    /// Whether equal texts are enough.
    private var isEquality: Bool {
        switch comparison {
        case .bool, .binary, .number(.equal), .number(.lessOrEqual), .number(.greaterOrEqual), .date(.equal),
            .date(.lessOrEqual), .date(.greaterOrEqual):
            true
        default: false
        }
    }

    private func compare(
        _ value: Double?, _ order: PolicyOrder, _ wanted: Double?, _ text: String, _ kind: String
    ) -> Answer {
        guard let wanted else { return .unknown("\(text) in \(symbol) is not a \(kind)") }
        // A value of the request that is none of the kind fits nothing.
        guard let value else { return .no }
        return Answer(order.holds(value, wanted))
    }

    private func compareAddress(_ value: String, _ wanted: String) -> Answer {
        let range = AddressRange(address: wanted) ?? (try? AddressRange(cidr: wanted))
        guard let range else { return .unknown("\(wanted) in \(symbol) is not an address range") }
        return Answer(Array(value.utf8).withUnsafeBufferPointer(range.contains))
    }
}
