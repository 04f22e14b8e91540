package import Facts

extension CredentialChain {
    /// The chain in the AWS order: environment, role of the profile, web identity, single sign-on, credentials file,
    /// process, config file, container, instance.
    ///
    /// A profile that is named as an argument goes before everything that variables say of an identity, as with the
    /// AWS CLI's `--profile`; one that `AWS_PROFILE` names does not.
    ///
    /// Source: botocore 1.44.5, `create_credential_resolver`, read 2026-11-25.
    ///
    /// - Parameters:
    ///   - profile: nil takes `AWS_PROFILE`, then `default`.
    ///   - transport: without one, container and instance are left out, and roles and single sign-on fail.
    ///   - region: where STS is asked; nil takes the profile's own, then us-east-1.
    package static func standard(
        _ environment: AWSEnvironment, profile: String? = nil, transport: (any HTTPTransport)? = nil,
        endpoints: Endpoints = .default, region: AWSRegion? = nil, clock: AWSClock = .system
    ) -> CredentialChain {
        let (name, isNamed) = environment.profile(profile)
        let hosts = CredentialHosts(endpoints, environment: environment, profile: name)
        let guarded = GuardedTransport(transport ?? NoTransport(), hosts: hosts)
        let context = CredentialContext(
            environment: environment, profile: name, isNamed: isNamed,
            sender: CredentialSender(transport: guarded, clock: clock), endpoints: endpoints, region: region)
        var providers: [any CredentialProvider] = profile == nil ? [EnvironmentCredentials(environment)] : []
        providers.append(AssumeRoleCredentials(context))
        providers += profileProviders(context, profile: name, readsVariables: profile == nil)
        if transport != nil {
            providers += [ContainerCredentials(context), InstanceCredentials(context)] as [any CredentialProvider]
        }
        return CredentialChain(providers)
    }

    /// The providers that read one profile, in order; also those of a `source_profile`.
    static func profileProviders(
        _ context: CredentialContext, profile: String, readsVariables: Bool
    ) -> [any CredentialProvider] {
        [
            WebIdentityCredentials(context, profile: profile, readsVariables: readsVariables),
            SingleSignOnCredentials(context, profile: profile),
            StaticProfileCredentials(context, profile: profile, isConfig: false),
            UnsupportedSettings(context, profile: profile),
            ProcessCredentials(context, profile: profile),
            StaticProfileCredentials(context, profile: profile, isConfig: true),
        ]
    }
}

/// Settings that need a provider we lack: going on would audit with another identity.
private struct UnsupportedSettings: CredentialProvider {
    let name = "aws login"
    private let context: CredentialContext
    private let profile: String

    init(_ context: CredentialContext, profile: String) {
        self.context = context
        self.profile = profile
    }

    func find() async throws(CredentialError) -> CredentialAnswer {
        for part in try context.files().profile(profile) where part.settings["login_session"]?.isEmpty == false {
            throw .unsupported(profile: profile, file: part.file, keys: ["login_session"])
        }
        return .nothing(lookedAt: [])
    }
}
