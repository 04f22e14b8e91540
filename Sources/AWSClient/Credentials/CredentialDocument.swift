internal import Foundation

/// The JSON in which processes, containers and instances hand out keys.
struct CredentialDocument: Decodable {
    var version: Int?
    var code: String?
    var message: String?
    var accessKeyID: String?
    var secretAccessKey: String?
    var sessionToken: String?
    var expiration: String?

    private enum CodingKeys: String, CodingKey {
        case version = "Version"
        case code = "Code"
        case message = "Message"
        case accessKeyID = "AccessKeyId"
        case secretAccessKey = "SecretAccessKey"
        case sessionToken = "SessionToken"
        case token = "Token"
        case expiration = "Expiration"
    }

    init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        version = try values.decodeIfPresent(Int.self, forKey: .version)
        code = try values.decodeIfPresent(String.self, forKey: .code)
        message = try values.decodeIfPresent(String.self, forKey: .message)
        accessKeyID = try values.decodeIfPresent(String.self, forKey: .accessKeyID)
        secretAccessKey = try values.decodeIfPresent(String.self, forKey: .secretAccessKey)
        sessionToken =
            try values.decodeIfPresent(String.self, forKey: .sessionToken)
            ?? values.decodeIfPresent(String.self, forKey: .token)
        expiration = try values.decodeIfPresent(String.self, forKey: .expiration)
    }

    /// - Throws: `MalformedAnswer`, which names places and never values.
    init(_ body: [UInt8]) throws(MalformedAnswer) {
        do {
            self = try JSONAnswer.decode(Self.self, from: HTTPResponse(statusCode: 200, body: body))
        } catch {
            throw error as? MalformedAnswer ?? MalformedAnswer(description: "the answer cannot be read")
        }
    }

    /// - Throws: `MalformedAnswer` when a key is missing or the expiry is no time.
    func credentials(source: String) throws(MalformedAnswer) -> AWSCredentials {
        guard let accessKeyID, !accessKeyID.isEmpty else { throw Self.lacks("AccessKeyId") }
        guard let secretAccessKey, !secretAccessKey.isEmpty else { throw Self.lacks("SecretAccessKey") }
        var expiresAtMS: Int64?
        if let expiration {
            expiresAtMS = Self.epochMS(expiration)
            if expiresAtMS == nil { throw MalformedAnswer(description: "the Expiration of the answer is no time") }
        }
        return AWSCredentials(
            accessKeyID: accessKeyID, secretAccessKey: secretAccessKey, sessionToken: sessionToken,
            expiresAtMS: expiresAtMS, source: source)
    }

    private static func lacks(_ key: String) -> MalformedAnswer {
        MalformedAnswer(description: "the JSON answer lacks \(key)")
    }

    /// Milliseconds of `2026-11-25T01:02:03Z`, of the same with `+00:00`, which the AWS CLI writes, and of the same
    /// with `UTC`, which older ones write into the cache of single sign-on.
    static func epochMS(_ text: String) -> Int64? {
        if text.hasSuffix("Z") { return UTCTime.epochMS(iso8601: text) }
        if text.hasSuffix("UTC") { return UTCTime.epochMS(iso8601: text.dropLast(3) + "Z") }
        let offset = text.suffix(6)
        let digits = offset.dropFirst().split(separator: ":", omittingEmptySubsequences: false)
        guard offset.count == 6, let sign = offset.first, sign == "+" || sign == "-", digits.count == 2,
            digits.allSatisfy({ $0.count == 2 }), let hours = Int64(digits[0]), let minutes = Int64(digits[1]),
            hours < 24, minutes < 60, let local = UTCTime.epochMS(iso8601: text.dropLast(6) + "Z")
        else { return nil }
        let offsetMS = (hours * 60 + minutes) * 60_000
        return sign == "+" ? local - offsetMS : local + offsetMS
    }
}
