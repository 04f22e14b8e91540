import Facts

/// The documents of the policies that AWS manages and functions often have, for origins in which only their ARNs stand.
///
/// Source: AWS Managed Policy Reference, default versions as archived by github.com/zoph-io/MAMIP (`policies/…`), read
/// 2026-11-25. AWS adds to these policies and hardly ever takes anything away, so that what one of these allows stays
/// allowed; a policy that is not here is unknown.
package enum AWSManagedPolicies {
    /// The document of an AWS managed policy.
    ///
    /// - Parameter arn: such as `arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole`, of any partition.
    /// - Returns: the policy document as JSON with the resources of the ARN's partition; nil for other policies.
    package static func document(_ arn: String) -> String? {
        guard let parsed = ARN(arn), parsed.service == "iam", parsed.account == "aws",
            parsed.resource.hasPrefix("policy/"),
            let statements = statements[String(parsed.resource.dropFirst("policy/".count))]
        else { return nil }
        let texts = statements.map { statement in
            parsed.partition == "aws"
                ? statement
                : statement.split(separator: "arn:aws:", omittingEmptySubsequences: false)
                    .joined(separator: "arn:\(parsed.partition):")
        }
        return #"{"Version":"2012-10-17","Statement":[\#(texts.joined(separator: ","))]}"#
    }

    /// A policy as `AccessEvaluation` takes it; unknown where the document is not here.
    package static func policy(_ arn: String) -> AccessPolicy {
        guard let document = document(arn) else {
            let reason = "its document is not among those that are built in"
            return AccessPolicy(label: arn, content: grantsOnly(arn) ? .grantsOnly(reason) : .unknown(reason))
        }
        return AccessPolicy(label: arn, document: document)
    }

    /// Whether the policy is AWS's own and not one of the few that deny.
    private static func grantsOnly(_ arn: String) -> Bool {
        guard let parsed = ARN(arn), parsed.service == "iam", parsed.account == "aws" else { return false }
        let name = parsed.resource.split(separator: "/").last ?? ""
        return !["AWSDenyAll", "AWSCompromisedKeyQuarantine"].contains { name.hasPrefix($0) }
    }

    /// Path and name → version of the document in the table.
    package static let versions: [String: String] = [
        "service-role/AWSLambdaBasicExecutionRole": "v1", "service-role/AWSLambdaVPCAccessExecutionRole": "v3",
        "service-role/AWSLambdaSQSQueueExecutionRole": "v1", "service-role/AWSLambdaKinesisExecutionRole": "v2",
        "service-role/AWSLambdaDynamoDBExecutionRole": "v1",
        "service-role/AmazonS3ObjectLambdaExecutionRolePolicy": "v1", "AWSLambdaExecute": "v1",
        "AWSLambda_FullAccess": "v5", "AWSLambdaInvocation-DynamoDB": "v1", "AmazonS3FullAccess": "v2",
        "AmazonS3ReadOnlyAccess": "v3", "AmazonSSMReadOnlyAccess": "v1", "AmazonEventBridgeFullAccess": "v4",
        "AmazonSQSFullAccess": "v1", "AmazonSNSFullAccess": "v1", "CloudWatchLogsFullAccess": "v3",
        "CloudWatchLambdaInsightsExecutionRolePolicy": "v1", "AWSXRayDaemonWriteAccess": "v2",
        "AdministratorAccess": "v1", "PowerUserAccess": "v12",
    ]
}
