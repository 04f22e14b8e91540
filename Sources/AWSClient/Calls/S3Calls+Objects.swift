/// A bucket of the account's list.
package struct BucketSummary: Sendable, Hashable {
    package var name: String
    /// Milliseconds since 1970, UTC.
    package var createdMS: Int64?
    /// Missing where the endpoint does not return it, as moto does not.
    package var region: String?

    package init(name: String, createdMS: Int64? = nil, region: String? = nil) {
        self.name = name
        self.createdMS = createdMS
        self.region = region
    }
}

/// An object of a bucket's list.
package struct S3ObjectSummary: Sendable, Hashable {
    package var key: String
    package var sizeBytes: Int
    /// Milliseconds since 1970, UTC.
    package var lastModifiedMS: Int64
    /// Without its quotes.
    package var etag: String

    package init(key: String, sizeBytes: Int, lastModifiedMS: Int64, etag: String) {
        self.key = key
        self.sizeBytes = sizeBytes
        self.lastModifiedMS = lastModifiedMS
        self.etag = etag
    }
}

/// The content of an object, or as much of it as was asked for.
package struct S3ObjectContent: Sendable, Hashable {
    package var bytes: [UInt8]
    /// The size of the whole object.
    package var totalBytes: Int
    /// Without its quotes.
    package var etag: String

    package init(bytes: [UInt8], totalBytes: Int, etag: String) {
        self.bytes = bytes
        self.totalBytes = totalBytes
        self.etag = etag
    }
}

extension S3Calls {
    /// ListObjectsV2: objects in key order, up to 1000 a page.
    ///
    /// - Parameters:
    ///   - prefix: empty takes all.
    ///   - startAfter: lists only keys behind this one, which need not exist.
    package func objects(
        inBucket bucket: String, prefix: String = "", startAfter: String? = nil
    ) -> Pages<S3ObjectSummary> {
        Pages(S3Operation.listObjectsV2) { token throws(AWSError) in
            // Keys may hold characters that XML 1.0 cannot; encoding-type=url keeps them whole.
            var query = [QueryItem("encoding-type", "url"), QueryItem("list-type", "2"), QueryItem("prefix", prefix)]
            if let startAfter { query.append(QueryItem("start-after", startAfter)) }
            if let token { query.insert(QueryItem("continuation-token", token), at: 0) }
            return try await service.call(bucketRequest(.listObjectsV2, bucket, query: query)) {
                try S3Answers.objects($0.body)
            }
        }
    }

    /// GetObject, its first bytes or all.
    ///
    /// - Parameter limitBytes: at most so many bytes are asked for; the rest of the object stays where it is.
    package func object(
        bucket: String, key: String, limitBytes: Int
    ) async throws(AWSError) -> S3ObjectContent {
        try await object(bucket: bucket, key: key, range: 0..<max(1, limitBytes))
    }

    /// GetObject with a byte range.
    ///
    /// - Parameter range: must not be empty; may end behind the object's end, and an empty object gives none.
    package func object(
        bucket: String, key: String, range: Range<Int>
    ) async throws(AWSError) -> S3ObjectContent {
        let path = "/" + URIEncoding.encode(key, keepingSlashes: true)
        var request = try bucketRequest(.getObject, bucket, path: path, query: [])
        let last = max(range.lowerBound, range.upperBound - 1)
        request.headers = [HTTPHeader("Range", "bytes=\(range.lowerBound)-\(last)")]
        // A server that does not know ranges sends the whole object.
        request.bodyLimitBytes = range.count + 64 * 1024
        if range.lowerBound == 0 { request.answeringCodes = ["InvalidRange"] }
        do {
            return try await service.call(request) { try Self.content($0, range: range) }
        } catch {
            // 416: nothing at the range's start, which for an object from its first byte means that it is empty.
            if error.statusCode == 416, range.lowerBound == 0 {
                return S3ObjectContent(bytes: [], totalBytes: 0, etag: "")
            }
            throw error
        }
    }

    private static func content(_ response: HTTPResponse, range: Range<Int>) throws -> S3ObjectContent {
        let etag = S3Answers.unquoted(response.headers["etag"] ?? "")
        guard response.statusCode == 206 else {
            // The whole object, from its first byte.
            let bytes = Array(response.body.dropFirst(range.lowerBound).prefix(range.count))
            return S3ObjectContent(bytes: bytes, totalBytes: response.body.count, etag: etag)
        }
        // Content-Range: bytes 0-99/1234
        let total = response.headers["content-range"]?.split(separator: "/").last.flatMap { Int($0) }
        guard let total, total >= 0 else {
            throw MalformedAnswer(description: "the partial answer lacks Content-Range")
        }
        let expected = min(range.upperBound, total) - range.lowerBound
        guard response.body.count == expected else {
            throw MalformedAnswer(
                description: "the partial answer has \(response.body.count) bytes instead of \(expected)")
        }
        return S3ObjectContent(bytes: response.body, totalBytes: total, etag: etag)
    }
}
