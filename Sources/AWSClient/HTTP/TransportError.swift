/// Why no whole HTTP answer came back.
package struct TransportError: Error, Sendable, Hashable, CustomStringConvertible {
    package enum Kind: String, Sendable, Hashable {
        /// The host's name could not be resolved.
        case dns
        /// No connection could be made.
        case refused
        case timeout
        /// The server's certificate or the TLS handshake failed.
        case tls
        case proxy
        /// The request was not sent: it would have shown credentials to another machine than AWS's.
        case withheld
        /// The connection broke before the answer was whole.
        case connectionLost
        /// The answer came too slowly; `timeout` where none of it came.
        case tooSlow
        /// The answer is longer than the limit.
        case bodyTooLarge
        /// The URL is not one, or its scheme is neither http nor https.
        case invalidURL
        /// The transport was closed.
        case closed
        case other
    }

    package var kind: Kind
    /// Host with port, as asked for.
    package var host: String
    /// What libcurl said.
    package var message: String

    package init(kind: Kind, host: String, message: String) {
        self.kind = kind
        self.host = host
        self.message = message
    }

    package var description: String { "\(host): \(message)" }

    /// Whether the same request may succeed a moment later.
    package var isTransient: Bool {
        switch kind {
        case .dns, .refused, .timeout, .connectionLost, .proxy, .other: true
        case .tls, .bodyTooLarge, .invalidURL, .closed, .tooSlow, .withheld: false
        }
    }
}
