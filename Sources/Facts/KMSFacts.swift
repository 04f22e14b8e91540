/// A KMS key that encrypts a bucket.
package struct KMSKey: Sendable, Hashable {
    /// As the bucket's encryption names it, resolved to the key's ARN where `DescribeKey` answered.
    package var arn: String
    /// The key as the bucket names it: key id, key ARN, alias name or alias ARN.
    package var reference: String
    /// `{"KeyId": …, "KeyManager": "AWS" or "CUSTOMER", "KeyState": …, "Enabled": …, "Origin": …}`.
    package var metadata: Fact<String>
    /// The key policy, a policy document.
    package var policy: Fact<String>

    package init(
        arn: String, reference: String, metadata: Fact<String> = .absent, policy: Fact<String> = .absent
    ) {
        self.arn = arn
        self.reference = reference
        self.metadata = metadata
        self.policy = policy
    }
}
