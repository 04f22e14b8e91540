import Facts
import Testing

@testable import AWSClient

extension CallGroupCase {
    private static func subnets(_ items: String, token: String = "") -> HTTPResponse {
        HTTPResponse(
            200,
            """
            <DescribeSubnetsResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/"><requestId>r</requestId>\(token)
            <subnetSet>\(items)</subnetSet></DescribeSubnetsResponse>
            """)
    }

    static let ec2 = [
        CallGroupCase(
            operation: AWSOperation(EC2Operation.describeSubnets),
            pages: [
                subnets(
                    """
                    <item><subnetId>subnet-1</subnetId><availabilityZone>us-east-1a</availabilityZone><tagSet><item>
                    <key>subnetId</key><value>subnet-9</value></item></tagSet></item>
                    """, token: "<nextToken>t+/</nextToken>"),
                subnets("<item><availabilityZone>us-east-1b</availabilityZone><subnetId>subnet-2</subnetId></item>"),
            ],
            expected: ["subnet-1 us-east-1a", "subnet-2 us-east-1b"], none: subnets("")
        ) { client throws(AWSError) in
            try await client.ec2().subnets(["subnet-1", "subnet-2"]).all().map {
                "\($0.id) \($0.availabilityZone ?? "none")"
            }
        }
    ]
}
