extension CurlOptions {
    /// The proxy through which a request goes; empty for none.
    ///
    /// - Throws: `withheld` for a request without TLS whose credentials a proxy would read.
    func proxy(for request: HTTPRequest) throws(TransportError) -> String {
        guard let proxy = proxies[request.scheme], !proxy.isEmpty else { return "" }
        guard request.scheme == "http", !allowsPlainHTTPProxy else { return proxy }
        let name = Self.name(ofHost: request.host)
        if isReachedDirectly(name) { return "" }
        throw TransportError(
            kind: .withheld, host: request.host,
            message: "not sent, since the proxy of http_proxy would read the credentials of a request over plain http. "
                + "Add \(name) to NO_PROXY, or allow it with --allow-http")
    }

    /// Whether `noProxy` names the host, as libcurl reads it: a name and those below it, an address, or a range of them.
    private func isReachedDirectly(_ name: String) -> Bool {
        guard let noProxy else { return false }
        if noProxy == "*" { return true }
        return noProxy.lowercased().split(whereSeparator: { $0 == "," || $0 == " " }).contains { entry in
            if let range = Self.range(entry), let address = Self.address(name[...]) {
                return range.mask & address == range.base
            }
            let bare = entry.hasPrefix(".") ? entry.dropFirst() : entry
            return !bare.isEmpty && (name == bare || name.hasSuffix("." + bare))
        }
    }

    /// The host without port and brackets.
    private static func name(ofHost host: String) -> String {
        PlainURL("http://\(host)")?.hostName ?? host.lowercased()
    }

    /// `127.0.0.0/8`
    private static func range(_ text: Substring) -> (base: UInt32, mask: UInt32)? {
        let halves = text.split(separator: "/", omittingEmptySubsequences: false)
        guard halves.count == 2, let address = address(halves[0]), let length = UInt32(halves[1]), length <= 32
        else { return nil }
        let mask: UInt32 = length == 0 ? 0 : .max << (32 - length)
        return (address & mask, mask)
    }

    private static func address(_ text: Substring) -> UInt32? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
        let bytes = parts.compactMap { $0 }
        return bytes.count == 4 && parts.count == 4 ? bytes.reduce(0) { $0 << 8 | UInt32($1) } : nil
    }
}
