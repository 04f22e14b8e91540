internal import Facts
internal import Foundation

extension S3Answers {
    /// Source: botocore 1.44, `s3/2006-03-01/service-2.json`, read 2026-11-25.
    private static let settings = XMLValue(kinds: [
        "BlockPublicAcls": .boolean, "BlockPublicPolicy": .boolean, "IgnorePublicAcls": .boolean,
        "RestrictPublicBuckets": .boolean, "BucketKeyEnabled": .boolean, "ExpiredObjectDeleteMarker": .boolean,
        "Days": .integer, "Years": .integer, "Minutes": .integer, "Priority": .integer, "NoncurrentDays": .integer,
        "NewerNoncurrentVersions": .integer, "DaysAfterInitiation": .integer, "ObjectSizeGreaterThan": .integer,
        "ObjectSizeLessThan": .integer,
        "Date": .time,
        "Filter": .structure, "And": .structure, "SimplePrefix": .structure,
        "MfaDelete": .renamed("MFADelete"),
        "Rule": .element(of: "Rules"), "ObjectLockConfiguration/Rule": .structure,
        "Transition": .element(of: "Transitions"),
        "NoncurrentVersionTransition": .element(of: "NoncurrentVersionTransitions"),
        "And/Tag": .element(of: "Tags"), "EncryptionType": .element(of: "EncryptionType"),
        "TargetGrants": .list, "Grant": .element(of: "Grants"), "TagSet": .list, "TagSet/Tag": .element(of: "Tags"),
    ])

    /// A policy document, checked to be one and left as it is.
    static func policy(_ body: [UInt8]) throws -> Fact<String> {
        // JSONDecoder reads the whole text before it looks for the member, so a cut one fails.
        struct Anything: Decodable { init(from _: any Decoder) {} }
        struct Document: Decodable { var Statement: Anything }
        _ = try JSONAnswer.decode(Document.self, from: body)
        return .present(String(decoding: body, as: UTF8.self))
    }

    /// Of a bucket or an account.
    static func publicAccessBlock(_ body: [UInt8]) throws -> Fact<String> {
        let names: Set = ["BlockPublicAcls", "BlockPublicPolicy", "IgnorePublicAcls", "RestrictPublicBuckets"]
        return fact(try settings.members(of: body, root: ["PublicAccessBlockConfiguration"], requiring: names))
    }

    static func encryption(_ body: [UInt8]) throws -> Fact<String> {
        let root = "ServerSideEncryptionConfiguration"
        return fact(try settings.members(of: body, root: [root], requiring: ["Rule"])["Rules"])
    }

    static func versioning(_ body: [UInt8]) throws -> Fact<String> {
        // The second root is moto 5.2's, which names it after the operation; SDKs look at no root of S3.
        fact(try settings.members(of: body, root: ["VersioningConfiguration", "GetBucketVersioningResponse"]))
    }

    static func logging(_ body: [UInt8]) throws -> Fact<String> {
        fact(try settings.members(of: body, root: ["BucketLoggingStatus"])["LoggingEnabled"])
    }

    static func lifecycle(_ body: [UInt8]) throws -> Fact<String> {
        fact(try settings.members(of: body, root: ["LifecycleConfiguration"], requiring: ["Rule"])["Rules"])
    }

    static func objectLock(_ body: [UInt8]) throws -> Fact<String> {
        fact(try settings.members(of: body, root: ["ObjectLockConfiguration"], requiring: ["ObjectLockEnabled"]))
    }

    static func replication(_ body: [UInt8]) throws -> Fact<String> {
        fact(try settings.members(of: body, root: ["ReplicationConfiguration"], requiring: ["Role", "Rule"]))
    }

    static func tags(_ body: [UInt8]) throws -> Fact<String> {
        let members = try settings.members(of: body, root: ["Tagging"], requiring: ["TagSet"])
        var tags: [String: JSONValue] = [:]
        for tag in members["TagSet"]?.arrayValue ?? [] {
            guard let key = tag["Key"]?.stringValue else { throw MalformedAnswer(description: "a tag has no key") }
            // moto leaves an empty value out.
            tags[key] = tag["Value"] ?? ""
        }
        return fact(tags)
    }

    private static func fact(_ members: [String: JSONValue]) -> Fact<String> {
        members.isEmpty ? .absent : fact(.object(members))
    }

    private static func fact(_ value: JSONValue?) -> Fact<String> {
        value.map { .present($0.canonicalText) } ?? .absent
    }
}
