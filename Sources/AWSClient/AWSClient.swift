/// The call groups of one session.
///
///     let client = AWSClient(session)
///     let identity = try await client.sts().callerIdentity()
///     for try await page in client.lambda(region: "eu-west-1").functions() { … }
package struct AWSClient: Sendable {
    package let session: AWSSession

    package init(_ session: AWSSession) {
        self.session = session
    }

    /// - Parameter region: nil takes the session's own, here and below.
    package func sts(region: String? = nil) -> STSCalls { STSCalls(service: AWSService(session, region: region)) }

    /// S3; a call on a bucket of another region finds its way there.
    package func s3(region: String? = nil) -> S3Calls { S3Calls(service: AWSService(session, region: region)) }

    package func lambda(region: String? = nil) -> LambdaCalls {
        LambdaCalls(service: AWSService(session, region: region))
    }

    package func eventBridge(region: String? = nil) -> EventBridgeCalls {
        EventBridgeCalls(service: AWSService(session, region: region))
    }

    /// IAM, whose one endpoint serves all regions of the partition.
    package func iam() -> IAMCalls { IAMCalls(service: AWSService(session, region: nil)) }

    /// What S3 keeps for a whole account.
    package func s3Control(region: String? = nil) -> S3ControlCalls {
        S3ControlCalls(service: AWSService(session, region: region))
    }

    package func kms(region: String? = nil) -> KMSCalls { KMSCalls(service: AWSService(session, region: region)) }

    package func cloudWatch(region: String? = nil) -> CloudWatchCalls {
        CloudWatchCalls(service: AWSService(session, region: region))
    }

    package func ec2(region: String? = nil) -> EC2Calls { EC2Calls(service: AWSService(session, region: region)) }

    package func cloudTrail(region: String? = nil) -> CloudTrailCalls {
        CloudTrailCalls(service: AWSService(session, region: region))
    }

    package var statistics: CallStatistics { session.statistics }

    /// Closes the transport: pending calls fail, its thread and connections end.
    package func close() async { await session.transport.close() }
}
