import Facts

@testable import Wiring

/// What a fuzzer's input is for policies: parts that a byte of zero ends, two documents first, then what is asked.
///
/// `scripts/fuzz` builds this file into libFuzzer's program, and the tests run it on every seed.
enum PolicyFuzz {
    private static let function = "arn:aws:lambda:eu-central-1:111122223333:function:f"
    private static let everything = #"{"Effect":"Deny","Principal":"*","Action":"*","Resource":"*"}"#

    /// Reads the documents and asks of them all that the program asks.
    static func run(_ input: [UInt8]) {
        let parts = input.split(separator: 0, maxSplits: 6, omittingEmptySubsequences: false)
            .map { String(decoding: $0, as: UTF8.self) }
        let part = { (index: Int, usual: String) in
            index < parts.count && !parts[index].isEmpty ? parts[index] : usual
        }
        let (own, other) = (part(0, "{}"), part(1, "{}"))
        let role = part(2, "arn:aws:iam::111122223333:role/service/reader")
        let resource = part(4, "arn:aws:s3:::raw/in/a.csv")
        let request = PolicyRequest(
            principal: .session(role: role, name: nil), action: part(3, "s3:GetObject"), resource: resource,
            context: ["aws:SecureTransport": ["true"], "aws:SourceArn": [part(5, "arn:aws:s3:::raw")]])
        let texts = statements(own)
        decide(texts, request)
        for text in texts { review(text) }
        invoke(texts, own, source: part(5, "arn:aws:s3:::raw"), role: role, others: statements(other))
        access(own, other, role: role, resource: resource)
    }

    /// A document's statements as texts; a text that is no document is taken for one statement.
    private static func statements(_ document: String) -> [String] {
        guard let values = try? PolicyDocument.statements(parsing: document) else { return [document] }
        _ = try? PolicyDocument.replacesVariables(parsing: document)
        return values.map(\.canonicalText)
    }

    // MARK: - One policy

    private static func decide(_ texts: [String], _ request: PolicyRequest) {
        guard let parsed = try? texts.map({ text throws(PolicyError) in try PolicyStatement(parsing: text) }),
            let deny = try? PolicyStatement(parsing: everything)
        else { return }
        let principals: [PolicyRequest.Principal] = [
            request.principal, .anonymous, .service("s3.amazonaws.com"), .account("111122223333"),
            .arn("arn:aws:iam::111122223333:user/u"),
        ]
        for principal in principals {
            var request = request
            request.principal = principal
            let decision = PolicyEvaluation.decide(parsed, request)
            precondition(decision == PolicyEvaluation.decide(parsed, request), "a policy answers differently again")
            precondition(PolicyEvaluation.decide(parsed + [deny], request).isDenied, "a deny of everything denies not")
            let mayDeny = parsed.contains { $0.effect != .allow }
            precondition(mayDeny || !decision.isDenied, "it is denied, and nothing denies")
            request.openKey = ObjectKeys.symbol
            let strict = PolicyEvaluation.decide(parsed, request)
            request.reading = .generous
            let generous = PolicyEvaluation.decide(parsed, request)
            if case .allowed = strict, generous.isDenied || generous == .implicitlyDenied {
                preconditionFailure("the strict reading allows what the generous one does not")
            }
        }
    }

    private static func review(_ text: String) {
        guard let review = try? StatementReview(parsing: text) else { return }
        _ = (review.sid, review.isPublic, review.lacksSource, review.sourcePatterns, review.sourceAccounts)
        for service in review.services + ["events.amazonaws.com"] {
            _ = review.admits(service: service, sourceARN: "arn:aws:s3:::raw", account: "111122223333")
            _ = review.admits(service: service, sourceARN: nil, account: nil)
        }
    }

    // MARK: - Several policies

    private static func invoke(
        _ texts: [String], _ trust: String, source: String, role: String, others: [String]
    ) {
        let statements = texts.enumerated().map { InvokePermission.Statement(sid: "\($0.offset)", json: $0.element) }
        for service in ["events.amazonaws.com", "s3.amazonaws.com"] {
            for account in ["111122223333", nil] {
                _ = InvokePermission.evaluate(
                    statements: statements, service: service, sourceARN: source, sourceAccount: account,
                    functionARN: function)
            }
        }
        _ = TargetRole.evaluate(
            roleARN: role, trustPolicy: trust, statements: others, ruleARN: source, ruleAccount: "111122223333",
            targetARN: function, functionStatements: statements)
    }

    private static func access(_ own: String, _ other: String, role: String, resource: String) {
        let policies = [AccessPolicy(label: "own", document: own)]
        let second = AccessPolicy(label: "other", document: other)
        for boundary in [nil, second] {
            let access = FunctionAccess(role: role, policies: policies, boundary: boundary, functionARN: function)
            for operation in FunctionAccess.S3Operation.allCases {
                _ = access.s3(operation, bucket: "raw", bucketAccount: "111122223333", bucketPolicy: second)
                let keys = ObjectKeys.all(prefix: "in/", suffix: ".csv")
                _ = access.s3(operation, bucket: "raw", keys: keys, bucketAccount: nil, bucketPolicy: nil)
            }
            for operation in FunctionAccess.KMSOperation.allCases {
                _ = access.kms(operation, key: resource, keyPolicy: second, bucket: "raw", region: "eu-central-1")
            }
            _ = access.simple("sqs:SendMessage", resource)
        }
    }
}
