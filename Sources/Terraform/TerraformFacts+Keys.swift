import Facts

/// The policies of keys, queues and buses.
extension TerraformFacts {
    /// A key's policy; absent where none is written, so that KMS gives it the default one.
    static func key(_ attributes: JSONValue, of instance: TerraformInstance) -> [TypedFact] {
        let arn = attributes["arn"]?.writtenText ?? SymbolicText.text(of: "\(instance.address).arn")
        return setting(.keyPolicy, owner: arn, policy("policy", attributes, of: instance))
    }

    static func keyPolicy(_ attributes: JSONValue, of instance: TerraformInstance) -> [TypedFact] {
        setting(.keyPolicy, owner: owner("key_id", attributes, instance), policy("policy", attributes, of: instance))
    }

    static func queue(_ attributes: JSONValue, of instance: TerraformInstance) -> [TypedFact] {
        let value = policy("policy", attributes, of: instance)
        guard value != .absent else { return [] }
        let arn = attributes["arn"]?.writtenText ?? SymbolicText.text(of: "\(instance.address).arn")
        return setting(.queuePolicy, owner: arn, value)
    }

    static func queuePolicy(_ attributes: JSONValue, of instance: TerraformInstance) -> [TypedFact] {
        let url = owner("queue_url", attributes, instance)
        return setting(.queuePolicy, owner: queueARN(url) ?? url, policy("policy", attributes, of: instance))
    }

    /// `https://sqs.REGION.amazonaws.com/ACCOUNT/NAME` → the queue's ARN; nil for what is no such URL.
    private static func queueARN(_ url: String) -> String? {
        let parts = SymbolicText.split(url, at: "/")
        guard parts.count == 5, parts[0] == "https:", parts[1].isEmpty else { return nil }
        // A region that is a symbol has points of its own.
        let host = SymbolicText.split(parts[2], at: ".")
        guard host.count >= 4, host[0] == "sqs" else { return nil }
        return "arn:\(host.last == "cn" ? "aws-cn" : "aws"):sqs:\(host[1]):\(parts[3]):\(parts[4])"
    }

    static func busPolicy(_ attributes: JSONValue, of instance: TerraformInstance) -> [TypedFact] {
        setting(.busPolicy, owner: bus(of: attributes), policy("policy", attributes, of: instance))
    }

    /// `aws_cloudwatch_event_permission` as the policy of one statement that EventBridge's PutPermission writes.
    ///
    /// Source: https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutPermission.html, read 2026-11-25.
    static func busPermission(_ attributes: JSONValue, of instance: TerraformInstance) -> [TypedFact] {
        let value = fact(of: instance) { () throws(SettingShape.Open) in
            let principal =
                attributes["principal"]?.writtenText ?? SymbolicText.text(of: "\(instance.address).principal")
            var statement: [String: JSONValue] = [
                "Sid": .string(attributes["statement_id"]?.writtenText ?? ""), "Effect": "Allow",
                "Principal": principal == "*"
                    ? "*" : .object(["AWS": .string("arn:aws:iam::\(principal):root")]),
                "Action": .string(attributes["action"]?.writtenText ?? "events:PutEvents"), "Resource": "*",
            ]
            let conditions = try (attributes["condition"] ?? .null).blocks(at: "\(instance.address).condition")
            if let condition = conditions.first, let type = condition["type"]?.writtenText,
                let key = condition["key"]?.writtenText, let value = condition["value"]?.writtenText
            {
                statement["Condition"] = .object([type: .object([key: .string(value)])])
            }
            return .object(["Version": "2012-10-17", "Statement": .array([.object(statement)])])
        }
        return setting(.busPolicy, owner: bus(of: attributes), value)
    }
}
