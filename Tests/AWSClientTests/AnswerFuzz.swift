@testable import AWSClient

/// What a fuzzer's input is for the answers of AWS: the first byte selects the operation, the rest is the body.
///
/// `scripts/fuzz` builds this file into libFuzzer's program, and the tests run it on every seed.
enum AnswerFuzz {
    private typealias Reader = @Sendable ([UInt8]) throws -> Void

    /// A new reader goes to the end, so that seeds keep their numbers.
    private static let xml: [Reader] = [
        { _ = try S3Answers.buckets($0) }, { _ = try S3Answers.location($0) },
        { _ = try S3Answers.notificationConfiguration($0, bucket: "b") }, { _ = try S3Answers.acl($0) },
        { _ = try S3Answers.ownership($0) }, { _ = try S3Answers.objects($0) },
        { _ = try S3Answers.publicAccessBlock($0) }, { _ = try S3Answers.encryption($0) },
        { _ = try S3Answers.versioning($0) }, { _ = try S3Answers.logging($0) }, { _ = try S3Answers.lifecycle($0) },
        { _ = try S3Answers.objectLock($0) }, { _ = try S3Answers.replication($0) }, { _ = try S3Answers.tags($0) },
        { _ = try S3ControlAnswers.accessPoints($0) }, { _ = try S3ControlAnswers.publicAccessBlock($0) },
        { _ = try S3ControlAnswers.multiRegionAccessPoints($0) }, { _ = try EC2Answers.subnets($0) },
        { _ = try IAMAnswers.roles($0) }, { _ = try IAMAnswers.role($0) },
        { _ = try IAMAnswers.inlinePolicyNames($0) }, { _ = try IAMAnswers.attachedPolicies($0) },
        { _ = try IAMAnswers.managedPolicy($0) }, { _ = try IAMAnswers.roleDetails($0) },
        { _ = try IAMAnswers.localPolicies($0) },
        { _ = try IAMAnswers.document($0, root: "GetRolePolicyResponse", element: "PolicyDocument") },
    ]

    /// JSON, and errors, of which also a cut one is read.
    private static let others: [Reader] = [
        { _ = try S3Answers.policy($0) },
        { _ = try JSONAnswer.decode(LambdaAnswers.Functions.self, from: $0).elements },
        { _ = try JSONAnswer.decode(LambdaAnswers.Environments.self, from: $0).elements },
        { _ = try JSONAnswer.decode(LambdaAnswers.EventSourceMappings.self, from: $0).elements },
        { _ = try JSONAnswer.decode(EventBridgeAnswers.Targets.self, from: $0).elements },
        { _ = try JSONAnswer.decode(EventBridgeAnswers.Endpoints.self, from: $0).elements },
        { _ = try CredentialDocument($0).credentials(source: "fuzzer") },
        { body in
            for (operation, status) in [(AWSOperation.all[0], 400), (AWSOperation(LambdaOperation.getPolicy), 503)] {
                let response = HTTPResponse(
                    statusCode: status, headers: ["retry-after": String(decoding: body.prefix(40), as: UTF8.self)],
                    body: body)
                _ = AWSError(response, operation: operation, nowMS: 0, secrets: ["Hunter2"]).description
            }
        },
    ]

    /// Reads an answer, and where it counts, the same answer cut within its last tag, which does not count.
    static func run(_ input: [UInt8]) {
        guard let selector = input.first.map(Int.init), selector < xml.count + others.count else { return }
        let body = Array(input.dropFirst())
        guard selector < xml.count else {
            try? others[selector - xml.count](body)
            return
        }
        guard (try? xml[selector](body)) != nil, let end = lastTag(body) else { return }
        for cut in [end, end / 2] where cut > 0 {
            let isRead = (try? xml[selector](Array(body[..<cut]))) != nil
            precondition(!isRead, "a cut answer is read as a whole one")
        }
    }

    /// Where the last end tag begins, unless a comment or the like follows it.
    private static func lastTag(_ body: [UInt8]) -> Int? {
        guard let open = body.lastIndex(of: UInt8(ascii: "<")), open + 1 < body.count,
            body[open + 1] == UInt8(ascii: "/"), body.last == UInt8(ascii: ">")
        else { return nil }
        return open
    }
}
