package import Facts

/// An access point as the list of its region names it.
package struct AccessPoint: Sendable, Hashable {
    package var name: String
    package var arn: String
    package var bucket: String

    package init(name: String, arn: String, bucket: String) {
        self.name = name
        self.arn = arn
        self.bucket = bucket
    }
}

/// A Multi-Region Access Point.
package struct MultiRegionAccessPoint: Sendable, Hashable {
    package var name: String
    /// Part of its ARN.
    package var alias: String
    /// The buckets behind it.
    package var buckets: [String]
    /// As `S3BucketSettings.publicAccessBlock`; absent where the answer has none.
    package var publicAccessBlock: Fact<String>

    package init(name: String, alias: String, buckets: [String], publicAccessBlock: Fact<String>) {
        self.name = name
        self.alias = alias
        self.buckets = buckets
        self.publicAccessBlock = publicAccessBlock
    }
}

extension S3ControlCalls {
    /// Multi-Region Access Points are answered for by one region, of the partition `aws` alone.
    /// Source: Amazon S3 User Guide, "Using Multi-Region Access Points with supported API operations", read 2026-11-25.
    package static let multiRegionHome = "us-west-2"

    /// ListAccessPoints: the account's access points of this region.
    package func accessPoints(account: String) -> Pages<AccessPoint> {
        pages(.listAccessPoints, account: account, path: "accesspoint", decode: S3ControlAnswers.accessPoints)
    }

    /// GetAccessPoint for its block on public access; absent where it has none.
    package func publicAccessBlock(
        ofAccessPoint name: String, account: String
    ) async throws(AWSError) -> Fact<String> {
        let request = try request(.getAccessPoint, account: account, path: "accesspoint/\(URIEncoding.encode(name))")
        return try await service.call(request) { try S3ControlAnswers.publicAccessBlock($0.body) }
    }

    /// ListMultiRegionAccessPoints, to be asked of `multiRegionHome`.
    package func multiRegionAccessPoints(account: String) -> Pages<MultiRegionAccessPoint> {
        pages(
            .listMultiRegionAccessPoints, account: account, path: "mrap/instances",
            decode: S3ControlAnswers.multiRegionAccessPoints)
    }

    private func pages<Item: Sendable>(
        _ operation: S3ControlOperation, account: String, path: String,
        decode: @escaping @Sendable ([UInt8]) throws -> Page<Item>
    ) -> Pages<Item> {
        Pages(operation) { [self] token throws(AWSError) in
            var request = try request(operation, account: account, path: path)
            request.query = token.map { [QueryItem("nextToken", $0)] } ?? []
            return try await service.call(request) { try decode($0.body) }
        }
    }
}
