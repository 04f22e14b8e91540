internal import Facts

/// Reads the XML answers of S3 Control.
enum S3ControlAnswers {
    /// Source: botocore 1.43, `s3control/2018-08-20/service-2.json`, read 2026-11-25.
    private static let table = XMLValue(kinds: [
        "BlockPublicAcls": .boolean, "BlockPublicPolicy": .boolean, "IgnorePublicAcls": .boolean,
        "RestrictPublicBuckets": .boolean, "AccessPointList": .structure, "AccessPoints": .structure,
        "AccessPointList/AccessPoint": .element(of: "AccessPoint"),
        "AccessPoints/AccessPoint": .element(of: "AccessPoint"),
        "Regions": .structure, "Regions/Region": .element(of: "Region"),
    ])

    static func accessPoints(_ body: [UInt8]) throws -> Page<AccessPoint> {
        try page(body, operation: "ListAccessPoints", list: "AccessPointList") { point in
            AccessPoint(
                name: try text(point, "Name"), arn: try text(point, "AccessPointArn"), bucket: try text(point, "Bucket")
            )
        }
    }

    static func publicAccessBlock(_ body: [UInt8]) throws -> Fact<String> {
        let members = try table.members(of: body, root: roots("GetAccessPoint"), requiring: ["Name"])
        return block(members["PublicAccessBlockConfiguration"])
    }

    static func multiRegionAccessPoints(_ body: [UInt8]) throws -> Page<MultiRegionAccessPoint> {
        try page(body, operation: "ListMultiRegionAccessPoints", list: "AccessPoints") { point in
            MultiRegionAccessPoint(
                name: try text(point, "Name"), alias: try text(point, "Alias"),
                buckets: (point["Regions"]?["Region"]?.arrayValue ?? []).compactMap { $0["Bucket"]?.stringValue },
                publicAccessBlock: block(point["PublicAccessBlock"]))
        }
    }

    private static func page<Item>(
        _ body: [UInt8], operation: String, list: String, item: (JSONValue) throws -> Item
    ) throws -> Page<Item> {
        let members = try table.members(of: body, root: roots(operation), requiring: [list])
        let token = members["NextToken"]?.stringValue
        return Page(
            items: try (members[list]?["AccessPoint"]?.arrayValue ?? []).map(item),
            nextToken: token.flatMap { $0.isEmpty ? nil : $0 })
    }

    /// The second is moto 5.2's; SDKs look at no root.
    private static func roots(_ operation: String) -> Set<String> { ["\(operation)Result", "\(operation)Response"] }

    private static func text(_ point: JSONValue, _ name: String) throws -> String {
        guard let text = point[name]?.stringValue, !text.isEmpty else {
            throw MalformedAnswer(description: "an access point has no \(name)")
        }
        return text
    }

    private static func block(_ value: JSONValue?) -> Fact<String> {
        guard let value, value.objectValue?.isEmpty == false else { return .absent }
        return .present(value.canonicalText)
    }
}
