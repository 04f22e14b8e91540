/// A setting of endpoints that cannot be used; one sentence that says how to mend it.
package enum EndpointError: Error, Sendable, Hashable, CustomStringConvertible {
    /// No http or https URL. `variable` is the variable or the setting of a profile.
    case notURL(variable: String, value: String)
    /// Plain http to another machine, where anyone on the way reads along.
    case plainHTTP(variable: String, value: String)
    /// Neither `true` nor `false`.
    case notBoolean(variable: String, value: String)
    /// None of `auto`, `path` and `virtual`.
    case notAddressingStyle(variable: String, value: String)
    /// `services` names a section that no file has.
    case noSuchServices(variable: String, value: String)

    package var description: String {
        switch self {
        case .notURL(let variable, let value):
            "\(variable) is \"\(Self.masked(value))\", which is no http or https URL. Write it like "
                + "http://localhost:5000 or unset it."
        case .plainHTTP(let variable, let value):
            "\(variable) is \"\(Self.masked(value))\", which is plain http to another machine. Write it with "
                + "https, or allow it with --allow-http."
        case .notBoolean(let variable, let value):
            "\(variable) is \"\(value)\", which is neither true nor false. Write one of them or unset it."
        case .notAddressingStyle(let variable, let value):
            "\(variable) is \"\(value)\", which is no addressing style. Write auto, path or virtual."
        case .noSuchServices(let variable, let value):
            "\(variable) is \"\(value)\", and there is no section [services \(value)]. Add it or remove the setting."
        }
    }

    /// The value without the user and the password that a URL may carry, nor a query with a token.
    private static func masked(_ value: String) -> String {
        let base = value.prefix { $0 != "?" }
        let plain = base.count < value.count ? "\(base)?***" : value
        guard let at = plain.lastIndex(of: "@") else { return plain }
        let scheme = plain.range(of: "://").map { String(plain[..<$0.upperBound]) } ?? ""
        return "\(scheme)***\(plain[at...])"
    }
}
