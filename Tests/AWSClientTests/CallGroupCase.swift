import Testing
@testable import AWSClient

/// One operation with its answers; the same tests run over every operation.
struct CallGroupCase: Sendable, CustomTestStringConvertible {
    var operation: AWSOperation
    /// The whole result, one answer a page.
    var pages: [HTTPResponse]
    /// What the items of all pages are, in words.
    var expected: [String]
    /// An answer without items; nil for operations that return one thing.
    var none: HTTPResponse?
    var read: @Sendable (AWSClient) async throws(AWSError) -> [String]

    var testDescription: String { "\(operation.service.rawValue) \(operation.name)" }
}
