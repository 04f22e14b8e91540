package import Facts

package enum KMSOperation: String, ServiceOperation {
    case describeKey = "DescribeKey"
    case getKeyPolicy = "GetKeyPolicy"

    package static var service: AWSServiceName { .kms }
    package var method: HTTPRequest.Method { .post }
}

/// A key as KMS describes it.
package struct KMSKeyDescription: Sendable, Hashable {
    package var arn: String
    /// `KMSKey.metadata`.
    package var metadata: String

    package init(arn: String, metadata: String) {
        self.arn = arn
        self.metadata = metadata
    }
}

/// AWS Key Management Service, in one region.
package struct KMSCalls: Sendable {
    let service: AWSService

    /// DescribeKey; absent when there is no such key.
    ///
    /// Source: AWS KMS API Reference, "DescribeKey", read 2026-11-25: asking about an alias of AWS's own that has no key
    /// yet, such as `alias/aws/s3`, makes KMS give it one. Who may leave no trace must not ask about those.
    ///
    /// - Parameter reference: key id, key ARN, alias name (`alias/…`) or alias ARN.
    package func key(_ reference: String) async throws(AWSError) -> Fact<KMSKeyDescription> {
        try await call(.describeKey, Input(KeyId: reference), KMSAnswers.Key.self) { key in
            KMSKeyDescription(arn: key.KeyMetadata.Arn, metadata: try JSONAnswer.text(key.KeyMetadata))
        }
    }

    /// GetKeyPolicy: a key's policy document; absent when there is no such key.
    ///
    /// - Parameter key: key id or key ARN; KMS takes no alias here.
    package func policy(ofKey key: String) async throws(AWSError) -> Fact<String> {
        // A key has one policy, and "default" is its only name.
        try await call(.getKeyPolicy, Input(KeyId: key, PolicyName: "default"), KMSAnswers.Policy.self) { $0.Policy }
    }

    private struct Input: Encodable {
        var KeyId: String
        var PolicyName: String?
    }

    private func call<Answer: Decodable, Value: Sendable>(
        _ operation: KMSOperation, _ input: Input, _ answer: Answer.Type, _ value: (Answer) throws -> Value
    ) async throws(AWSError) -> Fact<Value> {
        let request = try ServiceRequest.json(operation, target: "TrentService", input: input)
        return try await service.fact(request, absent: "NotFoundException") {
            .present(try value(JSONAnswer.decode(answer, from: $0)))
        }
    }
}
