extension ServiceRequest {
    /// A request of the query protocol, which STS and IAM speak: a form with `Action` and `Version`, XML back.
    static func query(
        _ operation: some ServiceOperation, version: String, parameters: [(String, String?)] = []
    ) -> ServiceRequest {
        var form = "Action=\(operation.rawValue)&Version=\(version)"
        for (name, value) in parameters {
            guard let value else { continue }
            form += "&\(URIEncoding.encode(name))=\(URIEncoding.encode(value))"
        }
        var request = ServiceRequest(operation)
        request.headers = [HTTPHeader("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")]
        request.body = Array(form.utf8)
        return request
    }
}
