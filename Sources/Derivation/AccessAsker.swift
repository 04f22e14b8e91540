import Facts
import Wiring

/// Asks what one function may do, and why it is not known where its role is not.
struct AccessAsker {
    private let function: AccessFacts.Function
    private let facts: AccessFacts
    private let wiring: WiringFacts
    /// Nil where the role lies outside the snapshot.
    private let access: FunctionAccess?

    init(function: AccessFacts.Function, facts: AccessFacts, wiring: WiringFacts) {
        self.function = function
        self.facts = facts
        self.wiring = wiring
        access = function.roleARN.flatMap { facts.roles[SymbolicText.canonical($0)] }.map { role in
            FunctionAccess(
                role: role.arn, policies: role.policies, boundary: role.boundary, functionARN: function.arn,
                isInVPC: function.isInVPC, account: ARN(role.arn)?.account ?? wiring.account)
        }
    }

    /// How many statements of the role's policies each question is held against.
    var statementCount: Int { access?.statementCount ?? 0 }

    // MARK: Buckets

    /// One row about a bucket; of several sets of keys the one with the worst answer speaks.
    func bucket(
        _ name: String, _ bucket: WiringFacts.Bucket?, _ mode: Access.Mode, _ filters: [KeyFilter],
        purpose: Access.Purpose
    ) -> Access {
        let operation: FunctionAccess.S3Operation = mode == .read ? .getObject : .putObject
        let answers = filters.map { filter in
            (filter: filter, answer: answer(operation, name, bucket, filter))
        }
        // There is at least one filter, and of equal answers the first speaks.
        let worst = answers.reduce(nil as (filter: KeyFilter, answer: Access.Answer)?) { best, next in
            guard let best else { return next }
            return Self.rank(next.answer.decision) > Self.rank(best.answer.decision) ? next : best
        }
        let filter = worst?.filter ?? KeyFilter()
        let partition = function.arn.flatMap { ARN($0)?.partition } ?? "aws"
        var access = Access(
            origin: wiring.origin, functionID: function.id, purpose: purpose, mode: mode, target: name,
            bucketID: bucket?.id, action: operation.rawValue,
            resource: "\(ARN.bucket(name, partition: partition))/\(filter.prefix)${key}\(filter.suffix)",
            answer: worst?.answer ?? Access.Answer(.unknown))
        let key = key(name, bucket, mode, filter)
        access.keyARN = key.arn
        access.keyAnswer = key.answer
        return access
    }

    /// Whether the function may write keys that fit a filter.
    func writes(_ name: String, _ bucket: WiringFacts.Bucket?, _ filter: KeyFilter) -> Access.Answer {
        guard bucket == nil, let access else { return answer(.putObject, name, bucket, filter) }
        // That the policy of a bucket of somebody else might let the function write is no reason to fear that it does.
        return Access.Answer(
            access.s3(
                .putObject, bucket: name, keys: .all(prefix: filter.prefix, suffix: filter.suffix),
                bucketAccount: access.account, bucketPolicy: nil))
    }

    private func answer(
        _ operation: FunctionAccess.S3Operation, _ name: String, _ bucket: WiringFacts.Bucket?, _ filter: KeyFilter
    ) -> Access.Answer {
        guard let access else { return outside }
        return Access.Answer(
            access.s3(
                operation, bucket: name, keys: .all(prefix: filter.prefix, suffix: filter.suffix),
                bucketAccount: bucket == nil ? nil : wiring.account, bucketPolicy: policy(of: bucket)))
    }

    private func policy(of bucket: WiringFacts.Bucket?) -> AccessPolicy? {
        guard let bucket else {
            return AccessPolicy(label: "its bucket policy", content: .unknown("the bucket lies outside this snapshot"))
        }
        guard let settings = facts.settings[bucket.id] else {
            // What is written has no policy where no resource writes one.
            return wiring.origin == .aws ? AccessPolicy(label: bucket.name, content: .unread("nobody asked")) : nil
        }
        return settings.policy.policy(bucket.name)
    }

    // MARK: Keys

