/// An Amazon Resource Name: `arn:partition:service:region:account:resource`, of which parts may be symbols.
///
/// Source: AWS General Reference, "Amazon Resource Names (ARNs)", read 2026-11-24.
package struct ARN: Sendable, Hashable, CustomStringConvertible {
    package var partition: String
    package var service: String
    /// Empty for global services and for S3 buckets.
    package var region: String
    /// Empty for S3 buckets.
    package var account: String
    /// All that follows the fifth colon, such as `function:name:alias` or `rule/bus/name`.
    package var resource: String

    package init(partition: String = "aws", service: String, region: String, account: String, resource: String) {
        self.partition = partition
        self.service = service
        self.region = region
        self.account = account
        self.resource = resource
    }

    /// Parses `text`; nil when it has not the six parts of an ARN.
    package init?(_ text: String) {
        let parts = SymbolicText.split(text, at: ":", maxSplits: 5)
        guard parts.count == 6, parts[0] == "arn", !parts[1].isEmpty, !parts[2].isEmpty, !parts[5].isEmpty else {
            return nil
        }
        self.init(
            partition: parts[1], service: parts[2], region: parts[3], account: parts[4], resource: parts[5])
    }

    package var description: String { "arn:\(partition):\(service):\(region):\(account):\(resource)" }

    /// The ARN of a bucket, which carries neither region nor account.
    package static func bucket(_ name: String, partition: String = "aws") -> String {
        "arn:\(partition):s3:::\(name)"
    }

    /// A Lambda function's ARN without its version or alias, and that qualifier; nil for other services.
    ///
    /// `…:function:name:prod` gives (`…:function:name`, `prod`).
    package var functionAndQualifier: (function: String, name: String, qualifier: String?)? {
        guard service == "lambda" else { return nil }
        let parts = SymbolicText.split(resource, at: ":")
        guard parts.count >= 2, parts[0] == "function" else { return nil }
        var bare = self
        bare.resource = "function:\(parts[1])"
        return (bare.description, parts[1], parts.count > 2 ? parts[2] : nil)
    }

    /// The bus and name of an EventBridge rule's ARN; rules of the default bus carry no bus in theirs.
    package var eventRule: (bus: String, name: String)? {
        guard service == "events", resource.hasPrefix("rule/") else { return nil }
        let parts = SymbolicText.split(String(resource.dropFirst("rule/".count)), at: "/")
        guard let name = parts.last, !name.isEmpty else { return nil }
        // A partner bus has slashes in its own name: aws.partner/example.com/123.
        return (parts.count == 1 ? "default" : parts.dropLast().joined(separator: "/"), name)
    }
}
