import Facts
import Testing

@testable import AWSClient

extension CallGroupCase {
    static let all: [CallGroupCase] =
        sts + s3 + s3Settings + lambda + lambdaSettings + eventBridge + iam + iamAuthorization + kms + cloudWatch + ec2
        + cloudTrail + accessPoints

    static let sts = [
        CallGroupCase(
            operation: AWSOperation(STSOperation.getCallerIdentity),
            pages: [
                HTTPResponse(
                    200,
                    """
                    <GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
                    <GetCallerIdentityResult><Arn>arn:aws-us-gov:iam::123456789012:user/a</Arn><UserId>U</UserId>
                    <Account>123456789012</Account></GetCallerIdentityResult>
                    <ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></GetCallerIdentityResponse>
                    """)
            ], expected: ["123456789012 arn:aws-us-gov:iam::123456789012:user/a U aws-us-gov"]
        ) { client throws(AWSError) in
            let identity = try await client.sts().callerIdentity()
            return ["\(identity.account) \(identity.arn) \(identity.userID) \(identity.partition)"]
        }
    ]

    static let s3 = [
        CallGroupCase(
            operation: AWSOperation(S3Operation.listBuckets),
            pages: [
                HTTPResponse(
                    200,
                    """
                    <ListAllMyBucketsResult><Owner><ID>o</ID></Owner><Buckets><Bucket><Name>a</Name>
                    <CreationDate>1970-01-01T00:00:01.000Z</CreationDate><BucketRegion>eu-west-1</BucketRegion></Bucket>
                    <Bucket><Name>b</Name></Bucket></Buckets><ContinuationToken>t/1+=</ContinuationToken>
                    </ListAllMyBucketsResult>
                    """),
                HTTPResponse(
                    200,
                    "<ListAllMyBucketsResult><Buckets><Bucket><Name>c</Name></Bucket></Buckets></ListAllMyBucketsResult>"
                ),
            ], expected: ["a 1000 eu-west-1", "b nil nil", "c nil nil"],
            none: HTTPResponse(200, "<ListAllMyBucketsResult><Buckets/></ListAllMyBucketsResult>")
        ) { client throws(AWSError) in
            try await client.s3().buckets().all().map {
                "\($0.name) \($0.createdMS.map(String.init) ?? "nil") \($0.region ?? "nil")"
            }
        },
        CallGroupCase(
            operation: AWSOperation(S3Operation.getBucketLocation),
            pages: [HTTPResponse(200, "<LocationConstraint>eu-west-3</LocationConstraint>")], expected: ["eu-west-3"]
        ) { client throws(AWSError) in [try await client.s3().location(ofBucket: "bucket")] },
        CallGroupCase(
            operation: AWSOperation(S3Operation.getBucketNotificationConfiguration),
            pages: [
                HTTPResponse(
                    200,
                    """
                    <NotificationConfiguration><CloudFunctionConfiguration><Id>i</Id><CloudFunction>arn:f</CloudFunction>
                    <Event>s3:ObjectCreated:Put</Event><Event>s3:ObjectCreated:Copy</Event><Filter><S3Key>
                    <FilterRule><Name>Prefix</Name><Value>raw/</Value></FilterRule>
                    <FilterRule><Name>suffix</Name><Value>.json</Value></FilterRule></S3Key></Filter>
                    </CloudFunctionConfiguration><QueueConfiguration><Id>q</Id><Queue>arn:q</Queue>
                    <Event>s3:ObjectRemoved:*</Event></QueueConfiguration><TopicConfiguration><Id>t</Id>
                    <Topic>arn:t</Topic><Event>s3:TestEvent</Event></TopicConfiguration><EventBridgeConfiguration/>
                    </NotificationConfiguration>
                    """)
            ],
            expected: [
                "present", "i lambda arn:f s3:ObjectCreated:Put,s3:ObjectCreated:Copy raw/ .json",
                "q sqs arn:q s3:ObjectRemoved:*  ", "t sns arn:t s3:TestEvent  ",
            ]
        ) { client throws(AWSError) in
            let configuration = try await client.s3().notificationConfiguration(ofBucket: "bucket")
            return [configuration.isEventBridgeEnabled.value == true ? "present" : "off"]
                + configuration.entries.map {
                    "\($0.id) \($0.destination.rawValue) \($0.destinationARN) \($0.events.joined(separator: ",")) "
                        + "\($0.prefix) \($0.suffix)"
                }
        },
        CallGroupCase(
            operation: AWSOperation(S3Operation.getBucketACL),
            pages: [
                HTTPResponse(
                    200,
                    """
                    <AccessControlPolicy><Owner><ID>me</ID></Owner><AccessControlList>
                    <Grant><Grantee xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="CanonicalUser">
                    <ID>me</ID></Grantee><Permission>FULL_CONTROL</Permission></Grant>
                    <Grant><Grantee xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="Group">
                    <URI>http://all</URI></Grantee><Permission>READ</Permission></Grant>
                    </AccessControlList></AccessControlPolicy>
                    """)
            ], expected: ["CanonicalUser me FULL_CONTROL true", "Group http://all READ false"]
        ) { client throws(AWSError) in
            try await client.s3().acl(ofBucket: "bucket").map {
                "\($0.granteeType) \($0.grantee) \($0.permission) \($0.isOwner)"
            }
        },
        CallGroupCase(
            operation: AWSOperation(S3Operation.getBucketOwnershipControls),
            pages: [
                HTTPResponse(
                    200,
                    "<OwnershipControls><Rule><ObjectOwnership>BucketOwnerEnforced</ObjectOwnership></Rule></OwnershipControls>"
                )
            ], expected: ["BucketOwnerEnforced"],
            none: HTTPResponse(404, "<Error><Code>OwnershipControlsNotFoundError</Code><Message>m</Message></Error>")
        ) { client throws(AWSError) in
            try await client.s3().ownership(ofBucket: "bucket").value.map { [$0] } ?? []
        },
        CallGroupCase(
            operation: AWSOperation(S3Operation.listObjectsV2),
            pages: [
                HTTPResponse(
                    200,
                    """
                    <ListBucketResult><Name>bucket</Name><IsTruncated>true</IsTruncated><EncodingType>url</EncodingType>
                    <Contents><Key>raw/a+b%2Bc%25%C3%BC</Key><LastModified>1970-01-01T00:00:01.500Z</LastModified>
                    <ETag>&quot;e1&quot;</ETag><Size>5000000000</Size></Contents>
                    <NextContinuationToken>t+1</NextContinuationToken></ListBucketResult>
                    """),
                HTTPResponse(
                    200,
                    """
                    <ListBucketResult><IsTruncated>false</IsTruncated><Contents><Key>x+y%20</Key>
                    <LastModified>1970-01-01T00:00:02Z</LastModified><Size>0</Size></Contents></ListBucketResult>
                    """),
            ], expected: ["raw/a b+c%ü 5000000000 1500 e1", "x+y%20 0 2000 "],
            none: HTTPResponse(200, "<ListBucketResult><IsTruncated>false</IsTruncated></ListBucketResult>")
        ) { client throws(AWSError) in
            try await client.s3().objects(inBucket: "bucket").all().map {
                "\($0.key) \($0.sizeBytes) \($0.lastModifiedMS) \($0.etag)"
            }
        },
    ]
}
