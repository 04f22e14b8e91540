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

    /// The domain of hosts with an IPv4 address alone.
    package var domain: DNSSuffix {
        switch self {
        case .aws, .governmentUS: .amazonAWS
        case .china: .amazonAWSChina
        case .sovereignEU: .amazonAWSEU
        case .iso: .iso
        case .isoB: .isoB
        case .isoE: .isoE
        case .isoF: .isoF
        }
    }

    /// The domain of dual-stack hosts, but for S3.
    package var dualStackDomain: DNSSuffix {
        switch self {
        case .aws, .governmentUS: .api
        case .china: .apiChina
        case .sovereignEU: .apiEU
        case .iso: .apiISO
        case .isoB: .apiISOB
        case .isoE: .apiISOE
        case .isoF: .apiISOF
        }
    }

    /// Whether it is one of the isolated clouds, whose IAM hosts follow a scheme of their own.
    package var isIsolated: Bool {
        switch self {
        case .iso, .isoB, .isoE, .isoF: true
        case .aws, .china, .governmentUS, .sovereignEU: false
        }
    }
}
