/// An http or https URL in the parts that a request needs; nothing but plain ASCII passes.
struct PlainURL: Sendable, Hashable {
    /// `http` or `https`.
    var scheme: String
    /// Host with its port where that is not the scheme's own: libcurl leaves that out of the `Host` header, so the
    /// signature must as well.
    var authority: String
    /// Lower-case host without port and brackets.
    var hostName: String
    /// Without a final slash; empty for the root.
    var path: String
    /// With its question mark; empty when there is none.
    var query: String

    /// Nil for text that is no such URL, and for one with a user, a password or a fragment.
    init?(_ text: String) {
        let lowercased = text.lowercased()
        guard let scheme = ["http", "https"].first(where: { lowercased.hasPrefix("\($0)://") }) else { return nil }
        let rest = text.dropFirst(scheme.count + 3)
        let isPlain = rest.unicodeScalars.allSatisfy { scalar in
            scalar.isASCII && (33..<127).contains(scalar.value) && !"#@\"<>\\".unicodeScalars.contains(scalar)
        }
        let authority = rest.prefix { $0 != "/" && $0 != "?" }
        guard isPlain, let (host, port) = Self.split(authority) else { return nil }
        let afterHost = rest.dropFirst(authority.count)
        var path = afterHost.prefix { $0 != "?" }
        self.query = String(afterHost.dropFirst(path.count))
        while path.hasSuffix("/") { path.removeLast() }
        self.scheme = scheme
        self.hostName = host.lowercased()
        let isDefaultPort = port == (scheme == "https" ? "443" : "80")
        self.authority = isDefaultPort ? String(authority.dropLast(port.count + 1)) : String(authority)
        self.path = String(path)
    }

    /// Whether the host is this machine: 127.0.0.0/8, `::1`, `localhost` or a name below it.
    ///
    /// Only the usual spellings: what a resolver might also take for loopback, such as `127.1`, does not count.
    var isLoopback: Bool {
        if hostName == "localhost" || hostName.hasSuffix(".localhost") || hostName == "::1" { return true }
        return Self.ipv4(hostName)?.first == 127
    }

    /// Whether the host is an address, below which there are no names.
    var isAddress: Bool { hostName.contains(":") || Self.ipv4(hostName) != nil }

    private static func ipv4(_ text: String) -> [Int]? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        let numbers = parts.compactMap { part in
            part.utf8.allSatisfy { (48...57).contains($0) } && (part == "0" || !part.hasPrefix("0")) ? Int(part) : nil
        }
        return parts.count == 4 && numbers.count == 4 && numbers.allSatisfy { $0 < 256 } ? numbers : nil
    }

    private static func split(_ authority: Substring) -> (host: String, port: String)? {
        let host: Substring
        var rest: Substring
        if authority.hasPrefix("[") {
            guard let end = authority.firstIndex(of: "]") else { return nil }
            host = authority[authority.index(after: authority.startIndex)..<end]
            guard host.utf8.allSatisfy({ isHexDigit($0) || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ".") })
            else { return nil }
            rest = authority[authority.index(after: end)...]
        } else {
            host = authority.prefix { $0 != ":" }
            rest = authority.dropFirst(host.count)
        }
        guard !host.isEmpty else { return nil }
        if rest.isEmpty { return (String(host), "") }
        guard rest.removeFirst() == ":", let port = Int(rest), (1...65_535).contains(port), rest.first != "+"
        else { return nil }
        return (String(host), String(rest))
    }

    private static func isHexDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
            UInt8(ascii: "A")...UInt8(ascii: "F"):
            true
        default: false
        }
    }
}
