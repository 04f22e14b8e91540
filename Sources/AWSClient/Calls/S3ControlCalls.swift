package import Facts

package enum S3ControlOperation: String, ServiceOperation {
    case getPublicAccessBlock = "GetPublicAccessBlock"
    case listAccessPoints = "ListAccessPoints"
    case getAccessPoint = "GetAccessPoint"
    case listMultiRegionAccessPoints = "ListMultiRegionAccessPoints"

    package static var service: AWSServiceName { .s3Control }
    /// Source: Service Authorization Reference, "Actions, resources, and condition keys for Amazon S3", read 2026-11-25.
    package var action: String? {
        self == .getPublicAccessBlock ? "s3:GetAccountPublicAccessBlock" : "s3:\(rawValue)"
    }
    package var method: HTTPRequest.Method { .get }
}

/// What Amazon S3 keeps for a whole account.
package struct S3ControlCalls: Sendable {
    let service: AWSService

    /// GetPublicAccessBlock of an account; it binds all of the account's buckets, in every region.
    ///
    /// - Parameter account: twelve digits, which become part of the host.
    package func publicAccessBlock(account: String) async throws(AWSError) -> Fact<String> {
        let request = try request(.getPublicAccessBlock, account: account, path: "configuration/publicAccessBlock")
        return try await service.fact(request, absent: "NoSuchPublicAccessBlockConfiguration") {
            try S3Answers.publicAccessBlock($0.body)
        }
    }

    /// - Parameter path: behind the version.
    func request(
        _ operation: S3ControlOperation, account: String, path: String
    ) throws(AWSError) -> ServiceRequest {
        guard let id = AWSAccountID(account) else {
            throw AWSError(
                AWSOperation(operation), code: AWSError.Code.invalidAccount,
                message: "\"\(account)\" cannot be an account's id")
        }
        var request = ServiceRequest(operation, path: "/v20180820/\(path)")
        request.account = id
        request.headers = [HTTPHeader("x-amz-account-id", account)]
        return request
    }
}
