extension ServiceRequest {
    /// A request of JSON 1.1, which EventBridge and KMS speak: a JSON body with the operation in `X-Amz-Target`.
    ///
    /// - Parameter target: what the service puts before the operation's name, such as `AWSEvents`.
    static func json<Operation: ServiceOperation>(
        _ operation: Operation, target: String, input: some Encodable
    ) throws(AWSError) -> ServiceRequest {
        var request = ServiceRequest(operation)
        request.headers = [
            HTTPHeader("Content-Type", "application/x-amz-json-1.1"),
            HTTPHeader("X-Amz-Target", "\(target).\(operation.rawValue)"),
        ]
        do {
            request.body = Array(try JSONAnswer.text(input).utf8)
        } catch {
            throw AWSError(AWSOperation(operation), code: "InvalidInput", message: "\(error)")
        }
        return request
    }
}
