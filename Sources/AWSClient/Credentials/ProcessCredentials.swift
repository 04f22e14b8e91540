import Machine

/// A profile with `credential_process`: a helper that writes keys as JSON.
///
/// Source: AWS SDKs and Tools Reference Guide, "Process credential provider", and botocore 1.44.5,
/// `ProcessProvider`, read 2026-11-25.
struct ProcessCredentials: CredentialProvider {
    let name = "process"
    private let context: CredentialContext
    private let profile: String

    init(_ context: CredentialContext, profile: String) {
        self.context = context
        self.profile = profile
    }

    func find() async throws(CredentialError) -> CredentialAnswer {
        let settings = try context.settings(of: profile, in: context.files())
        guard let command = settings["credential_process"] else { return .nothing(lookedAt: []) }
        guard let words = ShellWords.split(command), !words.isEmpty else {
            throw failed("has a quotation mark that is not closed")
        }
        guard let run = context.environment.runProcess else { throw failed("cannot be run here") }
        let answer: ProcessAnswer
        do {
            answer = try await run(words)
        } catch let error as ProcessError {
            throw failed(error.description)
        } catch {
            throw failed("could not be started")
        }
        // Standard output may hold keys even then, so it is never shown.
        guard answer.exitCode == 0 else { throw failed("ended with exit code \(answer.exitCode)") }
        do throws(MalformedAnswer) {
            let document = try CredentialDocument(answer.output)
            guard document.version == 1 else {
                throw MalformedAnswer(description: "its Version is not 1")
            }
            return .found(try document.credentials(source: "the credential_process of the profile \(profile)"))
        } catch {
            throw failed("wrote no usable credentials: \(error.description)")
        }
    }

    private func failed(_ reason: String) -> CredentialError { .processFailed(profile: profile, reason: reason) }
}
