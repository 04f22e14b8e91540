import Facts

// Tests write names as texts; one that is none is a mistake of the test.

extension AWSRegion: ExpressibleByStringLiteral {
    public init(stringLiteral text: String) {
        guard let region = AWSRegion(text) else { preconditionFailure("\(text) is not a region") }
        self = region
    }
}

extension BucketName: ExpressibleByStringLiteral {
    public init(stringLiteral text: String) {
        guard let name = BucketName(text) else { preconditionFailure("\(text) is not a bucket name") }
        self = name
    }
}

extension AWSAccountID: ExpressibleByStringLiteral {
    public init(stringLiteral text: String) {
        guard let account = AWSAccountID(text) else { preconditionFailure("\(text) is not an account id") }
        self = account
    }
}
