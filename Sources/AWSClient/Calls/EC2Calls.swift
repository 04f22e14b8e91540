package import Facts

package enum EC2Operation: String, ServiceOperation {
    case describeSubnets = "DescribeSubnets"

    package static var service: AWSServiceName { .ec2 }
    package var method: HTTPRequest.Method { .post }
}

/// Amazon EC2, in one region: the query protocol, with lists of its own form.
package struct EC2Calls: Sendable {
    let service: AWSService

    /// How many values a filter takes.
    /// Source: Amazon EC2 User Guide, "Find your Amazon EC2 resources", read 2026-11-25.
    package static let subnetsPerCall = 200

    /// DescribeSubnets: those of `ids` that there are. Asked by filter, since an id that does not exist any more would
    /// make the whole call fail.
    ///
    /// - Parameter ids: at most `subnetsPerCall`.
    package func subnets(_ ids: [String]) -> Pages<Subnet> {
        let operation = EC2Operation.describeSubnets
        let values = ids.enumerated().map { ("Filter.1.Value.\($0.offset + 1)", Optional($0.element)) }
        return Pages(operation) { [service] token throws(AWSError) in
            let request = ServiceRequest.query(
                operation, version: "2016-11-15",
                parameters: [("Filter.1.Name", "subnet-id")] + values + [("NextToken", token)])
            return try await service.call(request) { try EC2Answers.subnets($0.body) }
        }
    }
}