    private func key(
        _ name: String, _ bucket: WiringFacts.Bucket?, _ mode: Access.Mode, _ filter: KeyFilter
    ) -> (arn: String?, answer: Access.Answer) {
        guard let bucket else { return (nil, Access.Answer(.notApplicable)) }
        guard let column = facts.settings[bucket.id]?.encryption else {
            let isUnread = wiring.origin == .aws
            return (
                nil,
                isUnread
                    ? Access.Answer(.unread, "The encryption of \(name) was not read.") : Access.Answer(.notApplicable)
            )
        }
        switch column.state {
        case "unread":
            return (nil, Access.Answer(.unread, "The encryption of \(name) could not be read: \(column.reason)."))
        case "unknown": return (nil, Access.Answer(.unknown, "The encryption of \(name) is \(column.reason)."))
        default: break
        }
        guard let encryption = BucketEncryption(column.value ?? "[]"), encryption.isByKey else {
            return (nil, Access.Answer(.notApplicable))
        }
        guard let reference = encryption.key else {
            return (
                nil,
                Access.Answer(
                    .allowed, by: AccessLayer.keyPolicy.rawValue,
                    "AWS's own key for S3 admits whoever of the account S3 asks it for.")
            )
        }
        let key = facts.keys[SymbolicText.canonical(reference)]
        let arn = key?.arn ?? reference
        guard let access else { return (arn, outside) }
        let policy =
            key?.policy.policy(arn)
            ?? AccessPolicy(label: arn, content: .unknown("the key lies outside this snapshot"))
        let region = ARN(arn)?.region ?? bucket.region ?? function.arn.flatMap { ARN($0)?.region } ?? ""
        return (
            arn,
            Access.Answer(
                access.kms(
                    mode == .read ? .decrypt : .generateDataKey, key: arn, keyPolicy: policy, bucket: name,
                    keys: .all(prefix: filter.prefix, suffix: filter.suffix), region: region,
                    bucketKey: encryption.hasBucketKey, keyAccount: key == nil ? nil : access.account))
        )
    }

    // MARK: Other services

    /// Streams are made and written to; one row has the worse of both answers.
    func logs(_ group: String) -> Access {
        let answers = ["logs:CreateLogStream", "logs:PutLogEvents"].map { action in
            // A group has no policy that could let the role in.
            (
                action,
                simple(
                    action, "\(group):log-stream:\(SymbolicText.text(of: "stream.any"))",
                    AccessPolicy(label: "", statements: []))
            )
        }
        let worst = answers.dropFirst().reduce(answers[0]) { best, next in
            Self.rank(next.1.decision) > Self.rank(best.1.decision) ? next : best
        }
        return Access(
            origin: wiring.origin, functionID: function.id, purpose: .logs, mode: .write, target: group,
            action: worst.0, resource: "\(group):*", answer: worst.1)
    }

    /// The queue, topic, function, bus or bucket to which events go that could not be processed.
    func failures(_ target: String) -> Access {
        let service = ARN(target)?.service ?? Self.service(ofSymbol: target)
        let actions = [
            "sqs": "sqs:SendMessage", "sns": "sns:Publish", "lambda": "lambda:InvokeFunction",
            "events": "events:PutEvents", "s3": "s3:PutObject",
        ]
        var access = Access(
            origin: wiring.origin, functionID: function.id, purpose: .deadLetter, mode: .write, target: target,
            action: service.flatMap { actions[$0] } ?? "", resource: target, answer: Access.Answer(.unknown))
        guard let service, let action = actions[service] else {
            access.answer.reason = "It is not known what \(target) is, so the action that it takes is not either."
            return access
        }
        if service == "s3" {
            let name = ARN(target)?.resource ?? target
            var written = bucket(name, wiring.bucket(name), .write, [KeyFilter()], purpose: .deadLetter)
            written.target = target
            return written
        }
        access.answer = simple(action, target, service == "sqs" ? queuePolicy(target) : nil)
        return access
    }

    /// The queue's own policy; nil where nobody asked for it.
    private func queuePolicy(_ target: String) -> AccessPolicy? {
        let name = AccessFacts.queueName(target)
        if let written = facts.queuePolicies[name] { return written.policy(target) }
        // A queue that is written has no policy where none is written for it.
        return facts.writtenQueues.contains(name) ? AccessPolicy(label: target, statements: []) : nil
    }

    private func simple(_ action: String, _ resource: String, _ policy: AccessPolicy?) -> Access.Answer {
        guard let access else { return outside }
        return Access.Answer(access.simple(action, resource, resourcePolicy: policy))
    }

    private static func service(ofSymbol target: String) -> String? {
        let types = [
            "aws_sqs_queue": "sqs", "aws_sns_topic": "sns", "aws_lambda_function": "lambda",
            "aws_cloudwatch_event_bus": "events", "aws_s3_bucket": "s3",
        ]
        return SymbolicText.loneSymbol(of: target).flatMap { SymbolName($0) }.flatMap { types[$0.type] }
    }

    // MARK: Answers

    private var outside: Access.Answer {
        let role = function.roleARN.map { "The role \($0) of \(function.name)" } ?? "The role of \(function.name)"
        return Access.Answer(.unknown, "\(role) lies outside this snapshot.")
    }

    /// The worst answer first: what is denied is certain, what is not known may still be.
    private static func rank(_ decision: Access.Decision) -> Int {
        switch decision {
        case .notApplicable: 0
        case .allowed: 1
        case .unknown: 2
        case .unread: 3
        case .partly: 4
        case .denied: 5
        }
    }
}

extension Access.Answer {
    init(_ decision: AccessDecision) {
        let verdict: Access.Decision =
            switch decision.verdict {
            case .allowed: .allowed
            case .partly: .partly
            case .denied: .denied
            case .unread: .unread
            case .unknown: .unknown
            }
        self.init(
            verdict, by: decision.layer.rawValue, decision.reason.asSentence, statement: decision.statement)
    }
}
