import Facts
import Testing

@testable import AWSClient

/// The hosts as the endpoint rule sets of botocore 1.44.5 give them.
@Suite struct ServiceHostTests {
    /// Service and region, then the host plain, with FIPS, with dual stack, and with both; `-` is an error there.
    static let table = """
        sts eu-west-1
            sts.eu-west-1.amazonaws.com sts-fips.eu-west-1.amazonaws.com sts.eu-west-1.api.aws
            sts-fips.eu-west-1.api.aws
        sts us-gov-west-1
            sts.us-gov-west-1.amazonaws.com sts.us-gov-west-1.amazonaws.com sts.us-gov-west-1.api.aws
            sts-fips.us-gov-west-1.api.aws
        sts cn-north-1
            sts.cn-north-1.amazonaws.com.cn sts-fips.cn-north-1.amazonaws.com.cn
            sts.cn-north-1.api.amazonwebservices.com.cn sts-fips.cn-north-1.api.amazonwebservices.com.cn
        sts us-iso-east-1
            sts.us-iso-east-1.c2s.ic.gov sts-fips.us-iso-east-1.c2s.ic.gov sts.us-iso-east-1.api.aws.ic.gov
            sts-fips.us-iso-east-1.api.aws.ic.gov
        sts us-isob-east-1
            sts.us-isob-east-1.sc2s.sgov.gov sts-fips.us-isob-east-1.sc2s.sgov.gov sts.us-isob-east-1.api.aws.scloud
            sts-fips.us-isob-east-1.api.aws.scloud
        sts eusc-de-east-1
            sts.eusc-de-east-1.amazonaws.eu sts-fips.eusc-de-east-1.amazonaws.eu
            sts.eusc-de-east-1.api.amazonwebservices.eu sts-fips.eusc-de-east-1.api.amazonwebservices.eu
        s3 eu-west-1
            s3.eu-west-1.amazonaws.com s3-fips.eu-west-1.amazonaws.com s3.dualstack.eu-west-1.amazonaws.com
            s3-fips.dualstack.eu-west-1.amazonaws.com
        s3 us-gov-west-1
            s3.us-gov-west-1.amazonaws.com s3-fips.us-gov-west-1.amazonaws.com
            s3.dualstack.us-gov-west-1.amazonaws.com s3-fips.dualstack.us-gov-west-1.amazonaws.com
        s3 cn-north-1
            s3.cn-north-1.amazonaws.com.cn - s3.dualstack.cn-north-1.amazonaws.com.cn -
        s3 us-iso-east-1
            s3.us-iso-east-1.c2s.ic.gov s3-fips.us-iso-east-1.c2s.ic.gov s3.dualstack.us-iso-east-1.c2s.ic.gov
            s3-fips.dualstack.us-iso-east-1.c2s.ic.gov
        s3 us-isob-east-1
            s3.us-isob-east-1.sc2s.sgov.gov s3-fips.us-isob-east-1.sc2s.sgov.gov
            s3.dualstack.us-isob-east-1.sc2s.sgov.gov s3-fips.dualstack.us-isob-east-1.sc2s.sgov.gov
        s3 eusc-de-east-1
            s3.eusc-de-east-1.amazonaws.eu s3-fips.eusc-de-east-1.amazonaws.eu
            s3.dualstack.eusc-de-east-1.amazonaws.eu s3-fips.dualstack.eusc-de-east-1.amazonaws.eu
        lambda eu-west-1
            lambda.eu-west-1.amazonaws.com lambda-fips.eu-west-1.amazonaws.com lambda.eu-west-1.api.aws
            lambda-fips.eu-west-1.api.aws
        lambda us-gov-west-1
            lambda.us-gov-west-1.amazonaws.com lambda-fips.us-gov-west-1.amazonaws.com lambda.us-gov-west-1.api.aws
            lambda-fips.us-gov-west-1.api.aws
        lambda cn-north-1
            lambda.cn-north-1.amazonaws.com.cn lambda-fips.cn-north-1.amazonaws.com.cn
            lambda.cn-north-1.api.amazonwebservices.com.cn lambda-fips.cn-north-1.api.amazonwebservices.com.cn
        lambda us-iso-east-1
            lambda.us-iso-east-1.c2s.ic.gov lambda-fips.us-iso-east-1.c2s.ic.gov lambda.us-iso-east-1.api.aws.ic.gov
            lambda-fips.us-iso-east-1.api.aws.ic.gov
        lambda us-isob-east-1
            lambda.us-isob-east-1.sc2s.sgov.gov lambda-fips.us-isob-east-1.sc2s.sgov.gov
            lambda.us-isob-east-1.api.aws.scloud lambda-fips.us-isob-east-1.api.aws.scloud
        lambda eusc-de-east-1
            lambda.eusc-de-east-1.amazonaws.eu lambda-fips.eusc-de-east-1.amazonaws.eu
            lambda.eusc-de-east-1.api.amazonwebservices.eu lambda-fips.eusc-de-east-1.api.amazonwebservices.eu
        events eu-west-1
            events.eu-west-1.amazonaws.com events-fips.eu-west-1.amazonaws.com events.eu-west-1.api.aws
            events-fips.eu-west-1.api.aws
        events us-gov-west-1
            events.us-gov-west-1.amazonaws.com events.us-gov-west-1.amazonaws.com events.us-gov-west-1.api.aws
            events.us-gov-west-1.api.aws
        events cn-north-1
            events.cn-north-1.amazonaws.com.cn events-fips.cn-north-1.amazonaws.com.cn
            events.cn-north-1.api.amazonwebservices.com.cn events-fips.cn-north-1.api.amazonwebservices.com.cn
        events us-iso-east-1
            events.us-iso-east-1.c2s.ic.gov events-fips.us-iso-east-1.c2s.ic.gov events.us-iso-east-1.api.aws.ic.gov
            events-fips.us-iso-east-1.api.aws.ic.gov
        events us-isob-east-1
            events.us-isob-east-1.sc2s.sgov.gov events-fips.us-isob-east-1.sc2s.sgov.gov
            events.us-isob-east-1.api.aws.scloud events-fips.us-isob-east-1.api.aws.scloud
        events eusc-de-east-1
            events.eusc-de-east-1.amazonaws.eu events-fips.eusc-de-east-1.amazonaws.eu
            events.eusc-de-east-1.api.amazonwebservices.eu events-fips.eusc-de-east-1.api.amazonwebservices.eu
        iam eu-west-1
            iam.amazonaws.com iam-fips.amazonaws.com iam.global.api.aws iam-fips.global.api.aws
        iam us-gov-west-1
            iam.us-gov.amazonaws.com iam.us-gov.amazonaws.com iam.us-gov.api.aws iam.us-gov.api.aws
        iam cn-north-1
            iam.cn-north-1.amazonaws.com.cn iam-fips.amazonaws.com.cn iam.global.api.amazonwebservices.com.cn
            iam-fips.api.amazonwebservices.com.cn
        iam us-iso-east-1
            iam.us-iso-east-1.c2s.ic.gov iam-fips.us-iso-east-1.c2s.ic.gov iam.api.aws.ic.gov iam-fips.api.aws.ic.gov
        iam us-isob-east-1
            iam.us-isob-east-1.sc2s.sgov.gov iam-fips.us-isob-east-1.sc2s.sgov.gov iam.api.aws.scloud
            iam-fips.api.aws.scloud
        iam eusc-de-east-1
            iam.eusc-de-east-1.amazonaws.eu iam-fips.amazonaws.eu iam.global.api.amazonwebservices.eu
            iam-fips.api.amazonwebservices.eu
        kms eu-west-1
            kms.eu-west-1.amazonaws.com kms-fips.eu-west-1.amazonaws.com kms.eu-west-1.api.aws
            kms-fips.eu-west-1.api.aws
        kms us-gov-west-1
            kms.us-gov-west-1.amazonaws.com kms-fips.us-gov-west-1.amazonaws.com kms.us-gov-west-1.api.aws
            kms-fips.us-gov-west-1.api.aws
        kms cn-north-1
            kms.cn-north-1.amazonaws.com.cn kms-fips.cn-north-1.amazonaws.com.cn
            kms.cn-north-1.api.amazonwebservices.com.cn kms-fips.cn-north-1.api.amazonwebservices.com.cn
        kms us-iso-east-1
            kms.us-iso-east-1.c2s.ic.gov kms-fips.us-iso-east-1.c2s.ic.gov kms.us-iso-east-1.api.aws.ic.gov
            kms-fips.us-iso-east-1.api.aws.ic.gov
        kms us-isob-east-1
            kms.us-isob-east-1.sc2s.sgov.gov kms-fips.us-isob-east-1.sc2s.sgov.gov kms.us-isob-east-1.api.aws.scloud
            kms-fips.us-isob-east-1.api.aws.scloud
        kms eusc-de-east-1
            kms.eusc-de-east-1.amazonaws.eu kms-fips.eusc-de-east-1.amazonaws.eu
            kms.eusc-de-east-1.api.amazonwebservices.eu kms-fips.eusc-de-east-1.api.amazonwebservices.eu
        monitoring eu-west-1
            monitoring.eu-west-1.amazonaws.com monitoring-fips.eu-west-1.amazonaws.com monitoring.eu-west-1.api.aws
            monitoring-fips.eu-west-1.api.aws
        monitoring us-gov-west-1
            monitoring.us-gov-west-1.amazonaws.com monitoring.us-gov-west-1.amazonaws.com
            monitoring.us-gov-west-1.api.aws monitoring.us-gov-west-1.api.aws
        monitoring cn-north-1
            monitoring.cn-north-1.amazonaws.com.cn monitoring-fips.cn-north-1.amazonaws.com.cn
            monitoring.cn-north-1.api.amazonwebservices.com.cn monitoring-fips.cn-north-1.api.amazonwebservices.com.cn
        monitoring us-iso-east-1
            monitoring.us-iso-east-1.c2s.ic.gov monitoring-fips.us-iso-east-1.c2s.ic.gov
            monitoring.us-iso-east-1.api.aws.ic.gov monitoring-fips.us-iso-east-1.api.aws.ic.gov
        monitoring us-isob-east-1
            monitoring.us-isob-east-1.sc2s.sgov.gov monitoring-fips.us-isob-east-1.sc2s.sgov.gov
            monitoring.us-isob-east-1.api.aws.scloud monitoring-fips.us-isob-east-1.api.aws.scloud
        monitoring eusc-de-east-1
            monitoring.eusc-de-east-1.amazonaws.eu monitoring-fips.eusc-de-east-1.amazonaws.eu
            monitoring.eusc-de-east-1.api.amazonwebservices.eu monitoring-fips.eusc-de-east-1.api.amazonwebservices.eu
        ec2 eu-west-1
            ec2.eu-west-1.amazonaws.com ec2-fips.eu-west-1.amazonaws.com
            ec2.eu-west-1.api.aws ec2-fips.eu-west-1.api.aws
        ec2 us-gov-west-1
            ec2.us-gov-west-1.amazonaws.com ec2.us-gov-west-1.amazonaws.com
            ec2.us-gov-west-1.api.aws ec2-fips.us-gov-west-1.api.aws
        ec2 cn-north-1
            ec2.cn-north-1.amazonaws.com.cn ec2-fips.cn-north-1.amazonaws.com.cn
            ec2.cn-north-1.api.amazonwebservices.com.cn ec2-fips.cn-north-1.api.amazonwebservices.com.cn
        ec2 us-iso-east-1
            ec2.us-iso-east-1.c2s.ic.gov ec2-fips.us-iso-east-1.c2s.ic.gov
            ec2.us-iso-east-1.api.aws.ic.gov ec2-fips.us-iso-east-1.api.aws.ic.gov
        ec2 us-isob-east-1
            ec2.us-isob-east-1.sc2s.sgov.gov ec2-fips.us-isob-east-1.sc2s.sgov.gov
            ec2.us-isob-east-1.api.aws.scloud ec2-fips.us-isob-east-1.api.aws.scloud
        ec2 eusc-de-east-1
            ec2.eusc-de-east-1.amazonaws.eu ec2-fips.eusc-de-east-1.amazonaws.eu
            ec2.eusc-de-east-1.api.amazonwebservices.eu ec2-fips.eusc-de-east-1.api.amazonwebservices.eu
        cloudtrail eu-west-1
            cloudtrail.eu-west-1.amazonaws.com cloudtrail-fips.eu-west-1.amazonaws.com
            cloudtrail.eu-west-1.api.aws cloudtrail-fips.eu-west-1.api.aws
        cloudtrail us-gov-west-1
            cloudtrail.us-gov-west-1.amazonaws.com cloudtrail.us-gov-west-1.amazonaws.com
            cloudtrail.us-gov-west-1.api.aws cloudtrail-fips.us-gov-west-1.api.aws
        cloudtrail cn-north-1
            cloudtrail.cn-north-1.amazonaws.com.cn cloudtrail-fips.cn-north-1.amazonaws.com.cn
            cloudtrail.cn-north-1.api.amazonwebservices.com.cn cloudtrail-fips.cn-north-1.api.amazonwebservices.com.cn
        cloudtrail us-iso-east-1
            cloudtrail.us-iso-east-1.c2s.ic.gov cloudtrail-fips.us-iso-east-1.c2s.ic.gov
            cloudtrail.us-iso-east-1.api.aws.ic.gov cloudtrail-fips.us-iso-east-1.api.aws.ic.gov
        cloudtrail us-isob-east-1
            cloudtrail.us-isob-east-1.sc2s.sgov.gov cloudtrail-fips.us-isob-east-1.sc2s.sgov.gov
            cloudtrail.us-isob-east-1.api.aws.scloud cloudtrail-fips.us-isob-east-1.api.aws.scloud
        cloudtrail eusc-de-east-1
            cloudtrail.eusc-de-east-1.amazonaws.eu cloudtrail-fips.eusc-de-east-1.amazonaws.eu
            cloudtrail.eusc-de-east-1.api.amazonwebservices.eu cloudtrail-fips.eusc-de-east-1.api.amazonwebservices.eu
        s3-control eu-west-1
            s3-control.eu-west-1.amazonaws.com s3-control-fips.eu-west-1.amazonaws.com
            s3-control.dualstack.eu-west-1.amazonaws.com s3-control-fips.dualstack.eu-west-1.amazonaws.com
        s3-control us-gov-west-1
            s3-control.us-gov-west-1.amazonaws.com s3-control-fips.us-gov-west-1.amazonaws.com
            s3-control.dualstack.us-gov-west-1.amazonaws.com s3-control-fips.dualstack.us-gov-west-1.amazonaws.com
        s3-control cn-north-1
            s3-control.cn-north-1.amazonaws.com.cn - s3-control.dualstack.cn-north-1.amazonaws.com.cn -
        s3-control us-iso-east-1
            s3-control.us-iso-east-1.c2s.ic.gov s3-control-fips.us-iso-east-1.c2s.ic.gov
            s3-control.dualstack.us-iso-east-1.c2s.ic.gov s3-control-fips.dualstack.us-iso-east-1.c2s.ic.gov
        s3-control us-isob-east-1
            s3-control.us-isob-east-1.sc2s.sgov.gov s3-control-fips.us-isob-east-1.sc2s.sgov.gov
            s3-control.dualstack.us-isob-east-1.sc2s.sgov.gov s3-control-fips.dualstack.us-isob-east-1.sc2s.sgov.gov
        s3-control eusc-de-east-1
            s3-control.eusc-de-east-1.amazonaws.eu s3-control-fips.eusc-de-east-1.amazonaws.eu
            s3-control.dualstack.eusc-de-east-1.amazonaws.eu s3-control-fips.dualstack.eusc-de-east-1.amazonaws.eu
        portal.sso eu-west-1
            portal.sso.eu-west-1.amazonaws.com portal.sso-fips.eu-west-1.amazonaws.com portal.sso.eu-west-1.api.aws
            portal.sso-fips.eu-west-1.api.aws
        portal.sso us-gov-west-1
            portal.sso.us-gov-west-1.amazonaws.com portal.sso.us-gov-west-1.amazonaws.com
            portal.sso.us-gov-west-1.api.aws portal.sso-fips.us-gov-west-1.api.aws
        portal.sso cn-north-1
            portal.sso.cn-north-1.amazonaws.com.cn portal.sso-fips.cn-north-1.amazonaws.com.cn
            portal.sso.cn-north-1.api.amazonwebservices.com.cn portal.sso-fips.cn-north-1.api.amazonwebservices.com.cn
        portal.sso us-iso-east-1
            portal.sso.us-iso-east-1.c2s.ic.gov portal.sso-fips.us-iso-east-1.c2s.ic.gov
            portal.sso.us-iso-east-1.api.aws.ic.gov portal.sso-fips.us-iso-east-1.api.aws.ic.gov
        portal.sso us-isob-east-1
            portal.sso.us-isob-east-1.sc2s.sgov.gov portal.sso-fips.us-isob-east-1.sc2s.sgov.gov
            portal.sso.us-isob-east-1.api.aws.scloud portal.sso-fips.us-isob-east-1.api.aws.scloud
        portal.sso eusc-de-east-1
            portal.sso.eusc-de-east-1.amazonaws.eu portal.sso-fips.eusc-de-east-1.amazonaws.eu
            portal.sso.eusc-de-east-1.api.amazonwebservices.eu portal.sso-fips.eusc-de-east-1.api.amazonwebservices.eu
        """

