extension S3EventReach {
    /// Why no event that S3 sends can ever match; nil where one can, and where the pattern is not about S3's events.
    ///
    /// A pattern for S3's API calls in CloudTrail is never judged here, nor one of which a part waits for something else
    /// than S3.
    package var impossibility: String? {
        guard !pattern.branches.isEmpty, pattern.branches.allSatisfy({ Self.isAboutS3($0) }),
            !pattern.branches.contains(where: { Self.mayWaitForCloudTrail($0) })
        else { return nil }
        if documentedTypes.isEmpty {
            let reaches = S3EventType.allCases.filter { $0 != .asyncCopyCompletion }.map { best(.openTo($0)) }
            guard let first = reaches.first,
                case .no(let sentence) = reaches.dropFirst().reduce(first, { $0.better($1) }).answer
            else { return nil }
            return sentence
        }
        if case .named(let names) = bucketNames, names.isEmpty {
            return "the pattern's resources and detail.bucket.name name no bucket in common"
        }
        return nil
    }

    /// Whether the pattern waits for S3's events, or was meant to, in one of its branches at least.
    package var isAboutS3: Bool { pattern.branches.contains { Self.isAboutS3($0) } }

    /// The types that the pattern can admit, without the one whose fields are not documented unless it is asked for.
    var documentedTypes: [S3EventType] {
        let isChosen = pattern.branches.contains { branch in
            Self.isChoice(branch, "detail-type")
                && Self.admits(branch, "detail-type", S3EventType.asyncCopyCompletion.rawValue) != .no
        }
        return types.filter { $0 != .asyncCopyCompletion || isChosen }
    }

    /// Whether a branch waits for S3's events, or was meant to.
    private static func isAboutS3(_ branch: [EventPattern.Leaf]) -> Bool {
        let names = branch.map(\.name)
        let hasS3Fields = names.contains { name in
            ["detail.bucket", "detail.object"].contains { name == $0 || name.hasPrefix($0 + ".") }
        }
        let hasS3Type = leaf(branch, "detail-type").map { leaf in
            S3EventType.allCases.contains { admits(branch, "detail-type", $0.rawValue) == .yes }
                ? isChoice(branch, "detail-type") : texts(leaf).contains { meansS3Type($0) }
        }
        guard let source = leaf(branch, "source") else { return hasS3Type ?? hasS3Fields }
        if admits(branch, "source", S3EventType.source) != .no {
            return isChoice(branch, "source") || (hasS3Type ?? hasS3Fields)
        }
        // A source of one's own may send events that look like S3's; only AWS sends what begins with "aws.".
        let sources = texts(source)
        if sources.contains(where: { meansS3Source($0) }) { return true }
        return hasS3Type == true && !sources.isEmpty && sources.allSatisfy { $0.hasPrefix("aws.") }
    }

    /// Whether the field is there and leaves out a name that nobody uses.
    private static func isChoice(_ branch: [EventPattern.Leaf], _ name: String) -> Bool {
        admits(branch, name, "pipereport.no-such-name") == .no
    }

    private static func leaf(_ branch: [EventPattern.Leaf], _ name: String) -> EventPattern.Leaf? {
        branch.first { $0.name == name }
    }

    /// The plain texts among what a field admits.
    private static func texts(_ leaf: EventPattern.Leaf) -> [String] {
        leaf.matchers.compactMap { matcher in
            switch matcher {
            case .text(let bytes), .prefix(let bytes): String(decoding: bytes, as: UTF8.self)
            case .equalsIgnoringCase(let text), .prefixIgnoringCase(let text): text.text
            default: nil
            }
        }
    }

    /// Whether a source that is none of S3's was meant as it: `aws:s3` is what S3's own notifications say.
    private static func meansS3Source(_ text: String) -> Bool {
        ["awss3", "s3", "s3amazonawscom", "amazons3", "awss3created"].contains(letters(text))
    }

    /// Whether a detail-type that is none of S3's was meant as one: `ObjectCreated:Put` is an event type of S3's
    /// notifications, `object created` differs in its case.
    private static func meansS3Type(_ text: String) -> Bool {
        let meant = letters(text)
        return S3EventType.allCases.contains { meant == letters($0.rawValue) }
            || [
                "objectcreated", "objectremoved", "objectdeleted", "objectrestore", "objecttagging", "objectacl",
                "s3object", "s3event", "s3notification",
            ].contains { meant.hasPrefix($0) }
    }

    private static func letters(_ text: String) -> String {
        String(text.lowercased().unicodeScalars.filter { ("a"..."z").contains($0) || ("0"..."9").contains($0) })
    }

    // MARK: CloudTrail

    /// The members of a CloudTrail record, which an event of CloudTrail has as its detail.
    ///
    /// Source: CloudTrail User Guide, "CloudTrail record contents", read 2026-11-25.
    private static let recordFields: Set<String> = [
        "additionalEventData", "addendum", "apiVersion", "awsRegion", "edgeDeviceDetails", "errorCode", "errorMessage",
        "eventCategory", "eventID", "eventName", "eventSource", "eventTime", "eventType", "eventVersion",
        "managementEvent", "readOnly", "recipientAccountId", "requestID", "requestParameters", "resources",
        "responseElements", "serviceEventDetails", "sessionCredentialFromConsole", "sharedEventID", "sourceIPAddress",
        "tlsDetails", "userAgent", "userIdentity", "vpcEndpointId",
    ]

    /// Whether a branch can admit S3's API calls as CloudTrail delivers them.
    static func mayWaitForCloudTrail(_ branch: [EventPattern.Leaf]) -> Bool {
        let types = [
            "AWS API Call via CloudTrail", "AWS Service Event via CloudTrail", "AWS Console Action via CloudTrail",
        ]
        guard admits(branch, "source", S3EventType.source) != .no,
            types.contains(where: { admits(branch, "detail-type", $0) != .no })
        else { return false }
        // Where the type is left open, the other fields tell.
        return isChoice(branch, "detail-type")
            || branch.allSatisfy { leaf in
                let steps = leaf.name.split(separator: ".", omittingEmptySubsequences: false)
                return steps.first != "detail" || steps.count < 2 || recordFields.contains(String(steps[1]))
                    || leaf.matchers.contains(where: \.isAbsence)
            }
    }
}
