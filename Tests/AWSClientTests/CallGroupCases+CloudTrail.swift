import Facts
import Testing

@testable import AWSClient

extension CallGroupCase {
    static let cloudTrail = [
        CallGroupCase(
            operation: AWSOperation(CloudTrailOperation.describeTrails),
            pages: [
                HTTPResponse(
                    200,
                    """
                    {"trailList": [{"Name": "t", "TrailARN": "arn:t", "HomeRegion": "eu-west-1", "S3BucketName": "b",
                    "IsMultiRegionTrail": true}]}
                    """)
            ],
            expected: ["t arn:t eu-west-1"], none: HTTPResponse(200, #"{"trailList": []}"#)
        ) { client throws(AWSError) in
            try await client.cloudTrail().trails().map { "\($0.name) \($0.arn) \($0.homeRegion)" }
        },
        CallGroupCase(
            operation: AWSOperation(CloudTrailOperation.getEventSelectors),
            pages: [
                HTTPResponse(
                    200,
                    """
                    {"TrailARN": "arn:t", "EventSelectors": [{"ReadWriteType": "All", "IncludeManagementEvents": true,
                    "DataResources": [{"Type": "AWS::Lambda::Function", "Values": ["arn:aws:lambda"]}]}],
                    "AdvancedEventSelectors": [{"Name": "n", "FieldSelectors": [{"Field": "resources.type",
                    "Equals": ["AWS::Lambda::Function"]}]}]}
                    """)
            ],
            expected: [
                #"{"AdvancedEventSelectors":[{"FieldSelectors":[{"Equals":["AWS::Lambda::Function"],"#
                    + #""Field":"resources.type"}],"Name":"n"}],"EventSelectors":[{"DataResources":[{"#
                    + #""Type":"AWS::Lambda::Function","Values":["arn:aws:lambda"]}],"ReadWriteType":"All"}]}"#
            ]
        ) { client throws(AWSError) in [try await client.cloudTrail().eventSelectors(ofTrail: "arn:t")] },
    ]
}
