import Facts
import Testing

@testable import AWSClient

extension CallGroupCase {
    private static let account = "123456789012"

    private static func list(_ root: String, _ list: String, _ points: String, token: String = "") -> HTTPResponse {
        HTTPResponse(
            200,
            """
            <\(root) xmlns="http://awss3control.amazonaws.com/doc/2018-08-20/"><\(list)>\(points)</\(list)>\(token)</\(root)>
            """)
    }

    private static func point(_ name: String) -> String {
        """
        <AccessPoint><Name>\(name)</Name><NetworkOrigin>Internet</NetworkOrigin><Bucket>raw</Bucket>
        <AccessPointArn>arn:\(name)</AccessPointArn></AccessPoint>
        """
    }

    private static let block = """
        <BlockPublicAcls>true</BlockPublicAcls><IgnorePublicAcls>true</IgnorePublicAcls>
        <BlockPublicPolicy>false</BlockPublicPolicy><RestrictPublicBuckets>true</RestrictPublicBuckets>
        """
    private static let blockJSON =
        #"{"BlockPublicAcls":true,"BlockPublicPolicy":false,"IgnorePublicAcls":true,"RestrictPublicBuckets":true}"#

    static let accessPoints = [
        CallGroupCase(
            operation: AWSOperation(S3ControlOperation.listAccessPoints),
            pages: [
                list(
                    "ListAccessPointsResult", "AccessPointList", point("a") + point("b"),
                    token: "<NextToken>t+/</NextToken>"),
                list("ListAccessPointsResult", "AccessPointList", point("c")),
            ],
            expected: ["a arn:a raw", "b arn:b raw", "c arn:c raw"],
            none: list("ListAccessPointsResponse", "AccessPointList", "")
        ) { client throws(AWSError) in
            try await client.s3Control().accessPoints(account: account).all().map {
                "\($0.name) \($0.arn) \($0.bucket)"
            }
        },
        CallGroupCase(
            operation: AWSOperation(S3ControlOperation.getAccessPoint),
            pages: [
                HTTPResponse(
                    200,
                    """
                    <GetAccessPointResult><Name>a</Name><Bucket>raw</Bucket><PublicAccessBlockConfiguration>\(block)
                    </PublicAccessBlockConfiguration></GetAccessPointResult>
                    """)
            ],
            expected: [blockJSON],
            none: HTTPResponse(200, "<GetAccessPointResult><Name>a</Name></GetAccessPointResult>")
        ) { client throws(AWSError) in
            try await client.s3Control().publicAccessBlock(ofAccessPoint: "a", account: account).value.map { [$0] }
                ?? []
        },
        CallGroupCase(
            operation: AWSOperation(S3ControlOperation.listMultiRegionAccessPoints),
            pages: [
                list(
                    "ListMultiRegionAccessPointsResult", "AccessPoints",
                    """
                    <AccessPoint><Name>m</Name><Alias>m.mrap</Alias><PublicAccessBlock>\(block)</PublicAccessBlock>
                    <Regions><Region><Bucket>raw</Bucket><Region>us-east-1</Region></Region><Region><Bucket>copy</Bucket>
                    <Region>eu-west-1</Region></Region></Regions></AccessPoint>
                    """, token: "<NextToken>t</NextToken>"),
                list("ListMultiRegionAccessPointsResult", "AccessPoints", ""),
            ],
            expected: ["m m.mrap raw copy \(blockJSON)"],
            none: list("ListMultiRegionAccessPointsResponse", "AccessPoints", "")
        ) { client throws(AWSError) in
            try await client.s3Control().multiRegionAccessPoints(account: account).all().map {
                "\($0.name) \($0.alias) \($0.buckets.joined(separator: " ")) \($0.publicAccessBlock.value ?? "none")"
            }
        },
    ]
}
