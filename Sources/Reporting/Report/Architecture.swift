package import Facts

/// The parts of the pipeline, each as its most authoritative origin has it: live, else state, plan, configuration.
package struct Architecture: Sendable {
    package var buckets: [Bucket]
    package var functions: [Function]
    package var eventRules: [Rule]
    package var layers: [Layer]
    /// Resources of the account that take no part: how many buckets and functions.
    package var otherBucketCount: Int
    package var otherFunctionCount: Int

    package struct Bucket: Sendable {
        package var name: String
        package var stage: Stage?
        package var region: String?
        /// `on`, `off`, or why it is not known.
        package var eventBridge: String
        package var place: Place
    }

    package struct Function: Sendable {
        package var name: String
        package var runtime: String?
        package var handler: String?
        package var memoryMB: Int?
        package var timeoutSeconds: Int?
        package var layerARNs: [String]
        /// Environment variables that name a bucket of the report: variable → bucket.
        package var bucketVariables: [(variable: String, bucket: String)]
        package var place: Place
    }

    package struct Rule: Sendable {
        package var name: String
        package var bus: String
        package var state: String
        /// The event pattern, the schedule, or why neither is known.
        package var trigger: String
        package var targets: [String]
        package var place: Place
    }

    package struct Layer: Sendable {
        package var name: String
        package var version: Int
        package var runtimes: [String]
        package var sizeBytes: Int64?
    }

    /// Where a resource was seen and where it is written.
    package struct Place: Sendable {
        package var origins: [Origin]
        package var address: String?
        package var file: String?
        package var line: Int?
    }
}
