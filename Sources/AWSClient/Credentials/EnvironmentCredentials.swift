/// `AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY` and `AWS_SESSION_TOKEN`.
package struct EnvironmentCredentials: CredentialProvider {
    package let name = "environment"
    private let environment: AWSEnvironment

    package init(_ environment: AWSEnvironment) {
        self.environment = environment
    }

    package func find() async throws(CredentialError) -> CredentialAnswer {
        let accessKeyID = environment.variable("AWS_ACCESS_KEY_ID")
        let secretAccessKey = environment.variable("AWS_SECRET_ACCESS_KEY")
        switch (accessKeyID, secretAccessKey) {
        case (let accessKeyID?, let secretAccessKey?):
            return .found(
                AWSCredentials(
                    accessKeyID: accessKeyID, secretAccessKey: secretAccessKey,
                    sessionToken: environment.variable("AWS_SESSION_TOKEN"), source: name))
        case (nil, nil): return .nothing(lookedAt: ["the variables AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY"])
        case (_?, nil): throw .incomplete(place: "the environment", missing: "AWS_SECRET_ACCESS_KEY")
        case (nil, _?): throw .incomplete(place: "the environment", missing: "AWS_ACCESS_KEY_ID")
        }
    }
}
