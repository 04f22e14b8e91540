internal import Foundation

/// How a service writes its errors, and how they are read.
enum AWSErrorFormat: Sendable {
    /// S3's `<Error>`, `<ErrorResponse><Error>` of the query services, and EC2's `<Response><Errors><Error>`.
    case xml
    /// `{"__type": …}` or the header `x-amzn-ErrorType`, with a `message` or `Message`.
    case json

    /// What the body of an error says; every part may be missing.
    struct Reading {
        var code: String?
        var message: String?
        var requestID: String?
        /// Where S3 says that the bucket is.
        var region: String?
    }

    /// Reads an answer that is no success; never fails, since every answer has at least a status.
    func read(_ response: HTTPResponse) -> Reading {
        switch self {
        case .xml: Self.readXML(response.body)
        case .json: Self.readJSON(response)
        }
    }

    private static func readXML(_ body: [UInt8]) -> Reading {
        var reading = Reading()
        // A cut error still tells what was read of it.
        try? XMLReader.read(body, root: ["Error", "ErrorResponse", "Response"]) { element in
            switch (element.parent, element.name) {
            case ("Error", "Code"): reading.code = element.text
            case ("Error", "Message"): reading.message = element.text
            // AuthorizationHeaderMalformed, the answer to a signature for the wrong region, may lack the header.
            case ("Error", "Region"): reading.region = element.text
            case (_, "RequestId"), (_, "RequestID"): reading.requestID = element.text
            default: break
            }
        }
        return reading
    }

    private struct ErrorBody: Decodable {
        var __type: String?
        var code: String?
        var message: String?
        var Message: String?
    }

    private static func readJSON(_ response: HTTPResponse) -> Reading {
        let body = try? JSONDecoder().decode(ErrorBody.self, from: Data(response.body))
        let code = response.headers["x-amzn-errortype"] ?? body?.__type ?? body?.code
        return Reading(code: code.map(bareCode), message: body?.message ?? body?.Message)
    }

    /// `ResourceNotFoundException` of `com.amazonaws.lambda#ResourceNotFoundException:http://…`.
    private static func bareCode(_ text: String) -> String {
        let withoutURL = text.prefix { $0 != ":" }
        return String(withoutURL.split(separator: "#").last ?? withoutURL)
    }
}

extension AWSError {
    /// Reads the error of an answer that is no success.
    ///
    /// - Parameter secrets: what was sent and must not come back: a refused signature is told with the whole request.
    init(_ response: HTTPResponse, operation: AWSOperation, nowMS: Int64, secrets: [String?] = []) {
        let reading = operation.service.errorFormat.read(response)
        let message = (reading.message ?? "HTTP status \(response.statusCode)").masking(secrets)
        self.init(
            service: operation.service, operation: operation.name,
            code: reading.code ?? Self.code(ofStatus: response.statusCode),
            message: Self.oneLine(message),
            statusCode: response.statusCode,
            requestID: response.requestID ?? reading.requestID, action: operation.action,
            retryAfterMS: response.retryAfterMS(nowMS: nowMS),
            bucketRegion: response.headers["x-amz-bucket-region"] ?? reading.region)
    }

    /// An error that has no answer of the service behind it.
    init(_ operation: AWSOperation, code: String, message: String, response: HTTPResponse? = nil) {
        self.init(
            service: operation.service, operation: operation.name, code: code, message: Self.oneLine(message),
            statusCode: response?.statusCode, requestID: response?.requestID, action: operation.action)
    }

    /// HEAD has no body to carry a code, and a proxy answers in HTML; the status must do.
    private static func code(ofStatus status: Int) -> String {
        switch status {
        case 301, 307: "PermanentRedirect"
        case 403: "Forbidden"
        case 404: "NotFound"
        case 429: "TooManyRequestsException"
        case 503: "ServiceUnavailable"
        default: "HTTP\(status)"
        }
    }

    private static func oneLine(_ text: String) -> String {
        String(text.map { $0.isNewline ? " " : $0 }.prefix(500))
    }
}

extension HTTPResponse {
    /// The request id, for which each protocol has its own header.
    var requestID: String? { headers["x-amzn-requestid"] ?? headers["x-amz-request-id"] }

    /// `Retry-After` in seconds or as a date.
    func retryAfterMS(nowMS: Int64) -> Int64? {
        guard let text = headers["retry-after"] else { return nil }
        if let seconds = Int64(text), seconds >= 0, seconds < 1_000_000 { return seconds * 1000 }
        return UTCTime(httpDate: text).map { max(0, $0.epochSeconds * 1000 - nowMS) }
    }
}
