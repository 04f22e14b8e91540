package import Terraform

/// Values in tests as they are written in Terraform.
extension TerraformValue: ExpressibleByStringLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral,
    ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral
{
    package init(stringLiteral value: String) { self = .string(value) }
    package init(arrayLiteral elements: TerraformValue...) { self = .list(elements, .tuple) }
    package init(dictionaryLiteral elements: (String, TerraformValue)...) {
        self = .object(Dictionary(elements) { first, _ in first }, .object)
    }
    package init(floatLiteral value: Double) { self = .number(value) }
    package init(integerLiteral value: Int) { self = .number(Double(value)) }
    package init(booleanLiteral value: Bool) { self = .bool(value) }
}
