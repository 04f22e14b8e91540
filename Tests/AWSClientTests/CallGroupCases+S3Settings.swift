import Facts
import Testing

@testable import AWSClient

extension CallGroupCase {
    private typealias Reading = @Sendable (S3Calls) async throws(AWSError) -> Fact<String>

    /// - Parameter none: the error code that says that there is none, or the document that does.
    private static func setting(
        _ operation: S3Operation, _ body: String, _ expected: String, none: String, _ read: @escaping Reading
    ) -> CallGroupCase {
        let none =
            none.hasPrefix("<")
            ? HTTPResponse(200, none) : HTTPResponse(404, "<Error><Code>\(none)</Code><Message>m</Message></Error>")
        return CallGroupCase(
            operation: AWSOperation(operation), pages: [HTTPResponse(200, body)], expected: [expected], none: none
        ) { client throws(AWSError) in try await read(client.s3()).value.map { [$0] } ?? [] }
    }

    private static let publicAccessBlock = """
        <PublicAccessBlockConfiguration xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><BlockPublicAcls>true</BlockPublicAcls>
        <IgnorePublicAcls>false</IgnorePublicAcls><BlockPublicPolicy>true</BlockPublicPolicy>
        <RestrictPublicBuckets>false</RestrictPublicBuckets></PublicAccessBlockConfiguration>
        """
    private static let publicAccessBlockJSON =
        #"{"BlockPublicAcls":true,"BlockPublicPolicy":true,"IgnorePublicAcls":false,"RestrictPublicBuckets":false}"#

