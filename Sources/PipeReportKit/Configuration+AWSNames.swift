import Facts

extension Configuration {
    /// What is wrong with regions and buckets of the file, one clause each. They become parts of host names.
    static func namingProblems(regions: [String], stages: [String: String]) -> [String] {
        var problems: [String] = []
        let invalid = regions.filter { AWSRegion($0) == nil }
        if !invalid.isEmpty {
            problems.append(
                "regions takes AWS regions such as eu-west-1, not \(invalid.map(shown).joined(separator: ", "))")
        }
        let partitions = Set(regions.compactMap { AWSRegion($0)?.partition.rawValue })
        if partitions.count > 1 {
            problems.append(
                "regions takes regions of one partition, not of \(partitions.sorted().joined(separator: " and "))")
        }
        for (stage, uri) in stages.sorted(by: { $0.key < $1.key }) {
            let bucket = String(uri.dropFirst("s3://".count).prefix { $0 != "/" })
            if BucketName(bucket) == nil {
                problems.append("\(shown(bucket)) of the stage \(stage) is not a bucket name")
            }
        }
        return problems
    }

    private static func shown(_ text: String) -> String { "\"\(FindingTable.visible(String(text.prefix(80))))\"" }
}
