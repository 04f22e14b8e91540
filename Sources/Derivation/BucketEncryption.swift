import Facts

/// How a bucket encrypts what is written to it, unless the writer says otherwise.
///
/// Source: S3 API reference, `ServerSideEncryptionRule`, read 2026-11-25: `aws:kms` without a key takes AWS's own.
struct BucketEncryption {
    /// `AES256`, `aws:kms` or `aws:kms:dsse`.
    let algorithm: String
    /// Key id, ARN or alias; nil for AWS's own key.
    let key: String?
    /// Whether it has an S3 Bucket Key; nil where it is not known.
    let hasBucketKey: Bool?

    /// Nil where it is no list of rules.
    init?(_ text: String) {
        guard let rules = (try? JSONValue(parsing: text))?.arrayValue else { return nil }
        let rule = rules.first { $0["ApplyServerSideEncryptionByDefault"] != nil } ?? .null
        let standard = rule["ApplyServerSideEncryptionByDefault"]
        algorithm = standard?["SSEAlgorithm"]?.stringValue ?? "AES256"
        let written = standard?["KMSMasterKeyID"]?.stringValue ?? ""
        key = written.isEmpty || written == "alias/aws/s3" || written.hasSuffix(":alias/aws/s3") ? nil : written
        let flag = rule["BucketKeyEnabled"]
        hasBucketKey = flag == nil || flag == .null ? false : flag?.boolValue
    }

    var isByKey: Bool { algorithm.hasPrefix("aws:kms") || SymbolicText.hasSymbols(algorithm) }
}
