/// How buckets stand in URLs.
package enum AddressingStyle: String, Sendable, Hashable, CaseIterable {
    /// As host where that works at AWS, as path at a custom endpoint.
    case auto
    case path
    /// As host wherever a host name can hold the bucket's.
    case virtual
}

/// What variables and a profile say of endpoints, each with the place where it was found.
struct EndpointSettings: Sendable {
    struct Setting: Sendable {
        /// For errors: the variable, or key and profile.
        var place: String
        var value: String
    }

    private let variables: [String: String]
    private var profile: [String: String] = [:]
    private var services: [String: String] = [:]
    private var profilePlace = ""

    init(variables: [String: String]) {
        self.variables = variables
    }

    /// - Throws: `EndpointError` for a `services` that names no section.
    init(variables: [String: String], files: SharedFiles, profile name: String) throws(EndpointError) {
        self.variables = variables
        profile = files.settings(of: name)
        profilePlace = "the profile \(name)"
        guard let title = profile["services"], !title.isEmpty else { return }
        guard let section = files.section("services \(title)") else {
            throw .noSuchServices(variable: "services of \(profilePlace)", value: title)
        }
        services = section
    }

    /// The custom URL of a service: its own variable, the general one, the `services` section, the profile.
    ///
    /// Source: AWS SDKs and Tools Reference Guide, "Service-specific endpoints", read 2026-11-25.
    func customURL(of service: HostedService) -> Setting? {
        let key = service.settingsKey
        return variable(service.endpointVariable) ?? variable("AWS_ENDPOINT_URL")
            ?? setting(
                SharedFiles.nested(services[key] ?? "")["endpoint_url"],
                place: "endpoint_url of \(key) in the services of \(profilePlace)")
            ?? setting(profile["endpoint_url"], place: "endpoint_url of \(profilePlace)")
    }

    func ignoresCustomURLs() throws(EndpointError) -> Bool {
        try flag("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "ignore_configured_endpoint_urls")
    }

    func usesFIPS() throws(EndpointError) -> Bool { try flag("AWS_USE_FIPS_ENDPOINT", "use_fips_endpoint") }

    func usesDualStack() throws(EndpointError) -> Bool {
        try flag("AWS_USE_DUALSTACK_ENDPOINT", "use_dualstack_endpoint")
    }

    /// `addressing_style` in the nested settings of `s3`.
    func addressingStyle() throws(EndpointError) -> AddressingStyle {
        let text = SharedFiles.nested(profile["s3"] ?? "")["addressing_style"] ?? ""
        if text.isEmpty { return .auto }
        guard let style = AddressingStyle(rawValue: text.lowercased()) else {
            throw .notAddressingStyle(variable: "s3 addressing_style of \(profilePlace)", value: text)
        }
        return style
    }

    private func variable(_ name: String) -> Setting? { setting(variables[name], place: name) }

    private func setting(_ value: String?, place: String) -> Setting? {
        value.flatMap { $0.isEmpty ? nil : Setting(place: place, value: $0) }
    }

    private func flag(_ name: String, _ key: String) throws(EndpointError) -> Bool {
        guard let setting = variable(name) ?? setting(profile[key], place: "\(key) of \(profilePlace)")
        else { return false }
        switch setting.value.lowercased() {
        case "true": return true
        case "false": return false
        default: throw .notBoolean(variable: setting.place, value: setting.value)
        }
    }
}
