/// The name of an S3 bucket, also of an old one in us-east-1.
///
/// Source: Amazon S3 User Guide, "General purpose bucket naming rules": 3 to 63 lower-case letters, digits, dots and
/// hyphens; before March 2018 up to 255 characters, with capitals and underscores, in us-east-1. Read 2026-11-30.
package struct BucketName: Sendable, Hashable, CustomStringConvertible {
    package let text: String

    /// Nil for a name that no bucket has. Dots alone would ask for the parent path, and nothing for the list of buckets.
    package init?(_ text: String) {
        guard (3...255).contains(text.utf8.count), text.utf8.allSatisfy(Self.isAllowed),
            text.utf8.contains(where: { $0 != UInt8(ascii: ".") })
        else { return nil }
        self.text = text
    }

    package var description: String { text }

    /// Whether the name is one label of a host, as the wildcard certificate of S3 covers it.
    package var isHostLabel: Bool {
        (3...63).contains(text.utf8.count) && !text.hasPrefix("-") && !text.hasSuffix("-")
            && text.utf8.allSatisfy { Self.isSmallOrDigit($0) || $0 == UInt8(ascii: "-") }
    }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        isSmallOrDigit(byte) || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) || byte == UInt8(ascii: "-")
            || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "_")
    }

    private static func isSmallOrDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (48...57).contains(byte)
    }
}
