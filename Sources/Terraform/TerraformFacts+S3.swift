import Facts

extension TerraformFacts {
    static func bucket(_ attributes: JSONValue, of instance: TerraformInstance) -> [TypedFact] {
        guard let name = attributes["bucket"]?.stringValue, !name.isEmpty else { return [] }
        // Of a state's values only `acl` says what is written: the provider leaves it null unless it is. It fills
        // `grant`, `versioning` and others in on every bucket.
        return [
            .s3Bucket(
                S3Bucket(
                    name: name, aclArgument: attributes["acl"]?.stringValue, plannedAction: instance.plannedAction))
        ] + inlineSettings(attributes, of: instance)
    }

    static func notification(_ attributes: JSONValue, at address: String) -> [TypedFact] {
        guard let bucket = attributes["bucket"]?.stringValue else { return [] }
        let kinds: [(String, String, S3Notification.Destination)] = [
            ("lambda_function", "lambda_function_arn", .lambda), ("queue", "queue_arn", .sqs),
            ("topic", "topic_arn", .sns),
        ]
        let entries = kinds.flatMap { block, target, destination in
            (attributes[block]?.arrayValue ?? []).compactMap { entry -> S3Notification? in
                guard let arn = entry[target]?.stringValue else { return nil }
                return S3Notification(
                    id: entry["id"]?.stringValue ?? "", destination: destination, destinationARN: arn,
                    events: (entry["events"]?.oneOrManyStrings ?? []).sorted(),
                    prefix: entry["filter_prefix"]?.stringValue ?? "",
                    suffix: entry["filter_suffix"]?.stringValue ?? "")
            }
        }
        // Not written is off; a text is the symbol of what is not known yet.
        let isOpen = attributes["eventbridge"]?.stringValue.map(SymbolicText.hasSymbols) ?? false
        return [
            .notificationConfiguration(
                S3NotificationConfiguration(
                    bucket: bucket,
                    isEventBridgeEnabled: isOpen
                        ? .unknown("\(address).eventbridge")
                        : .present(attributes["eventbridge"]?.boolValue ?? false),
                    entries: entries))
        ]
    }
}
