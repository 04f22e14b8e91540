/// The stage of a pipeline that an output object belongs to.
package enum Stage: String, Sendable, Hashable, CaseIterable {
    case raw
    case processed
    case analytics
}

/// One object of a stage, with what its content says of itself.
package struct OutputObject: Sendable, Hashable {
    package var bucket: String
    package var key: String
    package var stage: Stage
    package var sizeBytes: Int
    /// Milliseconds since 1970, UTC.
    package var lastModifiedMS: Int64
    package var etag: String
    /// The object's own `row_count`; unread when the object was not fetched or could not be.
    package var rowCount: Fact<Int>
    /// The `s3://` URI of the object that this one was made from.
    package var generatedFrom: Fact<String>

    package init(
        bucket: String, key: String, stage: Stage, sizeBytes: Int, lastModifiedMS: Int64, etag: String = "",
        rowCount: Fact<Int> = .absent, generatedFrom: Fact<String> = .absent
    ) {
        self.bucket = bucket
        self.key = key
        self.stage = stage
        self.sizeBytes = sizeBytes
        self.lastModifiedMS = lastModifiedMS
        self.etag = etag
        self.rowCount = rowCount
        self.generatedFrom = generatedFrom
    }

    package var uri: String { "s3://\(bucket)/\(key)" }
}
