import Facts

/// What the examples of the hygiene's rules are made of.
extension ExampleFacts {
    static let account = "111122223333"

    /// A bucket with the settings that `change` makes; without it the bucket has none at all.
    static func settled(
        _ origin: Origin = .aws, name: String = bucketName, region: String? = "us-east-1", bucket: S3Bucket? = nil,
        _ change: (inout S3BucketSettings) -> Void = { _ in }
    ) -> CollectedResource {
        var settings = S3BucketSettings(bucket: name)
        change(&settings)
        return CollectedResource(
            Resource(
                origin: origin, type: "aws_s3_bucket", arn: origin == .config ? nil : ARN.bucket(name),
                address: origin == .aws ? nil : "aws_s3_bucket.raw", name: name,
                account: origin == .config ? nil : account, region: region),
            [.s3Bucket(bucket ?? S3Bucket(name: name)), .s3BucketSettings(settings)])
    }

    /// A function as `change` makes it, with settings where the example needs some.
    static func configured(
        _ origin: Origin = .aws, settings: LambdaFunctionSettings? = nil,
        _ change: (inout LambdaFunction) -> Void = { _ in }
    ) -> CollectedResource {
        var function = LambdaFunction(name: "processing", arn: origin == .config ? writtenFunctionARN : functionARN)
        change(&function)
        return CollectedResource(
            Resource(
                origin: origin, type: "aws_lambda_function", arn: origin == .config ? nil : functionARN,
                address: origin == .aws ? nil : "aws_lambda_function.processing", name: "processing",
                account: origin == .config ? nil : account, region: "us-east-1"),
            [.lambdaFunction(function)] + (settings.map { [.lambdaFunctionSettings($0)] } ?? []))
    }

    static func urls(_ configs: Fact<String>) -> LambdaFunctionSettings {
        LambdaFunctionSettings(function: functionARN, urlConfigs: configs)
    }

    static func bus(_ policy: Fact<String>, origin: Origin = .aws) -> CollectedResource {
        let arn = "arn:aws:events:us-east-1:111122223333:event-bus/default"
        return CollectedResource(
            Resource(
                origin: origin, type: "aws_cloudwatch_event_bus", arn: arn,
                address: origin == .aws ? nil : "aws_cloudwatch_event_bus.this", name: "default", account: account,
                region: "us-east-1"), [.eventBus(EventBus(name: "default", arn: arn, policy: policy))])
    }

    /// A policy document of one Allow statement.
    ///
    /// - Parameters:
    ///   - principal: JSON.
    ///   - condition: JSON; nil for none.
    static func allowing(
        _ principal: String, _ action: String, condition: String? = nil
    ) -> Fact<String> {
        .present(
            #"{"Statement":[{"Effect":"Allow","Principal":\#(principal),"Action":"\#(action)","Resource":"*""#
                + (condition.map { #","Condition":\#($0)"# } ?? "") + "}]}")
    }

    static let roleOfOtherAccount = #"{"AWS":"arn:aws:iam::444455556666:role/partner"}"#
    static let roleOfOwnAccount = #"{"AWS":["arn:aws:iam::111122223333:role/own"]}"#

    static let blocked = Fact.present(
        #"{"BlockPublicAcls":true,"BlockPublicPolicy":true,"IgnorePublicAcls":true,"RestrictPublicBuckets":true}"#)
    static let unblocked = Fact.present(
        #"{"BlockPublicAcls":true,"BlockPublicPolicy":true,"IgnorePublicAcls":false,"RestrictPublicBuckets":false}"#)

    static func accountBlock(_ block: Fact<String>) -> AccountSetting {
        AccountSetting(name: "s3:public_access_block", value: block)
    }

    static let accountResource = CollectedResource(
        Resource(
            origin: .aws, type: "aws_account", arn: "arn:aws:iam::111122223333:root", name: account, account: account))

    static let everyonesGrant = ACLGrant(
        granteeType: "Group", grantee: "http://acs.amazonaws.com/groups/global/AllUsers", permission: "READ",
        isOwner: false)
}
