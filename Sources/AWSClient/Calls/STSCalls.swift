internal import Facts

package enum STSOperation: String, ServiceOperation {
    case getCallerIdentity = "GetCallerIdentity"

    package static var service: AWSServiceName { .sts }
    /// No policy can deny it.
    package var action: String? { nil }
    package var method: HTTPRequest.Method { .post }
}

/// Who is calling.
package struct CallerIdentity: Sendable, Hashable {
    /// Twelve digits.
    package var account: String
    package var arn: String
    package var userID: String

    package init(account: String, arn: String, userID: String) {
        self.account = account
        self.arn = arn
        self.userID = userID
    }

    /// `aws`, `aws-cn` or `aws-us-gov`, from the ARN; an emulator's own word is taken for the commercial cloud.
    package var partition: String {
        let parts = arn.split(separator: ":", maxSplits: 2)
        let partition = parts.count > 1 ? Partition(rawValue: String(parts[1])) : nil
        return (partition ?? .aws).rawValue
    }
}

/// AWS Security Token Service.
package struct STSCalls: Sendable {
    let service: AWSService

    /// GetCallerIdentity.
    package func callerIdentity() async throws(AWSError) -> CallerIdentity {
        let request = ServiceRequest.query(STSOperation.getCallerIdentity, version: "2011-06-15")
        return try await service.call(request) { response in
            var identity = CallerIdentity(account: "", arn: "", userID: "")
            try XMLReader.read(
                response.body, root: ["GetCallerIdentityResponse"], requiring: ["Account", "Arn"]
            ) { element in
                switch (element.parent, element.name) {
                case ("GetCallerIdentityResult", "Account"): identity.account = element.text
                case ("GetCallerIdentityResult", "Arn"): identity.arn = element.text
                case ("GetCallerIdentityResult", "UserId"): identity.userID = element.text
                default: break
                }
            }
            return identity
        }
    }
}
