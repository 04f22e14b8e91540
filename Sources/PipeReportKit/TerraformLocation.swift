import Facts
import Foundation

/// Where a state or plan lies.
enum TerraformLocation: Sendable, Hashable {
    case file(String)
    case standardInput
    case s3(bucket: String, key: String)

    /// Reads what `--state` and `--plan` take: a path, `-` for standard input, or `s3://bucket/key`.
    init(_ text: String) throws(CommandError) {
        if text == "-" {
            self = .standardInput
        } else if text.hasPrefix("s3://") {
            let parts = text.dropFirst("s3://".count).split(separator: "/", maxSplits: 1)
            guard parts.count == 2 else {
                throw CommandError("\(text) names no object; a state in S3 is s3://bucket/key")
            }
            guard BucketName(String(parts[0])) != nil else {
                throw CommandError("\(text) names no bucket; a state in S3 is s3://bucket/key")
            }
            self = .s3(bucket: String(parts[0]), key: String(parts[1]))
        } else {
            self = .file(text)
        }
    }

    /// A path as it is the same for two that lead to one file.
    static func resolved(_ path: String) -> String {
        URL(fileURLWithPath: path).standardizedFileURL.resolvingSymlinksInPath().path
    }

    /// Whether AWS has to be asked for it.
    var isRemote: Bool {
        if case .s3 = self { true } else { false }
    }
}