    struct Row: Sendable, CustomTestStringConvertible {
        var prefix: String
        var region: String
        var hosts: [String]
        var testDescription: String { "\(prefix) \(region)" }
    }

    static let rows: [Row] = {
        let words = table.split(whereSeparator: \.isWhitespace).map(String.init)
        return stride(from: 0, to: words.count, by: 6).map { start in
            Row(prefix: words[start], region: words[start + 1], hosts: Array(words[(start + 2)..<(start + 6)]))
        }
    }()

    @Test(arguments: rows) func hostsAreThoseOfBotocore(_ row: Row) throws {
        let region = try #require(AWSRegion(row.region))
        let service = HostedService(prefix: row.prefix, endpointVariable: "AWS_ENDPOINT_URL_X")
        for (index, host) in row.hosts.enumerated() where host != "-" {
            #expect(service.host(region: region, fips: index % 2 == 1, dualStack: index > 1) == host)
        }
    }

    @Test func everyServiceThatIsCalledHasItsHosts() {
        for service in AWSServiceName.allCases {
            #expect(Self.rows.contains { $0.prefix == service.rawValue }, "add the rows of \(service)")
        }
    }

    @Test(arguments: [
        ("eu-west-1", Partition.aws, "us-east-1"), ("us-gov-east-1", .governmentUS, "us-gov-west-1"),
        ("cn-northwest-1", .china, "cn-north-1"), ("us-iso-west-1", .iso, "us-iso-east-1"),
        ("us-isob-east-1", .isoB, "us-isob-east-1"), ("eu-isoe-west-1", .isoE, "eu-isoe-west-1"),
        ("us-isof-east-1", .isoF, "us-isof-south-1"), ("eusc-de-east-1", .sovereignEU, "eusc-de-east-1"),
        ("xx-new-1", .aws, "us-east-1"),
    ])
    func globalServicesAreSignedForOneRegionAPartition(
        _ region: AWSRegion, _ partition: Partition, _ signing: String
    ) {
        #expect(region.partition == partition)
        #expect(Endpoints.default.endpoint(of: .iam, region: region).signingRegion == signing)
        #expect(Endpoints.default.endpoint(of: .lambda, region: region).signingRegion == region.code)
    }
}
