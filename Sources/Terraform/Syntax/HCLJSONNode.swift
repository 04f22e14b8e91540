/// A JSON value with its place in the file.
struct HCLJSONNode {
    enum Kind {
        case null
        case bool(Bool)
        case number(Double)
        case string(HCLJSONText)
        case array([HCLJSONNode])
        case object([HCLJSONMember])
        /// What could not be read.
        case invalid
    }

    var kind: Kind
    /// In bytes of the file.
    var start: Int
    var end: Int

    var range: HCLRange { HCLRange(start: start, end: end) }
}

/// A text with its escapes resolved, and where its bytes stand in the file.
struct HCLJSONText {
    var bytes: [UInt8]
    var places: HCLPlaces

    var string: String { String(decoding: bytes, as: UTF8.self) }
}

struct HCLJSONMember {
    var key: HCLJSONText
    var keyRange: HCLRange
    var value: HCLJSONNode
}
