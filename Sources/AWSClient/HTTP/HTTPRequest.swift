/// One HTTP request, kept in the parts that signing needs.
package struct HTTPRequest: Sendable, Hashable {
    /// The methods that a read-only client may use; POST only where a protocol has nothing else, and PUT only for
    /// the session token of IMDSv2 (`CredentialExchange.instanceToken`): no `AWSOperation` has it.
    package enum Method: String, Sendable, Hashable {
        case get = "GET"
        case head = "HEAD"
        case post = "POST"
        case put = "PUT"
    }

    package var method: Method
    /// `https`, or `http` for a custom endpoint.
    package var scheme: String
    /// Host with its port where that is not the scheme's own, as the `Host` header has it.
    package var host: String
    /// Percent-encoded, starting with a slash.
    package var path: String
    package var query: [QueryItem]
    package var headers: [HTTPHeader]
    package var body: [UInt8]
    /// An answer longer than this is an error; nil takes the transport's own limit.
    package var bodyLimitBytes: Int?

    package init(
        method: Method = .get, scheme: String = "https", host: String, path: String = "/", query: [QueryItem] = [],
        headers: [HTTPHeader] = [], body: [UInt8] = [], bodyLimitBytes: Int? = nil
    ) {
        self.method = method
        self.scheme = scheme
        self.host = host
        self.path = path
        self.query = query
        self.headers = headers
        self.body = body
        self.bodyLimitBytes = bodyLimitBytes
    }

    /// The whole URL as it goes to the wire.
    package var url: String {
        var text = "\(scheme)://\(host)\(path)"
        var separator: Character = "?"
        for item in query {
            text.append(separator)
            text += item.encoded
            separator = "&"
        }
        return text
    }

    /// The value of the first header of that name, whatever its case.
    package func header(_ name: String) -> String? {
        let lowercased = name.lowercased()
        return headers.first { $0.name.lowercased() == lowercased }?.value
    }
}

/// One name of a query string; without a value it is a sub-resource, such as S3's `?notification`.
package struct QueryItem: Sendable, Hashable {
    package var name: String
    package var value: String?

    package init(_ name: String, _ value: String? = nil) {
        self.name = name
        self.value = value
    }

    /// The item as it goes to the wire.
    var encoded: String {
        guard let value else { return URIEncoding.encode(name) }
        return "\(URIEncoding.encode(name))=\(URIEncoding.encode(value))"
    }
}

package struct HTTPHeader: Sendable, Hashable {
    package var name: String
    package var value: String

    package init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }
}
