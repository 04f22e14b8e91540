import Facts
import Testing

@testable import AWSClient

/// What the calls for settings ask, and where "none" ends and an error begins.
@Suite struct SettingsCallsTests {
    // MARK: S3

    @Test func missingBucketIsNoAnswerAboutItsSettings() async throws {
        let gone = HTTPResponse(404, "<Error><Code>NoSuchBucket</Code><Message>m</Message></Error>")
        let s3 = try AWSClient.scripted(ScriptedTransport(gone)).s3()
        let policy = await Fact.reading { () throws(AWSError) in try await s3.policy(ofBucket: "bucket") }
        #expect(policy.unread?.code == "NoSuchBucket")
        let versioning = await Fact.reading { () throws(AWSError) in try await s3.versioning(ofBucket: "bucket") }
        #expect(versioning.unread?.code == "NoSuchBucket")
    }

    @Test func subresourcesAreAskedForByName() async throws {
        let transport = ScriptedTransport(HTTPResponse(403, "<Error><Code>AccessDenied</Code></Error>"))
        let s3 = try AWSClient.scripted(transport).s3()
        let bucket = "bucket"
        _ = try? await s3.policy(ofBucket: bucket)
        _ = try? await s3.publicAccessBlock(ofBucket: bucket)
        _ = try? await s3.encryption(ofBucket: bucket)
        _ = try? await s3.versioning(ofBucket: bucket)
        _ = try? await s3.logging(ofBucket: bucket)
        _ = try? await s3.lifecycle(ofBucket: bucket)
        _ = try? await s3.objectLock(ofBucket: bucket)
        _ = try? await s3.replication(ofBucket: bucket)
        _ = try? await s3.tags(ofBucket: bucket)
        let names = [
            "policy", "publicAccessBlock", "encryption", "versioning", "logging", "lifecycle", "object-lock",
            "replication", "tagging",
        ]
        #expect(
            transport.requests.map(\.url) == names.map { "https://bucket.s3.us-east-1.amazonaws.com/?\($0)" })
    }

    @Test(arguments: [
        "<PublicAccessBlockConfiguration><BlockPublicAcls>true</BlockPublicAcls></PublicAccessBlockConfiguration>",
        "<PublicAccessBlockConfiguration/>",
    ])
    func publicAccessBlockHasAllFourSwitches(_ body: String) async throws {
        let s3 = try AWSClient.scripted(ScriptedTransport(HTTPResponse(200, body))).s3()
        let fact = await Fact.reading { () throws(AWSError) in try await s3.publicAccessBlock(ofBucket: "bucket") }
        #expect(fact.unread?.code == AWSError.Code.malformed)
    }

    // MARK: S3 Control

    @Test func accountStandsBeforeTheHostOfAWSOnly() async throws {
        let none = HTTPResponse(
            404, "<ErrorResponse><Error><Code>NoSuchPublicAccessBlockConfiguration</Code></Error></ErrorResponse>")
        let transport = ScriptedTransport(none)
        for variables in [[:], ["AWS_ENDPOINT_URL": "http://127.0.0.1:5000"]] {
            let client = try AWSClient.scripted(transport, variables: variables)
            #expect(
                try await client.s3Control(region: "eu-west-1").publicAccessBlock(account: "123456789012") == .absent)
        }
        let path = "/v20180820/configuration/publicAccessBlock"
        #expect(
            transport.requests.map(\.url) == [
                "https://123456789012.s3-control.eu-west-1.amazonaws.com\(path)", "http://127.0.0.1:5000\(path)",
            ])
        let request = try #require(transport.requests.first)
        #expect(request.header("x-amz-account-id") == "123456789012")
        #expect(request.header("Authorization")?.contains("/eu-west-1/s3/") == true)
        #expect(request.header("Authorization")?.contains("x-amz-account-id") == true)
    }

    @Test(arguments: ["", "12345678901", "evil.example/", "12345678901٣"])
    func textThatIsNoAccountIsNotSent(_ account: String) async throws {
        let transport = ScriptedTransport(HTTPResponse(200, ""))
        let control = try AWSClient.scripted(transport).s3Control()
        let fact = await Fact.reading { () throws(AWSError) in try await control.publicAccessBlock(account: account) }
        #expect(fact.unread?.code == AWSError.Code.invalidAccount)
        #expect(transport.requests.isEmpty)
    }

    // MARK: Lambda

    @Test func attributesHaveTerraformsShapeAndNoEnvironment() async throws {
        let transport = ScriptedTransport(
            HTTPResponse(
                200,
                """
                {"Functions": [{"FunctionName": "f", "FunctionArn": "arn:f", "Runtime": "python3.12", "MemorySize": 128,
                "Description": "", "PackageType": "Zip", "KMSKeyArn": "arn:k", "Architectures": ["arm64"],
                "VpcConfig": {"SubnetIds": ["s"], "SecurityGroupIds": ["g"], "VpcId": "v", "Ipv6AllowedForDualStack": false},
                "DeadLetterConfig": {"TargetArn": "arn:q"}, "TracingConfig": {"Mode": "Active"},
                "LoggingConfig": {"LogFormat": "Text", "LogGroup": "/orders/load"}, "Layers": [{"Arn": "arn:l"}],
                "EphemeralStorage": {"Size": 512}, "Environment": {"Variables": {"A": "secret"}}},
                {"FunctionName": "g", "FunctionArn": "arn:g", "VpcConfig": {"SubnetIds": [], "VpcId": ""}}]}
                """))
        let functions = try await AWSClient.scripted(transport).lambda().functions().all()
        #expect(
            functions.map { JSONValue.object($0.attributes).canonicalText } == [
                #"{"architectures":["arm64"],"dead_letter_config":[{"target_arn":"arn:q"}],"#
                    + #""ephemeral_storage":[{"size":512}],"function_name":"f","kms_key_arn":"arn:k","layers":["arn:l"],"#
                    + #""memory_size":128,"package_type":"Zip","runtime":"python3.12","#
                    + #""tracing_config":[{"mode":"Active"}],"#
                    + #""vpc_config":[{"security_group_ids":["g"],"subnet_ids":["s"],"vpc_id":"v"}]}"#,
                #"{"function_name":"g"}"#,
            ])
        #expect(functions.map(\.function.logGroup) == ["/orders/load", nil])
        #expect(transport.requests.first?.url.hasSuffix("/2015-03-31/functions/?MaxItems=50") == true)
    }

    @Test func versionsAreAskedForInOneList() async throws {
        let transport = ScriptedTransport(HTTPResponse(200, #"{"Functions": []}"#))
        _ = try await AWSClient.scripted(transport).lambda().versions().starting(at: "m").all()
        #expect(
            transport.requests.first?.url.hasSuffix("/functions/?FunctionVersion=ALL&Marker=m&MaxItems=50") == true)
    }

    @Test func qualifiersHavePoliciesOfTheirOwn() async throws {
        let transport = ScriptedTransport(HTTPResponse(200, #"{"Policy": "{}"}"#))
        _ = try await AWSClient.scripted(transport).lambda().policy(ofFunction: "f", qualifier: "prod")
        #expect(transport.requests.first?.url.hasSuffix("/2015-03-31/functions/f/policy?Qualifier=prod") == true)
    }

    // MARK: EventBridge, KMS, IAM

    @Test func endpointsHaveAnotherNameForThePageSize() async throws {
        let transport = ScriptedTransport(HTTPResponse(200, #"{"Endpoints": []}"#))
        _ = try await AWSClient.scripted(transport).eventBridge().endpoints().starting(at: "t").all()
        let request = try #require(transport.requests.first)
        #expect(String(decoding: request.body, as: UTF8.self) == #"{"MaxResults":100,"NextToken":"t"}"#)
    }

    @Test func kmsIsAskedInJSON() async throws {
        let transport = ScriptedTransport(HTTPResponse(200, #"{"Policy": "{}"}"#))
        _ = try await AWSClient.scripted(transport).kms(region: "eu-west-1").policy(ofKey: "arn:k/1")
        let request = try #require(transport.requests.first)
        #expect(request.url == "https://kms.eu-west-1.amazonaws.com/")
        #expect(request.header("X-Amz-Target") == "TrentService.GetKeyPolicy")
        #expect(String(decoding: request.body, as: UTF8.self) == #"{"KeyId":"arn:k/1","PolicyName":"default"}"#)
    }

    @Test func authorizationDetailsAreFilteredAndPaged() async throws {
        let transport = ScriptedTransport(HTTPResponse(403, "<ErrorResponse/>"))
        let iam = try AWSClient.scripted(transport).iam()
        _ = try? await iam.roleDetails(pageSize: 7).all()
        _ = try? await iam.localPolicies().all()
        let action = "Action=GetAccountAuthorizationDetails&Version=2010-05-08&Filter.member.1"
        #expect(
            transport.requests.map { String(decoding: $0.body, as: UTF8.self) } == [
                "\(action)=Role&MaxItems=7", "\(action)=LocalManagedPolicy&MaxItems=300",
            ])
    }

    @Test(arguments: ["false", ""])
    func policyWithoutItsDocumentIsMalformed(_ isDefault: String) {
        let body = """
            <GetAccountAuthorizationDetailsResponse><GetAccountAuthorizationDetailsResult><Policies><member><Arn>arn:p</Arn>
            <DefaultVersionId>v2</DefaultVersionId><PolicyVersionList><member><Document>%7B%7D</Document>
            <VersionId>v1</VersionId><IsDefaultVersion>\(isDefault)</IsDefaultVersion></member></PolicyVersionList></member>
            </Policies><IsTruncated>false</IsTruncated></GetAccountAuthorizationDetailsResult>
            </GetAccountAuthorizationDetailsResponse>
            """
        #expect(throws: MalformedAnswer.self) { try IAMAnswers.localPolicies(Array(body.utf8)) }
    }
}
