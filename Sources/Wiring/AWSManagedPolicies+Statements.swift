extension AWSManagedPolicies {
    /// Path and name → the statements of the document.
    static let statements: [String: [String]] = [
        "service-role/AWSLambdaBasicExecutionRole": [allow(logs)],
        "service-role/AWSLambdaVPCAccessExecutionRole": [
            allow(
                logs + [
                    "ec2:CreateNetworkInterface", "ec2:DescribeNetworkInterfaces", "ec2:DescribeSubnets",
                    "ec2:DeleteNetworkInterface", "ec2:AssignPrivateIpAddresses", "ec2:UnassignPrivateIpAddresses",
                ], sid: "AWSLambdaVPCAccessExecutionPermissions")
        ],
        "service-role/AWSLambdaSQSQueueExecutionRole": [
            allow(["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"] + logs)
        ],
        "service-role/AWSLambdaKinesisExecutionRole": [
            allow(
                [
                    "kinesis:DescribeStream", "kinesis:DescribeStreamSummary", "kinesis:GetRecords",
                    "kinesis:GetShardIterator", "kinesis:ListShards", "kinesis:ListStreams", "kinesis:SubscribeToShard",
                ] + logs)
        ],
        "service-role/AWSLambdaDynamoDBExecutionRole": [allow(streams + logs)],
        "service-role/AmazonS3ObjectLambdaExecutionRolePolicy": [
            allow(logs + ["s3-object-lambda:WriteGetObjectResponse"])
        ],
        "AWSLambdaExecute": [
            allow(["logs:*"], on: "arn:aws:logs:*:*:*"),
            allow(["s3:GetObject", "s3:PutObject"], on: "arn:aws:s3:::*"),
        ],
        "AWSLambda_FullAccess": [
            allow([
                "cloudformation:DescribeStacks", "cloudformation:ListStackResources", "cloudwatch:ListMetrics",
                "cloudwatch:GetMetricData", "ec2:DescribeSecurityGroups", "ec2:DescribeSubnets", "ec2:DescribeVpcs",
                "kms:DescribeKey", "kms:ListAliases", "iam:GetPolicy", "iam:GetPolicyVersion", "iam:GetRole",
                "iam:GetRolePolicy", "iam:ListAttachedRolePolicies", "iam:ListRolePolicies", "iam:ListRoles",
                "lambda:*", "logs:DescribeLogGroups", "states:DescribeStateMachine", "states:ListStateMachines",
                "tag:GetResources", "xray:GetTraceSummaries", "xray:BatchGetTraces",
            ]),
            pass("lambda.amazonaws.com", on: "*"),
            allow(
                [
                    "logs:DescribeLogStreams", "logs:GetLogEvents", "logs:FilterLogEvents", "logs:StartLiveTail",
                    "logs:StopLiveTail",
                ], on: "arn:aws:logs:*:*:log-group:/aws/lambda/*"),
            allow(
                ["iam:CreateServiceLinkedRole"],
                on: "arn:aws:iam::*:role/aws-service-role/lambda.amazonaws.com/AWSServiceRoleForLambda",
                condition: #"{"StringEquals":{"iam:AWSServiceName":"lambda.amazonaws.com"}}"#),
        ],
        "AWSLambdaInvocation-DynamoDB": [allow(["lambda:InvokeFunction"]), allow(streams)],
        "AmazonS3FullAccess": [allow(["s3:*", "s3-object-lambda:*"])],
        "AmazonS3ReadOnlyAccess": [
            allow(["s3:Get*", "s3:List*", "s3:Describe*", "s3-object-lambda:Get*", "s3-object-lambda:List*"])
        ],
        "AmazonSSMReadOnlyAccess": [allow(["ssm:Describe*", "ssm:Get*", "ssm:List*"])],
        "AmazonEventBridgeFullAccess": [
            allow(["events:*", "schemas:*", "scheduler:*", "pipes:*"], sid: "EventBridgeActions"),
            allow(
                ["iam:CreateServiceLinkedRole"],
                on: "arn:aws:iam::*:role/aws-service-role/AmazonEventBridgeApiDestinationsServiceRolePolicy",
                condition: #"{"StringEquals":{"iam:AWSServiceName":"apidestinations.events.amazonaws.com"}}"#),
            allow(
                ["iam:CreateServiceLinkedRole"],
                on: "arn:aws:iam::*:role/aws-service-role/schemas.amazonaws.com/AWSServiceRoleForSchemas",
                condition: #"{"StringEquals":{"iam:AWSServiceName":"schemas.amazonaws.com"}}"#),
            allow(
                [
                    "secretsmanager:CreateSecret", "secretsmanager:UpdateSecret", "secretsmanager:DeleteSecret",
                    "secretsmanager:GetSecretValue", "secretsmanager:PutSecretValue",
                ], on: "arn:aws:secretsmanager:*:*:secret:events!*"),
            pass("events.amazonaws.com", on: "arn:aws:iam::*:role/*", like: "StringLike"),
            pass("scheduler.amazonaws.com", on: "arn:aws:iam::*:role/*", like: "StringLike"),
            pass("pipes.amazonaws.com", on: "arn:aws:iam::*:role/*", like: "StringLike"),
        ],
        "AmazonSQSFullAccess": [allow(["sqs:*"])],
        "AmazonSNSFullAccess": [allow(["sns:*"])],
        "CloudWatchLogsFullAccess": [
            allow(
                ["logs:*", "cloudwatch:GenerateQuery", "cloudwatch:GenerateQueryResultsSummary"],
                sid: "CloudWatchLogsFullAccess")
        ],
        "CloudWatchLambdaInsightsExecutionRolePolicy": [
            allow(["logs:CreateLogGroup"]),
            allow(
                ["logs:CreateLogStream", "logs:PutLogEvents"], on: "arn:aws:logs:*:*:log-group:/aws/lambda-insights:*"),
        ],
        "AWSXRayDaemonWriteAccess": [
            allow(
                [
                    "xray:PutTraceSegments", "xray:PutTelemetryRecords", "xray:GetSamplingRules",
                    "xray:GetSamplingTargets", "xray:GetSamplingStatisticSummaries",
                ], sid: "AWSXRayDaemonWriteAccess")
        ],
        "AdministratorAccess": [allow(["*"])],
        "PowerUserAccess": [
            #"{"Effect":"Allow","NotAction":["iam:*","organizations:*","account:*"],"Resource":"*"}"#,
            allow([
                "account:GetAccountInformation", "account:GetGovCloudAccountInformation", "account:GetPrimaryEmail",
                "account:ListRegions", "iam:CreateServiceLinkedRole", "iam:DeleteServiceLinkedRole", "iam:ListRoles",
                "organizations:DescribeEffectivePolicy", "organizations:DescribeOrganization",
            ]),
        ],
    ]

    private static let logs = ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"]
    private static let streams = [
        "dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator", "dynamodb:ListStreams",
    ]

    private static func pass(_ service: String, on resource: String, like symbol: String = "StringEquals") -> String {
        allow(
            ["iam:PassRole"], on: resource, condition: #"{"\#(symbol)":{"iam:PassedToService":"\#(service)"}}"#)
    }

    private static func allow(
        _ actions: [String], on resource: String = "*", sid: String? = nil, condition: String? = nil
    ) -> String {
        let list = actions.map { "\"\($0)\"" }.joined(separator: ",")
        let head = sid.map { #""Sid":"\#($0)","# } ?? ""
        let rest = condition.map { #","Condition":\#($0)"# } ?? ""
        return #"{\#(head)"Effect":"Allow","Action":[\#(list)],"Resource":"\#(resource)"\#(rest)}"#
    }
}
