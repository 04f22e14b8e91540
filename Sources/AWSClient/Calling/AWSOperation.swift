/// The services that are called.
package enum AWSServiceName: String, Sendable, Hashable, CaseIterable, Codable {
    case sts
    case s3
    case lambda
    /// EventBridge, whose hosts, signing name and IAM actions say `events`.
    case eventBridge = "events"
    case iam
    /// The settings that S3 keeps for an account; its hosts say `s3-control`, its signatures and IAM actions `s3`.
    case s3Control = "s3-control"
    case kms
    /// CloudWatch, whose hosts and signing name say `monitoring` and whose IAM actions say `cloudwatch`.
    case cloudWatch = "monitoring"
    case ec2
    case cloudTrail = "cloudtrail"

    /// The name in the credential scope; in hosts it is the raw value.
    package var signingName: String { self == .s3Control ? "s3" : rawValue }

    /// The word before the colon of IAM actions.
    package var actionPrefix: String { self == .cloudWatch ? "cloudwatch" : signingName }

    /// The word of `AWS_ENDPOINT_URL_<word>`: the SDKs' service id, so `EVENTBRIDGE` and not `EVENTS`.
    package var endpointVariable: String {
        switch self {
        case .sts: "AWS_ENDPOINT_URL_STS"
        case .s3: "AWS_ENDPOINT_URL_S3"
        case .lambda: "AWS_ENDPOINT_URL_LAMBDA"
        case .eventBridge: "AWS_ENDPOINT_URL_EVENTBRIDGE"
        case .iam: "AWS_ENDPOINT_URL_IAM"
        case .s3Control: "AWS_ENDPOINT_URL_S3_CONTROL"
        case .kms: "AWS_ENDPOINT_URL_KMS"
        case .cloudWatch: "AWS_ENDPOINT_URL_CLOUDWATCH"
        case .ec2: "AWS_ENDPOINT_URL_EC2"
        case .cloudTrail: "AWS_ENDPOINT_URL_CLOUDTRAIL"
        }
    }

    /// How errors are written.
    var errorFormat: AWSErrorFormat {
        switch self {
        case .sts, .iam, .s3, .s3Control, .cloudWatch, .ec2: .xml
        case .lambda, .eventBridge, .kms, .cloudTrail: .json
        }
    }
}

/// One API operation, as declared by its call group.
package struct AWSOperation: Sendable, Hashable {
    package var service: AWSServiceName
    /// As AWS writes it: `ListObjectsV2`.
    package var name: String
    /// The IAM action that allows it: `s3:ListBucket`; nil where no permission is needed.
    package var action: String?
    package var method: HTTPRequest.Method

    /// Names one for another target: `AWSOperation(LambdaOperation.getPolicy)`.
    package init(_ operation: some ServiceOperation) {
        service = type(of: operation).service
        name = operation.rawValue
        action = operation.action
        method = operation.method
    }

    /// Every operation that this module can send. All of them only read.
    package static let all: [AWSOperation] =
        STSOperation.allCases.map(AWSOperation.init) + S3Operation.allCases.map(AWSOperation.init)
        + LambdaOperation.allCases.map(AWSOperation.init) + EventBridgeOperation.allCases.map(AWSOperation.init)
        + IAMOperation.allCases.map(AWSOperation.init) + S3ControlOperation.allCases.map(AWSOperation.init)
        + KMSOperation.allCases.map(AWSOperation.init) + CloudWatchOperation.allCases.map(AWSOperation.init)
        + EC2Operation.allCases.map(AWSOperation.init) + CloudTrailOperation.allCases.map(AWSOperation.init)
}

/// The operations of one service. An enumeration, so that none can be sent that `AWSOperation.all` lacks.
package protocol ServiceOperation: RawRepresentable<String>, CaseIterable, Sendable {
    static var service: AWSServiceName { get }
    var action: String? { get }
    var method: HTTPRequest.Method { get }
}

extension ServiceOperation {
    /// Most actions are named after their operation.
    package var action: String? { "\(Self.service.actionPrefix):\(rawValue)" }
}
