/// The separate clouds of AWS, with the domains under which their services are.
///
/// Source: botocore 1.44.5, `data/partitions.json`, read 2026-11-25.
package enum Partition: String, Sendable, Hashable, CaseIterable {
    case aws
    case china = "aws-cn"
    case governmentUS = "aws-us-gov"
    case sovereignEU = "aws-eusc"
    case iso = "aws-iso"
    case isoB = "aws-iso-b"
    case isoE = "aws-iso-e"
    case isoF = "aws-iso-f"

    /// The partition of a region; regions yet to come are taken for the commercial cloud's.
    package init(region: String) {
        self = Self.allCases.first { $0 != .aws && region.hasPrefix($0.regionPrefix) } ?? .aws
    }

    private var regionPrefix: String {
        switch self {
        case .aws: ""
        case .china: "cn-"
        case .governmentUS: "us-gov-"
        case .sovereignEU: "eusc-"
        case .iso: "us-iso-"
        case .isoB: "us-isob-"
        case .isoE: "eu-isoe-"
        case .isoF: "us-isof-"
        }
    }

    /// The domain of hosts with an IPv4 address alone.
    var domain: String {
        switch self {
        case .aws, .governmentUS: "amazonaws.com"
        case .china: "amazonaws.com.cn"
        case .sovereignEU: "amazonaws.eu"
        case .iso: "c2s.ic.gov"
        case .isoB: "sc2s.sgov.gov"
        case .isoE: "cloud.adc-e.uk"
        case .isoF: "csp.hci.ic.gov"
        }
    }

    /// The domain of dual-stack hosts, but for S3.
    var dualStackDomain: String {
        switch self {
        case .aws, .governmentUS: "api.aws"
        case .china: "api.amazonwebservices.com.cn"
        case .sovereignEU: "api.amazonwebservices.eu"
        case .iso: "api.aws.ic.gov"
        case .isoB: "api.aws.scloud"
        case .isoE: "api.cloud-aws.adc-e.uk"
        case .isoF: "api.aws.hci.ic.gov"
        }
    }

    /// The region that signs for the partition's global services.
    var globalRegion: String {
        switch self {
        case .aws: "us-east-1"
        // Not partitions.json's cn-northwest-1: the endpoint rules of IAM name this one.
        case .china: "cn-north-1"
        case .governmentUS: "us-gov-west-1"
        case .sovereignEU: "eusc-de-east-1"
        case .iso: "us-iso-east-1"
        case .isoB: "us-isob-east-1"
        case .isoE: "eu-isoe-west-1"
        case .isoF: "us-isof-south-1"
        }
    }

    /// Whether it is one of the isolated clouds, whose IAM hosts follow a scheme of their own.
    var isIsolated: Bool {
        switch self {
        case .iso, .isoB, .isoE, .isoF: true
        case .aws, .china, .governmentUS, .sovereignEU: false
        }
    }
}
