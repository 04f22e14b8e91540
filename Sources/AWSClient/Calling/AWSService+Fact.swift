internal import Facts

extension AWSService {
    /// Sends `request` for something that may not be there.
    ///
    /// - Parameter code: the error code that says so, which is an answer and no failure.
    func fact<Value>(
        _ request: ServiceRequest, absent code: String?, decode: (HTTPResponse) throws -> Fact<Value>
    ) async throws(AWSError) -> Fact<Value> {
        var request = request
        if let code { request.answeringCodes.insert(code) }
        do {
            return try await call(request, decode: decode)
        } catch {
            if error.code == code { return .absent }
            throw error
        }
    }
}
