internal import Foundation

/// A profile with `role_arn`: temporary keys of a role, asked for with the keys of another profile or place.
///
/// Source: AWS SDKs and Tools Reference Guide, "Assume role credential provider", and botocore 1.44.5,
/// `AssumeRoleProvider`, read 2026-11-25.
struct AssumeRoleCredentials: CredentialProvider {
    let name = "assume role"
    private let context: CredentialContext

    init(_ context: CredentialContext) {
        self.context = context
    }

    func find() async throws(CredentialError) -> CredentialAnswer {
        let files = try context.files()
        guard Self.isRole(try context.settings(of: context.profile, in: files)) else { return .nothing(lookedAt: []) }
        return .found(try await credentials(ofRole: context.profile, in: files, visited: []))
    }

    /// A role with a web identity has a provider of its own.
    private static func isRole(_ settings: [String: String]) -> Bool {
        settings["role_arn"] != nil && settings["web_identity_token_file"] == nil
    }

    private static func hasKeys(_ settings: [String: String]) -> Bool {
        settings["aws_access_key_id"] != nil || settings["aws_secret_access_key"] != nil
    }

    private func credentials(
        ofRole profile: String, in files: SharedFiles, visited: [String]
    ) async throws(CredentialError) -> AWSCredentials {
        let settings = files.settings(of: profile)
        let caller: AWSCredentials
        switch (settings["source_profile"], settings["credential_source"]) {
        case (let source?, nil):
            caller = try await credentials(ofSource: source, for: profile, in: files, visited: visited + [profile])
        case (nil, let source?): caller = try await credentials(ofPlace: source, for: profile)
        case (nil, nil):
            throw misconfigured(profile, "has role_arn, but neither source_profile nor credential_source", "Add one.")
        case (_?, _?):
            throw misconfigured(profile, "has both source_profile and credential_source", "Remove one of them.")
        }
        let request = try await roleRequest(settings, profile: profile)
        let region = try context.stsRegion(of: settings, profile: profile)
        return try await STSExchange(context: context, region: region)
            .assumeRole(request, caller: caller, profile: profile)
    }

    private func credentials(
        ofSource source: String, for profile: String, in files: SharedFiles, visited: [String]
    ) async throws(CredentialError) -> AWSCredentials {
        guard !files.profile(source).isEmpty else {
            throw misconfigured(
                profile, "has the source_profile \"\(source)\", which is in no file",
                "Correct the name or add that profile.")
        }
        let settings = files.settings(of: source)
        // A profile may name itself when it has the keys as well as the role.
        if visited.contains(source), source != profile || !Self.hasKeys(settings) {
            throw .loop(profiles: visited + [source])
        }
        if Self.isRole(settings), !Self.hasKeys(settings) {
            return try await credentials(ofRole: source, in: files, visited: visited)
        }
        let providers = CredentialChain.profileProviders(context, profile: source, readsVariables: false)
        guard case .found(let credentials) = try await CredentialChain.search(providers) else {
            throw misconfigured(
                profile, "has the source_profile \"\(source)\", which has no credentials", "Add them to that profile.")
        }
        return credentials
    }

    private func credentials(
        ofPlace source: String, for profile: String
    ) async throws(CredentialError) -> AWSCredentials {
        let provider: any CredentialProvider
        switch source.lowercased() {
        case "environment": provider = EnvironmentCredentials(context.environment)
        case "ec2instancemetadata": provider = InstanceCredentials(context)
        case "ecscontainer": provider = ContainerCredentials(context)
        default:
            throw misconfigured(
                profile, "has the unknown credential_source \"\(source)\"",
                "Write Environment, Ec2InstanceMetadata or EcsContainer.")
        }
        switch try await CredentialChain.search([provider]) {
        case .found(let credentials): return credentials
        case .nothing(let places):
            throw misconfigured(
                profile,
                "has the credential_source \(source), where there are none (looked at \(places.joined(separator: "; ")))",
                "Provide them there or name a source_profile.")
        }
    }

    private func roleRequest(
        _ settings: [String: String], profile: String
    ) async throws(CredentialError) -> RoleRequest {
        var request = RoleRequest(
            roleARN: settings["role_arn"] ?? "",
            sessionName: settings["role_session_name"] ?? RoleRequest.sessionName(nowMS: context.clock.nowMS()))
        request.externalID = settings["external_id"]
        if let text = settings["duration_seconds"] {
            // STS has the last word on the upper bound, which is each role's own.
            guard let seconds = Int(text), (900...43_200).contains(seconds) else {
                throw misconfigured(
                    profile, "has the duration_seconds \"\(text)\"", "Write a number from 900 to 43200.")
            }
            request.durationSeconds = seconds
        }
        if let device = settings["mfa_serial"] {
            request.mfa = RoleRequest.MFA(serial: device, code: try await code(of: device, profile: profile))
        }
        return request
    }

    /// Asks off the cooperative threads, since a person takes time.
    private func code(of device: String, profile: String) async throws(CredentialError) -> String {
        var answer: String?
        if let ask = context.environment.askMFA {
            answer = await withCheckedContinuation { continuation in
                DispatchQueue.global().async { continuation.resume(returning: ask("MFA code of \(device): ")) }
            }
        }
        let code = (answer ?? "").filter { !$0.isWhitespace }
        guard !code.isEmpty else { throw .mfaNeeded(profile: profile, device: device) }
        return code
    }

    private func misconfigured(_ profile: String, _ problem: String, _ remedy: String) -> CredentialError {
        .misconfigured(place: CredentialContext.place(profile), problem: problem, remedy: remedy)
    }
}
