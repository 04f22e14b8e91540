/// A symbol that stands for an attribute of a managed resource, taken apart: `module.a["x"].aws_s3_bucket.raw[0].bucket`.
package struct SymbolName: Sendable, Hashable {
    /// One name of the address with what stands in brackets after it.
    struct Step: Sendable, Hashable {
        var name: String
        var key: String?
    }

    let address: [Step]
    package let type: String
    /// The attribute, where two of them are one value under the name that says what it is: a bucket's `id` is `bucket`.
    package let attribute: String

    /// - Parameter symbol: without `${}`.
    /// - Returns: nil for what is no attribute of a managed resource, such as an input or a data source.
    package init?(_ symbol: String) {
        guard let steps = Self.steps(symbol) else { return nil }
        var position = 0
        while position + 1 < steps.count, steps[position].name == "module" { position += 2 }
        // Every type of a resource has its provider's name before it; `aws.west.account_id` is none.
        guard steps.count == position + 3, steps[position].name.contains("_"), steps[position].key == nil,
            steps[position + 2].key == nil
        else { return nil }
        address = Array(steps.dropLast())
        type = steps[position].name
        let written = steps[position + 2].name
        attribute = Self.identifiers[type]?[written] ?? written
    }

    /// Whether no two resources of the type share the attribute's value, which is never empty.
    package var isIdentifying: Bool {
        attribute == "arn" && type.hasPrefix("aws_") || Self.identifiers[type]?.values.contains(attribute) == true
    }

    /// Whether a name of the type never holds the character, so that it ends there whatever it is.
    package func excludes(_ character: Unicode.Scalar) -> Bool {
        switch (type, attribute) {
        case ("aws_s3_bucket", "bucket"), ("aws_lambda_function", "function_name"), ("aws_sqs_queue", "name"),
            ("aws_dynamodb_table", "name"):
            character == "/" || character == ":"
        case ("aws_s3_bucket", "arn"): character == "/"
        default: false
        }
    }

    /// The symbol under the name that it shares with its equals: `aws_s3_bucket.raw.id` is `aws_s3_bucket.raw.bucket`.
    package static func canonical(_ symbol: String) -> String {
        guard let name = SymbolName(symbol), let point = symbol.lastIndex(of: ".") else { return symbol }
        return symbol[...point] + name.attribute
    }

    /// Whether they are the names of two resources, and so never equal.
    package func isDistinct(from other: SymbolName) -> Bool {
        guard isIdentifying, type == other.type, attribute == other.attribute else { return false }
        guard address.count == other.address.count else { return true }
        var isDistinct = false
        for (one, two) in zip(address, other.address) {
            if one.name != two.name { return true }
            // `x` without a key may be any one of `x[0]`, `x[1]` when its count is not known.
            if let first = one.key, let second = two.key, first != second, Self.areLiteral(first, second) {
                isDistinct = true
            }
        }
        return isDistinct
    }

    /// Type → attribute → the attribute that has the same value.
    ///
    /// Source: AWS provider 5.100, "Attribute Reference" of each type, read 2026-11-25.
    private static let identifiers: [String: [String: String]] = [
        "aws_s3_bucket": ["bucket": "bucket", "id": "bucket"],
        "aws_lambda_function": ["function_name": "function_name", "id": "function_name"],
        "aws_cloudwatch_event_rule": ["name": "name", "id": "id"],
        "aws_cloudwatch_event_bus": ["name": "name", "id": "name"],
        "aws_cloudwatch_log_group": ["name": "name", "id": "name"],
        "aws_dynamodb_table": ["name": "name", "id": "name"],
        "aws_iam_policy": ["name": "name", "id": "arn"],
        "aws_iam_role": ["name": "name", "id": "name", "unique_id": "unique_id"],
        "aws_iam_user": ["name": "name", "id": "name", "unique_id": "unique_id"],
        "aws_kms_key": ["key_id": "key_id", "id": "key_id"],
        "aws_sns_topic": ["name": "name", "id": "arn"],
        "aws_sqs_queue": ["name": "name", "url": "url", "id": "url"],
    ]

    private static func areLiteral(_ one: String, _ two: String) -> Bool {
        if one.utf8.contains(UInt8(ascii: "$")) || two.utf8.contains(UInt8(ascii: "$")) { return false }
        if one.hasPrefix("\"") { return two.hasPrefix("\"") }
        return [one, two].allSatisfy { $0.utf8.allSatisfy { $0 >= 48 && $0 <= 57 } }
    }

    /// The names between the points, nil where brackets or quotes do not close.
    private static func steps(_ symbol: String) -> [Step]? {
        var steps: [Step] = []
        var name = ""
        var key: String?
        var (depth, isQuoted, isEscaped) = (0, false, false)
        for character in symbol {
            if depth == 0 {
                switch character {
                case ".":
                    steps.append(Step(name: name, key: key))
                    (name, key) = ("", nil)
                case "[":
                    depth = 1
                    key = (key.map { $0 + "][" }) ?? ""
                default: name.append(character)
                }
                continue
            }
            if isEscaped {
                isEscaped = false
            } else if isQuoted {
                if character == "\\" { isEscaped = true }
                if character == "\"" { isQuoted = false }
            } else {
                switch character {
                case "\"": isQuoted = true
                case "[": depth += 1
                case "]": depth -= 1
                default: break
                }
            }
            if depth > 0 { key?.append(character) }
        }
        guard depth == 0 else { return nil }
        return steps + [Step(name: name, key: key)]
    }
}