    static let s3Settings = [
        setting(
            .getBucketPolicy, #"{"Version": "2012-10-17", "Statement": [{"Effect": "Deny", "Sid": "ü"}]}"#,
            #"{"Version": "2012-10-17", "Statement": [{"Effect": "Deny", "Sid": "ü"}]}"#, none: "NoSuchBucketPolicy"
        ) { s3 throws(AWSError) in try await s3.policy(ofBucket: "bucket") },
        setting(
            .getPublicAccessBlock, publicAccessBlock, publicAccessBlockJSON,
            none: "NoSuchPublicAccessBlockConfiguration"
        ) { s3 throws(AWSError) in try await s3.publicAccessBlock(ofBucket: "bucket") },
        setting(
            .getBucketEncryption,
            """
            <ServerSideEncryptionConfiguration><Rule><ApplyServerSideEncryptionByDefault>
            <SSEAlgorithm>aws:kms</SSEAlgorithm><KMSMasterKeyID>alias/k</KMSMasterKeyID>
            </ApplyServerSideEncryptionByDefault><BucketKeyEnabled>true</BucketKeyEnabled><BlockedEncryptionTypes>
            <EncryptionType>SSE-C</EncryptionType></BlockedEncryptionTypes></Rule></ServerSideEncryptionConfiguration>
            """,
            #"[{"ApplyServerSideEncryptionByDefault":{"KMSMasterKeyID":"alias/k","SSEAlgorithm":"aws:kms"},"#
                + #""BlockedEncryptionTypes":{"EncryptionType":["SSE-C"]},"BucketKeyEnabled":true}]"#,
            none: "ServerSideEncryptionConfigurationNotFoundError"
        ) { s3 throws(AWSError) in try await s3.encryption(ofBucket: "bucket") },
        setting(
            .getBucketVersioning,
            "<VersioningConfiguration><Status>Enabled</Status><MfaDelete>Disabled</MfaDelete></VersioningConfiguration>",
            #"{"MFADelete":"Disabled","Status":"Enabled"}"#, none: "<VersioningConfiguration/>"
        ) { s3 throws(AWSError) in try await s3.versioning(ofBucket: "bucket") },
        setting(
            .getBucketLogging,
            """
            <BucketLoggingStatus><LoggingEnabled><TargetBucket>logs</TargetBucket><TargetGrants><Grant>
            <Grantee xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="CanonicalUser"><ID>i</ID></Grantee>
            <Permission>READ</Permission></Grant></TargetGrants><TargetPrefix></TargetPrefix><TargetObjectKeyFormat>
            <SimplePrefix/></TargetObjectKeyFormat></LoggingEnabled></BucketLoggingStatus>
            """,
            #"{"TargetBucket":"logs","TargetGrants":[{"Grantee":{"ID":"i","Type":"CanonicalUser"},"#
                + #""Permission":"READ"}],"TargetObjectKeyFormat":{"SimplePrefix":{}},"TargetPrefix":""}"#,
            none: #"<BucketLoggingStatus xmlns="http://doc.s3.amazonaws.com/2006-03-01"/>"#
        ) { s3 throws(AWSError) in try await s3.logging(ofBucket: "bucket") },
        setting(
            .getBucketLifecycleConfiguration,
            """
            <LifecycleConfiguration><Rule><ID>1</ID><Filter><And><Prefix>raw/</Prefix><Tag><Key>k</Key><Value>v</Value></Tag>
            <Tag><Key>l</Key><Value/></Tag><ObjectSizeGreaterThan>5000000000</ObjectSizeGreaterThan></And></Filter>
            <Status>Enabled</Status><Transition><Days>30</Days><StorageClass>GLACIER</StorageClass></Transition>
            <Transition><Date>2027-01-01T00:00:00.000Z</Date><StorageClass>DEEP_ARCHIVE</StorageClass></Transition></Rule>
            <Rule><ID>b</ID><Filter/><Status>Disabled</Status><NoncurrentVersionTransition><NoncurrentDays>9</NoncurrentDays>
            <StorageClass>GLACIER</StorageClass></NoncurrentVersionTransition><Expiration>
            <ExpiredObjectDeleteMarker>true</ExpiredObjectDeleteMarker></Expiration></Rule></LifecycleConfiguration>
            """,
            #"[{"Filter":{"And":{"ObjectSizeGreaterThan":5000000000,"Prefix":"raw/","#
                + #""Tags":[{"Key":"k","Value":"v"},{"Key":"l","Value":""}]}},"ID":"1","Status":"Enabled","Transitions":["#
                + #"{"Days":30,"StorageClass":"GLACIER"},"#
                + #"{"Date":"2027-01-01T00:00:00+00:00","StorageClass":"DEEP_ARCHIVE"}]},"#
                + #"{"Expiration":{"ExpiredObjectDeleteMarker":true},"Filter":{},"ID":"b","#
                + #""NoncurrentVersionTransitions":[{"NoncurrentDays":9,"StorageClass":"GLACIER"}],"Status":"Disabled"}]"#,
            none: "NoSuchLifecycleConfiguration"
        ) { s3 throws(AWSError) in try await s3.lifecycle(ofBucket: "bucket") },
        setting(
            .getObjectLockConfiguration,
            """
            <ObjectLockConfiguration><ObjectLockEnabled>Enabled</ObjectLockEnabled><Rule><DefaultRetention>
            <Mode>GOVERNANCE</Mode><Days>3</Days></DefaultRetention></Rule></ObjectLockConfiguration>
            """, #"{"ObjectLockEnabled":"Enabled","Rule":{"DefaultRetention":{"Days":3,"Mode":"GOVERNANCE"}}}"#,
            none: "ObjectLockConfigurationNotFoundError"
        ) { s3 throws(AWSError) in try await s3.objectLock(ofBucket: "bucket") },
        setting(
            .getBucketReplication,
            """
            <ReplicationConfiguration><Role>arn:r</Role><Rule><ID>i</ID><Priority>1</Priority><Filter><Tag><Key>k</Key>
            <Value>v</Value></Tag></Filter><Status>Enabled</Status><Destination><Bucket>arn:b</Bucket><ReplicationTime>
            <Status>Enabled</Status><Time><Minutes>15</Minutes></Time></ReplicationTime></Destination></Rule>
            </ReplicationConfiguration>
            """,
            #"{"Role":"arn:r","Rules":[{"Destination":{"Bucket":"arn:b","#
                + #""ReplicationTime":{"Status":"Enabled","Time":{"Minutes":15}}},"#
                + #""Filter":{"Tag":{"Key":"k","Value":"v"}},"ID":"i","Priority":1,"Status":"Enabled"}]}"#,
            none: "ReplicationConfigurationNotFoundError"
        ) { s3 throws(AWSError) in try await s3.replication(ofBucket: "bucket") },
        setting(
            .getBucketTagging,
            """
            <Tagging><TagSet><Tag><Key>größe</Key><Value>日本 &lt;&amp;&gt;</Value></Tag><Tag><Key>e</Key><Value/></Tag>
            </TagSet></Tagging>
            """, #"{"e":"","größe":"日本 <&>"}"#, none: "NoSuchTagSet"
        ) { s3 throws(AWSError) in try await s3.tags(ofBucket: "bucket") },
        CallGroupCase(
            operation: AWSOperation(S3ControlOperation.getPublicAccessBlock),
            pages: [HTTPResponse(200, publicAccessBlock)], expected: [publicAccessBlockJSON],
            none: HTTPResponse(
                404,
                """
                <ErrorResponse><Error><Code>NoSuchPublicAccessBlockConfiguration</Code><Message>m</Message></Error>
                </ErrorResponse>
                """)
        ) { client throws(AWSError) in
            try await client.s3Control().publicAccessBlock(account: "123456789012").value.map { [$0] } ?? []
        },
    ]
}
