import Facts

/// How large a value is when it is written out.
///
/// A few lines can mean a value that fills any memory: locals that each name the one before them twice. Held it is
/// small, since its parts are shared; walked over, compared or written as JSON it is not.
struct ValueSize {
    /// More elements than anybody's configuration has in one value.
    static let maximumElements = 200_000
    /// More text; no file is read that is larger.
    static let maximumBytes = 1_000_000
    /// Deeper values would exhaust a thread's stack when they are walked over.
    static let maximumDepth = 100

    private(set) var elements = 0
    private(set) var bytes = 0

    /// What it costs to walk over it.
    var cost: Int { elements + bytes / 16 }

    /// Counts a value in.
    ///
    /// - Returns: false when it is too large; then not all of it was counted.
    mutating func add(_ value: TerraformValue, depth: Int = 0) -> Bool {
        elements += 1
        guard elements <= Self.maximumElements, depth <= Self.maximumDepth else { return false }
        switch value {
        case .null, .typedNull, .bool, .number: return true
        case .string(let text), .unknown(let text):
            bytes += text.utf8.count
            return bytes <= Self.maximumBytes
        case .list(let items, _): return items.allSatisfy { add($0, depth: depth + 1) }
        case .object(let members, _):
            return members.allSatisfy { key, value in
                bytes += key.utf8.count
                return add(value, depth: depth + 1)
            }
        }
    }

    /// What a function makes of its arguments, without looking inside of them.
    static func shallow(_ values: [TerraformValue]) -> ValueSize {
        var size = ValueSize()
        for value in values {
            switch value {
            case .null, .typedNull, .bool, .number: size.elements += 1
            case .string(let text), .unknown(let text): size.bytes += text.utf8.count
            case .list(let items, _): size.elements += items.count
            case .object(let members, _): size.elements += members.count
            }
        }
        return size
    }

    var isTooLarge: Bool { elements > Self.maximumElements || bytes > Self.maximumBytes }
}
