import Facts

extension StatementReview {
    /// Why no source that the statement admits can ever come with its principal; nil where one may.
    ///
    /// Only services are judged of which it is certain what their `aws:SourceArn` looks like.
    package var principalMismatch: String? {
        guard statement.effect == .allow, let patterns = sourcePatterns, !patterns.isEmpty, !services.isEmpty else {
            return nil
        }
        var sentence: String?
        for service in services {
            guard let expected = Self.sourceServices[Self.baseName(service)] else { return nil }
            for pattern in patterns {
                guard let found = Self.service(of: pattern), !expected.contains(where: { fits(found, $0) }) else {
                    return nil
                }
                sentence =
                    sentence
                    ?? "the principal is \(service), but the source \(pattern) is of \(found), "
                    + "and calls of \(service) come from \(expected.map { "arn:…:\($0):…" }.joined(separator: " or "))"
            }
        }
        return sentence
    }

    private func fits(_ found: String, _ service: String) -> Bool { TextGlob(found).matches(service) }

    /// The service part of an ARN with wildcards; nil where it is not certain.
    private static func service(of pattern: String) -> String? {
        let parts = SymbolicText.split(pattern, at: ":")
        guard parts.count >= 3, parts[0] == "arn", !parts[2].isEmpty, !SymbolicText.hasSymbols(parts[2]) else {
            // The ARN of a resource whose type tells the service.
            guard let symbol = SymbolicText.loneSymbol(of: pattern), let name = SymbolName(symbol),
                name.attribute == "arn"
            else { return nil }
            return resourceServices[name.type]
        }
        return parts[2]
    }

    /// Service principal → the services of the ARNs that its calls come from.
    ///
    /// Source: the "Using AWS Lambda with …" chapters of the Lambda Developer Guide, read 2026-11-25.
    private static let sourceServices: [String: [String]] = [
        "events.amazonaws.com": ["events"], "s3.amazonaws.com": ["s3"], "sns.amazonaws.com": ["sns"],
        "apigateway.amazonaws.com": ["execute-api", "apigateway"], "logs.amazonaws.com": ["logs"],
        "iot.amazonaws.com": ["iot"], "scheduler.amazonaws.com": ["scheduler"],
        "cognito-idp.amazonaws.com": ["cognito-idp"], "elasticloadbalancing.amazonaws.com": ["elasticloadbalancing"],
        "ses.amazonaws.com": ["ses"], "secretsmanager.amazonaws.com": ["secretsmanager"],
    ]

    private static let resourceServices: [String: String] = [
        "aws_s3_bucket": "s3", "aws_cloudwatch_event_rule": "events", "aws_sns_topic": "sns",
        "aws_sqs_queue": "sqs", "aws_cloudwatch_log_group": "logs", "aws_dynamodb_table": "dynamodb",
        "aws_lambda_function": "lambda", "aws_scheduler_schedule": "scheduler",
        "aws_cognito_user_pool": "cognito-idp", "aws_lb_target_group": "elasticloadbalancing",
    ]
}
