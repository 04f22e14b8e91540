internal import Facts

/// Reads S3's XML answers.
enum S3Answers {
    static func buckets(_ body: [UInt8]) throws -> Page<BucketSummary> {
        var page = Page<BucketSummary>(items: [])
        var bucket = BucketSummary(name: "")
        try XMLReader.read(body, root: ["ListAllMyBucketsResult"], requiring: ["Buckets"]) { element in
            switch (element.parent, element.name) {
            case ("Bucket", "Name"): bucket.name = element.text
            case ("Bucket", "CreationDate"): bucket.createdMS = UTCTime.epochMS(iso8601: element.text)
            case ("Bucket", "BucketRegion"): bucket.region = element.text.isEmpty ? nil : element.text
            case ("Buckets", "Bucket"):
                guard !bucket.name.isEmpty else { throw MalformedAnswer(description: "a bucket has no name") }
                page.items.append(bucket)
                bucket = BucketSummary(name: "")
            case ("ListAllMyBucketsResult", "ContinuationToken"):
                page.nextToken = element.text.isEmpty ? nil : element.text
            default: break
            }
        }
        return page
    }

    /// An empty constraint is us-east-1 and `EU` is eu-west-1: names from before there were regions.
    static func location(_ body: [UInt8]) throws -> String {
        var region = ""
        try XMLReader.read(body, root: ["LocationConstraint"]) { element in
            if element.depth == 1 { region = element.text }
        }
        return switch region {
        case "": "us-east-1"
        case "EU": "eu-west-1"
        default: region
        }
    }

    static func notificationConfiguration(_ body: [UInt8], bucket: String) throws -> S3NotificationConfiguration {
        var entries: [S3Notification] = []
        var isEventBridgeEnabled = false
        var entry = S3Notification(id: "", destination: .lambda, destinationARN: "", events: [])
        var filter = (name: "", value: "")
        // The second root is moto 5.2's, which names it after the operation; SDKs look at no root of S3.
        let roots: Set = ["NotificationConfiguration", "GetBucketNotificationResponse"]
        try XMLReader.read(body, root: roots) { element in
            switch element.name {
            case "Id": entry.id = element.text
            case "Event": entry.events.append(element.text)
            case "CloudFunction": (entry.destination, entry.destinationARN) = (.lambda, element.text)
            case "Queue": (entry.destination, entry.destinationARN) = (.sqs, element.text)
            case "Topic": (entry.destination, entry.destinationARN) = (.sns, element.text)
            case "Name" where element.parent == "FilterRule": filter.name = element.text.lowercased()
            case "Value" where element.parent == "FilterRule": filter.value = element.text
            case "FilterRule":
                // S3 answers "Prefix" and "Suffix", whatever the case in which they were put.
                if filter.name == "prefix" { entry.prefix = filter.value }
                if filter.name == "suffix" { entry.suffix = filter.value }
                filter = ("", "")
            case "EventBridgeConfiguration": isEventBridgeEnabled = true
            case "CloudFunctionConfiguration", "LambdaFunctionConfiguration", "QueueConfiguration",
                "TopicConfiguration":
                guard !entry.destinationARN.isEmpty else {
                    throw MalformedAnswer(description: "a <\(element.name)> names no destination")
                }
                entries.append(entry)
                entry = S3Notification(id: "", destination: .lambda, destinationARN: "", events: [])
            default: break
            }
        }
        return S3NotificationConfiguration(
            bucket: bucket, isEventBridgeEnabled: .present(isEventBridgeEnabled), entries: entries)
    }

    static func acl(_ body: [UInt8]) throws -> [ACLGrant] {
        var grants: [ACLGrant] = []
        var owner = ""
        var grant = ACLGrant(granteeType: "", grantee: "", permission: "", isOwner: false)
        try XMLReader.read(body, root: ["AccessControlPolicy"], requiring: ["AccessControlList"]) { element in
            switch (element.parent, element.name) {
            case ("Owner", "ID"): owner = element.text
            case ("Grantee", "ID"), ("Grantee", "URI"), ("Grantee", "EmailAddress"): grant.grantee = element.text
            case ("Grant", "Grantee"): grant.granteeType = element.attributes["xsi:type"] ?? ""
            case ("Grant", "Permission"): grant.permission = element.text
            case ("AccessControlList", "Grant"):
                guard !grant.grantee.isEmpty, !grant.permission.isEmpty else {
                    throw MalformedAnswer(description: "a grant lacks grantee or permission")
                }
                grants.append(grant)
                grant = ACLGrant(granteeType: "", grantee: "", permission: "", isOwner: false)
            default: break
            }
        }
        return grants.map { grant in
            var grant = grant
            grant.isOwner = grant.granteeType == "CanonicalUser" && !owner.isEmpty && grant.grantee == owner
            return grant
        }
    }

    static func ownership(_ body: [UInt8]) throws -> String {
        var ownership = ""
        try XMLReader.read(body, root: ["OwnershipControls"], requiring: ["ObjectOwnership"]) { element in
            if element.name == "ObjectOwnership" { ownership = element.text }
        }
        return ownership
    }

    static func objects(_ body: [UInt8]) throws -> Page<S3ObjectSummary> {
        var page = Page<S3ObjectSummary>(items: [])
        var (isTruncated, isEncoded) = (false, false)
        var object = S3ObjectSummary(key: "", sizeBytes: -1, lastModifiedMS: -1, etag: "")
        try XMLReader.read(body, root: ["ListBucketResult"], requiring: ["IsTruncated"]) { element in
            switch (element.parent, element.name) {
            case ("Contents", "Key"): object.key = element.text
            case ("Contents", "Size"): object.sizeBytes = Int(element.text) ?? -1
            case ("Contents", "LastModified"): object.lastModifiedMS = UTCTime.epochMS(iso8601: element.text) ?? -1
            case ("Contents", "ETag"): object.etag = unquoted(element.text)
            case ("ListBucketResult", "Contents"):
                guard !object.key.isEmpty, object.sizeBytes >= 0, object.lastModifiedMS >= 0 else {
                    throw MalformedAnswer(description: "an object lacks key, size or time")
                }
                page.items.append(object)
                object = S3ObjectSummary(key: "", sizeBytes: -1, lastModifiedMS: -1, etag: "")
            case ("ListBucketResult", "IsTruncated"): isTruncated = element.text == "true"
            case ("ListBucketResult", "EncodingType"): isEncoded = element.text == "url"
            case ("ListBucketResult", "NextContinuationToken"): page.nextToken = element.text
            default: break
            }
        }
        guard isTruncated == (page.nextToken != nil) else {
            throw MalformedAnswer(description: "IsTruncated and NextContinuationToken disagree")
        }
        if isEncoded {
            // S3 writes a blank as a plus sign here, and a plus sign as %2B.
            for index in page.items.indices {
                page.items[index].key = URIEncoding.decode(page.items[index].key, plusIsSpace: true)
            }
        }
        return page
    }

    static func unquoted(_ etag: String) -> String {
        etag.count >= 2 && etag.hasPrefix("\"") && etag.hasSuffix("\"") ? String(etag.dropFirst().dropLast()) : etag
    }
}
