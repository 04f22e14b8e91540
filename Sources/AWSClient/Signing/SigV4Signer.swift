internal import Crypto

/// Signature Version 4 as a pure function: the same request, credentials and moment give the same bytes.
///
/// Source: IAM User Guide, "Create a signed AWS API request", read 2026-11-24; a test compares with botocore.
package struct SigV4Signer: Sendable {
    package var credentials: AWSCredentials
    package var region: String
    /// The signing name: `s3`, `lambda`, `events`, `iam`, `sts`.
    package var service: String
    /// Changes nothing but the time that a signature takes.
    private let keys: SigningKeyCache?

    package init(credentials: AWSCredentials, region: String, service: String, keys: SigningKeyCache? = nil) {
        self.credentials = credentials
        self.region = region
        self.service = service
        self.keys = keys
    }

    /// The request with `x-amz-date`, `x-amz-security-token` (with temporary credentials), `x-amz-content-sha256`
    /// (S3) and `Authorization`.
    package func signed(_ request: HTTPRequest, at time: UTCTime) -> HTTPRequest {
        let moment = time.basic
        let payloadHash = Self.hex(SHA256.hash(data: request.body))
        var request = request
        request.headers.append(HTTPHeader("X-Amz-Date", moment))
        if let token = credentials.sessionToken {
            request.headers.append(HTTPHeader("X-Amz-Security-Token", token))
        }
        if service == "s3" {
            request.headers.append(HTTPHeader("X-Amz-Content-SHA256", payloadHash))
        }
        let (canonical, signedHeaders) = canonicalRequest(request, payloadHash: payloadHash)
        let scope = "\(moment.prefix(8))/\(region)/\(service)/aws4_request"
        let canonicalHash = Self.hex(SHA256.hash(data: Array(canonical.utf8)))
        let stringToSign = "AWS4-HMAC-SHA256\n\(moment)\n\(scope)\n\(canonicalHash)"
        let signature = Self.hex(Self.hmac(key: signingKey(day: String(moment.prefix(8))), stringToSign))
        request.headers.append(
            HTTPHeader(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=\(credentials.accessKeyID)/\(scope), "
                    + "SignedHeaders=\(signedHeaders), Signature=\(signature)"))
        return request
    }

    private func canonicalRequest(_ request: HTTPRequest, payloadHash: String) -> (text: String, headers: String) {
        var headers: [String: String] = ["host": request.host]
        for header in request.headers {
            let name = header.name.lowercased()
            guard !Self.unsignedHeaders.contains(name) else { continue }
            let value = Self.folded(header.value)
            headers[name] = headers[name].map { name == "host" ? value : "\($0),\(value)" } ?? value
        }
        let sorted = headers.sorted { $0.key < $1.key }
        let signedHeaders = sorted.map(\.key).joined(separator: ";")
        let lines = sorted.map { "\($0.key):\($0.value)\n" }.joined()
        let text =
            "\(request.method.rawValue)\n\(canonicalPath(request.path))\n\(Self.canonicalQuery(request.query))\n"
            + "\(lines)\n\(signedHeaders)\n\(payloadHash)"
        return (text, signedHeaders)
    }

    /// S3 signs the path as it is sent; every other service normalises it and encodes it once more, so that the
    /// colons of an ARN in a Lambda path, `%3A` on the wire, are signed as `%253A`.
    private func canonicalPath(_ path: String) -> String {
        if service == "s3" { return path.isEmpty ? "/" : path }
        return URIEncoding.encode(Self.normalised(path), keepingSlashes: true)
    }

    /// RFC 3986 dot segments removed and runs of slashes joined.
    static func normalised(_ path: String) -> String {
        var segments: [Substring] = []
        for segment in path.split(separator: "/", omittingEmptySubsequences: true) where segment != "." {
            if segment == ".." {
                _ = segments.popLast()
            } else {
                segments.append(segment)
            }
        }
        if segments.isEmpty { return "/" }
        return "/" + segments.joined(separator: "/") + (path.hasSuffix("/") ? "/" : "")
    }

    /// Sorted by encoded name, then encoded value; a sub-resource gets the `=` that it lacks on the wire.
    private static func canonicalQuery(_ items: [QueryItem]) -> String {
        let encoded = items.map { (URIEncoding.encode($0.name), URIEncoding.encode($0.value ?? "")) }
        return encoded.sorted { $0 < $1 }.map { "\($0.0)=\($0.1)" }.joined(separator: "&")
    }

    /// Outer blanks removed and inner runs of blanks joined.
    private static func folded(_ value: String) -> String {
        value.split(whereSeparator: { $0 == " " || $0 == "\t" || $0 == "\n" || $0 == "\r\n" }).joined(separator: " ")
    }

    private func signingKey(day: String) -> SymmetricKey {
        guard let keys else { return derivedKey(day: day) }
        let scope = SigningKeyCache.Scope(
            secret: credentials.secretAccessKey, day: day, region: region, service: service)
        return keys.key(for: scope) { derivedKey(day: day) }
    }

    private func derivedKey(day: String) -> SymmetricKey {
        var key = SymmetricKey(data: Array("AWS4\(credentials.secretAccessKey)".utf8))
        for part in [day, region, service, "aws4_request"] {
            key = SymmetricKey(data: Self.hmac(key: key, part))
        }
        return key
    }

    private static func hmac(key: SymmetricKey, _ text: String) -> HashedAuthenticationCode<SHA256> {
        HMAC<SHA256>.authenticationCode(for: Array(text.utf8), using: key)
    }

    private static func hex(_ bytes: some Sequence<UInt8>) -> String {
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        text.reserveCapacity(64)
        for byte in bytes {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// Headers that proxies and clients may change on the way, as botocore's list has them.
    private static let unsignedHeaders: Set<String> = [
        "authorization", "connection", "expect", "keep-alive", "proxy-authenticate", "proxy-authorization", "te",
        "trailer", "transfer-encoding", "upgrade", "user-agent", "x-amzn-trace-id",
    ]
}
