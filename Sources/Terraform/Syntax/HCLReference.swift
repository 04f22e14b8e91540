/// What an expression refers to, as it is written: `aws_s3_bucket.raw[0].arn`.
package struct HCLReference: Sendable, Hashable {
    package enum Step: Sendable, Hashable {
        case attribute(String)
        /// A constant key: a text, or a number as it is written without a fraction.
        case index(Key)
        /// `[*]` or `.*`; what follows is said of each element.
        case splat
    }

    /// A key in brackets.
    package enum Key: Sendable, Hashable {
        case text(String)
        case number(Int)
    }

    /// The first word, such as `var`, `module`, `aws_s3_bucket`, `each`.
    package var root: String
    /// What follows, up to the first index that is not constant.
    package var steps: [Step]
    package var range: HCLRange

    package init(root: String, steps: [Step], range: HCLRange) {
        self.root = root
        self.steps = steps
        self.range = range
    }

    /// The reference in its canonical form: brackets around keys, texts in quotes.
    package var text: String {
        steps.reduce(into: root) { text, step in
            switch step {
            case .attribute(let name): text += "." + name
            case .index(.text(let key)): text += "[\"\(Self.escaped(key))\"]"
            case .index(.number(let key)): text += "[\(key)]"
            case .splat: text += "[*]"
            }
        }
    }

    private static func escaped(_ key: String) -> String {
        var escaped = ""
        for character in key.unicodeScalars {
            switch character {
            case "\"": escaped += "\\\""
            case "\\": escaped += "\\\\"
            case "\n": escaped += "\\n"
            case "\r": escaped += "\\r"
            case "\t": escaped += "\\t"
            default: escaped.unicodeScalars.append(character)
            }
        }
        return escaped.replacing("${", with: "$${").replacing("%{", with: "%%{")
    }
}
