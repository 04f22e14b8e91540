import Facts
import Testing

@testable import AWSClient

@Suite struct EndpointsTests {
    @Test(arguments: [
        (AWSServiceName.s3, "eu-west-1", "s3.eu-west-1.amazonaws.com", "eu-west-1"),
        (.lambda, "us-gov-west-1", "lambda.us-gov-west-1.amazonaws.com", "us-gov-west-1"),
        (.eventBridge, "cn-north-1", "events.cn-north-1.amazonaws.com.cn", "cn-north-1"),
        (.sts, "ap-south-1", "sts.ap-south-1.amazonaws.com", "ap-south-1"),
        (.s3Control, "eu-west-1", "s3-control.eu-west-1.amazonaws.com", "eu-west-1"),
        (.kms, "eu-west-1", "kms.eu-west-1.amazonaws.com", "eu-west-1"),
        (.cloudWatch, "eu-west-1", "monitoring.eu-west-1.amazonaws.com", "eu-west-1"),
        (.iam, "eu-west-1", "iam.amazonaws.com", "us-east-1"),
        (.iam, "us-gov-east-1", "iam.us-gov.amazonaws.com", "us-gov-west-1"),
        (.iam, "cn-northwest-1", "iam.cn-north-1.amazonaws.com.cn", "cn-north-1"),
    ])
    func hostsOfAWS(_ service: AWSServiceName, _ region: AWSRegion, _ host: String, _ signingRegion: String) throws {
        let endpoint = try Endpoints().endpoint(of: service, region: region)
        #expect(endpoint == Endpoint(scheme: "https", host: host, basePath: "", signingRegion: signingRegion))
    }

    @Test func serviceVariableGoesBeforeTheGeneralOne() throws {
        let endpoints = try Endpoints(variables: [
            "AWS_ENDPOINT_URL": "http://127.0.0.1:5000/",
            "AWS_ENDPOINT_URL_EVENTBRIDGE": "https://e.example:443/base/x/",
        ])
        #expect(
            endpoints.endpoint(of: .lambda, region: "eu-west-1")
                == Endpoint(scheme: "http", host: "127.0.0.1:5000", basePath: "", signingRegion: "eu-west-1"))
        #expect(
            endpoints.endpoint(of: .eventBridge, region: "eu-west-1")
                == Endpoint(scheme: "https", host: "e.example", basePath: "/base/x", signingRegion: "eu-west-1"))
        #expect(endpoints.endpoint(of: .iam, region: "eu-west-1").signingRegion == "us-east-1")
    }

    @Test func customEndpointsCanBeIgnored() throws {
        let endpoints = try Endpoints(variables: [
            "AWS_ENDPOINT_URL": "http://127.0.0.1:5000", "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS": "true",
        ])
        #expect(endpoints.endpoint(of: .lambda, region: "eu-west-1").host == "lambda.eu-west-1.amazonaws.com")
    }

    @Test(arguments: [
        "localhost:5000", "ftp://h", "http://", "http://a b", "http://h?x", "http://u@h", "http://:80", "x",
    ])
    func otherValuesAreErrors(_ value: String) {
        #expect(throws: EndpointError.notURL(variable: "AWS_ENDPOINT_URL_S3", value: value)) {
            try Endpoints(variables: ["AWS_ENDPOINT_URL_S3": value])
        }
    }

    @Test func bucketsAreVirtualHostsWhereTheirNamesAllow() throws {
        let endpoints = try Endpoints()
        let plain = endpoints.endpoint(ofBucket: "my-bucket", region: "eu-west-1")
        #expect(plain.host == "my-bucket.s3.eu-west-1.amazonaws.com")
        #expect(plain.basePath.isEmpty)
        for name: BucketName in ["my.bucket", "My-Bucket", "my_bucket", "-bucket", "bucket-"] {
            let endpoint = endpoints.endpoint(ofBucket: name, region: "eu-west-1")
            #expect(endpoint.host == "s3.eu-west-1.amazonaws.com")
            #expect(endpoint.basePath == "/\(name.text)")
        }
    }

    @Test func bucketsAtACustomEndpointArePaths() throws {
        let endpoints = try Endpoints(variables: ["AWS_ENDPOINT_URL_S3": "http://127.0.0.1:5000/s3"])
        let endpoint = endpoints.endpoint(ofBucket: "my-bucket", region: "eu-west-1")
        #expect(endpoint.host == "127.0.0.1:5000")
        #expect(endpoint.basePath == "/s3/my-bucket")
    }
}
