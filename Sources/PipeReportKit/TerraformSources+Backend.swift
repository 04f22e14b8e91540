import AWSClient
import Facts

extension TerraformSources {
    /// Why the state that a `backend "s3"` block names is not asked for; nil where it is.
    ///
    /// The block is written by whoever wrote the configuration. Bucket, key and region are all that is used of it: its
    /// `endpoints`, `profile`, `role_arn` or `access_key` could send the credentials elsewhere or exchange them.
    static func problem(of settings: [String: String], _ aws: SignedIn?) -> String? {
        var problems: [String] = []
        if let bucket = settings["bucket"], BucketName(bucket) == nil {
            problems.append("\(shown(bucket)) is not a bucket name")
        }
        if let text = settings["region"] {
            if let region = AWSRegion(text) {
                let own = aws?.client.session.region.partition
                if let own, own != region.partition {
                    problems.append(
                        "the region \(region) is in the partition \(region.partition.rawValue), and the credentials are for \(own.rawValue)"
                    )
                }
            } else {
                problems.append("\(shown(text)) is not an AWS region")
            }
        }
        return problems.isEmpty ? nil : problems.asClauses
    }

    private static func shown(_ text: String) -> String { "\"\(FindingTable.visible(String(text.prefix(80))))\"" }
}
