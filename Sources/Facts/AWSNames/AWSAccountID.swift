/// The id of an AWS account: twelve digits, with which the hosts of S3 Control begin.
package struct AWSAccountID: Sendable, Hashable, CustomStringConvertible {
    package let digits: String

    /// Nil for text that is not twelve digits.
    package init?(_ text: String) {
        guard text.utf8.count == 12, text.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
        digits = text
    }

    package var description: String { digits }
}
