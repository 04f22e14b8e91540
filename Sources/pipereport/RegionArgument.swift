import Facts

/// What `--region` takes.
enum RegionArgument {
    /// What is wrong with the regions; nil for codes of AWS regions.
    static func problem(_ regions: [String]) -> String? {
        let invalid = regions.filter { AWSRegion($0) == nil }
        if invalid.isEmpty { return nil }
        let names = invalid.map { "\"\($0.escapingInvisible())\"" }.joined(separator: ", ")
        return "--region takes an AWS region such as eu-west-1, not \(names)."
    }
}
