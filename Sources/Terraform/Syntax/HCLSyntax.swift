/// The syntax of Terraform's configuration language, native or JSON, as it is written: nothing is evaluated.
///
/// Places are byte offsets into the file, so that a tree of 7,000 resources stays small; `HCLFile.position(of:)` turns
/// one into line and column.
///
/// Source: HCL Native Syntax Specification, https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md.

/// A stretch of a file in bytes, from `start` up to and without `end`.
package struct HCLRange: Sendable, Hashable {
    package var start: Int32
    package var end: Int32

    package init(start: Int, end: Int) {
        self.start = Int32(clamping: start)
        self.end = Int32(clamping: end)
    }
}

/// A place for a reader: both count from 1; the column counts characters as a reader sees them.
package struct HCLPosition: Sendable, Hashable {
    package var line: Int
    package var column: Int

    package init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }
}

/// What is wrong at one place of a file, and what was expected there.
package struct HCLDiagnostic: Sendable, Hashable {
    /// One sentence without the place, such as `An argument or block was expected.`
    package var message: String
    package var range: HCLRange

    package init(_ message: String, at range: HCLRange) {
        self.message = message
        self.range = range
    }
}

/// The arguments and blocks of a file or of a block, each in the order in which they are written.
package struct HCLBody: Sendable {
    package var attributes: [HCLAttribute]
    package var blocks: [HCLBlock]

    package init(attributes: [HCLAttribute] = [], blocks: [HCLBlock] = []) {
        self.attributes = attributes
        self.blocks = blocks
    }

    /// The argument of that name; nil when it is not written.
    package func attribute(_ name: String) -> HCLAttribute? { attributes.first { $0.name == name } }

    /// The nested blocks of that type.
    package func blocks(_ type: String) -> [HCLBlock] { blocks.filter { $0.type == type } }
}

/// `name = expression`.
package struct HCLAttribute: Sendable {
    package var name: String
    package var nameRange: HCLRange
    package var expression: HCLExpression

    package init(name: String, nameRange: HCLRange, expression: HCLExpression) {
        self.name = name
        self.nameRange = nameRange
        self.expression = expression
    }
}

/// `type "label" { … }`.
package struct HCLBlock: Sendable {
    package var type: String
    package var labels: [String]
    /// From the type to the last label: the line that Terraform's own diagnostics show.
    package var headerRange: HCLRange
    /// From the type to the closing brace.
    package var range: HCLRange
    package var body: HCLBody

    package init(type: String, labels: [String], headerRange: HCLRange, range: HCLRange, body: HCLBody) {
        self.type = type
        self.labels = labels
        self.headerRange = headerRange
        self.range = range
        self.body = body
    }
}

/// An expression with its place.
package struct HCLExpression: Sendable {
    package var range: HCLRange
    package var kind: Kind

    package init(_ kind: Kind, at range: HCLRange) {
        self.kind = kind
        self.range = range
    }

    package indirect enum Kind: Sendable {
        case null
        case bool(Bool)
        case number(Double)
        /// A text without interpolation; escapes are resolved.
        case string(String)
        case template([HCLTemplatePart])
        /// The root of a traversal, such as `var`, `aws_s3_bucket` or `each`.
        case variable(String)
        /// `source.name`
        case attribute(HCLExpression, String)
        /// `source[key]`, also the legacy `source.0`.
        case index(HCLExpression, HCLExpression)
        /// `source[*].a.b` or the legacy `source.*.a.b`: the steps are applied to each element. In a full splat the
        /// steps may be indexes, in a legacy one only names.
        case splat(HCLExpression, [HCLStep], isFull: Bool)
        /// `isExpanded`: the last argument is followed by `...`.
        case call(String, [HCLExpression], isExpanded: Bool)
        case tuple([HCLExpression])
        /// A key that is written as a bare word is a `string`; one in parentheses is what it evaluates to.
        case object([HCLObjectItem])
        case forTuple(HCLForClause, value: HCLExpression)
        /// `isGrouped`: the value is followed by `...`.
        case forObject(HCLForClause, key: HCLExpression, value: HCLExpression, isGrouped: Bool)
        case conditional(HCLExpression, HCLExpression, HCLExpression)
        case binary(HCLOperator, HCLExpression, HCLExpression)
        /// `!x`
        case not(HCLExpression)
        /// `-x`
        case negative(HCLExpression)
        /// What could not be read; the file's diagnostics say why.
        case invalid
    }
}

package struct HCLObjectItem: Sendable {
    package var key: HCLExpression
    package var value: HCLExpression

    package init(key: HCLExpression, value: HCLExpression) {
        self.key = key
        self.value = value
    }
}

/// One step behind a splat.
package enum HCLStep: Sendable {
    case attribute(String)
    case index(HCLExpression)
}

/// `for key, value in collection … if condition`.
package struct HCLForClause: Sendable {
    package var keyName: String?
    package var valueName: String
    package var collection: HCLExpression
    package var condition: HCLExpression?

    package init(keyName: String?, valueName: String, collection: HCLExpression, condition: HCLExpression?) {
        self.keyName = keyName
        self.valueName = valueName
        self.collection = collection
        self.condition = condition
    }
}

package enum HCLTemplatePart: Sendable {
    case literal(String)
    case interpolation(HCLExpression)
    case directiveIf(HCLExpression, then: [HCLTemplatePart], otherwise: [HCLTemplatePart])
    case directiveFor(HCLForClause, [HCLTemplatePart])
}

package enum HCLOperator: String, Sendable {
    case add = "+"
    case subtract = "-"
    case multiply = "*"
    case divide = "/"
    case modulo = "%"
    case equal = "=="
    case notEqual = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
    case and = "&&"
    case or = "||"
}

/// One file of configuration: what could be read, and what could not.
package final class HCLFile: Sendable {
    /// As a reader finds it; never absolute.
    package let path: String
    package let bytes: [UInt8]
    package let body: HCLBody
    package let diagnostics: [HCLDiagnostic]
    /// The offset at which each line begins.
    private let lineStarts: [Int32]

    package init(path: String, bytes: [UInt8], body: HCLBody, diagnostics: [HCLDiagnostic]) {
        self.path = path
        self.bytes = bytes
        self.body = body
        self.diagnostics = diagnostics
        var starts: [Int32] = [0]
        for (index, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") {
            starts.append(Int32(clamping: index + 1))
        }
        lineStarts = starts
    }

    /// How far into a line columns are counted in characters; behind that they are bytes.
    private static let countedColumns = 4_096

    /// Line and column of a byte offset.
    package func position(of offset: Int32) -> HCLPosition {
        var low = 0
        var high = lineStarts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if lineStarts[middle] <= offset { low = middle } else { high = middle }
        }
        // A byte order mark is nothing that a reader sees.
        let start = low == 0 && bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : Int(lineStarts[low])
        let end = min(max(Int(offset), start), bytes.count)
        let before = bytes[start..<end]
        // On a line that no reader counts along, characters are not counted either: a document on one line has thousands
        // of places.
        guard before.count <= Self.countedColumns else {
            return HCLPosition(line: low + 1, column: before.count + 1)
        }
        let column = before.allSatisfy { $0 < 0x80 } ? before.count : String(decoding: before, as: UTF8.self).count
        return HCLPosition(line: low + 1, column: column + 1)
    }

    /// The text of a range as it is written.
    package func text(of range: HCLRange) -> String {
        let start = min(max(0, Int(range.start)), bytes.count)
        return String(decoding: bytes[start..<min(max(start, Int(range.end)), bytes.count)], as: UTF8.self)
    }
}
